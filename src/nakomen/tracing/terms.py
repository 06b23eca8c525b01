"""When a term ends: the last day of an EDTF date or interval."""

from __future__ import annotations

import calendar
import re
from datetime import date

#: The last month of the EDTF seasons.
_SEASON_END = {21: 5, 22: 8, 23: 11, 24: 12}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def last_day(edtf: str) -> date | None:
    """Return the last day on which a term is kept in time; None for an open or unknown end.

    >>> last_day("2018-23"), last_day("../2021-12"), last_day("2020/..")
    (datetime.date(2018, 11, 30), datetime.date(2021, 12, 31), None)
    """
    end = edtf.rsplit("/", 1)[-1]
    match = _DATE.fullmatch(end.strip("~?%"))
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 12), int(match[3] or 0)
    month = _SEASON_END.get(month, month)
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    if day > length:
        return None
    return date(year, month, day or length)
