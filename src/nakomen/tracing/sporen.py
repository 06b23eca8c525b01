"""Gathers linked statements into sporen: an undertaking with all that is told of it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nakomen.model import Link, Relation, Spoor, Statement
from nakomen.tracing.relations import is_part, starts_its_own
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
        own = upward.get(one.id, ())
        followed = [link for link in own if not starts_its_own(one, by_id[link.earlier], link.relation)]
        stories.tell(one, stories.of_all(followed))
        if is_part(one) and not followed:
            stories.wholes[one.id] = stories.of_all(own)
        if any(link.relation is Relation.FULFILS for link in followed):
            stories.report_of_part(one)
    return [
        _spoor(identities, upward, stories.of_parts.get(first, ())) for first, identities in stories.members.items()
    ]


@dataclass(slots=True)
class _Stories:
    """The sporen so far: the members of each in time, and in which a statement stands; `place` is its place in time.

    `wholes` leads from the spoor of a part to those of what it is a part of, which `of_parts` gives its reports.
    """

    place: Mapping[str, int]
    members: dict[str, list[str]] = field(default_factory=dict)
    of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wholes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_parts: dict[str, list[str]] = field(default_factory=dict)

    def of_all(self, links: Sequence[Link]) -> tuple[str, ...]:
        """Return the sporen to which links lead, each once."""
        return tuple(dict.fromkeys(spoor for link in links for spoor in self.of.get(link.earlier, ())))

    def tell(self, one: Statement, carried_on: tuple[str, ...]) -> None:
        """Put a statement in the sporen that it carries on; an undertaking makes them one, or begins one."""
        if one.binding:
            carried_on = (self._joined(carried_on) if carried_on else one.id,)
        if carried_on:
            self.of[one.id] = carried_on
        for spoor in carried_on:
            self.members.setdefault(spoor, []).append(one.id)

    def report_of_part(self, one: Statement) -> None:
        """Tell the whole of what a statement reports of its part."""
        for spoor in self.of.get(one.id, ()):
            for whole in self.wholes.get(spoor, ()):
                self.of_parts.setdefault(whole, []).append(one.id)

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


def _spoor(identities: Sequence[str], upward: Mapping[str, Sequence[Link]], of_parts: Sequence[str]) -> Spoor:
    inside = set(identities)
    own = [link for identity in identities for link in upward.get(identity, ()) if link.earlier in inside]
    return Spoor(identities[0], tuple(identities), tuple(own), tuple(of_parts))
