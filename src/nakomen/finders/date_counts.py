"""Forms that count: lengths of time and repetitions, and forms that give no date at all."""

from __future__ import annotations

from nakomen.finders import date_values as values
from nakomen.finders.date_scene import Reading, Rule, Scene
from nakomen.finders.date_table import Row, Slots


def _skip(_slots: Slots, _row: Row, _scene: Scene) -> Reading:
    return Reading(skipped=True)


def _said(_slots: Slots, _row: Row, _scene: Scene) -> Reading:
    return Reading()


def _set(_slots: Slots, row: Row, _scene: Scene) -> Reading:
    return Reading(repeats=row.more["value"])


def _every(slots: Slots, row: Row, scene: Scene) -> Reading:
    """Read elke vier jaar, tweejaarlijks, and om de week, which skips one."""
    count = (
        scene.number(slots["n"] or slots["number"])
        if slots["n"] or slots["number"]
        else float(row.more.get("count", 2))
    )
    unit = scene.table.words["unit"].get(slots["unit"]) or row.more["units"][slots["adjective"]]
    return Reading(repeats=f"R/{values.length([(count, unit)]).iso}")


def _times_per(slots: Slots, _row: Row, scene: Scene) -> Reading:
    """Read so many times a unit; where the months do not divide evenly, the unit alone stands."""
    count = scene.table.words["times"][slots["times"]] if slots["times"] else int(scene.number(slots["n"]))
    unit = scene.table.words["unit"][slots["unit"]]
    whole = values.MONTHS.get(unit, 0)
    if whole and count and whole % count == 0:
        return Reading(repeats=f"R/{values.length([(whole // count, 'M')]).iso if whole // count != 12 else 'P1Y'}")
    return Reading(repeats=f"R/{values.length([(1, unit)]).iso}")


def _every_weekday(_slots: Slots, row: Row, _scene: Scene) -> Reading:
    return Reading(repeats=row.more.get("value", "R/P1W"))


def _duration(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    """Read a length of time, such as two years, one month and 21 days."""
    units = scene.table.words["unit"]
    if slots["adjective_unit"]:
        count = scene.number(slots["digits"] or slots["number"])
        return Reading(length=values.length([(count, scene.table.words["adjective_unit"][slots["adjective_unit"]])]))
    parts = [
        (scene.number(slots[f"n{more}"]) + (0.5 if slots["and_half"] else 0), units[slots[f"unit{more}"]])
        for more in ("", "2", "3")
        if slots[f"n{more}"]
    ]
    if not parts:
        shares = {"one_half": 1.5, "half": 0.5, "three_quarters": 0.75, "quarter": 0.25}
        count = next((share for name, share in shares.items() if slots[name]), 1.0)
        parts = [(count, units[slots["unit"]])]
    sizes = ["CEYLQMWBDHNS".index(unit) for _, unit in parts]
    if all(count == 0 for count, _ in parts) or sizes != sorted(set(sizes)):
        return None
    return Reading(length=values.length(parts))


COUNTS: dict[str, Rule] = {
    "skip": _skip,
    "said": _said,
    "set": _set,
    "every": _every,
    "times-per": _times_per,
    "every-weekday": _every_weekday,
    "duration": _duration,
}
