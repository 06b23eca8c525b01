"""Finds what a word processor leaves in a plain-text copy: note references, bracketed notes, bookmarks, fields."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nakomen.readers.source_lines import Cut

_REFERENCE = re.compile(r"\[(?:foot|end)noteRef:\s?(\d{1,4})\]", re.IGNORECASE)
_NOTE = re.compile(r"\[(\d{1,4}):\s")
_DEBRIS = re.compile(
    r"\[(?:bookmark|image|cid|anchor|annotationRef|annotation):[^\[\]\n]{0,200}\]"
    r"|\bHYPERLINK\s+\"[^\"\n]{1,500}\"(?:\s+\\[a-z](?:\s+\"[^\"\n]{0,200}\")?){0,3}\s?",
    re.IGNORECASE,
)
#: The longest note that is looked for.
_NOTE_LIMIT = 6000
#: How deep brackets nest in a note; beyond it none is looked for.
_NESTING = 6


@dataclass(frozen=True, slots=True)
class OfficeNote:
    """A note with the stretch of the source that holds its text."""

    mark: str
    start: int
    end: int


def find_office_debris(text: str) -> tuple[list[Cut], list[OfficeNote]]:
    """Return what to cut from an office text, and the notes that stand in it between brackets.

    >>> cuts, notes = find_office_debris("De kust[footnoteRef:2] bleef dicht. [2:  Zie de kaart. ]")
    >>> cuts[0], notes[0].mark
    (Cut(start=7, end=22, mark='2'), '2')
    """
    if "[" not in text and "HYPERLINK" not in text:
        return [], []
    cuts = [Cut(match.start(), match.end()) for match in _DEBRIS.finditer(text)]
    references = list(_REFERENCE.finditer(text))
    cuts += [Cut(match.start(), match.end(), match[1]) for match in references]
    marks = {match[1] for match in references}
    notes: list[OfficeNote] = []
    for match in _NOTE.finditer(text):
        if match[1] not in marks or (notes and match.start() < notes[-1].end):
            continue
        if end := _closing(text, match.end()):
            notes.append(OfficeNote(match[1], match.end(), end))
            cuts.append(Cut(match.start(), end + 1))
    return cuts, notes


def _closing(text: str, start: int) -> int:
    """Return where the bracket closes that stands open at `start`, or nothing; brackets may be nested."""
    depth = 1
    for match in re.compile(r"[\[\]]").finditer(text, start, start + _NOTE_LIMIT):
        depth += 1 if match[0] == "[" else -1
        if not depth:
            return match.start()
        if depth > _NESTING:
            break
    return 0
