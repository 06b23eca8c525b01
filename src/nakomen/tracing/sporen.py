"""Gathers linked statements into sporen: an undertaking with all that is told of it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nakomen.model import Link, Relation, Spoor, Statement
from nakomen.tracing.relations import is_part, starts_its_own
from nakomen.tracing.telling import places_in_time


def find_sporen(statements: Sequence[Statement], links: Sequence[Link], days: Mapping[str, date]) -> list[Spoor]:
    """Return one spoor for each undertaking and its story, by the day of the first statement.

    Every undertaking stands in one spoor; one that nothing is linked to is a spoor of its own. Findings and positions
    that tell of no undertaking stand in none.
    """
    places = places_in_time(statements, days)
    ordered = sorted(statements, key=lambda one: places[one.id])
    by_id = {one.id: one for one in ordered}
    upward = {link.later: link for link in links if link.later in by_id and link.earlier in by_id}
    spoor_of: dict[str, str] = {}
    wholes: dict[str, str] = {}
    reports: dict[str, list[str]] = {}
    members: dict[str, list[str]] = {}
    for one in ordered:
        link = upward.get(one.id)
        joined = ""
        if link is not None and not starts_its_own(one, by_id[link.earlier], link.relation):
            joined = spoor_of.get(link.earlier, "")
        if joined or one.binding:
            spoor_of[one.id] = joined or one.id
            members.setdefault(spoor_of[one.id], []).append(one.id)
        if link is not None and not joined and is_part(one):
            wholes[one.id] = spoor_of.get(link.earlier, "")
        if link is not None and link.relation is Relation.FULFILS and joined in wholes:
            reports.setdefault(wholes[joined], []).append(one.id)
    return [_spoor(identities, upward, reports.get(first, ())) for first, identities in members.items()]


def _spoor(identities: Sequence[str], upward: Mapping[str, Link], of_parts: Sequence[str]) -> Spoor:
    inside = set(identities)
    own = [upward[identity] for identity in identities if identity in upward]
    links = tuple(link for link in own if link.earlier in inside)
    return Spoor(identities[0], tuple(identities), links, tuple(of_parts))
