"""Narrows by what became of undertakings: status, standing and termijnstand of the spoor, seen from a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from nakomen.archive import Filters
from nakomen.model import ArchiveError, StatusOnDay
from nakomen.queries import Condition
from nakomen.review.judged import Judged
from nakomen.review.standing import judged_status
from nakomen.review.status_ids import status_id

_READ: dict[str, Callable[[StatusOnDay], str]] = {
    "status": lambda told: status_id(told.status),
    "standing": lambda told: str(told.standing),
    "termijnstand": lambda told: str(told.termijnstand),
}


def passing_by_spoor(found: Judged, filters: Filters) -> frozenset[str]:
    """Return the ids of the statements in force whose spoor passes, each with the status of its spoor.

    A statement of no spoor has no status: it passes only what is unwanted. Seen from a day, statements of later
    documents are not there. ArchiveError where the filters name no day.
    """
    asked, day = filters.of_sporen, filters.on
    if day is None:
        raise ArchiveError(f"{asked[0].field}: is asked without a day", remedy="say from which day with on")
    told = statuses_on(found, day)
    return frozenset(
        one.id
        for one in found.statements
        if found.days.get(one.document, day) <= day and all(status_passes(told.get(one.id, ()), each) for each in asked)
    )


def statuses_on(
    found: Judged, day: date, known: Mapping[str, StatusOnDay] = MappingProxyType({})
) -> dict[str, list[StatusOnDay]]:
    """Return the statuses of the sporen that each statement is in, seen from a day; asked again, they are at hand.

    `known` are those of some sporen by their ids, which need not be worked out any more.
    """
    told = found.statuses.get(day)
    if told is None:
        told = {}
        by_id = {one.id: one for one in found.statements}
        for spoor in found.sporen:
            status = known.get(spoor.id) or judged_status(found, spoor, by_id, day)
            for identity in spoor.statements if status else ():
                told.setdefault(identity, []).append(status)  # type: ignore[arg-type]  # only where there is one
        # One day is enough: pages are seen from today, a command asks for one.
        found.statuses = {day: told}
    return told


def status_passes(told: Sequence[StatusOnDay], condition: Condition) -> bool:
    """Tell whether a condition on status, standing or termijnstand holds of one of the statuses."""
    read = _READ[condition.field]
    return any(read(one) in condition.values for one in told) is not condition.unwanted
