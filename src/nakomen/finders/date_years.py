"""Forms of years: a year where a number can be one, rows of years, decades and centuries."""

from __future__ import annotations

from nakomen.finders import date_values as values
from nakomen.finders.date_scene import Reading, Rule, Scene
from nakomen.finders.date_table import Row, Slots


def _years(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    first = int(slots["yyyy"])
    last = int(slots["yyyy2"]) if slots["yyyy2"] else first // 100 * 100 + int(slots["short"])
    if not first < last <= first + 100 or _blocked(slots.start, scene):
        return None
    return Reading(values.years(first, last))


def _year(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    """Read a year where a number can be one; the table's word lists decide."""
    start, words = slots.start, slots["year"] or slots["short"]
    if len(words) == slots.end - start and words.isdigit():
        before = scene.text[start - 1 : start]
        known = scene.table.raw["year"]
        glued = bool(before) and before in "-–./,€$£" and _word_before(start - 1, scene) not in known["strong"]
        if glued or _blocked(start, scene):
            return None
        following = scene.text[slots.end : slots.end + 20].split(None, 1)
        strong = _word_before(start, scene) in known["strong"]
        if not strong and following and following[0].rstrip(".,;:)") in known["counted"]:
            return None
    return Reading(values.year(scene.year(words)))


def _word_before(start: int, scene: Scene) -> str:
    words = scene.text[max(start - 24, 0) : start].split()
    return words[-1].strip("(«“‘\"'.,;:[") if words else ""


def _blocked(start: int, scene: Scene) -> bool:
    """Tell whether the word before says that the number is no year, as in nr. 2018."""
    if start and scene.text[start - 1] == "(":
        start -= 1
    return _word_before(start, scene) in scene.table.raw["year"]["blocked"]


def _decade(slots: Slots, _row: Row, scene: Scene) -> Reading:
    tens = int(slots["digits"]) if slots["digits"] else int(scene.table.raw["decades"][slots["tens"]])
    century = int(slots["century"]) * 100 if slots["century"] else 2000 if tens < 20 else 1900
    if not slots["century"] and tens == 20 and scene.today and scene.today.year >= 2020:
        century = 2000
    return Reading(values.years(century + tens, century + tens + 9, "E"))


def _century(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = scene.ordinal(slots["ordinal"])
    if not 10 <= number <= 30:
        return None
    return Reading(values.years(number * 100 - 99, number * 100, "C"))


YEARS: dict[str, Rule] = {
    "years": _years,
    "year": _year,
    "decade": _decade,
    "century": _century,
}
