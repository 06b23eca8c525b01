"""Works out who acts in a clause: its subject or agent, pronouns and coordinated names included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nakomen.extraction.finds import within
from nakomen.extraction.memory import NOBODY, Memory, Who
from nakomen.finders.clauses import Clause, ParsedSentence, small_words
from nakomen.finders.predicates import Predicate
from nakomen.model import ActorMention

_LAST_WORD = re.compile(r"((?:\w\.)+\w|[\w-]+)\W*$")
#: "onder meer Nederland" names one of several, and depends on no preposition.
_AMONG = re.compile(r"\b(?:onder meer|onder andere|o\.a\.|met name|waaronder)\s+(?:de |het )?$", re.IGNORECASE)
_JOINS = re.compile(
    r"\s*(?:,|,?\s*(?:en|als|alsmede|alsook|evenals|waaronder|waaronder ook|samen met|tezamen met|and|as well as))"
    r"\s*(?:ook\s+)?(?:de|het|the)?\s*$"
)
#: What may stand before the adjective of a clause's first noun phrase ("De Nederlandse inzet").
_LEADS = re.compile(r"(?:(?:de|het|een|deze|dit|die|the|this)\s+)?", re.IGNORECASE)
#: Whose effort a thing is owed to does not do it ("dankzij de inzet van Nederland").
_THANKS = re.compile(r"\b(?:dankzij|vanwege|door toedoen van)\b[^,;.]{0,30}$")
#: A word of answering before a clause ("Ja, ik zal").
_INTERJECTION = re.compile(r"\s*\w+,\s+(?:(?:de|het|een)\s+)?")
#: What stands before the second and later members of a list.
_IN_A_LIST = re.compile(r"(?:,|\b(?:en|of|alsmede|alsook))\s+(?:(?:de|het|een)\s+)?$")


@dataclass(frozen=True, slots=True)
class ClauseActors:
    """The actors named in a clause outside its subordinate clauses, with what stands before each."""

    mentions: tuple[ActorMention, ...]
    before: tuple[str, ...]
    listed: tuple[bool, ...]
    qualifier: ActorMention | None = None
    adjectives: tuple[ActorMention, ...] = ()

    @classmethod
    def of(cls, parsed: ParsedSentence, clause: Clause, actors: Sequence[ActorMention]) -> ClauseActors:
        """Collect a clause's own mentions; adjectives are left out."""
        start, end = parsed.span(clause)
        inner = [
            parsed.span(sub)
            for sub in parsed.subs
            if sub is not clause
            and clause.first <= sub.first < clause.last
            and not (clause.parent >= 0 and sub.first <= clause.first)
        ]
        here = within(actors, start, end)
        mentions = tuple(
            mention
            for mention in here
            if mention.type != "adjective"
            and mention.row != "parliament:motion"
            and not any(first <= mention.start < last for first, last in inner)
        )
        return cls(
            mentions,
            tuple(word_before(parsed.text, mention.start, start) for mention in mentions),
            tuple(_is_listed(parsed, clause, mention) for mention in mentions),
            next((one for one in here if one.type == "adjective" and _leads(parsed.text[start : one.start])), None),
            tuple(one for one in here if one.type == "adjective"),
        )

    def may_be_subject(self, at: int) -> bool:
        """Tell whether a mention can be a subject: behind no preposition, and not the later part of a list."""
        return self.before[at] not in small_words().prepositions and not self.listed[at]


def _leads(before: str) -> bool:
    return _LEADS.fullmatch(before) is not None


def _is_listed(parsed: ParsedSentence, clause: Clause, mention: ActorMention) -> bool:
    """Tell whether a mention is a later member of a list, or stands inside an infinitive with `om ... te`."""
    start = parsed.words[clause.first].start
    if _INTERJECTION.fullmatch(parsed.text, start, mention.start):
        return False
    if mention.start > start and _IN_A_LIST.search(parsed.text, max(mention.start - 12, start), mention.start):
        return True
    opened = False
    for word in parsed.words[clause.first : clause.last]:
        if word.start >= mention.start:
            break
        opened = word.folded == "om" or (opened and word.folded != "te")
    return opened


def word_before(text: str, at: int, earliest: int = 0) -> str:
    """Return the last word before a place, determiners passed over; nothing before `earliest`.

    >>> word_before("Het plan is aan de Raad voorgelegd", 19)
    'aan'
    """
    small = small_words()
    among = _AMONG.search(text, max(at - 20, 0), at)
    stop = among.start() if among else at
    for _ in range(5):
        match = _LAST_WORD.search(text, max(stop - 30, earliest), stop)
        if match is None:
            return ""
        word = match[1].casefold()
        if "." not in word and re.search(r"[.;:!?)]\s*$", text[match.end(1) : stop]):
            return ""
        counted = word.isdigit() or word in small.quantifiers or (word == "van" and _counts_out(text, match.start()))
        if word not in small.determiners and not counted:
            return word
        stop = match.start()
    return ""


def _counts_out(text: str, at: int) -> bool:
    """Tell "elf van de twaalf bondgenoten" from "de steun van de bondgenoten": whether a number stands before."""
    match = _LAST_WORD.search(text, max(at - 20, 0), at)
    return match is not None and (match[1].isdigit() or match[1].casefold() in small_words().quantifiers)


def subject_of(parsed: ParsedSentence, predicate: Predicate, found: ClauseActors, memory: Memory) -> Who:
    """Return the subject of a clause, or nobody when it is no actor."""
    clause = predicate.clause
    if clause.finite is None or clause.gapped:
        return NOBODY
    finite = parsed.words[clause.finite.at]
    if _continues(parsed, clause):
        return NOBODY
    if clause.finite.at == 0 and parsed.words[0].text[0].islower():
        # "verzoekt de regering ...": what a motion asks, its subject standing at its head
        return Who((memory.parliament,), "parliament", "parliament asks in a motion", start=parsed.words[0].start)
    if clause.opener:
        place = [at for at, m in enumerate(found.mentions) if m.end <= finite.start and found.may_be_subject(at)]
        return _who(parsed, found, place[0], memory, "subject of the subordinate clause") if place else NOBODY
    before = [at for at, m in enumerate(found.mentions) if m.end <= finite.start and found.may_be_subject(at)]
    if before:
        return _who(parsed, found, before[0], memory, "subject before the verb")
    behind = next((at for at, m in enumerate(found.mentions) if m.start == _after(parsed, clause.finite.at)), None)
    if behind is not None and found.mentions[behind].text.casefold() in ("ik", "wij", "we", "hij", "men"):
        return _who(parsed, found, behind, memory, "subject after the verb")  # "De uitkomst zal ik delen"
    if starts_with_subject(parsed, clause):
        return NOBODY
    after = [at for at, m in enumerate(found.mentions) if m.start >= finite.end and found.may_be_subject(at)]
    return _who(parsed, found, after[0], memory, "subject after the verb") if after else NOBODY


def _after(parsed: ParsedSentence, at: int) -> int:
    """Return where the next word begins, -1 at the end."""
    return parsed.words[at + 1].start if at + 1 < len(parsed.words) else -1


def _continues(parsed: ParsedSentence, clause: Clause) -> bool:
    """Tell whether a clause goes on with the subject of the one before ("en riep de bondgenoten op ...")."""
    finite = clause.finite
    later = clause is not parsed.mains[0] and not clause.opener
    if not later or finite is None or finite.at != clause.first:
        return False
    following = parsed.words[finite.at + 1].folded if finite.at + 1 < len(parsed.words) else ""
    if following in ("ik", "wij", "we", "hij", "zij", "men"):
        return False  # "..., neem ik maatregelen": its subject stands behind
    return parsed.words[finite.at].folded not in small_words().auxiliary


def opens_with_noun(parsed: ParsedSentence, clause: Clause) -> bool:
    """Tell whether a clause opens with a noun phrase, and not with an adverb, preposition, time or verb."""
    first, small = parsed.words[clause.first], small_words()
    if clause.opener:
        return False
    if clause.finite is not None and clause.finite.at == clause.first:
        return False
    if clause.finite is not None and parsed.words[clause.finite.at - 1].folded in small.time_nouns:
        return False  # "De komende maanden zal ik ..."
    others = (small.prepositions, small.adverbs, small.weak, small.strong, small.time_openers)
    return first.folded not in ("er", "om") and not any(first.folded in group for group in others)


def starts_with_subject(parsed: ParsedSentence, clause: Clause) -> bool:
    """Tell whether the clause surely opens with its subject: a noun phrase with a determiner."""
    return opens_with_noun(parsed, clause) and parsed.words[clause.first].folded in small_words().determiners


def agent_of(parsed: ParsedSentence, found: ClauseActors, memory: Memory) -> Who:
    """Return the agent of a passive: the actor after `door`."""
    for at, before in enumerate(found.before):
        if before in ("door", "by"):
            return _who(parsed, found, at, memory, "agent after door")
    return NOBODY


def actor_after(parsed: ParsedSentence, found: ClauseActors, prepositions: tuple[str, ...], memory: Memory) -> Who:
    """Return the first actor after one of the prepositions."""
    for at, before in enumerate(found.before):
        start = found.mentions[at].start
        if before in prepositions and not _THANKS.search(parsed.text, max(start - 40, 0), start):
            return _who(parsed, found, at, memory, f"actor after {before}")
    return NOBODY


def object_of(parsed: ParsedSentence, found: ClauseActors, subject: Who, memory: Memory) -> Who:
    """Return the first actor in the clause that is neither its subject nor after a preposition."""
    for at, mention in enumerate(found.mentions):
        if mention.start > subject.start and found.may_be_subject(at) and mention.name not in subject.names:
            return _who(parsed, found, at, memory, "object")
    return NOBODY


def _who(parsed: ParsedSentence, found: ClauseActors, at: int, memory: Memory, rule: str) -> Who:
    """Return a mention with those joined to it, pronouns resolved."""
    mention = found.mentions[at]
    if mention.type == "pronoun" or (mention.name == "coalition" and memory.coalition):
        return _resolve(mention, memory)
    names = [mention.name]
    last = mention
    for following in found.mentions[at + 1 :]:
        between = parsed.text[last.end : following.start]
        if not _JOINS.fullmatch(between) or following.type == "pronoun":
            break
        if "als" in between.split() and "zowel" not in parsed.text[max(mention.start - 15, 0) : mention.start]:
            break
        if following.name not in names:
            names.append(following.name)
        last = following
    plural = mention.plural or len(names) > 1
    return Who(tuple(names), mention.type, rule, parsed.text[mention.start : last.end], mention.start, plural)


def _resolve(mention: ActorMention, memory: Memory) -> Who:
    """Return who a pronoun stands for; it is left open when the memory holds nobody that fits."""
    word = mention.name.casefold()
    if mention.name == "coalition":
        return Who((memory.coalition,), "group", "the coalition named last", mention.text, mention.start)
    if word in ("ik", "mij", "i", "mijn"):
        return Who((memory.signatory,), "home", "signatory speaks", mention.text, mention.start)
    if word in ("de ministers", "the ministers"):
        names = (memory.ministers,) if memory.ministers else ()
        return Who(names, "group", "the ministers who met", mention.text, mention.start, plural=True)
    if word.startswith("beide ") and len(memory.several.names) == 2 and memory.several.type in ("state", "person"):
        return replace(memory.several, rule="the two named last", words=mention.text, start=mention.start)
    if word.startswith("beide ") and len(memory.states) >= 2:
        return Who(
            tuple(memory.states[-2:]),
            "state",
            "the two states named last",
            mention.text,
            mention.start,
            plural=True,
        )
    if word in ("het land", "dit land", "dat land") and memory.states:
        return Who((memory.states[-1],), "state", "the state named last", mention.text, mention.start)
    known = memory.several if mention.plural or word in ("zij", "ze", "they") else memory.person
    if word in ("zij", "ze") and not memory.several.known and memory.person.type in ("person", "role"):
        known = memory.person
    if not known.known or word in ("deze", "dit", "die", "dat"):
        return NOBODY
    return Who(
        known.names,
        known.type,
        f"{word} stands for {known.words or known.names[0]}",
        mention.text,
        mention.start,
        known.plural,
    )
