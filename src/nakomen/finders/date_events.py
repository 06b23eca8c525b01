"""Finds deadlines that wait for an event: voor de top in Havenburg, bij de Voorjaarsnota, voor het volgende commissiedebat."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from nakomen.finders import date_values as values
from nakomen.finders.date_rules import Scene
from nakomen.finders.date_table import date_table, fold, one_of
from nakomen.model import DateMention

_GAP = r"[ \n\xa0]"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
#: Lists of papers that come with a year.
_PAPERS = ("budgets", "plans")
#: Relations that a date behind an event may have to belong to it.
_PLAIN = ("on", "during", "about")


@dataclass(frozen=True, slots=True)
class EventTable:
    """A language's event rows behind one pattern, and what may follow an event."""

    rows: tuple[Mapping[str, Any], ...]
    pattern: re.Pattern[str]
    any_noun: re.Pattern[str]
    tail: re.Pattern[str]
    step_tail: re.Pattern[str]
    year: re.Pattern[str]
    gap: re.Pattern[str]
    people: re.Pattern[str]
    lists: Mapping[str, Any]


@cache
def event_table(language: str) -> EventTable:
    """Return a language's compiled event rows."""
    raw = date_table(language).raw
    lists = raw["events"]
    rows = tuple(raw["event"])
    determiner = one_of(lists["determiners"])
    stops, glued = one_of(lists["stops"]), rf"(?:{one_of(lists['glued'])})(?![^\W_])"
    parts, loose = [], []
    for index, row in enumerate(rows):
        words = one_of(row["words"])
        named = [name for name in row["of"] if name != "any"]
        if named:
            firm = "|".join(
                rf"(?P<{name}{index}>{one_of(lists[name])})" for name in named if name not in ("steps", *_PAPERS)
            )
            between = rf"(?:(?!(?:{stops}){_GAP})[^\W\d][\w-]*{_GAP}){{0,3}}?"
            phrase = (
                rf"(?:{determiner}){_GAP}{between}(?:(?:[^\W\d]\w*-){{1,2}}|\w+?(?={glued}))??(?:{firm})"
                if firm
                else "(?!)"
            )
            papers = [noun for name in _PAPERS if name in named for noun in lists[name]]
            budget = rf"|(?:(?:{determiner}){_GAP})?(?:{one_of(papers)})" if papers else ""
            step = (
                rf"|(?:(?:{determiner}){_GAP}(?:[^\W\d][\w-]*{_GAP})?)?(?:{one_of(lists['steps'])})"
                if "steps" in named
                else ""
            )
            parts.append(rf"(?P<r{index}>{words}){_GAP}(?P<event{index}>{phrase}{budget}{step})(?![^\W_]|-)")
        if "any" in row["of"]:
            loose.append(
                rf"(?<![^\W_])(?P<r{index}>{words}){_GAP}(?:{one_of(lists['articles'])}){_GAP}[^.,;:()\n]{{1,90}}$"
            )
    months = one_of([*raw["month"], *raw["month_short"], *raw["weekday"], *raw["season"]])
    name = rf"(?!(?i:{months})\b){_NAME}"
    join = one_of(lists["names_join"])
    return EventTable(
        rows=rows,
        pattern=re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})"),
        any_noun=re.compile("|".join(loose) or "(?!)"),
        tail=re.compile(
            rf"(?:{_GAP}(?:{one_of(lists['prepositions'])}){_GAP}(?:(?:{determiner}){_GAP})?{name}(?:{_GAP}(?:(?:{join}){_GAP})?{name})*){{1,3}}"
        ),
        step_tail=re.compile(
            rf"{_GAP}(?:{one_of(lists['step_of'])}){_GAP}(?:(?:{one_of(lists['possessives'])}){_GAP})?[^\W\d][\w’'-]*(?:{_GAP}{name})*"
        ),
        year=re.compile(rf"{_GAP}((?:19|20)\d\d)(?!\d)"),
        gap=re.compile(lists["gap"]),
        people=re.compile(rf"{_GAP}(?:{one_of(lists['people_join'])}){_GAP}{name}"),
        lists=lists,
    )


def find_events(scene: Scene) -> list[DateMention]:
    """Return the deadlines of a text that an event sets, in text order; most have no EDTF."""
    table = event_table(scene.context.language)
    papers = {noun: rule for name in _PAPERS for noun, rule in table.lists[name].items()}
    found = []
    for match in table.pattern.finditer(scene.text):
        index = next(number for number in range(len(table.rows)) if match.groupdict().get(f"r{number}"))
        row = table.rows[index]
        start, end = match.start(f"event{index}"), match.end()
        noun = scene.text[start:end]
        edtf = ""
        if _is_last(noun, papers):
            tail = table.year.match(scene.text, end)
            edtf = _budget(noun, tail[1] if tail else "", papers)
        elif _is_last(noun, table.lists["steps"]):
            tail = table.step_tail.match(scene.original, end)
            if tail is None and _is_last(noun, table.lists["steps_with_tail"]):
                continue
        elif table.people.match(scene.original, end) and _is_last(noun, table.lists["people_of"]):
            continue
        else:
            tail = table.tail.match(scene.original, end)
            edtf = _own_meeting(scene.original[start:end], tail, table, scene)
        end = tail.end() if tail else end
        anchor = "event" if not edtf else "meeting" if _is_last(noun, table.lists["meetings"]) else "said"
        found.append(
            DateMention(
                match.start(),
                end,
                scene.original[match.start() : end],
                f"dates/{row['id']}",
                _shaped(edtf, row) if edtf else "",
                relation=row["relation"],
                anchor=anchor,
                event=scene.original[start:end],
            )
        )
    return found


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
    names += [part for part in words.split()[-1].split("-")[:-1] if part[0].isupper()]
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
    """Return dates and events in text order; an event directly before a date takes its time, others give way to dates."""
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
    between = table.gap.fullmatch(scene.text, event.end, following.start)
    return (
        between is not None and following.relation in _PLAIN and bool(following.edtf) and following.row != "dates/now"
    )


def _joined(event: DateMention, following: DateMention, table: EventTable, scene: Scene) -> DateMention:
    row = next(row for row in table.rows if f"dates/{row['id']}" == event.row)
    return replace(
        event,
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
    index = next(number for number in range(len(table.rows)) if found.groupdict().get(f"r{number}"))
    row = table.rows[index]
    words = scene.original[found.end(f"r{index}") : mention.start].strip()
    event = re.sub(rf"{_GAP}+(?:{one_of(table.lists['date_prepositions'])})$", "", words)
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
