"""Parts of a time: its end, beginning, middle, halves, nth week or weekday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from nakomen.finders import date_values as values
from nakomen.finders.date_holidays import nth_weekday
from nakomen.finders.date_scene import Scene
from nakomen.finders.date_table import Slots
from nakomen.finders.date_values import When

Part = Callable[[When, Slots, Scene], "When | None"]


def _whole(when: When, _slots: Slots, _scene: Scene) -> When:
    return when


def _end(when: When, _slots: Slots, _scene: Scene) -> When:
    """Return the last month of a year, quarter or half year, a week from Thursday on, of anything else all."""
    if when.unit == "W":
        return values.days(when.first + timedelta(days=3), when.last)
    if when.unit in "YQLR":
        return values.month(when.last.year, when.last.month)
    if when.unit == "..":
        return values.month(when.last.year, when.last.month) if (when.last - when.first).days > 200 else when
    return when


def _monday(when: When) -> When:
    """Return Monday to Wednesday of a week, and any other time as it is."""
    return values.days(when.first, when.first + timedelta(days=2)) if when.unit == "W" else when


def _begin(when: When, _slots: Slots, _scene: Scene) -> When:
    return values.month(when.first.year, when.first.month) if when.unit in "YQLR" else _monday(when)


def _last_day(when: When, _slots: Slots, _scene: Scene) -> When | None:
    return values.day(when.last) if when.unit in "MQLY" else None


def _first_day(when: When, _slots: Slots, _scene: Scene) -> When | None:
    return values.day(when.first) if when.unit in "MQLY" else None


def _middle(when: When, _slots: Slots, _scene: Scene) -> When:
    """Return July for a year, the second month for a quarter."""
    if when.unit == "Y":
        return values.month(when.first.year, 7)
    return values.month(when.first.year, when.first.month + 1) if when.unit == "Q" else when


def _half(when: When, slots: Slots, scene: Scene) -> When | None:
    """Return the first or second half: six months of a year, up to or from the 16th of a month."""
    second = scene.ordinal(slots["nth"]) == 2
    if when.unit == "Y":
        return values.months(values.month(when.first.year, 7 if second else 1), 6, "L")
    if when.unit == "M":
        middle = when.first.replace(day=15)
        return values.days(middle + timedelta(days=1), when.last) if second else values.days(when.first, middle)
    if when.unit in "EC":
        first, last = when.first.year, when.last.year
        middle_year = (first + last) // 2
        return values.years(middle_year + 1, last) if second else values.years(first, middle_year)
    return None


def _nth_weekday(when: When, slots: Slots, scene: Scene) -> When | None:
    if when.unit != "M":
        return None
    nth = scene.ordinal(slots["ordinal"])
    return values.day(nth_weekday(when.first.year, when.first.month, scene.weekday(slots["weekday"]), nth))


def _nth_week(when: When, slots: Slots, scene: Scene) -> When | None:
    """Return the nth ISO week: of a year by its number, of a month the nth week that has its Thursday there."""
    if when.unit not in ("M", "Y"):
        return None
    nth = scene.ordinal(slots["ordinal"])
    at = when.first
    weeks = []
    while at <= when.last:
        week = values.week(at)
        if when.first <= week.first + timedelta(days=3) <= when.last:
            weeks.append(week)
        at = week.last + timedelta(days=1)
    return weeks[nth - 1 if nth > 0 else -1] if -1 <= nth <= len(weeks) and nth else None


def _nth_day(when: When, slots: Slots, scene: Scene) -> When | None:
    if when.unit not in ("M", "Y", "W", "D", ".."):
        return None
    nth = scene.ordinal(slots["ordinal"])
    day = when.last if nth == -1 else when.first + timedelta(days=nth - 1)
    return values.day(day) if day <= when.last else None


def _nth_quarter(when: When, slots: Slots, scene: Scene) -> When | None:
    """Return the nth quarter or half of a year."""
    if when.unit != "Y":
        return None
    count = 6 if slots["nth"] else 3
    nth = scene.ordinal(slots["nth"] or slots["ordinal"])
    nth = 12 // count if nth == -1 else nth
    if not 1 <= nth <= 12 // count:
        return None
    return values.months(values.month(when.first.year, count * (nth - 1) + 1), count, "L" if count == 6 else "Q")


def _rest(when: When, slots: Slots, scene: Scene) -> When | None:
    """Return what is left of a year (in months) or of anything shorter (in days), from the document's day on."""
    today = scene.today
    if today is None or not when.first <= today <= when.last:
        return when
    if when.unit == "Y" and not slots["rest"]:
        return values.span(values.month(today.year, today.month), values.month(when.last.year, 12))
    return values.days(today, when.last)


def _earlier(when: When, _slots: Slots, scene: Scene) -> When | None:
    today = scene.today
    if today is None or not when.first <= today <= when.last:
        return when
    if when.unit == "Y":
        return values.span(values.month(when.first.year, 1), values.month(today.year, today.month))
    return values.days(when.first, today)


PARTS: dict[str, Part] = {
    "whole": _whole,
    "end": _end,
    "begin": _begin,
    "last-day": _last_day,
    "first-day": _first_day,
    "middle": _middle,
    "half": _half,
    "nth-weekday": _nth_weekday,
    "nth-week": _nth_week,
    "nth-day": _nth_day,
    "nth-quarter": _nth_quarter,
    "rest": _rest,
    "earlier": _earlier,
}
