"""When a term ends: the last day of an EDTF date or interval."""

from __future__ import annotations

import calendar
import re
from datetime import date

#: The last month of the EDTF seasons; winter is the one that begins in December, but "in the winter of" a year ends it.
_SEASON_END = {21: 5, 22: 8, 23: 11, 24: 12}
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def last_day(edtf: str) -> date | None:
    """Return the last day on which a term is kept in time; None for an unknown one.

    What has to hold from a day on (`2020/..`) is due on that day.

    >>> last_day("2018-23"), last_day("../2021-12"), last_day("2020/..")
    (datetime.date(2018, 11, 30), datetime.date(2021, 12, 31), datetime.date(2020, 1, 1))
    """
    if edtf.endswith("/.."):
        return _day(edtf.removesuffix("/.."), first=True)
    return _day(edtf.rsplit("/", 1)[-1], first=False)


def only_begins(edtf: str) -> bool:
    """Tell whether a term is a day from which something has to hold, so that it is never past.

    >>> only_begins("2020/.."), only_begins("../2020")
    (True, False)
    """
    return edtf.endswith("/..")


def holds_already(edtf: str, told: date) -> bool:
    """Tell whether a time without an end had begun when it was told, so that no day of it can pass.

    >>> holds_already("2016/..", date(2018, 7, 16)), holds_already("2020/..", date(2018, 7, 16))
    (True, False)
    """
    begins = last_day(edtf) if only_begins(edtf) else None
    return begins is not None and begins <= told


def _day(edtf: str, *, first: bool) -> date | None:
    """Return the first or last day of a year, season, month or day."""
    match = _DATE.fullmatch(edtf.strip("~?%"))
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or (1 if first else 12)), int(match[3] or 0)
    month = (_SEASON_START if first else _SEASON_END).get(month, month)
    if not 1 <= month <= 12 or year < 1:
        return None
    length = calendar.monthrange(year, month)[1]
    if day > length:
        return None
    return date(year, month, day or (1 if first else length))
