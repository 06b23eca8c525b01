"""Which motion a statement names: by its paper, or by its member where only one of that name is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nakomen.finders.dates import DateContext, find_dates
from nakomen.finders.references import find_references
from nakomen.model import Statement
from nakomen.tracing.outcomes import outcome_cue

_MOTION, _PAPER = "motion:", "kst-"
#: From the end of a motion's name to the paper that is its own: "de motie van het lid X c.s. (Kamerstuk ...".
_REACH = 40


@dataclass(frozen=True, slots=True)
class Named:
    """A motion as a statement names it, by its paper or `motion:Member`; `words` where the statement itself does."""

    id: str
    members: tuple[str, ...] = ()
    adopted_on: str = ""
    filed_on: str = ""
    words: bool = False


def named_motions(told: Sequence[Statement], days: Mapping[str, date]) -> dict[str, list[tuple[Statement, Named]]]:
    """Return the statements about each motion by its id, in the order in which they are given: oldest first."""
    pairs = {one.id: _pairs(one) for one in told}
    papers = {paper: member for found in pairs.values() for member, paper in found if paper}
    motions: dict[str, list[tuple[Statement, Named]]] = {}
    before: dict[tuple[str, str], str] = {}
    for one in told:
        named = dict(pairs[one.id])
        for reference in one.refs:
            if reference in papers and reference not in named.values():
                named.setdefault(papers[reference], reference)
        for member, paper in named.items():
            identity = paper or before.get((one.document, member)) or _only_paper(member, papers) or member
            before[one.document, member] = identity
            members = tuple(member.removeprefix(_MOTION).split("+")) if member else ()
            adopted, filed = (_day_of(group, one, days.get(one.document)) for group in ("adopted", "moved"))
            motions.setdefault(identity, []).append((one, Named(identity, members, adopted, filed, words=True)))
    return motions


def _only_paper(member: str, papers: Mapping[str, str]) -> str:
    """Return the paper of the only motion of a member in the archive; nothing where there are several."""
    found = [paper for paper, name in papers.items() if name == member]
    return found[0] if len(found) == 1 else ""


def _pairs(one: Statement) -> list[tuple[str, str]]:
    """Return (motion:Member, paper or nothing) for each motion that a statement names."""
    motions = [reference for reference in one.refs if reference.startswith(_MOTION)]
    if not motions:
        return []
    places = [*find_references(one.quote, "nl")]
    found = dict.fromkeys(motions, "")
    for at, place in enumerate(places):
        following = places[at + 1] if at + 1 < len(places) else None
        near = following is not None and following.start - place.end <= _REACH
        if place.id in found and following is not None and near and following.id.startswith(_PAPER):
            found[place.id] = following.id
    papers = [reference for reference in one.refs if reference.startswith(_PAPER)]
    if len(motions) == 1 and len(papers) == 1 and not found[motions[0]] and not _names(places, papers[0]):
        # The paper stands in a note, or was resolved from "deze motie".
        found[motions[0]] = papers[0]
    return list(found.items())


def _names(places: Sequence[object], paper: str) -> bool:
    return any(getattr(place, "id", "") == paper for place in places)


def _day_of(group: str, one: Statement, day: date | None) -> str:
    """Return the past day on which a statement says that a motion was moved or adopted, in ISO form, or nothing.

    Of several days it is the one nearest to the words that say so.
    """
    cue = outcome_cue(one.quote, group)
    if cue is None:
        return ""
    start = max(one.quote.casefold().find(cue.words), 0)
    past = [
        (max(start - found.end, found.start - start - len(cue.words), 0), found.edtf)
        for found in find_dates(one.quote, DateContext(document=day, language="nl"))
        if len(found.edtf) == len("2020-01-01") and (day is None or found.edtf <= day.isoformat())
    ]
    nearest = [edtf for away, edtf in past if away == min(past)[0]]
    return nearest[0] if len(nearest) == 1 else ""
