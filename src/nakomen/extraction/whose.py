"""Names the actor of a statement from its clause, its kind and what the reader keeps in mind."""

from __future__ import annotations

import re
from dataclasses import replace

from nakomen.extraction.finds import DocumentFinds
from nakomen.extraction.memory import NOBODY, Memory, Who
from nakomen.extraction.motions import is_motion
from nakomen.extraction.situation import Situation
from nakomen.extraction.speakers import office_of
from nakomen.extraction.unnamed import is_nominal, unnamed
from nakomen.extraction.verdicts import Verdict
from nakomen.extraction.who import actor_after, object_of
from nakomen.finders.actors import actor_class
from nakomen.finders.themes import weigh_themes
from nakomen.languages import load_table
from nakomen.model import Document, DocumentKind, Kind

#: From this weight of words a thousand characters a document is about defence or foreign affairs.
_ABROAD = 4.0
#: A theme with more than this share of the weight is what a document at home is about.
_MOST = 0.6
_DOMESTIC = "domestic"
_MOTION_ASKS = re.compile(r"\bmotie\b.{0,80}\b(?:verzoekt|vraagt|roept|draagt)\b")
_BELOW_STATE = re.compile(r"^Netherlands:(?:minister|state secretary|prime minister)")


def memory_for(document: Document, finds: DocumentFinds) -> Memory:
    """Return what a reader knows before the first sentence: who signs, to which chamber, who acts together."""
    signatories = document.identity.signatories
    name = "Netherlands"
    persons = [signed for signed in signatories if signed.name] or list(signatories)
    if len(persons) == 1:  # who signs "mede namens" another says "ik" of himself
        name = office_of(persons[0].role, document)
    alliance = sum(1 for actor in finds.actors if actor_class(actor.name) in ("collective", "some"))
    weights = weigh_themes(document.text, document.identity.language)
    domestic = _is_civil(weights)
    collective = "allies" if alliance >= 5 and not domestic else "Netherlands"
    senate = sum(1 for actor in finds.actors if actor.name == "Senate")
    house = sum(1 for actor in finds.actors if actor.name == "House of Representatives")
    ministers = next(
        (actor.name for actor in finds.actors if actor.name in ("defence ministers", "foreign ministers")), ""
    )
    return Memory(
        ministers=ministers,
        year=document.identity.date.year if document.identity.date else 0,
        signatory=name,
        parliament="Senate" if senate > house else "House of Representatives",
        default_collective=collective,
        domestic=domestic,
        reporter=name if document.kind is DocumentKind.ANSWERS else "Netherlands",
        voice="House of Representatives" if is_motion(document) else "Netherlands",
        theme=_whole_theme(weights) if domestic else "",
    )


def _whole_theme(weights: dict[str, float]) -> str:
    """Return the theme of a whole document about doings at home: nothing where one other theme outweighs the rest."""
    best = max(weights, key=lambda theme: weights[theme], default=_DOMESTIC)
    return "" if best != _DOMESTIC and weights[best] > _MOST * sum(weights.values()) else _DOMESTIC


def _is_civil(weights: dict[str, float]) -> bool:
    """Tell whether a document is about other matters than defence and foreign affairs, by what its words point to."""
    civil = load_table("nl", "deciding")["civil_themes"]
    return sum(weight for theme, weight in weights.items() if theme not in civil) < _ABROAD


def actor_of(situation: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return who does, holds or is to do what the statement says."""
    who = _named(situation, verdict, memory)
    who = _for_the_country(who, verdict) if who.known else unnamed(situation, verdict, memory)
    if who.names == ("member states",) and memory.default_collective == "allies":
        return replace(who, names=("allies",), rule=f"{who.rule}, members of the alliance")
    return who


def _named(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    said_by = _according_to(s, verdict, memory)
    if said_by.known or verdict.own_voice:
        return said_by
    by_row = _named_by_row(s, verdict, memory)
    if by_row.known:
        return by_row
    announced = verdict.from_content or verdict.kind in (Kind.PLEDGE, Kind.FINDING)
    if announced and s.content is not None and s.content.subject.known:
        return s.content.subject
    if verdict.kind is Kind.TASKING and s.predicate.passive and not s.agent.known and s.subject.known:
        return s.subject
    if "duty" in s.cues and verdict.kind is Kind.TASKING and not verdict.explicit:
        return actor_after(s.parsed, s.actors, ("aan", "bij", "van"), memory)
    if s.doer.known and s.doer.group == "parliament" and verdict.kind is not Kind.REQUEST:
        return NOBODY  # "uw Kamer ontvangt ...": the government is to send it
    if s.doer.known:
        return NOBODY if _is_bystander(s, verdict) else _with_companions(s, verdict, memory)
    if s.actors.qualifier is not None:
        name = s.actors.qualifier
        return Who((name.name,), "state", "whose doing it is", name.text, name.start)
    if not s.predicate.passive and ((verdict.kind is Kind.FINDING and s.amounts) or is_nominal(verdict)):
        return actor_after(s.parsed, s.actors, ("namens", "van", "onder", "bij", "door", "tussen"), memory)
    return NOBODY


def _according_to(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return according to whom it is so; of a pledge told by another, who is to keep it."""
    said_by = actor_after(s.parsed, s.actors, ("volgens",), memory)
    keeps = said_by.known and verdict.kind in (Kind.PLEDGE, Kind.TASKING) and s.doer.known
    return s.doer if keeps else said_by


def _named_by_row(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Return who acts where a row or a motion says that it is not the subject."""
    if verdict.kind is Kind.REQUEST and (s.of_a_motion or _MOTION_ASKS.search(s.predicate.own_text)):
        return Who((memory.parliament,), "parliament", "a motion asks for parliament")
    row = verdict.act.row if verdict.act is not None else None
    if row is None or row.actor == "subject":
        return NOBODY
    if row.actor == "recipient":
        return s.subject if s.predicate.passive else object_of(s.parsed, s.actors, s.subject, memory)
    return actor_after(s.parsed, s.actors, (row.actor,), memory)


def _is_bystander(s: Situation, verdict: Verdict) -> bool:
    """Tell whether an actor of no standing is only spoken of ("een sterke defensie-industrie is cruciaal")."""
    spoken_of = s.doer.group == "other" and s.doer.type in ("group", "other")
    return spoken_of and verdict.kind in (Kind.POSITION, Kind.FINDING)


def _with_companions(s: Situation, verdict: Verdict, memory: Memory) -> Who:
    """Add those with whom an agreement is made ("tekende samen met een aantal bondgenoten")."""
    doer = s.doer
    if verdict.kind is not Kind.AGREEMENT or not verdict.explicit:
        return doer
    joined = verdict.act is not None and verdict.act.row.id == "aansluiten"
    others = actor_after(s.parsed, s.actors, ("met", "van") if joined else ("met",), memory)
    infinitive = next((carrier.at for carrier in s.predicate.carriers if carrier.te), None)
    if infinitive is not None and others.start > s.parsed.words[infinitive].start - 1:
        return doer  # "spraken af om meer samen te werken met partners"
    names = tuple(dict.fromkeys((*doer.names, *others.names)))
    return Who(names, doer.type, doer.rule, doer.words, doer.start, plural=len(names) > 1)


def _for_the_country(who: Who, verdict: Verdict) -> Who:
    """Return the country for a minister who pledges or reports."""
    if (
        (verdict.kind in (Kind.PLEDGE, Kind.FINDING) or "Netherlands:prime minister" in who.names)
        and verdict.kind is not Kind.POSITION
        and any(_BELOW_STATE.match(name) for name in who.names)
        and who.type != "home"
    ):
        names = tuple(dict.fromkeys("Netherlands" if _BELOW_STATE.match(name) else name for name in who.names))
        return Who(names, "home", f"{who.rule}, for the country", who.words, who.start, who.plural)
    return who


__all__ = ["actor_of", "memory_for"]
