"""Gathers linked statements into sporen: an undertaking with all that is told of it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nakomen.model import Link, Spoor, Statement
from nakomen.tracing.relations import starts_its_own
from nakomen.tracing.telling import places_in_time


def find_sporen(statements: Sequence[Statement], links: Sequence[Link], days: Mapping[str, date]) -> list[Spoor]:
    """Return one spoor for each undertaking and its story, by the day of the first statement.

    Every undertaking stands in one spoor; one that nothing is linked to is a spoor of its own. Findings and positions
    that tell of no undertaking stand in none. Where a statement has several links, which only people give it, a report
    stands in the spoor of each undertaking that it tells of, and an undertaking joins the sporen that it carries on.
    """
    places = places_in_time(statements, days)
    ordered = sorted(statements, key=lambda one: places[one.id])
    by_id = {one.id: one for one in ordered}
    upward: dict[str, list[Link]] = {}
    for link in links:
        if link.later in by_id and link.earlier in by_id:
            upward.setdefault(link.later, []).append(link)
    stories = _Stories({one.id: at for at, one in enumerate(ordered)})
    for one in ordered:
        carried_on = [
            spoor
            for link in upward.get(one.id, ())
            if not starts_its_own(one, by_id[link.earlier], link.relation)
            for spoor in stories.of.get(link.earlier, ())
        ]
        stories.tell(one, tuple(dict.fromkeys(carried_on)))
    return [_spoor(identities, upward) for identities in stories.members.values()]


@dataclass(slots=True)
class _Stories:
    """The sporen so far: the members of each in time, and in which a statement stands; `place` is its place in time."""

    place: Mapping[str, int]
    members: dict[str, list[str]] = field(default_factory=dict)
    of: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def tell(self, one: Statement, carried_on: tuple[str, ...]) -> None:
        """Put a statement in the sporen that it carries on; an undertaking makes them one, or begins one."""
        if one.binding:
            carried_on = (self._joined(carried_on) if carried_on else one.id,)
        if carried_on:
            self.of[one.id] = carried_on
        for spoor in carried_on:
            self.members.setdefault(spoor, []).append(one.id)

    def _joined(self, sporen: tuple[str, ...]) -> str:
        """Make several sporen one, under the id of the first of all its statements."""
        first, *others = sorted(sporen, key=self.place.__getitem__)
        for other in others:
            for identity in self.members.pop(other):
                self.of[identity] = tuple(dict.fromkeys(first if one == other else one for one in self.of[identity]))
                if identity not in self.members[first]:
                    self.members[first].append(identity)
        self.members[first].sort(key=self.place.__getitem__)
        return first


def _spoor(identities: Sequence[str], upward: Mapping[str, Sequence[Link]]) -> Spoor:
    inside = set(identities)
    own = [link for identity in identities for link in upward.get(identity, ()) if link.earlier in inside]
    return Spoor(identities[0], tuple(identities), tuple(own))
