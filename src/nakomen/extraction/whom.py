"""Names the addressee of a statement: who is told, asked, given to or favoured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nakomen.extraction.memory import NOBODY, Memory, Who
from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import Verdict
from nakomen.extraction.who import actor_after, object_of
from nakomen.finders.actors import actor_class
from nakomen.languages import load_table
from nakomen.model import ActorMention, Kind

#: What parliament asked or was promised, as the thing that is met ("invulling aan de motie").
_HONOURED = re.compile(
    r"\b(?:aan|van) (?:de|het|deze|dit|uw|een) (?:gewijzigde |aangenomen )?(?:motie|toezegging|verzoek)"
)
_ARTICLE = re.compile(r"\s*(?:\b(?:de|het|een))?\s*$")
_SOME = "some "
#: Kinds by which one gives, does or settles something for another.
_GIVING = (Kind.PLEDGE, Kind.AGREEMENT)


def addressee_of(s: Situation, verdict: Verdict, memory: Memory, theme: str = "") -> Who:
    """Return to whom it is said or given."""
    if verdict.kind is Kind.ASSURANCE:
        return Who((memory.parliament,), "parliament", "promises go to parliament")
    if verdict.kind is Kind.FULFILMENT and _reports_to_parliament(s):
        return Who((memory.parliament,), "parliament", "parliament is told")
    if verdict.kind is Kind.REQUEST and (s.of_a_motion or s.doer.group == "parliament"):
        return Who(("Netherlands",), "home", "parliament asks the government")
    by_row = _by_row(s, verdict, memory)
    if by_row.known:
        return by_row
    if verdict.kind is Kind.REQUEST:
        return _asked(s, memory)
    if verdict.kind is Kind.POSITION and not _contributes(s, verdict):
        return NOBODY if verdict.own_voice else _favoured(s)
    if verdict.kind not in _GIVING and not _contributes(s, verdict):
        return NOBODY
    found = _given_to(s, verdict, memory)
    return found if found.known else _by_theme(s, theme)


def _reports_to_parliament(s: Situation) -> bool:
    """Tell whether a fulfilment is one towards parliament: it is told, or its motion is what is carried out."""
    if s.names_parliament or s.subject.group == "parliament":
        return True
    return s.doer.group == "home" and _HONOURED.search(s.predicate.own_text) is not None


def _by_row(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return whom the row of the act points at: its object, or who stands after its prepositions."""
    row = verdict.act.row if verdict.act is not None else None
    if row is None or not row.addressee:
        return NOBODY
    if "subject" in row.addressee and s.subject.known:
        return s.subject
    if "object" in row.addressee:
        whom = s.subject if s.predicate.passive else object_of(s.parsed, s.actors, s.doer, memory)
        if whom.known and whom.names != s.doer.names:
            return whom
    found = actor_after(s.parsed, s.actors, row.addressee, memory)
    return found if found.known and found.names != s.doer.names else NOBODY


def _asked(s: Situation, memory: Memory) -> Who:
    """Return who is asked: the subject of what is asked, however deep it is told, or who is approached.

    Some allies who propose something ask the others; who asks on without a name asks the one he asked before.
    """
    inner = _innermost(s)
    if inner is not s and inner.subject.known and inner.subject.names != s.doer.names:
        return inner.subject
    expected = actor_after(inner.parsed, inner.actors, ("van",), memory) if inner.predicate.passive else NOBODY
    if expected.known and expected.names != s.doer.names:
        return expected
    if s.predicate.passive and s.subject.known:
        return s.subject
    if any(name.startswith(_SOME) for name in s.doer.names):
        some = next(name for name in s.doer.names if name.startswith(_SOME))
        return Who((some.removeprefix(_SOME),), "group", "some ask the others")
    if memory.asked.known and memory.asker.names == s.doer.names:
        return replace(memory.asked, rule="whom they asked before")
    return NOBODY


def _innermost(s: Situation) -> Situation:
    """Return the last of the clauses that tell what is told ("hij zei dat zij verwachten dat de landen ...")."""
    told = [sub for sub in s.subs if sub.clause.opener == "dat" and sub.subject.known]
    if s.content is not None and s.content.clause.opener == "dat" and told:
        return told[-1]
    return s.content or s


def _favoured(s: Situation) -> Who:
    """Return whom a stance of favour is for: the first other state, body or coalition behind or before its words."""
    words = load_table("nl", "deciding")["words_of_favour"]
    if not any(word in s.predicate.own_text for word in words) or "belang" in s.predicate.own_text.split():
        return NOBODY
    named = next(_others(s, ("met",)), None)
    return _together(s, named, "who is favoured") if named is not None else NOBODY


def _contributes(s: Situation, verdict: Verdict) -> bool:
    """Tell whether a statement that binds nobody tells of a contribution ("droeg 2 miljoen euro bij aan het fonds")."""
    row = verdict.act.row if verdict.act is not None else None
    return row is not None and row.kind == "pledge" and s.doer.group in ("home", "state")


def _given_to(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return for whom it is: the state or body after aan or voor, there or in what is announced, else who is helped."""
    found = _behind_to(s, s, verdict, memory)
    if not found.known and s.content is not None:
        found = _behind_to(s, s.content, verdict, memory)
    if found.known:
        return found
    if verdict.kind is Kind.AGREEMENT:
        return NOBODY
    for where in (s, s.content) if s.content is not None else (s,):
        named = next((one for one in _others(where) if _is_outsider(s, one)), None)
        if named is not None:
            return _together(where, named, "for whom it is")
    helped = next((one for one in s.actors.adjectives if _is_outsider(s, one)), None)
    return Who((helped.name,), "state", "whose people are helped", helped.text) if helped else NOBODY


def _behind_to(s: Situation, where: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return the state, body or group after aan, voor and their kin in a clause, unless it is who acts."""
    table = load_table("nl", "deciding")
    found = actor_after(where.parsed, where.actors, tuple(table["to_whom"]), memory)
    if not found.known:
        found = _in_support_of(where)
    if not found.known and verdict.kind is not Kind.AGREEMENT:
        found = _by_fund(where)
    fits = found.names != s.doer.names and found.type in ("state", "body", "group")
    return found if found.known and fits else NOBODY


def _by_fund(s: Situation) -> Who:
    """Return who administers the fund or package that a clause names."""
    for words, whom in load_table("nl", "deciding")["funds"].items():
        if words in s.predicate.own_text:
            return Who((whom,), "body", "whose fund it is", words)
    return NOBODY


def _in_support_of(s: Situation) -> Who:
    """Return who stands after "ter ondersteuning van" and its kin."""
    phrases = tuple(load_table("nl", "deciding")["in_support_of"])
    for mention in s.actors.mentions:
        if _ARTICLE.sub("", s.parsed.text[max(mention.start - 40, 0) : mention.start]).casefold().endswith(phrases):
            return _together(s, mention, "in whose support")
    return NOBODY


def _others(s: Situation, also: tuple[str, ...] = ()) -> Iterator[ActorMention]:
    """Yield the states that a clause names beside who acts; `also` are prepositions after which they count here."""
    beside = [word for word in load_table("nl", "deciding")["beside"] if word not in also]
    for mention, before in zip(s.actors.mentions, s.actors.before, strict=True):
        settled = mention.type in ("state", "person") or mention.name.endswith(" coalition")
        if settled and before not in beside and _is_outsider(s, mention):
            yield mention


def _is_outsider(s: Situation, mention: ActorMention) -> bool:
    """Tell whether a mention is neither who acts nor one of those on whose behalf the report speaks."""
    known = (*s.doer.names, *(s.subject.names if not s.predicate.passive else ()))
    return mention.name not in known and actor_class(mention.name) not in ("home", "collective", "some", "parliament")


def _together(s: Situation, first: ActorMention, rule: str) -> Who:
    """Return a mention with the others that are named in one list with it."""
    names = [first.name]
    last = first
    for mention in s.actors.mentions:
        if mention.start > last.start and s.parsed.text[last.end : mention.start].strip(" (),").split() in ([], ["en"]):
            if mention.name not in names:
                names.append(mention.name)
            last = mention
    return Who(tuple(names), first.type, rule, s.parsed.text[first.start : last.end], first.start, len(names) > 1)


def _by_theme(s: Situation, theme: str) -> Who:
    """Return the state that a theme is about, for what is given or agreed there by others."""
    state = load_table("nl", "deciding")["theme_states"].get(theme, "")
    return Who((state,), "state", "whom the theme is about") if state and state not in s.doer.names else NOBODY


__all__ = ["addressee_of"]
