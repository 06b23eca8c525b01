"""Finds the title of a paper: its subject line, its first telling heading, or what its opening says it encloses."""

from __future__ import annotations

import re

from nakomen.model import BlockKind, Document
from nakomen.readers.letter_cues import any_of, cues

_HEADINGS = 14
_CAUSE = re.compile(r"\s*\((?:ingezonden|ontvangen)\b.*$", re.IGNORECASE | re.DOTALL)
_ENCLOSED = re.compile(
    r"(?:het |de )?((?:geannoteerde agenda|verslag|antwoord(?:en)?))(?: aan| toekomen)?"
    r"( (?:van|op|voor) .{8,220}?)(?=\.(?:\s+[A-ZÀ-Þ]|\s*$)|;)",
    re.DOTALL,
)
_GENERIC = re.compile(
    r"\d[\d.]*\s+|(?:inleiding|algemeen|samenvatting|introduction|vraag.*|antwoord.*"
    r"|aanhangsel van de handelingen|tweede kamer der staten-generaal|brief regering|document|untitled)$|brief van\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:informe(?:er|ren)|bericht(?:en)?)\s(?:ik|wij)\s(?:u|uw\sKamer)(?:\shierbij)?(?:,\s[^,.]{3,80},)?\sover\s(.{8,200}?)(?=[.;])"
)
#: The number of a parliamentary paper before its title, and the dossier's line above it.
_PIECE = re.compile(r"Nr\. \d{1,5}\s+(?=[A-Z]{3})|\d{2}[\s.]\d{3}(?:[ -][\dA-Z]{1,6})?\s+[A-Z].*$")


def is_generic(title: str) -> bool:
    """Tell whether a title says nothing of its paper.

    >>> is_generic("Aanhangsel van de Handelingen"), is_generic("1. Inleiding"), is_generic("Verslag van de Kusttop")
    (True, True, False)
    """
    return _GENERIC.match(title) is not None


def find_title(document: Document, head: list[str], opening: str) -> str:
    """Return the title of a paper, from the lines of its head, its first headings and its opening; or nothing."""
    if subject := _subject(head):
        return subject
    blocks = [block for block in document.blocks[:_HEADINGS] if block.kind is BlockKind.HEADING]
    headings = [_PIECE.sub("", document.text[block.start : block.end]) for block in blocks]
    telling = [heading for heading in headings if heading and not is_generic(heading)]
    for heading in telling:
        if heading.isupper() or any_of("document_kind").search(heading):
            return heading
    if match := _ENCLOSED.search(opening):
        return (match[1][:1].upper() + match[1][1:] + match[2]).strip()
    if match := _ABOUT.search(opening):
        return match[1][:1].upper() + match[1][1:]
    letters = [line for line in (*headings, *(_PIECE.sub("", line) for line in head)) if line.startswith("BRIEF VAN")]
    return next(iter([*telling, *letters]), "")


def _subject(head: list[str]) -> str:
    """Return what a head's subject line says, or who asks what in published questions."""
    for line in head:
        for cue in cues("letterhead"):
            if cue.name == "subject" and (match := cue.pattern.match(line)) and len(line) < 400:
                return line[match.end() :].strip(" :.")
        if line.startswith(("Vragen van ", "Antwoorden van ")):
            return _CAUSE.sub("", line).rstrip(". ")
    return ""
