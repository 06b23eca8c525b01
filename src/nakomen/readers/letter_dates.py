"""Reads full dates: in a text, on a line of a head, in a file name and in metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from nakomen.readers.letter_cues import months

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_LABEL = re.compile(
    r"(?:datum|date|d\.d\.|dated|ontvangen|verzonden|vastgesteld|voorgesteld)\s*:?\s+",
    re.IGNORECASE,
)
_TOWN = re.compile(r"[’']?[\w.’' -]{2,40},\s+(?:de |d\.d\. )?", re.IGNORECASE)
#: The line of an answer that ends in the day on which the chamber received it, or that day by itself.
_RECEIVED = re.compile(
    r"(?:(?:nader |aanvullend )?(?:antwoord|mededeling|answer|reply)\b.*?)?\((?:ontvangen|received)\s+([^)]{6,40})\)",
    re.IGNORECASE | re.DOTALL,
)


#: A line with a date is no longer than this.
_LONGEST = 80
#: Full dates. Each pattern begins with one class of characters: that is found many times faster in a long text.
_DAY_FIRST = re.compile(r"\d(?<![\d/.-]\d)\d?(?:e|st|nd|rd|th)?\s+(?P<m>[A-Za-z]{3,9})\.?\s+(?P<y>\d{4})(?![\d/-])")
_MONTH_FIRST = re.compile(r"(?P<m>[A-Z][a-z]{2,8})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})(?!\d)")
_FIGURES = re.compile(r"\d(?<![\d/.-]\d)(?:\d{3}-\d{2}-\d{2}|\d?[-/.]\d{1,2}[-/.]\d{4})(?![\d/-])")


@dataclass(frozen=True, slots=True, order=True)
class FoundDate:
    """A full date with its place in a text."""

    start: int
    end: int
    day: date


def find_dates(text: str) -> list[FoundDate]:
    """Return every full date of a text, in reading order.

    >>> [str(found.day) for found in find_dates("Den Haag, 3 mei 2020, na overleg op 28-04-2020")]
    ['2020-05-03', '2020-04-28']
    """
    found: list[FoundDate] = []
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _FIGURES):
        matches = pattern.finditer(text)
        found += [FoundDate(match.start(), match.end(), day) for match in matches if (day := _day_of(match))]
    return sorted(found)


def _day_of(match: re.Match[str]) -> date | None:
    """Return the date that a match of one of the patterns means, if there is such a day."""
    groups = match.groupdict()
    if "m" not in groups:
        parts = re.split(r"\D", match[0])
        year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
        return _date(year, month, day)
    digits = re.match(r"\d+", match[0])
    return _date(groups["y"], groups["m"], groups.get("d") or (digits[0] if digits else ""))


def date_on_line(line: str) -> date | None:
    """Return the date that a line of a head consists of, after a label or a town.

    >>> date_on_line("Den Haag, 3 mei 2020"), date_on_line("Op 3 mei 2020 kwam de Raad bijeen.")
    (datetime.date(2020, 5, 3), None)
    """
    return labelled_date(line) or placed_date(line) or _date_from(line, 0)


def labelled_date(line: str) -> date | None:
    """Return the date that a line says to be the document's: after a label, or where an answer was received.

    >>> labelled_date("Datum 3 mei 2020"), labelled_date("Den Haag, 3 mei 2020")
    (datetime.date(2020, 5, 3), None)
    """
    if received := _RECEIVED.match(line):
        return next((found.day for found in find_dates(received[1])), None)
    label = _LABEL.match(line)
    return _date_from(line, label.end()) if label else None


def placed_date(line: str) -> date | None:
    """Return the date that a line consists of after a town.

    >>> placed_date("Den Haag, 3 mei 2020"), placed_date("3 mei 2020")
    (datetime.date(2020, 5, 3), None)
    """
    town = _TOWN.match(line)
    return _date_from(line, town.end()) if town else None


def _date_from(line: str, start: int) -> date | None:
    """Return the date that starts there and ends a short line."""
    if len(line) > _LONGEST:
        return None
    for found in find_dates(line):
        if found.start == start and not line[found.end :].strip(" .,"):
            return found.day
    return None


def date_in_name(stem: str) -> date | None:
    """Return the ISO date that a file's name holds, or the eight digits it opens with.

    >>> date_in_name("2020-05-03-brief"), date_in_name("20200503_brief"), date_in_name("ah-tk-20192020-1178")
    (datetime.date(2020, 5, 3), datetime.date(2020, 5, 3), None)
    """
    match = _ISO.search(stem) or _COMPACT.match(stem)
    return _date(*match.groups()) if match else None


def iso_date(said: str) -> date | None:
    """Return the day that metadata opens with in ISO 8601, or nothing where it is no such day.

    >>> iso_date(" 2020-05-03T09:30:00"), iso_date("3 mei 2020")
    (datetime.date(2020, 5, 3), None)
    """
    try:
        return date.fromisoformat(said.strip()[:10])
    except ValueError:
        return None


def _date(year: str, month: str, day: str) -> date | None:
    number = months().get(month.lower()) or (int(month) if month.isdigit() else 0)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found if 1800 <= found.year <= 2200 else None
