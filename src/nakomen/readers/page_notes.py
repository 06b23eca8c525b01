"""Finds the notes at the foot of PDF pages and their marks in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nakomen.readers.page_lines import SMALL, Line
from nakomen.readers.page_words import Word

_MARK = re.compile(r"[(\[]?(\d{1,3}|[*†‡]{1,3})[)\].]?,?")
_RAISED_PUNCTUATION = re.compile(r"[,;]")
_UNIT = re.compile(r"(?:\d|(?:^|[^\w])[kdcm]?m)$")
_ENDED = re.compile(r"[.!?:)»”\"/]\s*$")


@dataclass(slots=True)
class FootNote:
    """A note: its mark and the lines of its text, the mark taken out of the first."""

    mark: str
    lines: list[Line] = field(default_factory=list)


def raised_mark(word: Word, line: Line) -> str:
    """Return the mark that a small raised word is, or nothing."""
    if word.size >= SMALL * line.size or word.baseline < line.baseline + 0.1 * line.size:
        return ""
    found = _MARK.fullmatch(word.text)
    return found[1] if found else ""


def is_exponent(before: str, word: Word) -> bool:
    """Tell whether a raised digit belongs to what it stands on: a number or a unit of length."""
    return (word.text in ("2", "3") and bool(_UNIT.search(before))) or bool(re.search(r"\d$", before))


def part_notes(pages: list[list[Line]], body: float) -> tuple[list[list[Line]], list[FootNote]]:
    """Return the pages without their notes, and the notes in order."""
    notes: list[FootNote] = []
    kept = []
    for page in pages:
        marks = _marks_of(page, body)
        waiting = set(marks)
        taken: set[int] = set()
        for column in _columns_of(page):
            feet = _foot(column, marks, notes, body)
            _gather(feet, waiting, notes)
            taken.update(map(id, feet))
        kept.append([line for line in page if id(line) not in taken])
    return kept, notes


def _columns_of(page: list[Line]) -> list[list[Line]]:
    columns: list[list[Line]] = []
    for line in page:
        if columns and columns[-1][-1].column == line.column:
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns


def _marks_of(page: list[Line], body: float) -> set[str]:
    """Return the marks that stand in the running text of a page."""
    return {
        mark
        for line in page
        if line.size >= SMALL * body
        for word in line.words[1:]
        if (mark := raised_mark(word, line))
    }


def _foot(column: list[Line], marks: set[str], notes: list[FootNote], body: float) -> list[Line]:
    """Return the lines at the foot of a column that are notes."""
    at = len(column)
    while at and column[at - 1].size < SMALL * body:
        at -= 1
    small = column[at:]
    last = notes[-1].mark if notes else "0"
    first = next((i for i, line in enumerate(small) if _opens(line, marks, last)), None)
    if first is not None or (small and _runs_on(small[0], notes)):
        return small if _runs_on(small[0], notes) else small[first:]
    return _foot_in_body_size(column, marks)


def _foot_in_body_size(column: list[Line], marks: set[str]) -> list[Line]:
    """Return the last lines of a column from the one that opens with a raised mark, or with a mark below white."""
    for at, line in enumerate(column):
        if raised_mark(line.words[0], line) and len(line.words) > 1:
            return column[at:]
        white = at > 1 and column[at - 1].baseline - line.baseline > 1.25 * (
            column[at - 2].baseline - column[at - 1].baseline
        )
        if white and _plain_mark(line) in marks and all(_plain_mark(other) not in marks for other in column[:at]):
            return column[at:]
    return []


def _plain_mark(line: Line) -> str:
    found = _MARK.fullmatch(line.words[0].text)
    return found[1] if found and len(line.words) > 1 else ""


def _runs_on(line: Line, notes: list[FootNote]) -> bool:
    """Tell whether a line carries on the last note of the page before."""
    if not notes or not notes[-1].lines or _opens(line, set(), notes[-1].mark):
        return False
    last = notes[-1].lines[-1]
    return line.page == last.page + 1 and (line.text[:1].islower() or not _ENDED.search(last.text))


def _opens(line: Line, marks: set[str], last: str) -> str:
    """Return the mark with which a line opens a note, or nothing."""
    raised = raised_mark(line.words[0], line)
    if raised:
        return raised
    mark = _plain_mark(line)
    follows = last.isdigit() and mark.isdigit() and int(mark) == int(last) + 1
    return mark if mark and (mark in marks or follows) else ""


def _gather(feet: list[Line], waiting: set[str], notes: list[FootNote]) -> None:
    """Add the lines to the notes that they open or carry on; marks that found their note wait no longer."""
    for line in feet:
        last = notes[-1].mark if notes else "0"
        mark = _opens(line, waiting, last)
        if mark:
            waiting.discard(mark)
            notes.append(FootNote(mark))
        if notes and (len(line.words) > 1 or not mark):
            notes[-1].lines.append(line.without_first() if mark else line)
