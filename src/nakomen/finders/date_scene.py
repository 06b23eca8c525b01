"""Where a form is read: the text and its table, the context, what was told; and what a form says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from nakomen.finders.date_context import DateContext, Told, tense_near
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


def full_year(digits: str, today: date | None) -> int:
    """Return a year in full; two digits are taken in the hundred years that end twenty years from now."""
    if len(digits) == 4:
        return int(digits)
    limit = (today.year if today else 2030) + 20
    return limit - (limit - int(digits)) % 100


def dated(scene: Scene, make: Callable[[int], When], unit: str, year: str) -> Reading | None:
    """Return a time in its year, or without one when none is said; None when there is no such day."""
    try:
        if year:
            return Reading(make(scene.year(year)))
        make(2000)
    except ValueError:
        return None
    return Reading(Yearless(make, unit))
