"""Finds deadlines that wait for an event: voor de top in Havenburg, bij de Voorjaarsnota, na het debat."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from nakomen.finders import date_values as values
from nakomen.finders.date_event_table import GAP, PAPERS, EventTable, event_table
from nakomen.finders.date_items import read_item
from nakomen.finders.date_periods import placed
from nakomen.finders.date_scene import Scene
from nakomen.finders.date_table import fold, one_of
from nakomen.model import DateMention

_PLAIN_WORD = re.compile(r"[^\W\d_]+")
#: Relations that a date behind an event may have to belong to it.
_PLAIN = ("on", "during", "about")


def find_events(scene: Scene) -> list[DateMention]:
    """Return the deadlines of a text that an event sets, in text order; most have no EDTF."""
    table = event_table(scene.context.language)
    read = (_event(scene, table, match) for match in table.pattern.finditer(scene.text))
    return [event for event in read if event is not None]


def _event(scene: Scene, table: EventTable, match: re.Match[str]) -> DateMention | None:
    index = _row_index(match)
    start, end = match.span(f"event{index}")
    tail, edtf = _described(scene, table, start, end)
    if edtf is None:
        return None
    end = tail.end() if tail is not None else end
    meeting = _is_last(match[f"event{index}"], table.lists["meetings"])
    return DateMention(
        match.start(),
        end,
        scene.original[match.start() : end],
        f"dates/{table.rows[index]['id']}",
        _shaped(edtf, table.rows[index]) if edtf else "",
        relation=table.rows[index]["relation"],
        anchor="event" if not edtf else "meeting" if meeting else "said",
        event=scene.original[start:end],
    )


def read_event(scene: Scene, at: int) -> DateMention | None:
    """Return the event that begins at a place with its relation, dated by a day that follows it."""
    table = event_table(scene.context.language)
    match = table.pattern.match(scene.text, at)
    event = _event(scene, table, match) if match is not None else None
    if event is None:
        return None
    gap = table.gap.match(scene.text, event.end)
    item = read_item(scene, gap.end()) if gap is not None and gap.end() > event.end else None
    time = placed(scene, None, item.time, item.toward or "near") if item is not None else None
    if item is None or time is None or time.unit != "D":
        return event
    row = next(row for row in table.rows if f"dates/{row['id']}" == event.row)
    return replace(event, end=item.end, edtf=_shaped(time.edtf, row))


def _row_index(match: re.Match[str]) -> int:
    return next(int(name[1:]) for name, words in match.groupdict().items() if words and name[0] == "r")


def _described(scene: Scene, table: EventTable, start: int, end: int) -> tuple[re.Match[str] | None, str | None]:
    """Return what describes the noun further, and its EDTF where that is known; None for what is no event."""
    noun = scene.text[start:end]
    papers = {name: rule for kind in PAPERS for name, rule in table.lists[kind].items()}
    if _is_last(noun, papers):
        year = table.year.match(scene.text, end)
        return year, _budget(noun, year[1] if year else "", papers)
    if _is_last(noun, (*table.lists["steps"], *table.lists["moments"])):
        tail = table.step_tail.match(scene.original, end)
        return tail, None if tail is None and _is_last(noun, table.lists["steps_with_tail"]) else ""
    if _is_last(noun, table.lists["people_of"]) and table.people.match(scene.original, end):
        return None, None
    tail = table.tail.match(scene.original, end) or _plain_tail(scene, table, noun, end)
    return tail, _own_meeting(scene.original[start:end], tail, table, scene)


def _plain_tail(scene: Scene, table: EventTable, noun: str, end: int) -> re.Match[str] | None:
    """Return the name or noun that tells which debate it is: het commissiedebat Wadden, de behandeling van de wet."""
    if not _is_last(noun, table.lists["debates"]):
        return None
    named = table.names.match(scene.original, end) if _is_last(noun, table.lists["named"]) else None
    if named is not None:
        return named
    tail = table.step_tail.match(scene.original, end)
    words = _PLAIN_WORD.findall(fold(tail[0])) if tail is not None else []
    return None if scene.table.strong.intersection(words) else tail


def _is_last(phrase: str, nouns: Iterable[str]) -> bool:
    return any(phrase.endswith(noun) for noun in nouns)


def _budget(noun: str, year: str, budgets: Mapping[str, str]) -> str:
    """Return when a budget paper of a year comes out; without its year that stays open."""
    when = next(rule for name, rule in budgets.items() if noun.endswith(name))
    if not year or when == "none":
        return ""
    return year if when == "year" else values.month(int(year) - 1, 9).edtf


def _own_meeting(words: str, tail: re.Match[str] | None, table: EventTable, scene: Scene) -> str:
    """Return the days of the meeting that the document reports, where the event can only be that one.

    It cannot where the words point at another (de volgende top), or name a place or body that is not the meeting's.
    """
    days, meeting = scene.context.meeting_days, scene.context.meeting
    phrase = fold(words).split()
    if days is None or meeting is None or not _is_last(" ".join(phrase), table.lists["meetings"]):
        return ""
    if not set(phrase).isdisjoint(table.lists["other"]):
        return ""
    own = fold(f"{meeting.name} {meeting.place}")
    names = [word for word in words.split()[1:-1] if word[0].isupper()]
    names += [part for part in words.rpartition(" ")[2].split("-")[:-1] if part[0].isupper()]
    if tail is not None:
        names += [word for word in tail[0].split() if word[0].isupper()]
    if not all(fold(name) in own for name in names):
        return ""
    return values.span(values.day(days[0]), values.day(days[1])).edtf


def _shaped(edtf: str, row: Mapping[str, Any]) -> str:
    head, tail = edtf.partition("/")[0], edtf.rpartition("/")[2]
    if row["shape"] == "to":
        return f"../{head if row['relation'] == 'before' else tail}"
    if row["shape"] == "from":
        return f"{tail if row['relation'] == 'after' else head}/.."
    return edtf


def join_events(dates: list[DateMention], events: list[DateMention], scene: Scene) -> list[DateMention]:
    """Return dates and events in text order; an event right before a date takes its time, others give way to dates."""
    table = event_table(scene.context.language)
    starts = [mention.start for mention in dates]
    for event in events:
        at = bisect_right(starts, event.start) - 1
        if at >= 0 and dates[at].end > event.start:
            continue
        following = dates[at + 1] if at + 1 < len(dates) else None
        if following is None or following.start >= event.end:
            if following is not None and _belongs(event, following, table, scene):
                dates[at + 1] = _joined(event, following, table, scene)
                starts[at + 1] = event.start
                continue
        elif event.anchor != "said" or following.end > event.end:
            continue
        else:
            del dates[at + 1], starts[at + 1]
        dates.insert(at + 1, event)
        starts.insert(at + 1, event.start)
    return [_behind_any_noun(mention, table, scene) for mention in dates]


def _belongs(event: DateMention, following: DateMention, table: EventTable, scene: Scene) -> bool:
    """Tell whether a date dates the event before it, or before whose event it is ("van de ministers, op 5 mei")."""
    if following.relation not in _PLAIN or not following.edtf or following.row == "dates/now":
        return False
    between = scene.text[event.end : following.start]
    if table.gap.fullmatch(between):
        return True
    described = table.plain_tail.fullmatch(between)
    return described is not None and any(mark in between for mark in ",(")


def _joined(event: DateMention, following: DateMention, table: EventTable, scene: Scene) -> DateMention:
    row = next(row for row in table.rows if f"dates/{row['id']}" == event.row)
    described = table.plain_tail.fullmatch(scene.text, event.end, following.start)
    return replace(
        event,
        event=event.event + (scene.original[slice(*described.span("words"))] if described else ""),
        end=following.end,
        text=scene.original[event.start : following.end],
        edtf=_shaped(following.edtf, row),
        anchor=following.anchor,
        type=following.type,
    )


def _behind_any_noun(mention: DateMention, table: EventTable, scene: Scene) -> DateMention:
    """Open the interval of a date behind "sinds de inval in …": the relation stands before the whole noun phrase."""
    if (
        mention.relation not in _PLAIN
        or not mention.edtf
        or mention.event
        or mention.anchor not in ("said", "document", "meeting")
    ):
        return mention
    left = max(mention.start - 120, 0)
    found = table.any_noun.search(scene.text, left, mention.start)
    if found is None:
        return mention
    index = _row_index(found)
    row = table.rows[index]
    words = scene.original[found.end(f"r{index}") : mention.start].strip()
    event = re.sub(rf"{GAP}+(?:{one_of(table.lists['date_prepositions'])})$", "", words)
    if event == words:
        return mention
    return replace(
        mention,
        start=found.start(),
        text=scene.original[found.start() : mention.end],
        row=f"dates/{row['id']}",
        edtf=_shaped(mention.edtf, row),
        relation=row["relation"],
        event=event,
    )
