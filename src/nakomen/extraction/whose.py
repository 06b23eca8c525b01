"""Names the actor and the addressee of a statement from its clause, its kind and what the reader keeps in mind."""

from __future__ import annotations

import re

from nakomen.extraction.deciding import Verdict
from nakomen.extraction.finds import DocumentFinds
from nakomen.extraction.situation import Situation
from nakomen.extraction.who import NOBODY, Memory, Who, actor_after, object_of
from nakomen.finders.actors import actor_class, find_actors
from nakomen.model import Document, Kind

_BELOW_STATE = re.compile(r"^Netherlands:(?:minister|state secretary|prime minister)")


def memory_for(document: Document, finds: DocumentFinds) -> Memory:
    """Return what a reader knows before the first sentence: who signs, to which chamber, who acts together."""
    signatories = document.identity.signatories
    name = "Netherlands"
    if len(signatories) == 1:
        named = find_actors(signatories[0].role, document.identity.date, document.identity.language)
        name = next((actor.name for actor in named if actor.name.startswith("Netherlands:")), name)
    alliance = sum(1 for actor in finds.actors if actor_class(actor.name) in ("collective", "some"))
    collective = "allies" if alliance >= 5 else "Netherlands"
    senate = sum(1 for actor in finds.actors if actor.name == "Senate")
    house = sum(1 for actor in finds.actors if actor.name == "House of Representatives")
    return Memory(
        signatory=name,
        parliament="Senate" if senate > house else "House of Representatives",
        default_collective=collective,
    )


def actor_of(situation: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return who does, holds or is to do what the statement says."""
    who = _named(situation, verdict, memory)
    if who.known:
        return _for_the_country(who, verdict)
    return _unnamed(situation, verdict, memory)


def _named(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    act = verdict.act
    said_by = actor_after(s.parsed, s.actors, ("volgens",), memory)
    if said_by.known:
        return said_by
    if verdict.own_voice:
        return NOBODY
    if act is not None and act.row.actor == "recipient":
        told = s.subject if s.predicate.passive else object_of(s.parsed, s.actors, s.subject, memory)
        if told.known:
            return told
    if verdict.from_content and s.content is not None and s.content.subject.known:
        return s.content.subject
    if verdict.kind is Kind.TASKING and s.predicate.passive and not s.agent.known and s.subject.known:
        return s.subject
    if s.doer.known:
        return _with_companions(s, verdict, memory)
    if s.predicate.passive:
        return NOBODY
    if verdict.explicit or verdict.kind is Kind.FINDING:
        return actor_after(s.parsed, s.actors, ("namens", "van", "onder", "bij", "door", "tussen"), memory)
    return NOBODY


def _with_companions(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Add those with whom an agreement is made ("tekende samen met een aantal bondgenoten")."""
    doer = s.doer
    if verdict.kind is not Kind.AGREEMENT or not verdict.explicit:
        return doer
    others = actor_after(s.parsed, s.actors, ("met",), memory)
    names = tuple(dict.fromkeys((*doer.names, *others.names)))
    return Who(names, doer.type, doer.rule, doer.words, doer.start, plural=len(names) > 1)


def _for_the_country(who: Who, verdict: Verdict) -> Who:
    """Return the country for a minister who pledges or carries out."""
    if (
        verdict.kind in (Kind.PLEDGE, Kind.FULFILMENT)
        and any(_BELOW_STATE.match(name) for name in who.names)
        and who.type != "home"
    ):
        names = tuple(dict.fromkeys("Netherlands" if _BELOW_STATE.match(name) else name for name in who.names))
        return Who(names, "home", f"{who.rule}, for the country", who.words, who.start, who.plural)
    return who


def _unnamed(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Nobody is named: the body whose doings are told, or the report's own voice."""
    own_voice = Who(("Netherlands",), "home", "actor: the report's own voice")
    if verdict.kind is Kind.FULFILMENT and memory.last.known and not s.names_parliament and "honouring" not in s.cues:
        return memory.last
    if verdict.kind in (Kind.ASSURANCE, Kind.FULFILMENT):
        return Who((memory.signatory,), "home", "actor: the government reports")
    together = memory.collective
    if not together.known:
        together = Who((memory.default_collective,), "group", "actor: whom the report is about")
    if verdict.kind in (Kind.AGREEMENT, Kind.TASKING):
        return together
    if s.predicate.passive and verdict.explicit:
        return memory.last if memory.last.known else together
    if verdict.kind is Kind.FINDING and not s.amounts and s.predicate.perfect:
        return memory.last if memory.last.known else together
    return own_voice


def addressee_of(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return to whom it is said or given."""
    act = verdict.act
    if verdict.kind is Kind.ASSURANCE:
        return Who((memory.parliament,), "parliament", "addressee: promises go to parliament")
    if verdict.kind is Kind.FULFILMENT and (s.names_parliament or s.subject.group == "parliament"):
        return Who((memory.parliament,), "parliament", "addressee: parliament is told")
    if act is None or not act.row.addressee:
        return NOBODY
    if "object" in act.row.addressee:
        whom = s.subject if s.predicate.passive else object_of(s.parsed, s.actors, s.doer, memory)
        if whom.known:
            return whom
    found = actor_after(s.parsed, s.actors, act.row.addressee, memory)
    return found if found.names != s.doer.names else NOBODY


__all__ = ["actor_of", "addressee_of", "memory_for"]
