"""What each form of the date table means: days, months, seasons, years, lengths and repetitions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from nakomen.finders import date_values as values
from nakomen.finders.date_context import DateContext, Told, tense_near
from nakomen.finders.date_holidays import holiday_in, public_holidays
from nakomen.finders.date_table import DateTable, Row, Slots
from nakomen.finders.date_values import Length, When, Yearless


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says: a time, a yearless time, a length, a repetition or nothing that can be dated.

    `needs` is what must stand before the form for it to be a time at all: `part`, `relation` or nothing.
    """

    time: When | Yearless | None = None
    length: Length | None = None
    repeats: str = ""
    anchor: str = "said"
    relation: str = ""
    needs: str = ""
    skipped: bool = False


@dataclass(slots=True)
class Scene:
    """Where a form is read: the text, its table, what is known and what was told before."""

    text: str
    original: str
    table: DateTable
    context: DateContext
    told: Told = field(default_factory=Told)

    @property
    def today(self) -> date | None:
        """The day that the text calls today."""
        return self.context.today

    def number(self, words: str) -> float:
        """Return a number that is written in digits or words; a comma is a decimal mark."""
        if words[:1].isdigit():
            return float(words.replace(",", "."))
        return self.table.numbers[words]

    def ordinal(self, words: str) -> int:
        """Return the rank that an ordinal or a day says, -1 for the last."""
        digits = "".join(char for char in words if char.isdigit())
        if digits:
            return int(digits)
        if words == self.table.raw["ordinal"]["last"]:
            return -1
        return self.table.ordinals.get(words) or self.table.numbers[words]

    def month(self, words: str) -> int:
        """Return the number of a month's name."""
        name = words.rstrip(".")
        return int(self.table.words["month"].get(name) or self.table.words["month_short"][name])

    def weekday(self, words: str) -> int:
        """Return 1 for Monday to 7 for Sunday."""
        return int(self.table.words["weekday"].get(words) or self.table.words["weekday_short"][words.rstrip(".")])

    def year(self, words: str) -> int:
        """Return a year that is written in digits, as '18, or in words."""
        if words.isdigit():
            return full_year(words, self.today)
        squeezed = "".join(words.split())
        for spelled, century in sorted(self.table.raw["number"]["centuries"].items(), key=lambda item: -len(item[0])):
            if squeezed.startswith(spelled):
                rest = squeezed[len(spelled) :]
                rest = rest if rest in self.table.numbers or not rest.startswith("en") else rest[2:]
                return int(century) + (self.table.numbers[rest] if rest else 0)
        return int(words)

    def tense(self, slots: Slots) -> str:
        """Tell whether the sentence of a form looks ahead, back or neither."""
        return tense_near(self.text, slots.start, slots.end, self.table.raw["tense"])


Rule = Callable[[Slots, Row, Scene], Reading | None]
RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    """Register the meaning of a form under the name its rows use."""

    def register(function: Rule) -> Rule:
        RULES[name] = function
        return function

    return register


def full_year(digits: str, today: date | None) -> int:
    """Return a year in full; two digits are taken in the hundred years that end twenty years from now."""
    if len(digits) == 4:
        return int(digits)
    limit = (today.year if today else 2030) + 20
    return limit - (limit - int(digits)) % 100


@rule("skip")
def _skip(_slots: Slots, _row: Row, _scene: Scene) -> Reading:
    return Reading(skipped=True)


@rule("said")
def _said(_slots: Slots, _row: Row, _scene: Scene) -> Reading:
    return Reading()


@rule("set")
def _set(_slots: Slots, row: Row, _scene: Scene) -> Reading:
    return Reading(repeats=row.more["value"])


@rule("every")
def _every(slots: Slots, row: Row, scene: Scene) -> Reading:
    """Read elke vier jaar, tweejaarlijks, and om de week, which skips one."""
    count = (
        scene.number(slots["n"] or slots["number"])
        if slots["n"] or slots["number"]
        else float(row.more.get("count", 2))
    )
    unit = scene.table.words["unit"].get(slots["unit"]) or row.more["units"][slots["adjective"]]
    return Reading(repeats=f"R/{values.length([(count, unit)]).iso}")


@rule("times-per")
def _times_per(slots: Slots, _row: Row, scene: Scene) -> Reading:
    """Read so many times a unit; where the months do not divide evenly, the unit alone stands."""
    count = scene.table.words["times"][slots["times"]] if slots["times"] else int(scene.number(slots["n"]))
    unit = scene.table.words["unit"][slots["unit"]]
    whole = values.MONTHS.get(unit, 0)
    if whole and count and whole % count == 0:
        return Reading(repeats=f"R/{values.length([(whole // count, 'M')]).iso if whole // count != 12 else 'P1Y'}")
    return Reading(repeats=f"R/{values.length([(1, unit)]).iso}")


@rule("every-weekday")
def _every_weekday(_slots: Slots, row: Row, _scene: Scene) -> Reading:
    return Reading(repeats=row.more.get("value", "R/P1W"))


def _dated(make: Callable[[int], When], unit: str, year: str, scene: Scene) -> Reading | None:
    """Return a time in its year, or without one when none is said; None when there is no such day."""
    try:
        if year:
            return Reading(make(scene.year(year)))
        make(2000)
    except ValueError:
        return None
    return Reading(Yearless(make, unit))


@rule("day")
def _day(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number, month = scene.ordinal(slots["day"]), scene.month(slots["month"])
    reading = _dated(lambda year: values.day(date(year, month, number)), "D", slots["year"], scene)
    return reading or Reading(skipped=True)


@rule("days")
def _days(slots: Slots, row: Row, scene: Scene) -> Reading | None:
    first, last, month = scene.ordinal(slots["day"]), scene.ordinal(slots["day2"]), scene.month(slots["month"])
    if first >= last:
        return None
    reading = _dated(
        lambda year: values.days(date(year, month, first), date(year, month, last)), "..", slots["year"], scene
    )
    return replace(reading, relation=row.more.get("relation", "")) if reading else None


@rule("numeric-day")
def _numeric_day(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = int(slots["dd"])
    month = int(slots["mm"]) if slots["mm"] else scene.month(slots["month_names"])
    written = slots["yyyy"] or slots["yy"]
    return _dated(lambda year: values.day(date(year, month, number)), "D", written, scene)


@rule("months")
def _months(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    first, last = scene.month(slots["month"]), scene.month(slots["month2"])
    begins = slots["year"]

    def make(year: int) -> When:
        start = scene.year(begins) if begins else year - (first > last)
        return values.span(values.month(start, first), values.month(year, last))

    return _dated(make, "..", slots["year2"], scene)


@rule("month")
def _month(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = scene.month(slots["month"])
    return _dated(lambda year: values.month(year, number), "M", slots["year"] or slots["short"], scene)


@rule("bare-month")
def _bare_month(slots: Slots, row: Row, scene: Scene) -> Reading | None:
    """Read a month alone; short ones in lower case (Jan is a person), and `names` with a capital, only after a relation."""
    words = slots["month_name"] or slots["month_shorts"]
    written = scene.original[slots.start : slots.end]
    number = scene.month(words)
    if slots["month_shorts"] and not written.islower():
        return None
    if words in row.more.get("capital", ()) and not written[:1].isupper():
        return None
    doubtful = words in row.more.get("names", ()) and written[:1].isupper()
    reading = _dated(lambda year: values.month(year, number), "M", "", scene)
    if reading and (slots["month_shorts"] or doubtful):
        return Reading(reading.time, needs="relation")
    return reading


@rule("numeric-month")
def _numeric_month(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = int(slots["mm"])
    return _dated(lambda year: values.month(year, number), "M", slots["yyyy"], scene)


@rule("season")
def _season(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    code = scene.table.words["season"][slots["season"]]
    return _dated(lambda year: values.season(year, code), "S", slots["year"] or slots["short"], scene)


@rule("quarter")
def _quarter(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = int(slots["nth"])
    return _dated(lambda year: values.months(values.month(year, 3 * number - 2), 3, "Q"), "Q", slots["year"], scene)


@rule("week-number")
def _week_number(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = int(slots["number"])
    return _dated(lambda year: values.week(date.fromisocalendar(year, number, 1)), "W", slots["year"], scene)


@rule("week-of-day")
def _week_of_day(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number, month = scene.ordinal(slots["day"]), scene.month(slots["month"])
    return _dated(lambda year: values.week(date(year, month, number)), "W", slots["year"], scene)


@rule("years")
def _years(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    first = int(slots["yyyy"])
    last = int(slots["yyyy2"]) if slots["yyyy2"] else first // 100 * 100 + int(slots["short"])
    if not first < last <= first + 100 or _blocked(slots.start, scene):
        return None
    return Reading(values.years(first, last))


@rule("year")
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
    if scene.text[start - 1 : start] in "(" and start:
        start -= 1
    return _word_before(start, scene) in scene.table.raw["year"]["blocked"]


@rule("decade")
def _decade(slots: Slots, _row: Row, scene: Scene) -> Reading:
    if slots["digits"]:
        tens = int(slots["digits"])
    else:
        tens = scene.table.raw["decades"][slots["tens"]]
    century = int(slots["century"]) * 100 if slots["century"] else 2000 if tens < 20 else 1900
    if not slots["century"] and tens == 20 and scene.today and scene.today.year >= 2020:
        century = 2000
    return Reading(values.years(century + tens, century + tens + 9, "E"))


@rule("century")
def _century(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    number = scene.ordinal(slots["ordinal"])
    if not 10 <= number <= 30:
        return None
    return Reading(values.years(number * 100 - 99, number * 100, "C"))


@rule("recess")
def _recess(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    known = scene.table.words["recess"][slots["recess"]]

    def make(year: int) -> When:
        ends = year + (known["ends"] < known["begins"])
        recess = values.span(values.month(year, known["begins"]), values.month(ends, known["ends"]))
        return When(recess.edtf, recess.first, recess.last, "R")

    return _dated(make, "R", slots["year"], scene)


@rule("holiday")
def _holiday(slots: Slots, _row: Row, scene: Scene) -> Reading | None:
    known = scene.table.words["holiday"][" ".join(slots["holiday"].split())]
    return _dated(
        lambda year: values.day(holiday_in(year, known)), "D" if "day" in known else "F", slots["year"], scene
    )


@rule("duration")
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
        count = 1.5 if slots["one_half"] else 0.5 if slots["half"] else 1.0
        parts = [(count, units[slots["unit"]])]
    sizes = ["CEYLQMWBDHNS".index(unit) for _, unit in parts]
    if all(count == 0 for count, _ in parts) or sizes != sorted(set(sizes)):
        return None
    return Reading(length=values.length(parts))


@rule("ordinal-day")
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


@rule("weekday")
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


def working_holidays(scene: Scene) -> Callable[[int], frozenset[date]]:
    """Return which days of a year are public holidays in the country of the table."""
    return lambda year: public_holidays(year, scene.context.language)
