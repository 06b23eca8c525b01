"""Reads one date where it begins: relation, part, form, suffix, and the second end of a period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from nakomen.finders import date_values as values
from nakomen.finders.date_context import place_in_year
from nakomen.finders.date_parts import PARTS
from nakomen.finders.date_pointing import away, moment
from nakomen.finders.date_rules import RULES, Reading, Scene
from nakomen.finders.date_table import Row, Slots
from nakomen.finders.date_values import When, Yearless
from nakomen.model import DateMention

_BLANK = re.compile(r"[ \n\xa0]\x20?")
_PART_BLANK = re.compile(r"[ \n\xa0]\x20?|-(?=[^\W_])")
_LOOSE_BLANK = re.compile(r",?[ \n\xa0]\x20?")
_DASH = re.compile(r"[ \n\xa0]?[-–—~][ \n\xa0]?")
_EVENT_WORDS = re.compile(r"[ \n\xa0](?:[^\W\d]\S*[ \n\xa0]){0,5}?[^\W\d][\w’'-]*(?=[.,;:)]|[ \n\xa0])")


@dataclass(frozen=True, slots=True)
class Item:
    """A form as read, with its place, and what its words ask for."""

    start: int
    end: int
    row: Row
    reading: Reading
    toward: str = ""
    onwards: bool = False

    @property
    def time(self) -> When | Yearless | None:
        """The time it says, if any."""
        return self.reading.time


class DateReader:
    """Reads the dates of one text from left to right."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.table = scene.table
        self.text = scene.text
        self.joins = tuple(scene.table.raw["joins"])
        self.ands = tuple(scene.table.raw["ands"])

    def read(self, at: int) -> DateMention | None:
        """Return the date that begins at a place, or None; a mention without row is something to pass over."""
        item = self._item(at)
        if item is not None and item.reading.needs != "relation":
            return self._finish(at, None, item)
        for relation, slots in self.table.relation.matches(self.text, at):
            blank = _BLANK.match(self.text, slots.end)
            item = self._item(blank.end()) if blank else None
            if item is not None:
                return self._finish(at, relation, item)
        return None

    def _item(self, at: int, *, narrowed: bool = False) -> Item | None:
        """Read a form with its part and suffix; `narrowed` says that a part stands before it."""
        item = self._form(at, narrowed=narrowed) or self._parted(at)
        if item is None or not isinstance(item.time, (When, Yearless)):
            return item
        item = self._suffixed(item)
        return self._with_year(item)

    def _form(self, at: int, *, narrowed: bool) -> Item | None:
        for row, slots in self.table.form.matches(self.text, at):
            reading = RULES[row.rule](slots, row, self.scene)
            if reading is not None and (reading.needs != "part" or narrowed):
                return Item(slots.start, slots.end, row, reading)
        return None

    def _parted(self, at: int) -> Item | None:
        for row, slots in self.table.part.matches(self.text, at):
            blank = _PART_BLANK.match(self.text, slots.end)
            inner = self._item(blank.end(), narrowed=True) if blank else None
            if inner is not None and inner.time is not None:
                time = self._narrow(row, slots, inner.time)
                if time is not None:
                    return replace(inner, start=at, reading=replace(inner.reading, time=time, needs=""))
            if row.more.get("alone"):
                return self._alone(row, slots)
        return None

    def _alone(self, row: Row, slots: Slots) -> Item | None:
        """Read a part of an unnamed year, such as the third quarter."""
        time = self._narrow(row, slots, Yearless(values.year, "Y"))
        end = slots.start + len(self.text[slots.start : slots.end].rstrip())
        for join in self.joins:
            if join and self.text.endswith(f" {join}", slots.start, end):
                end -= len(join) + 1
        return Item(slots.start, end, row, Reading(time)) if time is not None else None

    def _narrow(self, row: Row, slots: Slots, time: When | Yearless) -> When | Yearless | None:
        part = PARTS[row.rule]
        if isinstance(time, When):
            try:
                return part(time, slots, self.scene)
            except ValueError:
                return None

        def make(year: int) -> When:
            found = part(time.make(year), slots, self.scene)
            if found is None:
                raise ValueError("no such part")
            return found

        try:
            found = make(2000)
        except ValueError:
            return None
        return Yearless(make, found.unit)

    def _suffixed(self, item: Item) -> Item:
        blank = _LOOSE_BLANK.match(self.text, item.end)
        suffix = self.table.suffix.match(self.text, blank.end()) if blank else None
        if suffix is None:
            return item
        row, slots = suffix
        if row.rule in ("past", "future"):
            return replace(item, end=slots.end, toward=row.rule)
        if row.rule == "onwards":
            return replace(item, end=slots.end, onwards=True)
        return item

    def _with_year(self, item: Item) -> Item:
        """Join a year said next to it: in april vorig jaar; volgend jaar van 24 tot 26 juni."""
        pointed = isinstance(item.time, When) and item.time.unit == "Y" and item.row.rule == "pointed"
        if not pointed and not isinstance(item.time, Yearless):
            return item
        for join in self.joins:
            other = self._after_join(item.end, join)
            if other is None:
                continue
            if isinstance(item.time, Yearless):
                whole = other.time
                if isinstance(whole, When) and whole.unit == "Y":
                    return self._in_year(item, whole, replace(item, end=other.end), other.reading.anchor) or item
            elif isinstance(other.time, Yearless) and isinstance(item.time, When):
                return self._in_year(other, item.time, replace(other, start=item.start), item.reading.anchor) or item
        return item

    def _after_join(self, at: int, join: str) -> Item | None:
        blank = _LOOSE_BLANK.match(self.text, at)
        if blank is None:
            return None
        if join:
            if not self.text.startswith(join + " ", blank.end()):
                return None
            return self._form(blank.end() + len(join) + 1, narrowed=False) or self._parted(blank.end() + len(join) + 1)
        return self._form(blank.end(), narrowed=False) or self._parted(blank.end())

    @staticmethod
    def _in_year(yearless: Item, whole: When, placed: Item, anchor: str) -> Item | None:
        if not isinstance(yearless.time, Yearless):
            return None
        try:
            time = yearless.time.make(whole.first.year)
        except ValueError:
            return None
        return replace(placed, reading=replace(yearless.reading, time=time, anchor=anchor))

    # ------------------------------------------------------------------------------------------------ whole mentions

    def _finish(self, at: int, relation: Row | None, item: Item) -> DateMention:
        if item.reading.skipped:
            return DateMention(item.start, item.end, "", "", "")
        if item.reading.length is not None:
            return self._length(at, relation, item)
        if item.time is None:
            return self._undated(at, relation, item)
        alone = item
        item, time, anchor = self._period(relation, item)
        joined = item.end != alone.end
        if time is None:
            return self._open_year(at, relation, item)
        name, edtf = self._shaped(at, relation, item, time)
        if "/" in time.edtf and (name == "on" or (joined and name != "between")):
            name, edtf = "during", time.edtf if joined else edtf
        start = at if relation is not None and relation.more["inside"] and name != "for" else item.start
        kind = "period" if "/" in time.edtf else "date"
        name = "during" if name == "for" else name
        self.scene.told.add(start, time, name)
        return self._mention(start, item, edtf, relation=name, anchor=anchor, type=kind)

    def _mention(self, start: int, item: Item, edtf: str, **fields: str) -> DateMention:
        row = f"dates/{item.row.id}"
        return DateMention(start, item.end, self.scene.original[start : item.end], row, edtf, **fields)

    def _undated(self, at: int, relation: Row | None, item: Item) -> DateMention:
        name = item.reading.relation or (relation.more["relation"] if relation else "on")
        start = at if relation is not None and relation.more["inside"] else item.start
        kind = "set" if item.reading.repeats else "date"
        return self._mention(
            start, item, "", relation=name, anchor=item.reading.anchor, type=kind, value=item.reading.repeats
        )

    def _open_year(self, at: int, relation: Row | None, item: Item) -> DateMention:
        """Return a time whose year cannot be known: EDTF XXXX-05-25, or nothing where the day differs by year."""
        made = item.time.make(2000) if isinstance(item.time, Yearless) else None
        edtf = made.edtf.replace("2000", "XXXX") if made and made.unit in "DMS.." and "2001" not in made.edtf else ""
        name = relation.more["relation"] if relation else "on"
        start = at if relation is not None and relation.more["inside"] else item.start
        return self._mention(start, item, edtf, relation=name)

    def _period(self, relation: Row | None, item: Item) -> tuple[Item, When | None, str]:
        """Return the item and the time it says, joined with the second end of a period where one follows."""
        second = self._second(relation, item)
        toward = self._toward(relation, item)
        first_time = item.time
        if second is None:
            time = self._placed(first_time, toward)
            return item, time, self._anchor(item)
        joined = self._joined(first_time, second, toward)
        if joined is None:
            return item, self._placed(first_time, toward), self._anchor(item)
        item = replace(item, end=second.end, onwards=False)
        again = self._second(relation, replace(item, reading=Reading(joined)))
        if again is not None and joined.unit == ".." and isinstance(again.time, When) and again.time.unit == "Y":
            longer = self._joined(joined, again, toward)
            if longer is not None:
                return replace(item, end=again.end), longer, self._anchor(item)
        return item, joined, self._anchor(item)

    def _anchor(self, item: Item) -> str:
        if isinstance(item.time, Yearless):
            return self.scene.context.anchor if self.scene.today else "said"
        return item.reading.anchor

    def _toward(self, relation: Row | None, item: Item) -> str:
        if item.toward:
            return item.toward
        if relation is not None and "toward" in relation.more:
            return str(relation.more["toward"])
        if isinstance(item.time, Yearless):
            return self.scene.tense(Slots(_AT.match(self.text, item.start, item.end)))  # type: ignore[arg-type]
        return "near"

    def _placed(self, time: When | Yearless | None, toward: str) -> When | None:
        if isinstance(time, Yearless):
            today = self.scene.today
            return place_in_year(time, today, toward) if today else None
        return time

    def _second(self, relation: Row | None, item: Item) -> Item | None:
        """Return the item that a link joins to this one: t/m, tot, a dash, or "en" behind tussen or for the next in a row."""
        dash = _DASH.match(self.text, item.end)
        if dash is not None:
            other = self._item(dash.end())
            return other if other is not None and other.time is not None else None
        blank = _LOOSE_BLANK.match(self.text, item.end)
        if blank is None:
            return None
        at = blank.end()
        for row, slots in self.table.relation.matches(self.text, at):
            gap = _BLANK.match(self.text, slots.end)
            if row.more.get("links") and gap:
                other = self._item(gap.end()) or self._item_after_word(gap.end())
                return other if other is not None and other.time is not None else None
        return self._after_and(relation, item, at)

    def _item_after_word(self, at: int) -> Item | None:
        """Read an item behind "in" or "op", as in "tot in 2018"."""
        for row, slots in self.table.relation.matches(self.text, at):
            gap = _BLANK.match(self.text, slots.end)
            if row.more["relation"] in ("during", "on") and gap:
                return self._item(gap.end())
        return None

    def _after_and(self, relation: Row | None, item: Item, at: int) -> Item | None:
        comma = self.text[item.end : item.end + 1] == ","
        between = relation is not None and relation.more["relation"] == "between"
        for word in self.ands:
            if self.text.startswith(word + " ", at):
                at += len(word) + 1
                other = self._item(at) or self._item_after_word(at)
                if other is not None and other.time is not None and (between or _next_in_row(item.time, other.time)):
                    return other
                return None
        if comma and isinstance(item.time, When) and item.row.rule in ("year", "years"):
            other = self._item(at)
            if other is not None and other.row.rule == "year" and _next_in_row(item.time, other.time):
                return other
        return None

    def _joined(self, first: When | Yearless | None, second: Item, toward: str) -> When | None:
        """Return the period between two times; the year of one serves the other."""
        last = second.time
        try:
            if isinstance(first, When) and isinstance(last, Yearless):
                last = place_in_year(last, first.first, "future")
            elif isinstance(first, Yearless):
                last = self._placed(last, second.toward or toward)
                if last is None:
                    return None
                first = _not_after(first, last)
        except ValueError:
            return None
        if not isinstance(first, When) or not isinstance(last, When) or first.first > last.last:
            return None
        return values.span(first, last)

    def _shaped(self, at: int, relation: Row | None, item: Item, time: When) -> tuple[str, str]:
        """Return the relation's name and the EDTF that it makes of a time."""
        if item.reading.relation:
            return item.reading.relation, _open(item.reading.relation, time)
        if item.onwards:
            return "from", f"{time.head}/.."
        if relation is None:
            return "on", time.edtf
        name, shape = relation.more["relation"], relation.more["shape"]
        if relation.more.get("meant_for") and self._meant_for(at, item, time):
            return "for", time.edtf
        if time.unit == "S" and name in ("before", "after"):
            return name, self._around_season(time, name)
        if time.unit == "R" and name == "after":
            return name, time.tail
        if shape == "to":
            return name, f"../{time.head if name == 'before' else time.tail}"
        if shape == "from":
            return name, f"{time.tail if name == 'after' else time.head}/.."
        return name, time.edtf

    def _meant_for(self, at: int, item: Item, time: When) -> bool:
        """Tell whether "voor" means "for": before a year, week or today, unless accented or in a row of bounds."""
        if "ó" in self.scene.original[at : at + 4].casefold() or item.start != item.end and _parted(item, self.text):
            return False
        if time.unit not in ("Y", "W", "..") and item.row.rule not in ("day-from-today", "pointed", "window"):
            return False
        told = self.scene.told.times
        return not (told and told[-1][2] in ("after", "since", "before", "from") and at - told[-1][0] < 20)

    def _around_season(self, time: When, name: str) -> str:
        number, code = int(time.edtf[:4]), int(time.edtf[5:])
        if name == "before":
            return f"../{values.month(number, self.table.raw['season_before'][str(code)]).edtf}"
        return values.season(number + (code == 24), 21 if code == 24 else code + 1).edtf

    # ------------------------------------------------------------------------------------------------ lengths of time

    def _length(self, at: int, relation: Row | None, item: Item) -> DateMention:
        """Read what a length of time is reckoned from: geleden, over, binnen, later, or a day that follows."""
        length = item.reading.length
        if length is None:
            raise ValueError("an item without a length")
        inside = relation is not None and relation.more["inside"]
        start = at if inside else item.start
        name = relation.more["relation"] if relation else "on"
        within = relation is not None and bool(relation.more.get("within"))
        blank = _LOOSE_BLANK.match(self.text, item.end)
        suffix = self.table.suffix.match(self.text, blank.end()) if blank else None
        if suffix is not None and suffix[0].rule in ("ago", "ahead", "later", "sooner"):
            return self._measured(start, suffix[0].rule, replace(item, end=suffix[1].end))
        based = self._based(item, relation)
        if based is not None:
            return self._from_base(start, within, *based)
        if within:
            waits = self._waits_for_event(start, item)
            if waits is not None:
                return waits
        today = self.scene.today
        if within and today is not None and not length.seconds:
            until = away(today, length, self.scene)
            return self._sum(start, item, f"{today}/{until}", name, self.scene.context.anchor)
        if relation is not None and relation.more.get("ahead") and not length.seconds:
            return self._measured(at, "ahead", item)
        if name == "since" and today is not None:
            first = moment(away(today, length.negative(), self.scene), length.unit)
            return self._sum(start, item, f"{first.edtf}/..", name, self.scene.context.anchor)
        name = name if name in ("during", "after", "by", "until") else "on"
        return self._mention(start, item, "", relation=name, type="duration", value=length.iso)

    def _sum(self, start: int, item: Item, edtf: str, relation: str, anchor: str) -> DateMention:
        length = item.reading.length
        kind = "period" if "/" in edtf else "date"
        iso = length.iso if length else ""
        return self._mention(start, item, edtf, relation=relation, anchor=anchor, type=kind, value=iso)

    def _measured(self, start: int, how: str, item: Item) -> DateMention:
        """Reckon ago and ahead from today, later and sooner from the time told last."""
        length = item.reading.length
        if length is None:
            raise ValueError("an item without a length")
        base, anchor = self.scene.today, self.scene.context.anchor
        if how in ("later", "sooner"):
            told = self.scene.told
            base = told.last.first if told.last else None if told.any_before else base
            anchor = "reference"
        if base is None or length.seconds:
            return self._sum(start, item, "", "on", anchor)
        backward = how in ("ago", "sooner")
        found = away(base, length.negative() if backward else length, self.scene)
        exact = how in ("later", "sooner") and self.scene.told.last is not None and self.scene.told.last.unit == "D"
        time = moment(found, "D" if exact else length.unit)
        self.scene.told.add(start, time, "on")
        return self._sum(start, item, time.edtf, "on", anchor)

    def _based(self, item: Item, relation: Row | None) -> tuple[Item, When, bool] | None:
        """Return the time that follows a length and whether it counts back: zes weken na 1 juli, twee weken voor Kerst."""
        blank = _BLANK.match(self.text, item.end)
        if blank is None:
            return None
        for row, slots in self.table.relation.matches(self.text, blank.end()):
            gap = _BLANK.match(self.text, slots.end)
            if row.more["relation"] not in ("after", "before", "from") or gap is None:
                continue
            base = self._item(gap.end())
            if base is None or base.time is None:
                continue
            time = self._placed(base.time, base.toward or "near")
            if time is not None and time.unit in "DM":
                return replace(item, end=base.end), time, row.more["relation"] == "before"
        return None

    def _from_base(self, start: int, within: bool, item: Item, base: When, backward: bool) -> DateMention:  # noqa: FBT001 - plain facts of one reading
        length = item.reading.length
        if length is None or length.seconds:
            return self._sum(start, item, "", "on", "said")
        found = away(base.first, length.negative() if backward else length, self.scene)
        time = values.day(found) if base.unit == "D" else moment(found, "M")
        edtf = f"{base.head}/{time.tail}" if within else time.edtf
        self.scene.told.add(start, time, "on")
        return self._sum(start, item, edtf, "by" if within else "on", "said")

    def _waits_for_event(self, start: int, item: Item) -> DateMention | None:
        """Read "binnen zes weken na ontvangst van het advies": the length stands, the day waits for the event."""
        blank = _BLANK.match(self.text, item.end)
        if blank is None:
            return None
        for row, slots in self.table.relation.matches(self.text, blank.end()):
            words = _EVENT_WORDS.match(self.text, slots.end)
            if row.more["relation"] == "after" and words is not None:
                event = self.scene.original[words.start() : words.end()].strip()
                iso = item.reading.length.iso if item.reading.length else ""
                item = replace(item, end=words.end())
                return self._mention(start, item, "", relation="by", anchor="event", event=event, value=iso)
        return None


_AT = re.compile(r"")


def _parted(item: Item, text: str) -> bool:
    """Tell whether a part stands before the form, as in "voor het eind van 2018"."""
    return (
        item.row.rule in ("year", "pointed") and not text[item.start].isdigit() and " " in text[item.start : item.end]
    )


def _open(name: str, time: When) -> str:
    """Return the open interval of a relation that the form itself names."""
    if name == "until":
        return f"../{time.tail}"
    return f"{time.head}/.." if name in ("since", "after", "from") else time.edtf


def _next_in_row(first: When | Yearless | None, second: When | Yearless | None) -> bool:
    """Tell whether two times of one unit follow each other directly: 11 and 12 July, 2024 and 2025."""
    if isinstance(first, Yearless) or isinstance(second, Yearless):
        return _yearless_in_row(first, second)
    if first is None or second is None or second.unit not in "DMYQ":
        return False
    return (second.first - first.last).days == 1 and (first.unit == second.unit or first.unit == "..")


def _yearless_in_row(first: When | Yearless | None, second: When | Yearless | None) -> bool:
    if first is None or second is None or not isinstance(first, Yearless) or first.unit != second.unit:
        return False
    if first.unit not in ("D", "M"):
        return False
    number = second.first.year if isinstance(second, When) else 2001
    try:
        other = second if isinstance(second, When) else second.make(number)
        return (other.first - first.make(number).last).days == 1
    except ValueError:
        return False


def _not_after(first: Yearless, last: When) -> When:
    """Place the beginning of a period in the year of its end, or in the year before when it would come after it."""
    found = first.make(last.first.year)
    return found if found.first <= last.last else first.make(last.first.year - 1)


def day_of(value: date) -> When:
    """Return one day as a time."""
    return values.day(value)
