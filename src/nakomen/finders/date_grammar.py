"""Reads one date where it begins: its relation, its time or length, and the EDTF that the two make."""

from __future__ import annotations

from nakomen.finders import date_values as values
from nakomen.finders.date_items import BLANK, Item, read_item
from nakomen.finders.date_lengths import mention, read_length
from nakomen.finders.date_periods import read_period
from nakomen.finders.date_scene import Scene
from nakomen.finders.date_table import Row
from nakomen.finders.date_values import When, Yearless
from nakomen.model import DateMention


def read_date(scene: Scene, at: int) -> DateMention | None:
    """Return the date that begins at a place, or None; a mention without row is something to pass over."""
    item = read_item(scene, at)
    if item is not None and item.reading.needs != "relation":
        return _finished(scene, at, None, item)
    for relation, slots in scene.table.relation.matches(scene.text, at):
        blank = BLANK.match(scene.text, slots.end)
        item = read_item(scene, blank.end()) if blank else None
        if item is not None:
            return _finished(scene, at, relation, item)
    return None


def _finished(scene: Scene, at: int, relation: Row | None, item: Item) -> DateMention:
    if item.reading.skipped:
        return DateMention(item.start, item.end, "", "", "")
    if item.reading.length is not None:
        return read_length(scene, at, relation, item, item.reading.length)
    if item.time is None:
        return _undated(scene, at, relation, item)
    whole, time = read_period(scene, relation, item)
    if time is None:
        return _open_year(scene, at, relation, item)
    name, edtf = _shaped(scene, at, relation, whole, time)
    joined = whole.end > item.end
    if "/" in time.edtf and not whole.onwards and (name == "on" or (joined and name != "between")):
        name, edtf = "during", time.edtf if joined else edtf
    start = at if relation is not None and relation.more["inside"] and name != "for" else whole.start
    anchor = scene.context.anchor if isinstance(item.time, Yearless) else item.reading.anchor
    name = "during" if name == "for" else name
    scene.told.add(start, time, name)
    kind = "period" if "/" in time.edtf else "date"
    return mention(scene, start, whole, edtf, relation=name, anchor=anchor, type=kind)


def _undated(scene: Scene, at: int, relation: Row | None, item: Item) -> DateMention:
    """Return what is said without a date: zo spoedig mogelijk, jaarlijks, de komende jaren."""
    reading = item.reading
    name, inside = reading.relation or "on", False
    if relation is not None and not reading.relation:
        meant_for = bool(relation.more.get("meant_for")) and not item.parted
        name, inside = ("during" if meant_for else relation.more["relation"]), relation.more["inside"] and not meant_for
    kind = "set" if reading.repeats else "date"
    return mention(
        scene,
        at if inside else item.start,
        item,
        "",
        relation=name,
        anchor=reading.anchor,
        type=kind,
        value=reading.repeats,
    )


def _open_year(scene: Scene, at: int, relation: Row | None, item: Item) -> DateMention:
    """Return a time whose year nothing tells: EDTF XXXX-05-25, or none where the day differs from year to year."""
    made = item.time.make(2000) if isinstance(item.time, Yearless) else None
    fixed = made is not None and made.unit in ("D", "M", "S", "Q", "..") and "2001" not in made.edtf
    edtf = made.edtf.replace("2000", "XXXX") if made is not None and fixed else ""
    name = relation.more["relation"] if relation is not None else "on"
    start = at if relation is not None and relation.more["inside"] else item.start
    return mention(scene, start, item, edtf, relation=name)


def _shaped(scene: Scene, at: int, relation: Row | None, item: Item, time: When) -> tuple[str, str]:
    """Return the relation's name and the EDTF that it makes of a time; `for` is a "voor" that bounds nothing."""
    if item.reading.relation:
        return item.reading.relation, _open(item.reading.relation, time)
    if item.onwards:
        return "from", f"{time.head}/.."
    if relation is None:
        return "on", time.edtf
    name, shape = relation.more["relation"], relation.more["shape"]
    if relation.more.get("meant_for") and _meant_for(scene, at, item, time):
        return "for", time.edtf
    if time.unit == "S" and name in ("before", "after"):
        return name, _beside_season(scene, time, name)
    if time.unit == "R" and name == "after":
        return name, time.tail
    if shape == "to":
        return name, f"../{time.head if name == 'before' else time.tail}"
    if shape == "from":
        return name, f"{time.tail if name == 'after' else time.head}/.."
    return name, time.edtf


def _open(name: str, time: When) -> str:
    """Return the interval of a relation that the form itself names (tot nu toe, sindsdien)."""
    if name == "until":
        return f"../{time.tail}"
    return f"{time.head}/.." if name in ("since", "after", "from") else time.edtf


def _meant_for(scene: Scene, at: int, item: Item, time: When) -> bool:
    """Tell whether "voor" means "for": before a year, week or today, unless written vóór or next to another bound."""
    if item.parted or not {"ó", "ò"}.isdisjoint(scene.original[at : at + 4].casefold()):
        return False
    if time.unit not in ("Y", "W", "..") and item.row.rule not in ("day-from-today", "pointed", "window"):
        return False
    told = scene.told.times
    return not (told and told[-1][2] in ("after", "since", "before", "from") and at - told[-1][0] < 20)


def _beside_season(scene: Scene, time: When, name: str) -> str:
    """Return the bound of "voor de zomer" (../June) and the time of "na de zomer" (the autumn)."""
    number, code = int(time.edtf[:4]), int(time.edtf[5:])
    if name == "before":
        return f"../{values.month(number, scene.table.raw['season_before'][str(code)]).edtf}"
    return values.season(number + (code == 24), 21 if code == 24 else code + 1).edtf
