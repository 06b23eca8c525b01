"""Duties that come back: each period is an instance, with what was reported for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nakomen.model import BINDING, Kind, Relation, Spoor, Statement
from nakomen.tracing.cues import cue_of
from nakomen.tracing.terms import last_day

#: Months between two instances, by the group of cues that says so.
_EVERY = {"yearly": 12, "half_yearly": 6, "quarterly": 3, "monthly": 1}
#: A duty that nobody ended is followed for so many instances.
_MOST = 40


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance of a duty: its number from 1, its last day, and the statement that reports it, if any."""

    number: int
    end: date
    reported: str = ""


def months_between(quote: str) -> int:
    """Return after how many months a duty comes back; 0 for one that does not.

    >>> months_between("Ik zal uw Kamer ieder halfjaar berichten."), months_between("Ik bericht u in mei.")
    (6, 0)
    """
    return next((months for group, months in _EVERY.items() if cue_of(quote, group) is not None), 0)


def instances_on(
    spoor: Spoor, statements: Mapping[str, Statement], days: Mapping[str, date], day: date
) -> list[Instance]:
    """Return the instances of a spoor's duty up to a day and the next one; none where it does not come back.

    The first ends at the term that was given, or one period after it was undertaken. A duty that takes the place of
    another ends its series. A report counts for the first instance that had none and had begun.
    """
    told = [one for one in map(statements.__getitem__, spoor.statements) if days.get(one.document, date.min) <= day]
    duties = [one for one in told if one.kind in BINDING and one.document in days and months_between(one.quote)]
    reports = _reports(spoor, told)
    found: list[Instance] = []
    for at, duty in enumerate(duties):
        until = days[duties[at + 1].document] if at + 1 < len(duties) else None
        after = [one for one in told if days[one.document] >= days[duty.document]]
        months = months_between(duty.quote)
        end = _first_end(after, duty, days[duty.document], months)
        while len(found) < _MOST and (until is None or end < until):
            report = next((one for one in reports if days[one.document] > _later(end, -months)), None)
            if report is not None:
                reports.remove(report)
            found.append(Instance(len(found) + 1, end, report.id if report else ""))
            if end > day:
                break
            end = _later(end, months)
    return found


def _reports(spoor: Spoor, told: list[Statement]) -> list[Statement]:
    links = {link.later: link for link in spoor.links}
    return [
        one
        for one in told
        if one.kind in (Kind.FULFILMENT, Kind.FINDING)
        and one.id in links
        and links[one.id].relation is Relation.FULFILS
        and cue_of(one.quote, "shortfall") is None
    ]


def _first_end(told: list[Statement], duty: Statement, said: date, months: int) -> date:
    """Return the last day of the first instance: the term of what says when the first is due, or of the duty."""
    for one in (*(one for one in told if one.kind in BINDING and cue_of(one.quote, "first_of") is not None), duty):
        end = last_day(one.due) if one.due else None
        if end is not None and end > said:
            return end
    return _later(said, months)


def _later(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, min(day.day, 28))
