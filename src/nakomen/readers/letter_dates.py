"""Finds the date of a document: in its head, its file name, or failing these among the dates it mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from nakomen.readers.letter_cues import months

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_LABEL = re.compile(
    r"(?:datum|date|d\.d\.|dated|ontvangen|verzonden|vastgesteld)\s*:?\s+|[’']?[\w.’' -]{2,40},\s+(?:de |d\.d\. )?",
    re.IGNORECASE,
)
_RECEIVED = re.compile(r"\((?:ontvangen|received)\s+([^)]{6,40})\)", re.IGNORECASE)
#: Words before a date that point ahead of it: a term, not the day of writing.
_AHEAD = re.compile(
    r"(?:uiterlijk|v[oó]{2}r|tot(?: en met)?|t/m|vanaf|vanuit|by|before|until|from|per|deadline\S*)"
    r"(?:\s+(?:op|uiterlijk|on))?\s*$",
    re.IGNORECASE,
)


@cache
def _dates() -> re.Pattern[str]:
    names = "|".join(sorted(months(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\d/.-])(?:(?P<d>\d{{1,2}})(?:e|st|nd|rd|th)?\s+(?P<m>{names})\.?\s+(?P<y>\d{{4}})"
        rf"|(?P<m2>{names})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
        r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
        r"|(?P<d4>\d{1,2})[-/.](?P<m4>\d{1,2})[-/.](?P<y4>\d{4}))(?![\d/-])",
        re.IGNORECASE,
    )


def find_dates(text: str) -> Iterator[tuple[int, date]]:
    """Yield every full date of a text with its place, in reading order.

    >>> [str(day) for _, day in find_dates("Den Haag, 3 mei 2020, na overleg op 28-04-2020")]
    ['2020-05-03', '2020-04-28']
    """
    for match in _dates().finditer(text):
        groups = match.groupdict()
        for suffix in ("", "2", "3", "4"):
            year, month, day = (groups.get(letter + suffix) for letter in "ymd")
            if year and month and day and (found := _date(year, month, day)):
                yield match.start(), found


def date_on_line(line: str) -> date | None:
    """Return the date that a line of a head consists of, after a label or a town.

    >>> date_on_line("Den Haag, 3 mei 2020"), date_on_line("Op 3 mei 2020 kwam de Raad bijeen.")
    (datetime.date(2020, 5, 3), None)
    """
    if received := _RECEIVED.search(line):
        return next((day for _, day in find_dates(received[1])), None)
    if len(line) > 80:
        return None
    label = _LABEL.match(line)
    starts = {0, label.end()} if label else {0}
    for at, day in find_dates(line):
        rest = _dates().sub("", line[at:], count=1).strip(" .,")
        if at in starts and not rest:
            return day
    return None


def date_in_name(stem: str) -> date | None:
    """Return the ISO date that a file's name holds, or the eight digits it opens with.

    >>> date_in_name("2020-05-03-brief"), date_in_name("20200503_brief"), date_in_name("ah-tk-20192020-1178")
    (datetime.date(2020, 5, 3), datetime.date(2020, 5, 3), None)
    """
    match = _ISO.search(stem) or _COMPACT.match(stem)
    return _date(*match.groups()) if match else None


def inferred_date(texts: Iterable[str], session: tuple[int, int] | None) -> date | None:
    """Return the latest full date that does not point ahead, within the parliamentary year where it is known.

    >>> inferred_date(["Na de brief van 3 mei 2020 volgt uiterlijk 1 december 2020 een besluit."], None)
    datetime.date(2020, 5, 3)
    """
    latest = None
    for text in texts:
        for at, day in find_dates(text):
            if _AHEAD.search(text[max(0, at - 25) : at]):
                continue
            if session and not date(session[0], 9, 1) <= day <= date(session[1], 9, 30):
                continue
            if latest is None or day > latest:
                latest = day
    return latest


def _date(year: str, month: str, day: str) -> date | None:
    number = months().get(month.lower()) or (int(month) if month.isdigit() else 0)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found if 1800 <= found.year <= 2200 else None
