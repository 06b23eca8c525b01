"""Days on the command line, and the only clock of the command line."""

from __future__ import annotations

from datetime import date, datetime

import click

from nakomen.wording import say

#: Days in each unit of a length of time; `j` is Dutch for year.
_LENGTHS = {"d": 1, "w": 7, "m": 30, "y": 365, "j": 365}


def today() -> date:
    """Return the day on which the program is run, where it is run."""
    return date.today()  # noqa: DTZ011 - the user's own day is meant


def now() -> datetime:
    """Return the moment at which the program is run, with its zone."""
    return datetime.now().astimezone()


def day(text: str | date) -> date:
    """Return the day that was typed: 2025-06-01, or 1-6-2025 as in a Dutch letter, or today.

    >>> day("2025-06-01") == day("1-6-2025")
    True
    """
    if isinstance(text, date):
        return text
    if text in ("today", "vandaag"):
        return today()
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise click.BadParameter(say("bad-day", value=text))


def first_day(text: str | date) -> date:
    """Return the day that was typed, or the first of a year: 2017.

    >>> first_day("2017").isoformat()
    '2017-01-01'
    """
    return date(int(text), 1, 1) if isinstance(text, str) and _is_year(text) else day(text)


def last_day(text: str | date) -> date:
    """Return the day that was typed, or the last of a year.

    >>> last_day("2017").isoformat()
    '2017-12-31'
    """
    return date(int(text), 12, 31) if isinstance(text, str) and _is_year(text) else day(text)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and text > "0000"


def days_long(text: str | int) -> int:
    """Return a length of time in days: 90 or 90d, 6w, 3m (months of 30 days), 1y or 1j.

    >>> days_long("90d"), days_long("6w")
    (90, 42)
    """
    if isinstance(text, int):
        return text
    number, unit = (text[:-1], text[-1:]) if text[-1:] in _LENGTHS else (text, "d")
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise click.BadParameter(say("bad-days", value=text))
    return int(number) * _LENGTHS[unit]
