"""Finds the day of a holiday in a year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from nakomen.finders.date_table import date_table


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher.

    >>> easter(2021)
    datetime.date(2021, 4, 4)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth weekday (1 is Monday) of a month, -1 for the last; ValueError where there is none.

    >>> nth_weekday(2024, 9, 2, 3)
    datetime.date(2024, 9, 17)
    """
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    fitting = [day for day in days if day.isoweekday() == weekday]
    if not -1 <= nth - 1 < len(fitting) and nth != -1:
        raise ValueError(f"no weekday {weekday} number {nth} in {year}-{month:02}")
    return fitting[nth - 1 if nth > 0 else -1]


def holiday_in(year: int, row: Mapping[str, Any]) -> date:
    """Return the day of a holiday row in a year."""
    if "easter" in row:
        found = easter(year) + timedelta(days=row["easter"])
    elif "nth" in row:
        found = nth_weekday(year, row["month"], row["weekday"], row["nth"])
    else:
        found = date(year, row["month"], row["day"])
    if "sunday" in row and found.isoweekday() == 7:
        found += timedelta(days=row["sunday"])
    return found + timedelta(days=row.get("days", 0))


@cache
def public_holidays(year: int, language: str) -> frozenset[date]:
    """Return the public holidays of a year in the country that the language's working days are reckoned in.

    >>> date(2025, 4, 26) in public_holidays(2025, "nl")  # King's Day, a day early because the 27th is a Sunday
    True
    """
    from holidays import country_holidays

    return frozenset(country_holidays(date_table(language).raw["working_days"]["country"], years=year))
