"""Forms of the calendar: days, weeks, months, quarters, seasons, recesses and holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from nakomen.finders import date_values as values
from nakomen.finders.date_holidays import holiday_in
from nakomen.finders.date_scene import Reading, Rule, Scene, dated
from nakomen.finders.date_table import Row, Slots
from nakomen.finders.date_values import When


def _day(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number, month = scene.ordinal(slots["day"]), scene.month(slots["month"])
    reading = dated(scene, lambda year: values.day(date(year, month, number)), "D", slots["year"])
    return reading or Reading(skipped=True)


def _days(slots: Slots, row: Row, scene: Scene) -> Reading | None:
    first, last, month = scene.ordinal(slots["day"]), scene.ordinal(slots["day2"]), scene.month(slots["month"])
    if first >= last:
        return None

    def make(year: int) -> When:
        return values.days(date(year, month, first), date(year, month, last))

    reading = dated(scene, make, "..", slots["year"])
    return replace(reading, relation=row.more.get("relation", "")) if reading else None


def _numeric_day(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = int(slots["dd"])
    month = int(slots["mm"]) if slots["mm"] else scene.month(slots["month_names"])
    written = slots["yyyy"] or slots["yy"]
    return dated(scene, lambda year: values.day(date(year, month, number)), "D", written)


def _months(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    first, last = scene.month(slots["month"]), scene.month(slots["month2"])
    begins = slots["year"]

    def make(year: int) -> When:
        start = scene.year(begins) if begins else year - (first > last)
        return values.span(values.month(start, first), values.month(year, last))

    return dated(scene, make, "..", slots["year2"])


def _month(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = scene.month(slots["month"])
    return dated(scene, lambda year: values.month(year, number), "M", slots["year"] or slots["short"])


def _bare_month(slots: Slots, row: Row, scene: Scene) -> Reading | None:
    """Read a month alone; short ones in lower case (Jan is a person) and capitalised `names` only after a relation."""
    words = slots["month_name"] or slots["month_shorts"]
    written = scene.original[slots.start : slots.end]
    number = scene.month(words)
    if slots["month_shorts"] and not written.islower():
        return None
    if words in row.more.get("capital", ()) and not written[:1].isupper():
        return None
    doubtful = words in row.more.get("names", ()) and written[:1].isupper()
    reading = dated(scene, lambda year: values.month(year, number), "M", "")
    if reading and (slots["month_shorts"] or doubtful):
        return Reading(reading.time, needs="relation")
    return reading


def _numeric_month(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = int(slots["mm"])
    return dated(scene, lambda year: values.month(year, number), "M", slots["yyyy"])


def _season(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    code = scene.table.words["season"][slots["season"]]
    return dated(scene, lambda year: values.season(year, code), "S", slots["year"] or slots["short"])


def _quarter(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = int(slots["nth"])
    return dated(scene, lambda year: values.months(values.month(year, 3 * number - 2), 3, "Q"), "Q", slots["year"])


def _week_number(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = int(slots["number"])
    return dated(scene, lambda year: values.week(date.fromisocalendar(year, number, 1)), "W", slots["year"])


def _week_of_day(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number, month = scene.ordinal(slots["day"]), scene.month(slots["month"])
    return dated(scene, lambda year: values.week(date(year, month, number)), "W", slots["year"])


def _recess(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    known = scene.table.words["recess"][slots["recess"]]

    def make(year: int) -> When:
        ends = year + (known["ends"] < known["begins"])
        recess = values.span(values.month(year, known["begins"]), values.month(ends, known["ends"]))
        return When(recess.edtf, recess.first, recess.last, "R")

    return dated(scene, make, "R", slots["year"])


def _holiday(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    known = scene.table.words["holiday"][slots["holiday"]]
    unit = "D" if "day" in known else "F"
    return dated(scene, lambda year: values.day(holiday_in(year, known)), unit, slots["year"])


def _ordinal_day(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    """Read a day of an unnamed month: the nearest that the weekday and the tense allow."""
    number = scene.ordinal(slots["ordinal"])
    if scene.today is None or not 1 <= number <= 31:
        return None
    found = []
    for step in range(-7, 8):
        start = values.month(scene.today.year, scene.today.month + step)
        if number <= start.last.day:
            day = start.first.replace(day=number)
            if not slots["weekday"] or day.isoweekday() == scene.weekday(slots["weekday"]):
                found.append(day)
    return _nearest(found, slots, scene)


def _weekday(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    if scene.today is None:
        return Reading()
    number = scene.weekday(slots["weekday"])
    found = [scene.today + timedelta(days=step) for step in range(-7, 8)]
    return _nearest([day for day in found if day.isoweekday() == number and day != scene.today], slots, scene, "future")


def _nearest(found: list[date], slots: Slots, scene: Scene, default: str = "near") -> Reading | None:
    """Choose one of several days by the tense of the sentence."""
    today = scene.today
    if today is None or not found:
        return None
    tense = scene.tense(slots)
    toward = default if tense == "near" else tense
    ahead, back = [day for day in found if day >= today], [day for day in found if day <= today]
    if (toward == "future" and ahead) or not back:
        chosen = ahead[0]
    elif (toward == "past" and back) or not ahead:
        chosen = back[-1]
    else:
        chosen = min(found, key=lambda day: abs((day - today).days))
    return Reading(values.day(chosen), anchor=scene.context.anchor)


CALENDAR: dict[str, Rule] = {
    "day": _day,
    "days": _days,
    "numeric-day": _numeric_day,
    "months": _months,
    "month": _month,
    "bare-month": _bare_month,
    "numeric-month": _numeric_month,
    "season": _season,
    "quarter": _quarter,
    "week-number": _week_number,
    "week-of-day": _week_of_day,
    "recess": _recess,
    "holiday": _holiday,
    "ordinal-day": _ordinal_day,
    "weekday": _weekday,
}
