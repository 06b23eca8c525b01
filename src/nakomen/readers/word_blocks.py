"""Turns the paragraphs and tables of a Word part into blocks, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Place
from nakomen.readers.building import NoteMark, Run
from nakomen.readers.letter_cues import any_of
from nakomen.readers.markup import local_name
from nakomen.readers.office_blocks import OfficeBlock
from nakomen.readers.page_furniture import is_furniture
from nakomen.readers.signatories import is_role
from nakomen.readers.table_rows import cell_gap
from nakomen.readers.word_changes import shown_alternative, table_changes
from nakomen.readers.word_paragraphs import LineBreak, PartReader, Piece, TextBox
from nakomen.readers.word_styles import child, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_SENTENCE_END = re.compile(r"[.!?;:][»”’\"')\]]*$")
_HEADING_LENGTH = 140
_CELL_LENGTH = 1500
#: A line shorter than this that ends without a mark was meant to end.
_CUT = 40


class BlockReader:
    """Turns the paragraphs and tables of a part into blocks, in reading order."""

    def __init__(self, part: PartReader) -> None:
        self.part = part
        self.blocks: list[OfficeBlock] = []
        self._styles = part.tally.styles
        self._carried: list[Piece] = []
        self._apart = True

    def read(self, parent: _Element) -> None:
        """Read what stands directly below an element, containers seen through."""
        for element in parent:
            name = local_name(element)
            if name == "p":
                self._read_paragraph(element)
            elif name == "tbl":
                self._read_table(element)
            elif name == "AlternateContent":
                self.read(shown_alternative(element))
            elif name == "sdt" and is_on(child(element, "sdtPr", "showingPlcHdr")):
                continue
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                self.read(element)

    def _read_paragraph(self, paragraph: _Element) -> None:
        pieces = [*self._carried, *self.part.pieces(paragraph)]
        self._carried = []
        if is_on(child(paragraph, "pPr", "rPr", "del")):
            self.part.tally.changes += 1
            self._carried = pieces
            return
        kind, level = self._kind(paragraph)
        self._apart = self._apart or not any(isinstance(piece, Run) and piece.text.strip() for piece in pieces)
        for line in _lines(pieces):
            block = OfficeBlock(kind, line, level)
            if kind is BlockKind.PARAGRAPH and self._is_bold_heading(paragraph, block.text):
                block.kind, block.level = BlockKind.HEADING, 3
            if self.blocks and not self._apart and _runs_on(self.blocks[-1], block):
                self.blocks[-1].pieces += [Run(" ", place_of(self.blocks[-1].pieces)), *block.pieces]
            elif block.text:
                self.blocks.append(block)
                self._apart = False
        for piece in pieces:
            if isinstance(piece, TextBox):
                self._read_box(piece.content)

    def _read_box(self, content: _Element) -> None:
        """Read a text box, without the page number that it may hold."""
        count = len(self.blocks)
        self.read(content)
        self.blocks[count:] = [block for block in self.blocks[count:] if not is_page_number(block.text)]

    def _kind(self, paragraph: _Element) -> tuple[BlockKind, int]:
        if self._styles.is_letterhead(paragraph):
            return BlockKind.LETTERHEAD, 0
        level = self._styles.heading_level(paragraph)
        if level:
            return BlockKind.HEADING, level
        level = self._styles.list_level(paragraph)
        return (BlockKind.ITEM, level) if level else (BlockKind.PARAGRAPH, 0)

    def _is_bold_heading(self, paragraph: _Element, text: str) -> bool:
        short = 0 < len(text) <= _HEADING_LENGTH and not _SENTENCE_END.search(text) and text[-1] != ","
        return short and self._styles.bold(paragraph)

    def _read_table(self, table: _Element) -> None:
        self.part.tally.changes += table_changes(table)
        for row in _rows(table):
            cells = [self._cell(cell) for cell in row]
            filled = [blocks for blocks in cells if blocks]
            if len(filled) > 1 and not _is_layout(filled):
                self.blocks.append(_joined(filled))
            else:
                self.blocks.extend(block for blocks in filled for block in blocks)

    def _cell(self, cell: _Element) -> list[OfficeBlock]:
        """Return the blocks of one cell."""
        outer, self.blocks = self.blocks, []
        self.read(cell)
        inner, self.blocks = self.blocks, outer
        return [block for block in inner if block.text or any(isinstance(piece, NoteMark) for piece in block.pieces)]


def _runs_on(last: OfficeBlock, block: OfficeBlock) -> bool:
    """Tell whether a paragraph mark cut a sentence: two paragraphs without an empty one between them."""
    if last.kind is not BlockKind.PARAGRAPH or block.kind is not BlockKind.PARAGRAPH:
        return False
    before, after = last.text, block.text
    if is_role(before):
        return False
    return len(before) > _CUT and (before[-1].isalnum() or before[-1] == ",") and after[:1].islower()


def _rows(table: _Element) -> Iterator[list[_Element]]:
    """Yield the cells of each row; rows and cells can stand in containers."""
    for element in table:
        name = local_name(element)
        if name == "tr" and child(element, "trPr", "del") is None:
            cells = [cell for cell in element.iter() if local_name(cell) == "tc" and _owner(cell, "tr") is element]
            yield [cell for cell in cells if child(cell, "tcPr", "cellDel") is None]
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _rows(element)


def _owner(element: _Element, name: str) -> _Element | None:
    return next((above for above in element.iterancestors() if local_name(above) == name), None)


def _is_layout(cells: list[list[OfficeBlock]]) -> bool:
    """Tell whether cells stand side by side for the look of the page: they hold headings, rows or long text."""
    if any(block.kind in (BlockKind.ROW, BlockKind.HEADING) for blocks in cells for block in blocks[1:]):
        return True
    return any(sum(len(block.text) for block in blocks) > _CELL_LENGTH for blocks in cells)


def _joined(cells: list[list[OfficeBlock]]) -> OfficeBlock:
    row = OfficeBlock(BlockKind.ROW)
    before = ""
    for blocks in cells:
        if row.pieces:
            row.pieces.append(Run(cell_gap(before), place_of(row.pieces)))
        before = " ".join(block.text for block in blocks)
        for number, block in enumerate(blocks):
            if number:
                row.pieces.append(Run(" ", place_of(row.pieces)))
            row.pieces.extend(block.pieces)
    return row


def place_of(pieces: list[Run | NoteMark]) -> Place:
    """Return the node of the last run, for white space that follows it."""
    return next((Place(node=piece.place.node) for piece in reversed(pieces) if isinstance(piece, Run)), Place())


def _lines(pieces: list[Piece]) -> Iterator[list[Run | NoteMark]]:
    """Yield the lines of a paragraph that breaks part into blocks; a break inside a sentence is white space."""
    line: list[Run | NoteMark] = []
    for piece in pieces:
        if isinstance(piece, Run | NoteMark):
            line.append(piece)
        elif isinstance(piece, LineBreak):
            text = "".join(run.text for run in line if isinstance(run, Run)).strip()
            if _SENTENCE_END.search(text) or any_of("question").fullmatch(text) or any_of("answer").fullmatch(text):
                yield line
                line = []
            else:
                line.append(Run(" ", place_of(line)))
    if line:
        yield line


def is_page_number(text: str) -> bool:
    """Tell whether a line of a header or box is there for the page's sake.

    >>> is_page_number("Pagina 2 van 7"), is_page_number("Datum 3 mei 2021")
    (True, False)
    """
    return is_furniture(text) or (text.isdecimal() and len(text) < 5)
