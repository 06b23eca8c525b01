"""Finds times in a text and dates them: days, periods, deadlines, lengths, repetitions and what stays undated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from nakomen.finders.date_context import DateContext
from nakomen.finders.date_events import find_events, join_events
from nakomen.finders.date_grammar import read_date
from nakomen.finders.date_scene import Scene
from nakomen.finders.date_table import DateTable, date_table, fold
from nakomen.model import DateMention

__all__ = ["DateContext", "find_dates"]

#: A clump of letters, digits and the marks between them: a word, 24-26, 21501-20-2023, t/m, an address of a page.
_CLUMP = re.compile(r"[^\W_]+(?:[-–—./:~@_'’?=&%#]+[^\W_]+)*")
_PIECE = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
#: Digits that can be part of a time without a word: a year, 3-5, 27e, Q1.
_NUMBERED = re.compile(r"(?:1[5-9]|20)\d\d|\d[-–/.~]\d|'\d\d|\d[^\W\d]|[^\W\d]\d")
#: A digit in the middle of a longer number, such as 2016 in 21501-11-2016.
_INSIDE = re.compile(r"\d[-–./:]\d")
_LIGATURES = {"ĳ": "ij", "Ĳ": "IJ"}


def find_dates(text: str, context: DateContext | None = None) -> list[DateMention]:
    """Return the times that a text names, in text order, not overlapping.

    A time without a year is dated near the day of the document, ahead or back as the words say. What cannot be dated
    honestly keeps its words and has no EDTF. Dates, deadlines, lengths of time and repetitions all count.

    >>> from datetime import date
    >>> told = DateContext(document=date(2024, 7, 12))
    >>> found = find_dates("De Kamer ontvangt het plan uiterlijk eind oktober.", told)
    >>> [(mention.text, mention.relation, mention.edtf) for mention in found]
    [('uiterlijk eind oktober', 'by', '2024-10')]
    """
    context = context or DateContext()
    if any(ligature in text for ligature in _LIGATURES):
        return _find_with_ligatures(text, context)
    table = date_table(context.language)
    scene = Scene(fold(text), text, table, context)
    found: list[DateMention] = []
    passed = 0
    for start, stop in _runs(scene.text, table):
        if start < passed:
            continue
        if "\n\n" in scene.text[passed:start]:
            scene.told.new_paragraph()
        passed = _read_run(scene, start, stop, found)
    return join_events(found, find_events(scene), scene)


def _read_run(scene: Scene, start: int, stop: int, found: list[DateMention]) -> int:
    """Read the dates of one run into `found`; return where the last of them ends."""
    at = start
    while (piece := _PIECE.search(scene.text, at, stop)) is not None:
        inside = _INSIDE.match(scene.text, piece.start() - 2) if piece.start() > 1 else None
        mention = None if inside else read_date(scene, piece.start())
        if mention is None:
            at = piece.end()
            continue
        at = max(mention.end, piece.end())
        if mention.row:
            found.append(mention)
    return at


def _runs(text: str, table: DateTable) -> Iterator[tuple[int, int]]:
    """Yield the stretches of neighbouring words that can all be part of a time, one of them more than common."""
    known, strong = table.known, table.strong
    start = end = -1
    telling = False
    for clump in _CLUMP.finditer(text):
        word = clump[0]
        if word in known:
            tells = word in strong
        else:
            letters = _LETTERS.findall(word)
            if word.isalpha() or not known.issuperset(letters):
                if telling:
                    yield start, end
                    telling = False
                start = -1
                continue
            tells = _NUMBERED.search(word) is not None or not strong.isdisjoint(letters)
        if start < 0:
            start = clump.start()
        end = clump.end()
        telling = telling or tells
    if telling:
        yield start, end


def _find_with_ligatures(text: str, context: DateContext) -> list[DateMention]:
    """Find dates in a text that writes ij as one character, and lead the places back to it."""
    spelled, widened = text, []
    for ligature, letters in _LIGATURES.items():
        spelled = spelled.replace(ligature, letters)
    seen = 0
    for at, char in enumerate(text):
        if char in _LIGATURES:
            seen += 1
            widened.append(at + seen)
    found = []
    for mention in find_dates(spelled, context):
        start, end = (at - bisect_left(widened, at) for at in (mention.start, mention.end))
        found.append(replace(mention, start=start, end=end, text=text[start:end]))
    return found
