"""Reads one form where it begins, with the part before it and the suffix or year behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nakomen.finders import date_values as values
from nakomen.finders.date_calendar import CALENDAR
from nakomen.finders.date_counts import COUNTS
from nakomen.finders.date_parts import PARTS
from nakomen.finders.date_pointing import POINTING
from nakomen.finders.date_scene import Reading, Rule, Scene
from nakomen.finders.date_table import Row, Slots
from nakomen.finders.date_values import When, Yearless
from nakomen.finders.date_years import YEARS

#: What each rule that a row names makes of its words.
RULES: dict[str, Rule] = COUNTS | CALENDAR | YEARS | POINTING

BLANK = re.compile(r"[ \n\xa0]\x20{0,8}")
LOOSE_BLANK = re.compile(r",?[ \n\xa0]\x20{0,8}")
_PART_BLANK = re.compile(r"[ \n\xa0]\x20{0,8}|-(?=[^\W_])")
#: How many parts may narrow one another (begin van de tweede helft van maart).
_DEEPEST = 3
#: Parts that leave "voor" free to mean "for": voor de rest van het jaar.
_WHOLE_PARTS = ("whole", "rest", "earlier")


@dataclass(frozen=True, slots=True)
class Item:
    """A form as read, with its place and what the words around it ask for.

    `toward` is where a suffix sends it (jl. past, a.s. future), `onwards` that it goes on (of later), `parted` that a
    part narrows it (eind 2018).
    """

    start: int
    end: int
    row: Row
    reading: Reading
    toward: str = ""
    onwards: bool = False
    parted: bool = False

    @property
    def time(self) -> When | Yearless | None:
        """The time it says, if any."""
        return self.reading.time


def read_item(scene: Scene, at: int, depth: int = 0) -> Item | None:
    """Return the form that begins at a place, or None; `depth` counts the parts and years that already lead to it."""
    item = _form(scene, at, narrowed=depth > 0) or _parted(scene, at, depth)
    if item is None or item.time is None:
        return item
    return _with_year(scene, _suffixed(scene, item), depth)


def _form(scene: Scene, at: int, *, narrowed: bool = False) -> Item | None:
    for row, slots in scene.table.form.matches(scene.text, at):
        reading = RULES[row.rule](slots, row, scene)
        if reading is not None and (reading.needs != "part" or narrowed):
            return Item(slots.start, slots.end, row, reading)
    return None


def _parted(scene: Scene, at: int, depth: int) -> Item | None:
    """Read a part and the time it narrows, or a part that can stand alone."""
    if depth > _DEEPEST:
        return None
    for row, slots in scene.table.part.matches(scene.text, at):
        blank = _PART_BLANK.match(scene.text, slots.end)
        inner = read_item(scene, blank.end(), depth + 1) if blank else None
        time = _narrow(scene, row, slots, inner.time) if inner is not None and inner.time is not None else None
        if inner is not None and time is not None:
            reading = replace(inner.reading, time=time, needs="")
            return replace(inner, start=at, reading=reading, parted=row.rule not in _WHOLE_PARTS)
        if inner is not None and inner.row.rule == "said":
            return replace(inner, start=at, parted=True)  # voor het einde van deze kabinetsperiode
        if row.more.get("alone"):
            return _alone(scene, row, slots)
    return None


def _alone(scene: Scene, row: Row, slots: Slots) -> Item | None:
    """Read a part of an unnamed year, such as the third quarter, without the "van" that its row would take."""
    time = _narrow(scene, row, slots, Yearless(values.year, "Y"))
    end = slots.end
    for join in scene.table.raw["joins"]:
        if join and scene.text.endswith(f" {join}", slots.start, end):
            end -= len(join) + 1
    return Item(slots.start, end, row, Reading(time)) if time is not None else None


def _narrow(scene: Scene, row: Row, slots: Slots, time: When | Yearless) -> When | Yearless | None:
    part = PARTS[row.rule]

    def narrowed(whole: When) -> When:
        found = part(whole, slots, scene)
        if found is None:
            raise ValueError("a time without such a part")
        return found

    try:
        if isinstance(time, When):
            return narrowed(time)
        unit = narrowed(time.make(2000)).unit
    except ValueError:
        return None
    return Yearless(lambda year: narrowed(time.make(year)), unit)


def _suffixed(scene: Scene, item: Item) -> Item:
    blank = LOOSE_BLANK.match(scene.text, item.end)
    suffix = scene.table.suffix.match(scene.text, blank.end()) if blank else None
    if suffix is None:
        return item
    row, slots = suffix
    if row.rule in ("past", "future"):
        return replace(item, end=slots.end, toward=row.rule)
    if row.rule == "onwards":
        return replace(item, end=slots.end, onwards=True)
    return item


def _with_year(scene: Scene, item: Item, depth: int) -> Item:
    """Join a year that is said next to a yearless time: in april vorig jaar; volgend jaar van 24 tot 26 juni."""
    pointed = isinstance(item.time, When) and item.time.unit == "Y" and item.row.rule == "pointed"
    if not pointed and not isinstance(item.time, Yearless):
        return item
    for join in scene.table.raw["joins"]:
        other = _behind(scene, item.end, join, depth + 1)
        if other is None:
            continue
        if isinstance(item.time, Yearless) and isinstance(other.time, When) and other.time.unit == "Y":
            return _placed(item, other.time, replace(item, end=other.end), other.reading.anchor) or item
        if isinstance(item.time, When) and isinstance(other.time, Yearless):
            return _placed(other, item.time, replace(other, start=item.start), item.reading.anchor) or item
    return item


def _behind(scene: Scene, at: int, join: str, depth: int) -> Item | None:
    blank = LOOSE_BLANK.match(scene.text, at)
    if blank is None or not scene.text.startswith(f"{join} " if join else "", blank.end()):
        return None
    start = blank.end() + (len(join) + 1 if join else 0)
    return _form(scene, start) or _parted(scene, start, depth)


def _placed(yearless: Item, whole: When, joined: Item, anchor: str) -> Item | None:
    if not isinstance(yearless.time, Yearless):
        return None
    try:
        time = yearless.time.make(whole.first.year)
    except ValueError:
        return None
    return replace(joined, reading=replace(yearless.reading, time=time, anchor=anchor))
