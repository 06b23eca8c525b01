"""Tells whether a text is a time in EDTF, as far as terms need it."""

from __future__ import annotations

import re
from datetime import date

_TIME = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?")
#: EDTF's numbers for parts of a year: seasons, quarters, four months, halves.
_PARTS = frozenset({21, 22, 23, 24, 33, 34, 35, 36, 37, 38, 39, 40, 41})


def is_edtf(text: str) -> bool:
    """Tell whether a text is a day, month, part of a year, year, decade or an interval of these, perhaps open.

    >>> [is_edtf(text) for text in ("2024-02-29", "../2021-12", "2018-23", "2024-08/2026-12", "202X")]
    [True, True, True, True, True]
    >>> [is_edtf(text) for text in ("2023-02-29", "1 mei", "../..", "2026/2024", "")]
    [False, False, False, False, False]
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _is_time(first)
    ends = [end for end in (first, last) if end not in ("", "..")]
    if not ends or not all(map(_is_time, ends)):
        return False
    return len(ends) < 2 or first[:4].replace("X", "0") <= last[:4].replace("X", "9")


def _is_time(text: str) -> bool:
    match = _TIME.fullmatch(text)
    if match is None or not match["year"].strip("0"):
        return False
    if match["month"] is None:
        return True
    month = int(match["month"])
    if "X" in match["year"]:
        return False
    if match["day"] is None:
        return 1 <= month <= 12 or month in _PARTS
    try:
        date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return False
    return True
