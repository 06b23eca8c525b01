"""Reads what a length of time is reckoned from: geleden, over, binnen, later, or a day that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from nakomen.finders import date_values as values
from nakomen.finders.date_events import read_event
from nakomen.finders.date_items import BLANK, LOOSE_BLANK, Item, read_item
from nakomen.finders.date_periods import placed
from nakomen.finders.date_pointing import away, moment
from nakomen.finders.date_scene import Scene
from nakomen.finders.date_table import Row, date_table, one_of
from nakomen.finders.date_values import Length, When
from nakomen.model import DateMention

_SUFFIXES = ("ago", "ahead", "later", "sooner")


@dataclass(frozen=True, slots=True)
class _Ends:
    """The two ends of a length that is reckoned from a day, in time; backward ones are reckoned from the last."""

    first: When
    last: When
    backward: bool


@cache
def _event_words(language: str) -> re.Pattern[str]:
    """Return the pattern of what a term waits for: (na) ontvangst van het advies."""
    events = date_table(language).raw["events"]
    determiner = rf"(?:(?:{one_of(events['possessives'])})[ \n\xa0])?"
    noun = r"[^\W\d][\w’'-]*"
    of = one_of(events["step_of"])
    gap = r"[ \n\xa0]\x20{0,8}"
    return re.compile(rf"{gap}{determiner}(?P<noun>{noun})(?:{gap}(?:{of}){gap}{determiner}{noun})?")


def read_length(scene: Scene, at: int, relation: Row | None, item: Item, length: Length) -> DateMention:
    """Return the mention of a length of time: a moment so far away, a term, or the length alone.

    >>> from datetime import date
    >>> from nakomen.finders.dates import DateContext, find_dates
    >>> [date.edtf for date in find_dates("De wet vervalt zes weken na 1 juli 2024.", DateContext(date(2024, 5, 1)))]
    ['2024-08-12']
    """
    more = relation.more if relation is not None else {}
    start = at if more.get("inside") else item.start
    suffix = _suffix(scene, item)
    if suffix is not None and suffix[0] in ("ago", "ahead"):
        return _measured(scene, start, suffix[0], replace(item, end=suffix[1]), length)
    based = _based(scene, item, length)
    if based is not None:
        longer, base, backward = based
        found = away(base.first, length.negative() if backward else length, scene)
        time = values.day(found) if base.unit == "D" else moment(found, "M")
        ends = _Ends(time, base, backward=True) if backward else _Ends(base, time, backward=False)
        return _bounded(scene, start, relation, longer, ends)
    if suffix is not None:
        return _measured(scene, start, suffix[0], replace(item, end=suffix[1]), length)
    waiting = _before_event(scene, start, relation, item) or _waiting(scene, start, relation, item)
    if waiting is not None:
        return waiting
    if more.get("within"):
        return _within(scene, start, item, length)
    if more.get("ahead") and not length.seconds:
        return _measured(scene, at, "ahead", item, length)
    name = str(more.get("relation", "on"))
    if name == "since" and scene.today is not None:
        first = moment(away(scene.today, length.negative(), scene), length.unit)
        return mention(
            scene, start, item, f"{first.edtf}/..", relation=name, anchor=scene.context.anchor, value=length.iso
        )
    name = name if name in ("during", "after", "by", "until") else "on"
    return mention(scene, start, item, "", relation=name, type="duration", value=length.iso)


def mention(scene: Scene, start: int, item: Item, edtf: str, **fields: str) -> DateMention:
    """Return a mention from `start` to the end of its item."""
    fields.setdefault("type", "period" if "/" in edtf else "date")
    return DateMention(start, item.end, scene.original[start : item.end], f"dates/{item.row.id}", edtf, **fields)


def _suffix(scene: Scene, item: Item) -> tuple[str, int] | None:
    blank = LOOSE_BLANK.match(scene.text, item.end)
    found = scene.table.suffix.match(scene.text, blank.end()) if blank else None
    return (found[0].rule, found[1].end) if found is not None and found[0].rule in _SUFFIXES else None


def _measured(scene: Scene, start: int, how: str, item: Item, length: Length) -> DateMention:
    """Reckon ago and ahead from today, later and sooner from the time told last (today where nothing was told)."""
    base, anchor, exact = scene.today, scene.context.anchor, False
    if how in ("later", "sooner"):
        last = scene.told.last
        base = last.first if last else None if scene.told.any_before else base
        anchor, exact = "reference", last is not None and last.unit == "D"
    if base is None or length.seconds:
        return mention(scene, start, item, "", anchor=anchor, value=length.iso)
    found = away(base, length.negative() if how in ("ago", "sooner") else length, scene)
    time = moment(found, "D" if exact else length.unit)
    scene.told.add(start, time, "on")
    return mention(scene, start, item, time.edtf, anchor=anchor, value=length.iso)


def _based(scene: Scene, item: Item, length: Length) -> tuple[Item, When, bool] | None:
    """Return the day or month behind a length, and whether it counts back (twee weken voor Kerst)."""
    blank = BLANK.match(scene.text, item.end)
    if blank is None or length.seconds:
        return None
    for row, slots in scene.table.relation.matches(scene.text, blank.end()):
        gap = BLANK.match(scene.text, slots.end)
        if row.more["relation"] not in ("after", "before", "from") or gap is None:
            continue
        base = read_item(scene, gap.end())
        time = placed(scene, None, base.time, base.toward or "near") if base is not None else None
        if base is not None and time is not None and time.unit in "DM":
            return replace(item, end=base.end), time, row.more["relation"] == "before"
    return None


def _bounded(scene: Scene, start: int, relation: Row | None, item: Item, ends: _Ends) -> DateMention:
    """Return the far end: exactly it, within it, at least or at most so far, or as the relation bounds it."""
    more = relation.more if relation is not None else {}
    far = ends.first if ends.backward else ends.last
    name, edtf = str(more.get("relation", "on")), far.edtf
    if more.get("within") or more.get("compare") == "less":
        name, edtf = "by", f"{ends.first.head}/{ends.last.tail}"
    elif more.get("compare") == "more":
        name, edtf = ("before", f"../{far.tail}") if ends.backward else ("after", f"{far.head}/..")
    elif name == "during":
        edtf = f"{ends.first.head}/{ends.last.tail}"
    elif name in ("by", "before", "until", "from", "after"):
        edtf = {"to": f"../{far.tail}", "from": f"{far.head}/.."}.get(more["shape"], far.edtf)
    else:
        name = "on"
    scene.told.add(start, far, name)
    length = item.reading.length
    return mention(scene, start, item, edtf, relation=name, value=length.iso if length else "")


def _within(scene: Scene, start: int, item: Item, length: Length) -> DateMention:
    """Read "binnen zes weken" from today on."""
    if scene.today is None or length.seconds:
        return mention(scene, start, item, "", relation="by", type="duration", value=length.iso)
    edtf = f"{scene.today}/{away(scene.today, length, scene)}"
    return mention(scene, start, item, edtf, relation="by", anchor=scene.context.anchor, value=length.iso)


def _before_event(scene: Scene, start: int, relation: Row | None, item: Item) -> DateMention | None:
    """Read "vijf werkdagen voor het debat": reckoned from its day where that is said, else it waits for it."""
    more = relation.more if relation is not None else {}
    blank, length = BLANK.match(scene.text, item.end), item.reading.length
    event = read_event(scene, blank.end()) if blank else None
    if event is None or length is None or length.seconds or event.relation not in ("before", "after"):
        return None
    backward = event.relation == "before"
    bound = event.edtf.strip("./") or event.edtf
    longer = replace(item, end=event.end)
    if len(bound) == len("2024-07-12"):
        base = values.day(date.fromisoformat(bound))
        far = values.day(away(base.first, length.negative() if backward else length, scene))
        ends = _Ends(far, base, backward=True) if backward else _Ends(base, far, backward=False)
        return replace(_bounded(scene, start, relation, longer, ends), event=event.event)
    name = str(more.get("relation", "on"))
    if more.get("within") or more.get("compare") == "less":
        name = "by"
    elif more.get("compare") == "more":
        name = event.relation
    return mention(scene, start, longer, "", relation=name, anchor="event", event=event.event, value=length.iso)


def _waiting(scene: Scene, start: int, relation: Row | None, item: Item) -> DateMention | None:
    """Read "binnen zes weken na ontvangst van het advies": the length stands, the day waits for the event.

    Behind "binnen" anything is such an event; elsewhere only a step the table knows (na inwerkingtreding).
    """
    more = relation.more if relation is not None else {}
    blank = BLANK.match(scene.text, item.end)
    for row, slots in scene.table.relation.matches(scene.text, blank.end()) if blank else ():
        words = _event_words(scene.context.language).match(scene.text, slots.end)
        if row.more["relation"] != "after" or words is None:
            continue
        said = {words["noun"], *scene.text[slots.start : slots.end].split()}
        if not more.get("within") and said.isdisjoint(scene.table.raw["events"]["steps"]):
            continue
        event = scene.original[slots.end : words.end()].strip()
        name = "by" if more.get("within") or more.get("compare") == "less" else str(more.get("relation", "on"))
        iso = item.reading.length.iso if item.reading.length else ""
        longer = replace(item, end=words.end())
        return mention(scene, start, longer, "", relation=name, anchor="event", event=event, value=iso)
    return None
