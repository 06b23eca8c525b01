"""Joins two times to a period, and places what has no year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from nakomen.finders import date_values as values
from nakomen.finders.date_context import place_in_year, tense_near
from nakomen.finders.date_items import BLANK, LOOSE_BLANK, Item, read_item
from nakomen.finders.date_scene import Scene
from nakomen.finders.date_table import Row
from nakomen.finders.date_values import When, Yearless

_DASH = re.compile(r"[ \n\xa0]?[-–—~/][ \n\xa0]?")


def read_period(scene: Scene, relation: Row | None, item: Item) -> tuple[Item, When | None]:
    """Return the item with its time, stretched to the second end of a period where one follows.

    >>> from nakomen.finders.dates import find_dates
    >>> [date.edtf for date in find_dates("De proef loopt van maart 2024 tot en met mei 2025.")]
    ['2024-03/2025-05']
    """
    toward = _toward(scene, relation, item)
    time: When | Yearless | None = item.time
    while (second := _second(scene, relation, item)) is not None:
        joined = _joined(scene, time, second, toward)
        if joined is None:
            break
        reading = replace(item.reading, time=joined)
        item, time = replace(item, end=second.end, onwards=second.onwards, reading=reading), joined
        if second.row.rule != "year":
            break
    return item, placed(scene, relation, time, toward)


def placed(scene: Scene, relation: Row | None, time: When | Yearless | None, toward: str) -> When | None:
    """Return the time in its year, or None when nothing tells which; times with a year stay as they are."""
    if not isinstance(time, Yearless):
        return time
    today = scene.today
    if today is None:
        return None
    before = relation is not None and relation.more["relation"] == "before"
    if before and time.unit in ("S", "R"):
        return _still_ahead(time, today)
    return place_in_year(time, today, toward)


def _still_ahead(time: Yearless, today: date) -> When:
    """Return the first season or recess that "before" can still mean: halfway its first month it has begun."""
    near = [time.make(today.year + step) for step in (-1, 0, 1)]
    begun = timedelta(days=14 if time.unit == "R" else 29)
    return next(when for when in near if when.first + begun >= today)


def _toward(scene: Scene, relation: Row | None, item: Item) -> str:
    """Return where a yearless time is looked for: by its suffix, its relation, or the tense of the sentence."""
    if item.toward:
        return item.toward
    if relation is not None and "toward" in relation.more:
        return str(relation.more["toward"])
    if isinstance(item.time, Yearless) and item.time.unit != "W":
        return tense_near(scene.text, item.start, item.end, scene.table.raw["tense"])
    return "near"


def _second(scene: Scene, relation: Row | None, item: Item) -> Item | None:
    """Return the item that a link joins to this one: t/m, tot, a dash, or "en"."""
    dash = _DASH.match(scene.text, item.end)
    if dash is not None:
        other = _timed(read_item(scene, dash.end()))
        return other if "/" not in dash[0] or (other and next_in_row(item.time, other.time)) else None
    blank = LOOSE_BLANK.match(scene.text, item.end)
    if blank is None:
        return None
    links = scene.table.relation.matches(scene.text, blank.end()) if blank[0][0] != "," else iter(())
    for row, slots in links:
        gap = BLANK.match(scene.text, slots.end)
        if row.more.get("links") and gap:
            return _timed(_item_or_behind(scene, gap.end()))
    return _behind_and(scene, relation, item, blank.end())


def _timed(item: Item | None) -> Item | None:
    return item if item is not None and item.time is not None else None


def _item_or_behind(scene: Scene, at: int) -> Item | None:
    """Read an item, or one behind "in" or "op" (tot in 2018)."""
    item = read_item(scene, at)
    if item is not None:
        return item
    for row, slots in scene.table.relation.matches(scene.text, at):
        gap = BLANK.match(scene.text, slots.end)
        if row.more["relation"] in ("during", "on") and gap:
            return read_item(scene, gap.end())
    return None


def _behind_and(scene: Scene, relation: Row | None, item: Item, at: int) -> Item | None:
    """Return what "en" joins: behind "tussen" anything, else only the next in a row (11 en 12 juli; 2024, 2025)."""
    between = relation is not None and relation.more["relation"] == "between"
    word = next((word for word in scene.table.raw["ands"] if scene.text.startswith(f"{word} ", at)), "")
    if word:
        other = _timed(_item_or_behind(scene, at + len(word) + 1))
        return other if other is not None and (between or next_in_row(item.time, other.time)) else None
    if scene.text[item.end : item.end + 1] == "," and item.row.rule in ("year", "years"):
        other = _timed(read_item(scene, at))
        return other if other is not None and other.row.rule == "year" and next_in_row(item.time, other.time) else None
    return None


def _joined(scene: Scene, first: When | Yearless | None, second: Item, toward: str) -> When | None:
    """Return the period between two times; the year of one serves the other."""
    last = second.time
    try:
        if isinstance(first, When) and isinstance(last, Yearless):
            last = place_in_year(last, first.first, "future")
        elif isinstance(first, Yearless):
            last = placed(scene, None, last, second.toward or toward)
            first = _not_after(first, last) if last is not None else None
    except ValueError:
        return None
    if not isinstance(first, When) or not isinstance(last, When) or first.first > last.last:
        return None
    return values.span(first, last)


def _not_after(first: Yearless, last: When) -> When:
    """Place the beginning of a period in the year of its end, or the year before where it would come after it."""
    found = first.make(last.first.year)
    return found if found.first <= last.last else first.make(last.first.year - 1)


def next_in_row(first: When | Yearless | None, second: When | Yearless | None) -> bool:
    """Tell whether two times of one unit follow each other directly: 11 and 12 July, 2024 and 2025, Q3 and Q4."""
    if first is None or second is None:
        return False
    try:
        number = second.first.year if isinstance(second, When) else 2001
        before = first if isinstance(first, When) else first.make(number)
        after = second if isinstance(second, When) else second.make(before.last.year)
    except ValueError:
        return False
    same = first.unit in (second.unit, "..")
    return same and second.unit in "DMYQ" and (after.first - before.last).days == 1
