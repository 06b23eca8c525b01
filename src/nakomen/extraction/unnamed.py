"""Names whose doing or view it is where a clause has no actor for its subject or agent."""

from __future__ import annotations

import re
from dataclasses import replace

from nakomen.extraction.memory import NOBODY, Memory, Who
from nakomen.extraction.situation import Situation
from nakomen.extraction.verdicts import Verdict
from nakomen.extraction.who import actor_after
from nakomen.finders.actors import actor_class
from nakomen.languages import load_table
from nakomen.model import Kind

#: A summit as the place of what is told; "speciale bijeenkomst" is how the alliance calls one between two summits.
_SUMMIT = re.compile(r"\btijdens de (?:navo-?)?(?:top|topbijeenkomst|speciale bijeenkomst)\b")
_LAST_WORD = re.compile(r"([\w-]+)\W+(?:van|bij|onder|voor)\s+(?:de|het|alle|individuele|een)?\s*(?:\w+\s+)?$")


def unnamed(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return the body whose doings are told or whose view it is, or the report's own voice."""
    if verdict.kind is Kind.REQUEST and memory.asker.known and s.predicate.passive:
        return memory.asker
    if verdict.kind in (Kind.ASSURANCE, Kind.FULFILMENT):
        return _fulfilling(s, verdict, memory)
    for rule in (_under_me, _at_a_summit, _holder, _presence, _nominal_agent, _goes_on):
        found = rule(s, verdict)
        if found.known:
            return found
    if verdict.kind in (Kind.AGREEMENT, Kind.TASKING):
        return _body_within(s, memory)
    if verdict.kind is Kind.PLEDGE and s.last.group == "state" and memory.domestic:
        return s.last  # an institution's own plan, told on
    if verdict.own_voice:
        return _own_voice(memory)
    if is_nominal(verdict) or (verdict.kind is Kind.POSITION and "er" in s.predicate.own_text.split()):
        return memory.whole if memory.whole.known else memory.together()  # "er was brede steun", "bestond waardering"
    return _told(s, verdict, memory)


def _own_voice(memory: Memory) -> Who:
    return Who((memory.voice,), "home", "the report's own voice")


def is_nominal(verdict: Verdict) -> bool:
    """Tell whether a noun or a verb of being carries the act ("er bestond steun van")."""
    act = verdict.act
    return act is not None and (act.carrier is None or act.row.lemma in load_table("nl", "deciding")["of_being"])


def _fulfilling(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return who fulfils: between or in whom it is done, who acted last, or the government that reports."""
    if verdict.kind is Kind.FULFILMENT and not s.names_parliament and not s.honours:
        between = actor_after(s.parsed, s.actors, ("tussen", "in"), memory)
        if between.known and between.type in ("state", "group"):
            return between
        if s.last.known:
            return s.last
    return Who((memory.reporter,), "home", "the government reports")


def _under_me(s: Situation, _verdict: Verdict) -> Who:
    """Return who signs where a passive tells of his own doing ("onder mijn regie is het loket ingericht")."""
    mine = s.predicate.passive and {"mijn", "mij"} & set(s.predicate.own_text.split())
    return Who((s.memory.signatory,), "home", "signatory speaks") if mine else NOBODY


def _at_a_summit(s: Situation, verdict: Verdict) -> Who:
    """Return the leaders where a passive tells what was said or settled at their summit, nobody named."""
    told = s.predicate.passive and s.predicate.past and verdict.explicit and not s.memory.without_allies
    if told and not s.memory.collective.known and _SUMMIT.search(s.predicate.own_text):
        return Who(("heads of state and government",), "group", "who meet at a summit")
    return NOBODY


def _holder(s: Situation, verdict: Verdict) -> Who:
    """Return who holds the stance that a noun names ("de vastberadenheid van het bondgenootschap")."""
    held = load_table("nl", "deciding")["held"]
    if "evaluation" in s.cues:
        return NOBODY  # "een nauwe betrokkenheid van de alliantie blijft van belang": the report says so
    for mention, before in zip(s.actors.mentions, s.actors.before, strict=True):
        if before not in ("van", "bij", "voor") or mention.type == "pronoun":
            continue
        noun = _LAST_WORD.search(s.parsed.text, max(mention.start - 60, 0), mention.start)
        if noun is not None and noun[1].casefold() in held and verdict.kind is not Kind.TASKING:
            return Who((mention.name,), mention.type, f"whose {noun[1]} it is", mention.text, mention.start)
    return NOBODY


def _presence(s: Situation, verdict: Verdict) -> Who:
    """Return whose presence or words tell it ("de aanwezigheid van de president onderstreepte dat")."""
    finite = s.clause.finite
    if finite is None or s.content is None or s.predicate.passive or not verdict.explicit:
        return NOBODY
    found = actor_after(s.parsed, s.actors, ("van",), s.memory)
    return found if found.known and found.start < s.parsed.words[finite.at].start else NOBODY


def _nominal_agent(s: Situation, _verdict: Verdict) -> Who:
    """Return who does what a noun names, ours among them ("een voorbeeld is de inkoop door Nederland en Finland")."""
    found = actor_after(s.parsed, s.actors, ("door",), s.memory) if not s.predicate.passive else NOBODY
    return found if any(actor_class(name) == "home" for name in found.names) else NOBODY


def _goes_on(s: Situation, verdict: Verdict) -> Who:
    """Return who said or settled the thing before, where the clause goes on with it ("ook", "deze bevatten")."""
    first = s.parsed.words[s.clause.first].folded
    before = s.memory.stated
    if not before.known or s.doer.known:
        return NOBODY
    table = load_table("nl", "deciding")
    on_a_text = first in ("deze", "dit") and verdict.act is not None and verdict.act.row.lemma in table["of_texts"]
    if on_a_text and verdict.kind in (Kind.AGREEMENT, Kind.TASKING):
        return replace(before, rule="goes on with what was settled")
    joint = all(actor_class(name) in ("collective", "some") for name in before.names)
    if not joint or s.amounts or verdict.kind not in (Kind.POSITION, Kind.REQUEST):
        return NOBODY
    asked = verdict.kind is Kind.REQUEST and s.predicate.passive
    further = first in table["going_on"] and (verdict.own_voice or not s.memory.collective.known)
    ought = s.obliging and not s.predicate.negated
    return replace(before, rule="goes on with what was said") if asked or further or ought else NOBODY


def _body_within(s: Situation, memory: Memory) -> Who:
    """Return the body within which a thing is settled or to be done, else those who act together."""
    if not s.predicate.passive or s.memory.without_allies:
        return memory.together()
    bodies = load_table("nl", "deciding")["settling_bodies"]
    for mention, before in zip(s.actors.mentions, s.actors.before, strict=True):
        if before in ("van", "binnen") and mention.name in bodies:
            return Who((mention.name,), mention.type, "the body within which it is done", mention.text, mention.start)
    return memory.together()


def _told(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return whose doings are told by an act or a finding, else the report's own voice."""
    if s.predicate.passive and verdict.explicit:
        return s.last if s.last.group in ("collective", "some", "home") else memory.together()
    if verdict.kind is Kind.FINDING and memory.without_allies:
        return memory.together()
    if verdict.kind is Kind.FINDING and not s.amounts and s.predicate.perfect:
        return s.last if s.last.known else memory.together()
    return _own_voice(memory)


__all__ = ["is_nominal", "unnamed"]
