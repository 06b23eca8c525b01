"""Terms as a reader says them: EDTF in words, and how far the end of a term is from a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from nakomen.model import Statement
from nakomen.wording.speaking import count, say, table

_SEASON = re.compile(r"(\d{4})-(2[1-4]|3[3-9]|4[01])")
#: From here on days say less than years.
_MANY_DAYS = 730


def term_in_words(edtf: str, time_in_words: Callable[[str], str] | None = None) -> str:
    """Return a term in EDTF as a reader says it; months and days keep their ISO form, which sorts and is unambiguous.

    What shows them otherwise gives `time_in_words`, for one time without a stroke.

    >>> term_in_words("2018-23"), term_in_words("../2021-12"), term_in_words("2024-08/2026-12")
    ('autumn 2018', 'by 2021-12', '2024-08 – 2026-12')
    """
    time = time_in_words or season_in_words
    first, slash, last = edtf.partition("/")
    if not slash:
        return time(edtf)
    if first in ("", ".."):
        return say("term-by", end=time(last))
    if last in ("", ".."):
        return say("term-from", start=time(first))
    return f"{time(first)} – {time(last)}"


def season_in_words(time: str) -> str:
    """Return a season, quarter or half of a year in words; any other time stays as it is."""
    match = _SEASON.fullmatch(time)
    if match is None:
        return time
    key = f"part-{match[2]}"
    return f"{say(key)} {match[1]}" if key in table() else time


def due_of(statement: Statement) -> str:
    """Return by when, or the event or the words where there is no date."""
    return term_in_words(statement.due) if statement.due else statement.due_event or statement.due_said


def distance_in_words(end: date, day: date) -> str:
    """Return how far the end of a term is from a day."""
    days = (end - day).days
    return _days_in_words("days-past" if days < 0 else "days-left", days)


def reach_in_words(due: str, end: date, day: date) -> str:
    """Return how far the end of a term is from a day; of one that only begins, since when it holds.

    >>> reach_in_words("2020/..", date(2020, 1, 1), date(2020, 1, 31))
    'holds for 30 days now'
    """
    begun = due.endswith("/..") and end <= day
    return _days_in_words("days-held", (day - end).days) if begun else distance_in_words(end, day)


def _days_in_words(key: str, days: int) -> str:
    if abs(days) < _MANY_DAYS:
        return say(key, days=count("days", abs(days)))
    return say(key, days=count("years", abs(days) // 365))
