"""Compiles a language's rows of events: what a deadline waits for, and what may follow it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.finders.date_table import date_table, one_of

GAP = r"[ \n\xa0]\x20{0,8}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
#: Lists of papers that come with a year.
PAPERS = ("budgets", "plans")


@dataclass(frozen=True, slots=True)
class EventTable:
    """A language's event rows behind one pattern, and what may follow an event."""

    rows: tuple[Mapping[str, Any], ...]
    pattern: re.Pattern[str]
    any_noun: re.Pattern[str]
    tail: re.Pattern[str]
    step_tail: re.Pattern[str]
    names: re.Pattern[str]
    year: re.Pattern[str]
    gap: re.Pattern[str]
    plain_tail: re.Pattern[str]
    people: re.Pattern[str]
    lists: Mapping[str, Any]


@cache
def event_table(language: str) -> EventTable:
    """Return a language's compiled event rows."""
    raw = date_table(language).raw
    lists = raw["events"]
    rows = tuple(raw["event"])
    months = one_of([*raw["month"], *raw["month_short"], *raw["weekday"], *raw["season"]])
    name = rf"(?!(?i:{months})\b){_NAME}"
    of = rf"{GAP}(?:{one_of(lists['step_of'])}){GAP}"
    owner = rf"(?:(?:{one_of(lists['possessives'])}){GAP})?"
    determiner = rf"(?:(?:{one_of(lists['determiners'])}){GAP})?"
    more_names = rf"(?:{GAP}(?:(?:{one_of(lists['names_join'])}){GAP})?{name})*"
    named = [_named(index, row, lists) for index, row in enumerate(rows) if set(row["of"]) - {"any"}]
    loose = [_any_noun(index, row, lists) for index, row in enumerate(rows) if "any" in row["of"]]
    return EventTable(
        rows=rows,
        pattern=re.compile(rf"(?<![^\W_])(?:{'|'.join(named)})"),
        any_noun=re.compile("|".join(loose) or "(?!)"),
        tail=re.compile(rf"(?:{GAP}(?:{one_of(lists['prepositions'])}){GAP}{determiner}{name}{more_names}){{1,3}}"),
        step_tail=re.compile(rf"{of}{owner}[^\W\d][\w’'-]*(?:{GAP}{name})*"),
        names=re.compile(
            rf"(?:{GAP}{name}){{1,4}}(?={GAP}(?:{one_of(lists['date_prepositions'])})\b|{GAP}van\b|[.,;)]|$)"
        ),
        year=re.compile(rf"{GAP}((?:19|20)\d\d)(?!\d)"),
        gap=re.compile(lists["gap"]),
        plain_tail=re.compile(
            rf"(?P<words>{GAP}(?:{one_of(lists['prepositions'])})(?:{GAP}(?!(?:{one_of(lists['verbs'])})\b)[^\W\d][\w’'-]*){{1,5}}),?{GAP}?"
            rf"(?:{lists['gap']})"
        ),
        people=re.compile(rf"{GAP}(?:{one_of(lists['people_join'])}){GAP}{name}"),
        lists=lists,
    )


def _named(index: int, row: Mapping[str, Any], lists: Mapping[str, Any]) -> str:
    """Return the pattern of a row's relation before one of its nouns; meetings and debates need a determiner."""
    determiner, stops = one_of(lists["determiners"]), one_of(lists["stops"])
    word = rf"(?!(?:{stops}|{determiner}){GAP})[^\W\d][\w-]*{GAP}"
    nouns = [noun for name in row["of"] if name in ("meetings", "debates") for noun in lists[name]]
    papers = [noun for name in PAPERS if name in row["of"] for noun in lists[name]]
    glued = rf"(?:{one_of(lists['glued'])})(?![^\W_])"
    compound = rf"(?:(?:[^\W\d]\w*-){{1,2}}|\w+?(?={glued}))??"
    phrases = []
    if nouns:
        part = rf"(?:(?:{one_of(lists['parts']) or '(?!)'}){GAP})?"
        phrases.append(rf"{part}(?:{determiner}){GAP}(?:{word}){{0,3}}?{compound}(?:{one_of(nouns)})")
    if papers:
        lead = rf"(?:(?:{one_of(lists['paper_words'])}){GAP})?" if lists["paper_words"] else ""
        phrases.append(rf"(?:(?:{determiner}){GAP})?{lead}(?:{one_of(papers)})")
    steps = [step for name in ("steps", "moments") if name in row["of"] for step in lists[name]]
    if steps:
        phrases.append(rf"(?:(?:{determiner}){GAP}(?:{word})?)?(?:{one_of(steps)})")
    if "coming" in row["of"]:
        phrases.append(rf"(?:{determiner}){GAP}(?:{one_of(lists['coming'])}){GAP}(?:{one_of(lists['reports'])})")
    if "things" in row["of"]:
        phrases.append(rf"(?:{determiner}){GAP}(?:[^\W\d]\w*e{GAP}(?!(?:{stops}){GAP}))?[^\W\d][\w-]*")
    return rf"(?P<r{index}>{one_of(row['words'])}){GAP}(?P<event{index}>{'|'.join(phrases)})(?![^\W_]|-)"


def _any_noun(index: int, row: Mapping[str, Any], lists: Mapping[str, Any]) -> str:
    """Return the pattern of a row's relation before any noun phrase, which ends where a date begins."""
    articles = one_of(lists["articles"])
    return rf"(?<![^\W_])(?P<r{index}>{one_of(row['words'])}){GAP}(?:{articles}){GAP}[^.,;:()\n]{{1,90}}$"
