"""Reads the foot- and endnotes of a DOCX, numbered in the order of their references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nakomen.readers.building import NoteMark, Run
from nakomen.readers.markup import local_name
from nakomen.readers.word_blocks import BlockReader, place_of
from nakomen.readers.word_package import WordPackage
from nakomen.readers.word_paragraphs import PartReader
from nakomen.readers.word_styles import Styles, value

if TYPE_CHECKING:
    from lxml.etree import _Element


def note_marks(root: _Element) -> dict[tuple[str, str], str]:
    """Return the mark that each note reference shows: footnotes by number, endnotes by small Roman number."""
    marks: dict[tuple[str, str], str] = {}
    counts = {"footnote": 0, "endnote": 0}
    for element in root.iter():
        name = local_name(element)
        if name in ("footnoteReference", "endnoteReference") and not _is_removed(element):
            sort = name[:-9]
            following = element.getnext()
            if value(element, "customMarkFollows") in ("1", "true", "on") and following is not None:
                marks.setdefault((sort, value(element, "id")), (following.text or "").strip() or "*")
                continue
            counts[sort] += 1
            mark = str(counts[sort]) if sort == "footnote" else _roman(counts[sort])
            marks.setdefault((sort, value(element, "id")), mark)
    return marks


def _is_removed(element: _Element) -> bool:
    return any(local_name(above) in ("del", "moveFrom", "Fallback") for above in element.iterancestors())


def _roman(number: int) -> str:
    found = ""
    for size, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        found += letters * (number // size)
        number %= size
    return found


def read_notes(
    package: WordPackage, sort: str, marks: dict[tuple[str, str], str], styles: Styles
) -> Iterator[tuple[str, list[Run | NoteMark]]]:
    """Yield the notes of a sort in the order of their references, with the marks that the text shows."""
    name = package.related(f"{sort}s")
    root = package.part(name)
    if root is None:
        return
    elements = {value(element, "id"): element for element in root if local_name(element) == sort}
    part = PartReader(name, root, {}, styles)
    for (own, number), mark in marks.items():
        if own == sort and number in elements:
            reader = BlockReader(part, styles)
            reader.read(elements[number])
            pieces = [piece for block in reader.blocks for piece in (*block.pieces, Run(" ", place_of(block.pieces)))]
            yield mark, pieces
