"""Forms that point from the document's day or from what was told: volgend jaar, de komende drie maanden."""

from __future__ import annotations

from datetime import date, timedelta

from nakomen.finders import date_values as values
from nakomen.finders.date_context import place_in_year
from nakomen.finders.date_holidays import holiday_in, public_holidays
from nakomen.finders.date_scene import Reading, Rule, Scene
from nakomen.finders.date_table import Row, Slots
from nakomen.finders.date_values import Length, When, Yearless

_STEPS = {"previous": -1, "past": -1, "this": 0, "told": 0, "next": 1, "coming": 1}


def shift_of(slots: Slots, scene: Scene) -> str:
    """Return which one is pointed at, by the table's shift words."""
    return str(scene.table.words["shift"].get(slots["shift"], ""))


def moment(day: date, unit: str) -> When:
    """Return the day, month or year that holds a day, as precisely as a distance in that unit is known."""
    return values.unit_of(day, unit if unit in "DMY" else "D")


def away(start: date, length: Length, scene: Scene) -> date:
    """Return the day at a distance from another."""
    return length.from_day(start, lambda year: public_holidays(year, scene.context.language))


def _until_now(_slots: Slots, _row: Row, scene: Scene) -> Reading:
    if scene.today is None:
        return Reading(relation="until")
    return Reading(values.day(scene.today), anchor=scene.context.anchor, relation="until")


def _now(_slots: Slots, _row: Row, scene: Scene) -> Reading:
    """Read "now": the month of the meeting that is reported, else of the document."""
    meeting = scene.context.meeting_days
    if meeting is not None:
        return Reading(values.unit_of(meeting[1], "M"), anchor="meeting", relation="about")
    if scene.today is None:
        return Reading(relation="about")
    return Reading(values.unit_of(scene.today, "M"), anchor="document", relation="about")


def _day_from_today(_slots: Slots, row: Row, scene: Scene) -> Reading:
    if scene.today is None:
        return Reading()
    return Reading(values.day(scene.today + timedelta(days=row.more["days"])), anchor=scene.context.anchor)


def _pointed(slots: Slots, row: Row, scene: Scene) -> Reading | None:
    """Read dit jaar, volgende week, het komende jaar; the last is the twelve months from the document's month on."""
    unit = scene.table.words["pointed"][slots["unit_pointed"]]
    if slots["year"] or slots["short"]:
        return Reading(values.year(scene.year(slots["year"] or slots["short"])))
    shift = shift_of(slots, scene)
    base, anchor = scene.today, scene.context.anchor
    if shift == "told" or (unit == "D" and shift in ("next", "previous") and scene.told.last):
        if scene.told.last is None:
            return Reading(anchor="reference")
        base, anchor = scene.told.last.first, "reference"
    if base is None:
        return Reading()
    step = int(row.more.get("step", _STEPS.get(shift, 0)))
    around = row.more.get("months_of", {})
    if slots["article"] and shift in around.get(slots["unit_pointed"], ()):
        first, last = (0, 12) if _STEPS[shift] > 0 else (-12, 0)
        return Reading(_months_around(base, first, last), anchor=anchor)
    return Reading(_stepped(base, unit, step), anchor=anchor)


def _months_around(base: date, first: int, last: int) -> When:
    return values.span(values.month(base.year, base.month + first), values.month(base.year, base.month + last))


def _stepped(base: date, unit: str, step: int) -> When:
    """Return the unit that lies `step` units from the one that holds a day."""
    if unit in "DWKB":
        return values.unit_of(base + timedelta(days=step * (1 if unit == "D" else 7)), unit)
    if unit == "P":
        return values.unit_of(date(base.year + step, base.month, 1), unit)
    whole = values.unit_of(base, unit)
    return values.unit_of(values.month(whole.first.year, whole.first.month + step * values.MONTHS[unit]).first, unit)


def _window(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    """Read de afgelopen vier jaar, de komende drie maanden: from the document's unit so many units on or back."""
    units = scene.table.words["unit"]
    parts = [
        (scene.number(slots[f"n{more}"]), units[slots[f"unit{more}"]]) for more in ("", "2", "3") if slots[f"n{more}"]
    ]
    if not parts:
        parts = [(0.5 if slots["half"] else 1.5, units[slots["unit"]])]
    length = values.length(parts)
    shift = "past" if slots["last"] else shift_of(slots, scene)
    if shift in ("told", "said", "this", ""):
        return Reading(length=length) if shift != "this" else None
    if scene.today is None:
        return Reading()
    backward = shift in ("past", "previous")
    other = away(scene.today, length.negative() if backward else length, scene)
    single = parts[0][0] == 1 and parts[0][1] == "Y"
    unit = "M" if single or (len(parts) > 1 and length.unit == "Y") else length.unit
    if unit == "D":
        step = timedelta(days=1)
        near = scene.today - step if backward else scene.today + step
        return Reading(values.days(min(near, other), max(near, other)), anchor=scene.context.anchor)
    ends = sorted([moment(scene.today, unit), moment(other, unit)], key=lambda when: when.first)
    return Reading(values.span(*ends), anchor=scene.context.anchor)


def _pointed_month(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = scene.month(slots["month_name"])
    return _pointed_yearless(Yearless(lambda year: values.month(year, number), "M"), slots, scene)


def _pointed_season(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    code = scene.table.words["season"][slots["season"]]
    return _pointed_yearless(Yearless(lambda year: values.season(year, code), "S"), slots, scene)


def _pointed_yearless(what: Yearless, slots: Slots, scene: Scene) -> Reading | None:
    """Place a month or season: dit in the document's year, komende after its day, afgelopen before it."""
    if slots["year"]:
        return Reading(what.make(scene.year(slots["year"])))
    shift, today = shift_of(slots, scene), scene.today
    if today is None or shift == "said":
        return Reading(what)
    if shift == "told":
        return Reading(what.make(scene.told.last.first.year), anchor="reference") if scene.told.last else Reading(what)
    near = [what.make(today.year + step) for step in (-1, 0, 1)]
    if _STEPS[shift] == 0:
        held = [when for when in near if when.first <= today <= when.last]
        return Reading(held[0] if held else near[1], anchor=scene.context.anchor)
    if _STEPS[shift] > 0:
        chosen = next(when for when in near if when.first > today)
    else:
        chosen = next(when for when in reversed(near) if when.last < today)
    return Reading(chosen, anchor=scene.context.anchor)


def _pointed_holiday(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    known = scene.table.words["holiday"][slots["holiday"]]
    return _pointed_yearless(Yearless(lambda year: values.day(holiday_in(year, known)), "D"), slots, scene)


def _days_of_pointed_month(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    if scene.today is None:
        return Reading()
    month = _stepped(scene.today, "M", _STEPS.get(shift_of(slots, scene), 0))
    first, last = scene.ordinal(slots["day"]), scene.ordinal(slots["day2"])
    if not first < last <= month.last.day:
        return None
    days = values.days(month.first.replace(day=first), month.first.replace(day=last))
    return Reading(days, anchor=scene.context.anchor)


def _week_weekday(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    if scene.today is None:
        return Reading()
    week = _stepped(scene.today, "W", _STEPS.get(shift_of(slots, scene), 0))
    return Reading(
        values.day(week.first + timedelta(days=scene.weekday(slots["weekday"]) - 1)), anchor=scene.context.anchor
    )


def _pointed_weekday(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    """Read aanstaande vrijdag (the first to come), volgende vrijdag (of next week), vorige zondag (of last week)."""
    if scene.today is None:
        return Reading()
    if slots["day"] and slots["month"]:
        return _weekday_with_day(slots, scene)
    today, weekday, shift = scene.today, scene.weekday(slots["weekday"]), shift_of(slots, scene)
    away_days = weekday - today.isoweekday()
    if shift == "coming":
        found = today + timedelta(days=away_days if away_days > 0 else away_days + 7)
    elif shift == "past":
        found = today + timedelta(days=away_days if away_days < 0 else away_days - 7)
    else:
        found = today + timedelta(days=away_days + 7 * _STEPS.get(shift, 0))
    return Reading(values.day(found), anchor=scene.context.anchor)


def _weekday_with_day(slots: Slots, scene: Scene) -> Reading | None:
    number, month, today = scene.ordinal(slots["day"]), scene.month(slots["month"]), scene.today
    what = Yearless(lambda year: values.day(date(year, month, number)), "D")
    if slots["year"]:
        return Reading(what.make(scene.year(slots["year"])))
    toward = {-1: "past", 0: "near", 1: "future"}[_STEPS.get(shift_of(slots, scene), 0)]
    found = place_in_year(what, today, toward) if today else None
    return Reading(found, anchor=scene.context.anchor) if found else None


def _weekend(_slots: Slots, _row: Row, scene: Scene) -> Reading:
    if scene.today is None:
        return Reading()
    return Reading(values.unit_of(scene.today, "K"), anchor=scene.context.anchor)


def _bare_unit(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    """Read "het jaar" as the document's year; it is a time only behind a part (het einde van het jaar)."""
    if scene.today is None:
        return Reading(needs="part")
    unit = scene.table.words["pointed"][slots["unit_pointed"]]
    return Reading(values.unit_of(scene.today, unit), anchor=scene.context.anchor, needs="part")


def _meeting_day(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    """Read "de tweede dag" as that day of the meeting which the document reports."""
    days, nth = scene.context.meeting_days, scene.ordinal(slots["ordinal"])
    if days is None:
        return None
    found = days[1] if nth == -1 else days[0] + timedelta(days=nth - 1)
    return Reading(values.day(found), anchor="meeting") if days[0] <= found <= days[1] else None


def _told_period(_slots: Slots, _row: Row, scene: Scene) -> Reading:
    """Read "die periode": the period told last, or the one between a "from" and an "until" told just before."""
    told = scene.told.times
    if told and told[-1][1].unit == "..":
        return Reading(told[-1][1], anchor="reference")
    begins = [when for _, when, relation in told[-3:] if relation in ("from", "since")]
    ends = [when for _, when, relation in told[-3:] if relation == "until"]
    if begins and ends and begins[-1].first <= ends[-1].last:
        return Reading(values.span(begins[-1], ends[-1]), anchor="reference")
    return Reading(anchor="reference")


def _told_date(_slots: Slots, _row: Row, scene: Scene) -> Reading:
    return Reading(scene.told.last, anchor="reference")


def _since_then(_slots: Slots, _row: Row, scene: Scene) -> Reading:
    return Reading(scene.told.last, anchor="reference", relation="since")


def _after_then(_slots: Slots, _row: Row, scene: Scene) -> Reading:
    return Reading(scene.told.last, anchor="reference", relation="after")


def _after_told(slots: Slots, _row: Row, scene: Scene) -> Reading:
    """Read het jaar daarop: the unit after or before the time told last, or after today when nothing was told."""
    unit = scene.table.words["unit"][slots["unit"]]
    base = scene.told.last.first if scene.told.last else None if scene.told.any_before else scene.today
    if base is None:
        return Reading(anchor="reference")
    return Reading(_stepped(base, unit, 1 if slots["after"] else -1), anchor="reference")


POINTING: dict[str, Rule] = {
    "until-now": _until_now,
    "now": _now,
    "day-from-today": _day_from_today,
    "pointed": _pointed,
    "window": _window,
    "pointed-month": _pointed_month,
    "pointed-season": _pointed_season,
    "pointed-holiday": _pointed_holiday,
    "days-of-pointed-month": _days_of_pointed_month,
    "week-weekday": _week_weekday,
    "pointed-weekday": _pointed_weekday,
    "weekend": _weekend,
    "bare-unit": _bare_unit,
    "meeting-day": _meeting_day,
    "told-period": _told_period,
    "told-date": _told_date,
    "since-then": _since_then,
    "after-then": _after_then,
    "after-told": _after_told,
}
