"""Gathers linked statements into sporen: an undertaking with all that is told of it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nakomen.model import BINDING, Link, Spoor, Statement


def find_sporen(statements: Sequence[Statement], links: Sequence[Link], days: Mapping[str, date]) -> list[Spoor]:
    """Return one spoor for each undertaking and its story, by the day of the first statement.

    An undertaking that nothing later is linked to is a spoor of one.
    """
    by_id = {statement.id: statement for statement in statements}
    roots: dict[str, str] = {}

    def root_of(identity: str) -> str:
        while roots.get(identity, identity) != identity:
            identity = roots[identity]
        return identity

    for link in links:
        if link.later in by_id and link.earlier in by_id:
            roots[root_of(link.later)] = root_of(link.earlier)
    members: dict[str, list[Statement]] = {}
    for statement in statements:
        members.setdefault(root_of(statement.id), []).append(statement)

    def moment(statement: Statement) -> tuple[date, str, int]:
        return days.get(statement.document, date.min), statement.document, statement.start

    sporen = []
    for group in members.values():
        group.sort(key=moment)
        if not any(statement.kind in BINDING for statement in group):
            continue
        identities = tuple(statement.id for statement in group)
        own = tuple(link for link in links if link.later in set(identities)) if len(group) > 1 else ()
        sporen.append(Spoor(identities[0], identities, own))
    return sorted(sporen, key=lambda spoor: moment(by_id[spoor.id]))
