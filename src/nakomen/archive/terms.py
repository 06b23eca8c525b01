"""The first and last day of a term in EDTF, so that terms can be compared and sorted."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_TIME = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
#: EDTF's numbers for parts of a year (21 to 24 seasons, 33 to 36 quarters, 37 to 39 four months, 40 and 41 halves):
#: the first month and how many. Winter is the one that begins in December of the year.
_PARTS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip


def days_of(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of a time in EDTF; None where that end is open, unknown or not understood.

    >>> days_of("../2021-12")
    (None, datetime.date(2021, 12, 31))
    >>> days_of("2018-23")
    (datetime.date(2018, 9, 1), datetime.date(2018, 11, 30))
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _days_of_time(edtf)
    return _days_of_time(first)[0], _days_of_time(last)[1]


def _days_of_time(time: str) -> tuple[date | None, date | None]:
    """Return the days of a single time; a decade or century such as `202X` spans its years."""
    time = time.rstrip("~?%")
    if re.fullmatch(r"\d{1,3}X{1,3}", time) and len(time) == 4:
        return _days_of_time(time.replace("X", "0"))[0], _days_of_time(time.replace("X", "9"))[1]
    match = _TIME.fullmatch(time)
    if match is None:
        return None, None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if not match[2]:
            return date(year, 1, 1), date(year, 12, 31)
        first_month, count = _PARTS.get(month, (month, 1))
        return date(year, first_month, 1), _last_day(year, first_month + count - 1)
    except ValueError:
        return None, None


def _last_day(year: int, month: int) -> date:
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return date(year, month, monthrange(year, month)[1])
