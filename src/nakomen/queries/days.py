"""Days in a query: a year, a month or a day, compared or as a range."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from nakomen.queries.asked import Days

DAYS_FORM = "a year, month or day as in 2024, 2024-05, 2024-05-01, <2024, >=2024-05, 2018..2021"
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_DUTCH = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)


def days_compared(sign: str, typed: str) -> Days | None:
    """Return the days that compare so with the one typed; None where that is no day.

    >>> days_compared("<", "2024")
    Days(first=None, last=datetime.date(2023, 12, 31))
    >>> days_compared("", "2024-02").last.isoformat()
    '2024-02-29'
    """
    typed_days = _days(typed)
    if typed_days is None:
        return None
    first, last = typed_days
    try:
        if sign == "<":
            return Days(None, first - timedelta(days=1))
        if sign == ">":
            return Days(last + timedelta(days=1), None)
    except OverflowError:  # before the year 1 or after 9999
        return None
    return {"<=": Days(None, last), ">=": Days(first, None)}.get(sign, Days(first, last))


def days_between(first: str, last: str) -> Days | None:
    """Return the days from the first to the last, each possibly open but not both."""
    begins, ends = _days(first), _days(last)
    if not (first or last) or (first and begins is None) or (last and ends is None):
        return None
    return Days(begins[0] if begins else None, ends[1] if ends else None)


def _days(typed: str) -> tuple[date, date] | None:
    """Return the first and last day of a year, month or day."""
    match = _ISO.fullmatch(typed)
    parts = [int(part) for part in match.groups() if part] if match else []
    if dutch := _DUTCH.fullmatch(typed):
        parts = [int(part) for part in reversed(dutch.groups())]
    try:
        match parts:
            case [year, month, day]:
                return date(year, month, day), date(year, month, day)
            case [year, month]:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        pass
    return None
