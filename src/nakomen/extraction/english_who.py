"""Works out who speaks in an English document, and who acts in its clauses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.memory import NOBODY, Who
from nakomen.finders.actors import actor_class, find_actors
from nakomen.finders.english_clauses import EnglishClause, EnglishSentence
from nakomen.finders.english_verbs import is_adverb, small_english, verb_forms
from nakomen.languages import load_table
from nakomen.model import ActorMention, Document, DocumentKind
from nakomen.registers import HOME

_WE_THE = re.compile(r"\bWe, (?:the )?")
_DECLARES = re.compile(r"communiqu|statement|declaration|conclusions|charter", re.IGNORECASE)
_ACTS = re.compile(r"\s+(?:also |today |now )?(?:will|is|has|welcomes|supports|announced|remains|reaffirms|stands)\b")
_JOINED = re.compile(r"\s*,?\s*(?:and|as well as|together with)?\s*(?:the|our|these|its|all)?\s*", re.IGNORECASE)
#: What may follow the actor that heads a subject.
_AFTER_HEAD = re.compile(r"\s*(?:$|,|\(|–|(?:and|of|in|from|at|on|with|around|who|which|that|as|together)\b)")
#: Names of our own government that no other would use of itself ("our country" is anybody's).
_OURS = re.compile(r"dutch|netherlands", re.IGNORECASE)
_PERSONAL = frozenset({"we", "i", "you", "he", "she", "it", "they"})
_LAST_WORD = re.compile(r"([\w’'-]+)\s*(?:(?:the|our|its|all|both|these|those|a|an)\s+)*$", re.IGNORECASE)


@dataclass(slots=True)
class Speaking:
    """Who says "we" in a document, the body that its papers bind, and whom pronouns stand for."""

    we: Who
    body: str
    last: Who = NOBODY
    several: Who = NOBODY
    of_paper: bool = False

    def note(self, subject: Subject) -> None:
        """Remember a subject for the pronouns behind it."""
        self.of_paper = subject.paper
        self.last = subject.who
        if subject.who.known and (subject.who.plural or len(subject.who.names) > 1):
            self.several = subject.who


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause: an actor, a paper, or neither."""

    who: Who = NOBODY
    paper: bool = False
    text: str = ""


def speaking_in(document: Document, finds: DocumentFinds) -> Speaking:
    """Return who speaks: whom "We, the ..." names, the body of a declaration, or the state whose doings are told."""
    identity = document.identity
    titled = [actor.name for actor in find_actors(identity.title, identity.date, "en") if actor.type != "pronoun"]
    bodies = Counter(actor.name for actor in finds.actors if actor.type == "body")
    acting = Counter(
        actor.name for actor in finds.actors if actor.type == "state" and _ACTS.match(document.text, actor.end)
    )
    named = _after_we(document.text, finds)
    renamed = load_table("en", "deciding")["speakers"]
    body = next((name for name in titled if actor_class(name) == "collective"), "") or next(iter(bodies), "")
    declares = document.kind is DocumentKind.DECLARATION or _DECLARES.search(identity.title)
    at_home = any(actor.type == "home" and _OURS.search(actor.text) for actor in finds.actors)
    if not declares and at_home and any(actor.type == "parliament" for actor in finds.actors):
        name, rule = HOME, "actor: the government that writes"
    elif named:
        name, rule = renamed.get(named, named), "we, the ..."
        body = name if name in renamed.values() and not body else body
    elif not declares and acting:
        name, rule = acting.most_common(1)[0][0], "the state that writes"
    else:
        name, rule = renamed.get(body, body) or "allies", "the body that speaks"
    type_ = {"state": "state", "home": "home"}.get(actor_class(name), "group")
    return Speaking(
        Who((name,), type_, rule, "we", plural=True), renamed.get(body, body) if body == "G7 leaders" else body or name
    )


def _after_we(text: str, finds: DocumentFinds) -> str:
    """Return the actor that "We, the ..." names, or nothing."""
    match = _WE_THE.search(text)
    if match is None:
        return ""
    return next((actor.name for actor in within(finds.actors, match.end() - 4, match.end() + 120)), "")


class ClauseNames:
    """The actors of one sentence, looked up by place."""

    def __init__(self, parsed: EnglishSentence, finds: DocumentFinds, speaking: Speaking) -> None:
        self.parsed = parsed
        self.speaking = speaking
        self.all = within(finds.actors, parsed.start, parsed.end)
        self.mentions = [one for one in self.all if one.type != "adjective"]

    def subject(self, clause: EnglishClause) -> Subject:
        """Return the subject of a clause with a subject of its own."""
        first, last = clause.subject
        if last <= first:
            return Subject()
        words = self.parsed.words
        start, end = words[first].start, words[last - 1].end
        text = self.parsed.text[start:end]
        folded = text.casefold()
        if folded in ("it", "this", "these", "this document", "this text"):
            meant = self.speaking.last
            known = folded == "it" and not meant.plural and meant.names != self.speaking.we.names
            return Subject(meant if known else NOBODY, self.speaking.of_paper, text)
        who = self._head(start, end)
        if not who.known and self.speaking.we.type in ("state", "home"):
            offices = tuple(load_table("en", "deciding")["offices"])
            who = replace(self.speaking.we, words=text, start=start) if folded.startswith(offices) else who
        if who.known:
            return Subject(who, False, text)
        return Subject(NOBODY, self._is_paper(first, last), text)

    def _is_paper(self, first: int, last: int) -> bool:
        """Tell whether a noun phrase names a definite paper: by its head, the last word before a preposition."""
        words = [word.folded for word in self.parsed.words[first:last]]
        if words[0] not in ("the", "this", "our", "these"):
            return False
        cut = next((at for at, word in enumerate(words) if word in small_english().prepositions), len(words))
        return cut > 0 and words[cut - 1] in load_table("en", "deciding")["papers"]

    def _head(self, start: int, end: int) -> Who:
        governed = -1  # where a name ends that a preposition governs, and those joined to it
        for at, mention in enumerate(self.mentions):
            if mention.start < start or mention.end > end:
                continue
            before = _LAST_WORD.search(self.parsed.text, max(start, mention.start - 40), mention.start)
            joined = governed >= 0 and _JOINED.fullmatch(self.parsed.text, governed, mention.start) is not None
            if joined or (before is not None and before[1].casefold() in small_english().prepositions):
                governed = mention.end
                continue
            if not _AFTER_HEAD.match(self.parsed.text, mention.end, end) and mention.end < end:
                continue
            return self._who(at, end)
        return NOBODY

    def _who(self, at: int, end: int) -> Who:
        """Return a mention with those joined to it, pronouns resolved."""
        first = self.mentions[at]
        if first.type == "pronoun":
            return self._pronoun(first)
        names, last = [first.name], first
        for following in self.mentions[at + 1 :]:
            between = self.parsed.text[last.end : following.start]
            if following.end > end or following.type == "pronoun" or not between.strip():
                break
            if not _JOINED.fullmatch(between):
                break
            names.append(following.name)
            last = following
        words = self.parsed.text[first.start : last.end]
        return Who(tuple(dict.fromkeys(names)), first.type, "named", words, first.start, first.plural or len(names) > 1)

    def _pronoun(self, mention: ActorMention) -> Who:
        word = mention.name.casefold()
        we = self.speaking.we
        if word in ("we", "i"):
            return Who(we.names, we.type, we.rule, mention.text, mention.start, plural=True)
        if word in ("the president", "he", "she"):
            known = self.speaking.last if self.speaking.last.type == "state" else we
            return Who(known.names, known.type, "who speaks for it", mention.text, mention.start)
        if word in ("ministers", "the ministers"):
            return Who(("ministers",), "group", "actor: named", mention.text, mention.start, plural=True)
        joint = mention.row == "en:both"  # "both sides", "the parties"
        known = self.speaking.several if joint or word == "they" else NOBODY
        if joint and not known.known:
            known = we
        if not known.known:
            return NOBODY
        return Who(
            known.names, known.type, f"{word} stands for {known.words}", mention.text, mention.start, plural=True
        )

    def parliament(self, clause: EnglishClause) -> Who:
        """Return the chamber that a clause names behind its verb."""
        start, end = self.parsed.words[clause.verb.at].end, self.parsed.span(clause)[1]
        for mention in self.mentions:
            if start <= mention.start and mention.end <= end and mention.type == "parliament":
                return Who((mention.name,), "parliament", "addressee: parliament is told", mention.text, mention.start)
        return NOBODY

    def told(self, clause: EnglishClause, others: Sequence[str] = ()) -> Who:
        """Return who is told or asked: the first actor behind a clause's verb and before what it is to do."""
        return self._first(self.parsed.words[clause.verb.at].end, self._before_infinitive(clause), others)

    def behind(self, clause: EnglishClause, others: Sequence[str] = ()) -> Who:
        """Return the first actor behind a clause's verb that is none of the others."""
        return self._first(self.parsed.words[clause.verb.at].end, self.parsed.span(clause)[1], others)

    def concerned(self, clause: EnglishClause) -> Who:
        """Return whom a figure is about: the first state or body that a clause names, adjectives included."""
        start, end = self.parsed.span(clause)
        for mention in self.all:
            if start <= mention.start and mention.end <= end and mention.type != "pronoun":
                return Who((mention.name,), "state", "whom the figure is about", mention.text, mention.start)
        return NOBODY

    def _first(self, start: int, end: int, others: Sequence[str]) -> Who:
        for at, mention in enumerate(self.mentions):
            if start > mention.start or mention.end > end or mention.name in others:
                continue
            if mention.type != "pronoun":
                return self._who(at, end)
            if mention.name.casefold() not in _PERSONAL:
                words = mention.text
                return Who((mention.name.removeprefix("the "),), "group", "named", words, mention.start, plural=True)
        return NOBODY

    def _before_infinitive(self, clause: EnglishClause) -> int:
        """Return where "to" with a verb begins behind a clause's verb, or where the clause ends."""
        words = self.parsed.words
        for at in range(clause.verb.at + 1, clause.last - 1):
            place = at + 1
            while place < clause.last - 1 and (is_adverb(words[place].folded) or words[place].folded == "not"):
                place += 1
            known = verb_forms().get(words[place].folded)
            if words[at].folded == "to" and known is not None and "base" in known.forms:
                return words[at].start
        return self.parsed.span(clause)[1]

    def toward(self, start: int, end: int, others: Sequence[str], leads: Sequence[str]) -> Who:
        """Return the first actor in a stretch that stands behind one of some words ("to the islands")."""
        for at, mention in enumerate(self.mentions):
            if mention.start < start or mention.end > end or mention.type == "pronoun" or mention.name in others:
                continue
            before = _LAST_WORD.search(self.parsed.text, max(start, mention.start - 40), mention.start)
            if before is not None and before[1].casefold() in leads:
                return self._who(at, end)
        return NOBODY
