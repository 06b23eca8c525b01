"""Finds the meeting that a document reports or prepares: its name, days and place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from nakomen.model import Meeting
from nakomen.readers.letter_cues import any_of, months

_TOWN = r"(?:[A-ZÀ-Þ][\w’'-]+|D\.C\.|'s-[A-Z]\w+|’s-[A-Z]\w+)"
_PLACE = re.compile(rf"(?<!\w)(?:te|in|at)(?: het| de| the)? (?P<place>{_TOWN}(?:,? {_TOWN}){{0,3}})")
#: How much of a sentence is looked at.
_REACH = 800
#: Words that end the name of a meeting.
_NAME_END = re.compile(
    r"\s(?:die|dat|op|van|te|in|on|at|of|to|vond|plaats|from|heeft|hebben|was|waren|is|zijn|will|which|that)(?!\w)|[,.;:(]"
)
#: Who meets: "van de leiders van de kuststaten", up to the days, the place or a clause.
_OF_WHOM = re.compile(
    r"\s(?:van|of)\s(?:de|het|the)(?:\s(?!\d)[\w-]+){1,9}?"
    r"(?=\s(?:op|te|in|on|at|die|dat|from|van\s\d|of\s\d)(?!\w)|[,.;:(]|$)"
)


@cache
def _days() -> re.Pattern[str]:
    names = "|".join(sorted(months(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\d.])(?:(?P<d>\d{{1,2}})(?:\s+(?P<m1>{names}))?"
        r"(?:\s*(?:en|t/m|tot en met|tot|and|to|[-–])\s*(?P<e>\d{1,2}))?"
        rf"\s+(?P<m>{names})|(?P<m2>{names})\s+(?P<d2>\d{{1,2}})(?:\s*(?:and|to|[-–])\s*(?P<e2>\d{{1,2}}))?)(?!\w)"
        r"(?:[\s,]+(?P<y>\d{4})(?!\d)|\s+(?P<when>jl|a\.s|dezes)(?!\w))?",
        re.IGNORECASE,
    )


def find_meeting(sentences: Iterable[str], day: date | None) -> Meeting | None:
    """Return the first meeting that stands in a sentence with its days; a year not said comes from the paper's date.

    >>> find_meeting(["Hierbij het verslag van de Kusttop in Hamerveld van 10 en 11 mei 2020."], None)
    Meeting(name='Kusttop', start=datetime.date(2020, 5, 10), end=datetime.date(2020, 5, 11), place='Hamerveld')
    """
    for sentence in (whole[:_REACH] for whole in sentences):
        if pair := _nearest_pair(sentence):
            days, event = pair
            start, end = _resolve(days, day)
            return Meeting(_name(sentence, event), start, end, _place(sentence, days, event))
    return None


def _nearest_pair(sentence: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return the days and the event word that stand nearest; far apart only where the event comes first."""
    events = list(any_of("meeting").finditer(sentence))
    pairs = []
    for days in _days().finditer(sentence) if events else ():
        for event in events:
            gap = days.start() - event.end() if event.end() <= days.start() else event.start() - days.end()
            if 0 <= gap < (160 if event.end() <= days.start() else 60):
                pairs.append((gap, days.start(), days, event))
    if not pairs:
        return None
    _, _, days, event = min(pairs, key=lambda pair: pair[:2])
    return days, event


def _name(sentence: str, event: re.Match[str]) -> str:
    """Return the meeting's name: the event with the body that meets, where that follows."""
    whose = _OF_WHOM.match(sentence, event.end())
    if whose and not _days().search(whose[0]):
        return sentence[event.start() : whose.end()].strip()
    rest = _NAME_END.search(sentence, event.end())
    name = sentence[event.start() : rest.start() if rest else event.end()].strip()
    return name if len(name) < 120 else event[0].strip()


def _place(sentence: str, days: re.Match[str], event: re.Match[str]) -> str:
    """Return the town named nearest after the event or the days."""
    first = min(days.start(), event.start())
    last = max(days.end(), event.end())
    for match in _PLACE.finditer(sentence, first):
        if match.start() > last + 60:
            break
        if match["place"].lower() not in months() and not any_of("meeting").search(match["place"]):
            return match["place"].rstrip(",")
    return ""


def _resolve(match: re.Match[str], day: date | None) -> tuple[date | None, date | None]:
    """Return the first and last day; without a year, the one nearest to the paper's date on the side that is said."""
    groups = match.groupdict()
    month = months()[(groups["m"] or groups["m2"]).lower()]
    first_month = months()[groups["m1"].lower()] if groups["m1"] else month
    first, last = int(groups["d"] or groups["d2"]), int(groups["e"] or groups["e2"] or groups["d"] or groups["d2"])
    year = int(groups["y"]) if groups["y"] else _year(month, last, groups["when"] or "", day)
    if year is None:
        return None, None
    try:
        return date(year, first_month, first), date(year, month, last)
    except ValueError:
        return None, None


def _year(month: int, last: int, when: str, day: date | None) -> int | None:
    if day is None:
        return None
    try:
        same = date(day.year, month, last)
    except ValueError:
        return None
    month_ahead = timedelta(days=31)
    if when.lower() == "jl" and same > day + month_ahead:
        return day.year - 1
    if when.lower() == "a.s" and same < day - month_ahead:
        return day.year + 1
    return day.year
