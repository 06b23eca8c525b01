"""Finds the marking that a document bears, where it stands as a marking and not as a word in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nakomen.model import Document, Marking
from nakomen.readers.letter_cues import cues

#: How many blocks from the top and from the end count as head and foot.
_HEAD, _FOOT = 12, 6
_CELLS = re.compile(r"\t+|\s{3,}|\s+[|•·]\s+")
#: What may follow a marking in a head or foot: the page's number, the letter's number of copies.
_PAGE = re.compile(r"[\s|–-]*(?:(?:pagina|page|blz\.?)?\s*\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?)?\s*$", re.IGNORECASE)
_ORDER = list(Marking)
#: Parts of the words of markings: what holds none of them bears no marking.
_WORDS = (
    "rubric", "merking", "vertrouwelijk", "intern gebruik", "interne gebruik", "dep.", "dep v", "confiden", "geheim",
    "stg", "restri", "restreint", "classifi", "sensitive", "official use",
)  # fmt: skip


def marking_of(line: str, *, plain: bool = True) -> Marking:
    """Return the marking that a line, or a cell of it, consists of; NONE for anything else.

    A single word in small letters ("Geheim") may be a heading; with `plain` off it does not count.

    >>> marking_of("DEPARTEMENTAAL VERTROUWELIJK      2/5")
    <Marking.INTERNAL: 'departementaal vertrouwelijk'>
    >>> marking_of("De bijlage is geheim.")
    <Marking.NONE: ''>
    """
    if len(line) > 200 or not has_marking_word(line):
        return Marking.NONE
    cells = [cell.strip() for cell in (line, *_CELLS.split(line))]
    return highest(_level(cell) for cell in cells if plain or cell.isupper() or " " in cell or "." in cell)


def marking_in(lines: Iterable[str], everywhere: bool = False) -> Marking:
    """Return the highest marking among lines of heads and feet; elsewhere (`everywhere`) a plain word does not count.

    >>> marking_in(["Dep. V.", "Ministerie van Waterwegen"])
    <Marking.INTERNAL: 'departementaal vertrouwelijk'>
    >>> marking_in(["Geheim", "STG. GEHEIM"], everywhere=True)
    <Marking.SECRET: 'geheim'>
    """
    return highest(marking_of(line, plain=not everywhere) for line in lines)


def marking_of_document(document: Document) -> Marking:
    """Return the highest marking that a document's blocks bear, or the one its format has already told."""
    texts = [document.text[block.start : block.end] for block in document.blocks if block.end - block.start < 200]
    edges = texts[:_HEAD] + texts[-_FOOT:]
    return highest((document.identity.marking, marking_in(edges), marking_in(texts, everywhere=True)))


def highest(markings: Iterable[Marking]) -> Marking:
    """Return the most closed of some markings.

    >>> highest([Marking.UNCLASSIFIED, Marking.SECRET])
    <Marking.SECRET: 'geheim'>
    """
    return max(markings, key=_ORDER.index, default=Marking.NONE)


def has_marking_word(text: str) -> bool:
    """Tell quickly whether any word of a marking occurs in a text at all."""
    low = text.lower()
    # A secretary-general stands in nearly every report.
    return any(word in low for word in _WORDS) or low.count("secret") > low.count("secretar")


def _level(cell: str) -> Marking:
    cell = cell.strip().strip("*_[]«»\"'").strip()
    for cue in cues("marking"):
        match = cue.pattern.match(cell)
        if match and _PAGE.match(cell, match.end()):
            return Marking[cue.value]
    return Marking.NONE
