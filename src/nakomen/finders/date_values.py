"""Stretches of calendar time as EDTF, and lengths of time as ISO 8601."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

#: Months in each unit that is made of months.
MONTHS = {"M": 1, "Q": 3, "L": 6, "Y": 12, "E": 120, "C": 1200}


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time: its EDTF, first and last day, and the unit it is said in.

    Units are D day, W week, M month, S season, Q quarter, L half year, Y year, E decade, C century, `..` anything else.
    """

    edtf: str
    first: date
    last: date
    unit: str

    @property
    def head(self) -> str:
        """The EDTF of its beginning."""
        return self.edtf.partition("/")[0]

    @property
    def tail(self) -> str:
        """The EDTF of its end."""
        return self.edtf.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Yearless:
    """A time that comes back every year, such as 3 May; `make` places it in a year or raises ValueError."""

    make: Callable[[int], When]
    unit: str


def day(value: date) -> When:
    """Return one day.

    >>> day(date(2024, 7, 12)).edtf
    '2024-07-12'
    """
    return When(value.isoformat(), value, value, "D")


def days(first: date, last: date, unit: str = "..") -> When:
    """Return the days from first to last."""
    return When(f"{first}/{last}", first, last, unit)


def month(year: int, number: int) -> When:
    """Return a month; numbers beyond 1 to 12 count on into other years.

    >>> month(2024, 14).edtf
    '2025-02'
    """
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = date(year, number, monthrange(year, number)[1])
    return When(f"{year:04}-{number:02}", date(year, number, 1), last, "M")


def months(first: When, count: int, unit: str) -> When:
    """Return `count` months from the month `first` on.

    >>> months(month(2025, 1), 3, "Q").edtf
    '2025-01/2025-03'
    """
    last = month(first.first.year, first.first.month + count - 1)
    return When(f"{first.edtf}/{last.edtf}", first.first, last.last, unit)


def year(number: int) -> When:
    """Return a calendar year."""
    return When(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "Y")


def years(first: int, last: int, unit: str = "..") -> When:
    """Return the years from first to last."""
    return When(f"{first:04}/{last:04}", date(first, 1, 1), date(last, 12, 31), unit)


def season(number: int, code: int) -> When:
    """Return a meteorological season by its EDTF code (21 spring to 24 winter); a winter begins in its year.

    >>> season(2024, 24).last
    datetime.date(2025, 2, 28)
    """
    first = month(number, 3 * (code - 20))
    last = month(number, 3 * (code - 20) + 2)
    return When(f"{number:04}-{code}", first.first, last.last, "S")


def week(of: date) -> When:
    """Return the ISO week of a day; EDTF has no weeks, so it is the days from Monday to Sunday."""
    monday = of - timedelta(days=of.weekday())
    return days(monday, monday + timedelta(days=6), "W")


def unit_of(of: date, unit: str) -> When:
    """Return the day, week, month, quarter, half year, year, decade or century that holds a day.

    >>> unit_of(date(2024, 7, 12), "Q").edtf
    '2024-07/2024-09'
    """
    if unit == "D":
        return day(of)
    if unit == "W":
        return week(of)
    if unit == "K":
        monday = week(of).first
        return days(monday + timedelta(days=5), monday + timedelta(days=6))
    if unit == "B":
        monday = week(of).first
        return days(monday, monday + timedelta(days=4))
    if unit in "MQL":
        count = MONTHS[unit]
        first = month(of.year, (of.month - 1) // count * count + 1)
        return first if count == 1 else months(first, count, unit)
    if unit == "P":
        start = of.year if of.month >= 9 else of.year - 1
        return months(month(start, 9), 12, "..")
    if unit == "E":
        return years(of.year // 10 * 10, of.year // 10 * 10 + 9, "E")
    if unit == "C":
        return years((of.year - 1) // 100 * 100 + 1, (of.year - 1) // 100 * 100 + 100, "C")
    return year(of.year)


def span(first: When, last: When) -> When:
    """Return the time from the beginning of one to the end of the other."""
    edtf = first.edtf if first == last else f"{first.head}/{last.tail}"
    return When(edtf, first.first, last.last, "..")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time; working days are counted apart, since they skip weekends and holidays."""

    months: int = 0
    days: int = 0
    work_days: int = 0
    seconds: int = 0
    unit: str = "D"
    iso: str = ""

    def negative(self) -> Length:
        """Return the same length backwards."""
        return replace(self, months=-self.months, days=-self.days, work_days=-self.work_days, seconds=-self.seconds)

    def from_day(self, start: date, holidays: Callable[[int], frozenset[date]]) -> date:
        """Return the day this length after `start`; the last day of a shorter month stands for a missing one."""
        moved = month(start.year, start.month + self.months)
        end = date(moved.first.year, moved.first.month, min(start.day, moved.last.day)) if self.months else start
        end += timedelta(days=self.days)
        step = timedelta(days=1 if self.work_days > 0 else -1)
        left = abs(self.work_days)
        while left:
            end += step
            if end.weekday() < 5 and end not in holidays(end.year):
                left -= 1
        return end


def length(parts: list[tuple[float, str]]) -> Length:
    """Return the length of counted units, such as two years and 21 days.

    >>> length([(2, "Y"), (21, "D")]).iso
    'P2Y21D'
    >>> length([(1.5, "Y")]).iso
    'P18M'
    """
    totals = {"months": 0.0, "days": 0.0, "work": 0.0, "seconds": 0.0}
    written: dict[str, float] = {}
    for count, unit in parts:
        whole = unit in "YEC" and count == int(count)
        if unit in MONTHS:
            totals["months"] += count * MONTHS[unit]
            written["Y" if whole else "M"] = count * MONTHS[unit] / (12 if whole else 1)
        elif unit in "DWB":
            totals["work" if unit == "B" else "days"] += count * (7 if unit == "W" else 1)
            written["W" if unit == "W" else "D"] = count
        else:
            totals["seconds"] += count * {"S": 1, "N": 60, "H": 3600}[unit]
            written[{"S": "s", "N": "m", "H": "h"}[unit]] = count
    finest = parts[-1][1]
    return Length(
        int(totals["months"]),
        int(totals["days"]),
        int(totals["work"]),
        int(totals["seconds"]),
        _finest(finest, parts[-1][0]),
        _iso(written),
    )


def _finest(unit: str, count: float) -> str:
    """Return the unit in which a moment that far away is known: two years on is a year, half a year on a month."""
    if unit in "YEC":
        return "Y" if count == int(count) else "M"
    return {"Q": "M", "L": "M", "M": "M"}.get(unit, "D")


def _iso(written: dict[str, float]) -> str:
    halves = {"h": "m", "m": "s", "W": "D"}
    for unit, finer in halves.items():
        count = written.get(unit, 0)
        if count != int(count):
            written[finer] = written.get(finer, 0) + count * (7 if unit == "W" else 60)
            del written[unit]
    text = "".join(f"{written[unit]:g}{unit}" for unit in "YMWD" if unit in written)
    clock = "".join(f"{written[unit]:g}{unit.upper()}" for unit in "hms" if unit in written)
    return f"P{text}T{clock}" if clock else f"P{text}"
