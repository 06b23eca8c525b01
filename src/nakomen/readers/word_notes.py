"""Reads the foot- and endnotes of a DOCX in the order of their references."""

from __future__ import annotations

from collections.abc import Iterator

from nakomen.readers.building import NoteMark, Run
from nakomen.readers.markup import local_name
from nakomen.readers.word_blocks import BlockReader, place_of
from nakomen.readers.word_package import WordPackage
from nakomen.readers.word_paragraphs import PartReader
from nakomen.readers.word_styles import value
from nakomen.readers.word_tally import Tally


def read_notes(package: WordPackage, sort: str, tally: Tally) -> Iterator[tuple[str, list[Run | NoteMark]]]:
    """Yield the notes of a sort that the text shows the marks of, in the order of these, with the marks."""
    name = package.related(f"{sort}s")
    root = package.part(name)
    if root is None:
        return
    elements = {value(element, "id"): element for element in root if local_name(element) == sort}
    part = PartReader(name, root, tally, noted=False)
    for (own, number), mark in tally.notes.items():
        if own == sort and number in elements:
            reader = BlockReader(part)
            reader.read(elements[number])
            pieces = [piece for block in reader.blocks for piece in (*block.pieces, Run(" ", place_of(block.pieces)))]
            yield mark, pieces
