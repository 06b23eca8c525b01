"""Reads a DOCX: body and header text boxes, notes at their anchors, tables as rows, changes as accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, Identity, Marking, Place, ReadingError
from nakomen.readers.building import DocumentBuilder, NoteMark, Run
from nakomen.readers.letter_cues import any_of
from nakomen.readers.letter_kinds import settle_kinds
from nakomen.readers.markings import marking_of
from nakomen.readers.markup import local_name
from nakomen.readers.page_furniture import is_furniture
from nakomen.readers.signatories import is_role
from nakomen.readers.table_rows import cell_gap
from nakomen.readers.word_package import WordPackage
from nakomen.readers.word_paragraphs import LineBreak, PartReader, Piece, TextBox
from nakomen.readers.word_styles import Styles, child, is_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".docx", ".docm", ".dotx")
MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)

_SENTENCE_END = re.compile(r"[.!?;:][»”’\"')\]]*$")
_HEADING_LENGTH = 140
_CELL_LENGTH = 1500
#: A line shorter than this that ends without a mark was meant to end.
_CUT = 40


def recognises(data: bytes) -> bool:
    """Tell whether bytes begin as a zip that holds a Word document does.

    >>> recognises(b"Geachte voorzitter,")
    False
    """
    return data[:4] == b"PK\x03\x04" and (b"word/" in data[:8192] or b"word/document" in data[-65536:])


@dataclass(slots=True)
class WordBlock:
    """A paragraph, heading, item or row as Word has it."""

    kind: BlockKind
    pieces: list[Run | NoteMark] = field(default_factory=list)
    level: int = 0

    @property
    def text(self) -> str:
        """Its words, white space folded."""
        return " ".join("".join(piece.text for piece in self.pieces if isinstance(piece, Run)).split())


def read(data: bytes, name: str) -> Document:
    """Read a DOCX into a document; each run's place is its paragraph, as `word/document.xml#p12`, and offset there.

    Raises ReadingError for a damaged or locked file and for one that unpacks to more than a letter can be.
    """
    package = WordPackage(data, name)
    root = package.document()
    styles = Styles(package.part(package.related("styles")))
    marks = _note_marks(root)
    body = BlockReader(PartReader(package.main, root, marks), styles)
    body.read(next((element for element in root if local_name(element) == "body"), root))
    blocks = [*_letterhead(package, root, styles, body.blocks), *body.blocks]
    builder = DocumentBuilder()
    for block, kind in zip(blocks, settle_kinds([(block.kind, block.text) for block in blocks]), strict=True):
        builder.add_block(kind, block.pieces, block.level)
    for sort in ("footnote", "endnote"):
        for mark, pieces in _notes(package, sort, marks, styles):
            builder.add_note(mark, pieces)
    document = builder.build()
    if not document.text:
        raise ReadingError("holds no text", where=name, remedy="check that it is the letter itself")
    return replace(
        document,
        identity=Identity(title=_title(package, document.text)),
        media_type=MEDIA_TYPES[0],
        remarks=_remarks(body.part),
    )


class BlockReader:
    """Turns the paragraphs and tables of a part into blocks, in reading order."""

    def __init__(self, part: PartReader, styles: Styles) -> None:
        self.part = part
        self.blocks: list[WordBlock] = []
        self._styles = styles
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
                self.read(element[0])
            elif name == "sdt" and is_on(child(element, "sdtPr", "showingPlcHdr")):
                continue
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                self.read(element)

    def _read_paragraph(self, paragraph: _Element) -> None:
        pieces = [*self._carried, *self.part.pieces(paragraph)]
        self._carried = []
        if is_on(child(paragraph, "pPr", "rPr", "del")):
            self.part.changes += 1
            self._carried = pieces
            return
        kind, level = self._kind(paragraph)
        self._apart = self._apart or not any(isinstance(piece, Run) and piece.text.strip() for piece in pieces)
        for line in _lines(pieces):
            block = WordBlock(kind, line, level)
            if kind is BlockKind.PARAGRAPH and self._is_bold_heading(paragraph, block.text):
                block.kind, block.level = BlockKind.HEADING, 3
            if self.blocks and not self._apart and _runs_on(self.blocks[-1], block):
                self.blocks[-1].pieces += [Run(" ", _place_of(self.blocks[-1].pieces)), *block.pieces]
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
        self.blocks[count:] = [block for block in self.blocks[count:] if not _is_furniture(block.text)]

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
        for row in _rows(table):
            cells = [self._cell(cell) for cell in row]
            filled = [blocks for blocks in cells if blocks]
            if len(filled) > 1 and not _is_layout(filled):
                self.blocks.append(_joined(filled))
            else:
                self.blocks.extend(block for blocks in filled for block in blocks)

    def _cell(self, cell: _Element) -> list[WordBlock]:
        """Return the blocks of one cell."""
        outer, self.blocks = self.blocks, []
        self.read(cell)
        inner, self.blocks = self.blocks, outer
        return [block for block in inner if block.text or any(isinstance(piece, NoteMark) for piece in block.pieces)]


def _runs_on(last: WordBlock, block: WordBlock) -> bool:
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
        if name == "tr" and not is_on(child(element, "trPr", "del")):
            yield [cell for cell in element.iter() if local_name(cell) == "tc" and _owner(cell, "tr") is element]
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _rows(element)


def _owner(element: _Element, name: str) -> _Element | None:
    return next((above for above in element.iterancestors() if local_name(above) == name), None)


def _is_layout(cells: list[list[WordBlock]]) -> bool:
    """Tell whether cells stand side by side for the look of the page: they hold headings, rows or long text."""
    if any(block.kind in (BlockKind.ROW, BlockKind.HEADING) for blocks in cells for block in blocks[1:]):
        return True
    return any(sum(len(block.text) for block in blocks) > _CELL_LENGTH for blocks in cells)


def _joined(cells: list[list[WordBlock]]) -> WordBlock:
    row = WordBlock(BlockKind.ROW)
    before = ""
    for blocks in cells:
        if row.pieces:
            row.pieces.append(Run(cell_gap(before), _place_of(row.pieces)))
        before = " ".join(block.text for block in blocks)
        for number, block in enumerate(blocks):
            if number:
                row.pieces.append(Run(" ", _place_of(row.pieces)))
            row.pieces.extend(block.pieces)
    return row


def _place_of(pieces: list[Run | NoteMark]) -> Place:
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
                line.append(Run(" ", _place_of(line)))
    if line:
        yield line


def _note_marks(root: _Element) -> dict[tuple[str, str], str]:
    """Return the mark that each note reference shows: footnotes by number, endnotes by small Roman number."""
    marks: dict[tuple[str, str], str] = {}
    counts = {"footnote": 0, "endnote": 0}
    for element in root.iter():
        name = local_name(element)
        if name in ("footnoteReference", "endnoteReference") and not _is_removed(element):
            sort = name[:-9]
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


def _notes(
    package: WordPackage, sort: str, marks: dict[tuple[str, str], str], styles: Styles
) -> Iterator[tuple[str, list[Run | NoteMark]]]:
    """Yield the notes of a sort in the order of their references, with their marks."""
    name = package.related(f"{sort}s")
    root = package.part(name)
    if root is None:
        return
    elements = {value(element, "id"): element for element in root if local_name(element) == sort}
    part = PartReader(name, root, {})
    for (own, number), mark in marks.items():
        if own == sort and number in elements:
            reader = BlockReader(part, styles)
            reader.read(elements[number])
            pieces = [piece for block in reader.blocks for piece in (*block.pieces, Run(" ", _place_of(block.pieces)))]
            yield mark, pieces


def _letterhead(package: WordPackage, root: _Element, styles: Styles, body: list[WordBlock]) -> list[WordBlock]:
    """Return what the headers in use say, each line once, and the markings that the footers in use bear."""
    seen = {_squeezed(block.text) for block in body[:40]}
    found: list[WordBlock] = []
    for sort, name in _edges_in_use(package, root):
        part = package.part(name)
        if part is None:
            continue
        reader = BlockReader(PartReader(name, part, {}), styles)
        reader.read(part)
        for block in reader.blocks:
            marked = marking_of(block.text) is not Marking.NONE
            key = _squeezed(block.text)
            if (
                not key
                or _is_furniture(block.text)
                or (key in seen and not marked)
                or (sort == "footer" and not marked)
            ):
                continue
            seen.add(key)
            found.append(WordBlock(BlockKind.LETTERHEAD, block.pieces))
    return found


def _edges_in_use(package: WordPackage, root: _Element) -> list[tuple[str, str]]:
    """Return the headers and footers that pages show: those for even pages only where the settings want them."""
    settings = package.part(package.related("settings"))
    even = is_on(child(settings, "evenAndOddHeaders"))
    targets = package.targets()
    found: dict[tuple[str, str], None] = {}
    for section in (element for element in root.iter() if local_name(element) == "sectPr"):
        first = is_on(child(section, "titlePg"))
        kinds = {"first": first, "even": even, "default": True}
        references = [
            (list(kinds).index(value(reference, "type")), local_name(reference)[:-9], value(reference, "id"))
            for reference in section
            if local_name(reference) in ("headerReference", "footerReference") and kinds.get(value(reference, "type"))
        ]
        for _, sort, number in sorted(references):
            if number in targets:
                found[sort, targets[number]] = None
    return list(found)


def _is_furniture(text: str) -> bool:
    return is_furniture(text) or (text.isdecimal() and len(text) < 5)


def _title(package: WordPackage, text: str) -> str:
    """Return the title that the properties tell, if the text bears it out: templates keep those of older letters."""
    root = package.part("docProps/core.xml")
    title = child(root, "title")
    words = " ".join((title.text or "").split()) if title is not None else ""
    return words if len(words) > 8 and _squeezed(words) in _squeezed(text[:6000]) else ""


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _remarks(part: PartReader) -> tuple[str, ...]:
    remarks = []
    if part.changes:
        remarks.append("tracked changes were read as accepted")
    if part.hidden:
        remarks.append("hidden text was left out")
    return tuple(remarks)
