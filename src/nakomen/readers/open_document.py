"""Reads an OpenDocument text (.odt): headings, lists, tables as rows, notes where their marks stand, headers once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, Identity, Marking, Place, ReadingError
from nakomen.readers.building import DocumentBuilder, NoteMark, Run
from nakomen.readers.letter_kinds import settle_kinds
from nakomen.readers.markings import marking_of
from nakomen.readers.markup import local_name
from nakomen.readers.office_blocks import OfficeBlock
from nakomen.readers.table_rows import cell_gap
from nakomen.readers.word_blocks import is_page_number
from nakomen.readers.word_edges import squeezed
from nakomen.readers.word_package import WordPackage
from nakomen.readers.word_styles import value

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".odt", ".ott")
MEDIA_TYPES = ("application/vnd.oasis.opendocument.text",)

#: Elements that hold blocks as the page itself does.
_CONTAINERS = frozenset(
    ("section", "list-header", "index-body", "text-box", "numbered-paragraph", "frame", "custom-shape", "rect", "g")
)
#: Boxes and drawings, whose text stands beside the paragraph that they hang from.
_DRAWN = frozenset(("frame", "custom-shape", "rect", "g", "text-box"))
#: What is no part of the text: removed words, remarks in the margin, what a program keeps for itself.
_UNSEEN = frozenset(
    ("tracked-changes", "annotation", "table-of-content", "sequence-decls", "variable-decls", "user-field-decls",
     "forms", "ruby-text", "title", "desc", "image", "object")
)  # fmt: skip
_HEADING_LENGTH = 140
_HEADING = re.compile(r"(?:Heading|Kop|Title|Titel|Subtitle|Ondertitel)(?:_20_(\d))?")
_LONGEST_DESCENT = 10
_MOST_SPACES = 100


def recognises(data: bytes) -> bool:
    """Tell whether bytes begin as an OpenDocument text does.

    >>> recognises(b"Geachte voorzitter,")
    False
    """
    return data[:4] == b"PK\x03\x04" and b"mimetype" in data[:64] and b"opendocument" in data[:200]


def read(data: bytes, name: str) -> Document:
    """Read an ODT into a document; each run's place is its paragraph, as `content.xml#p12`, and offset there.

    Raises ReadingError for a damaged or locked file and for a spreadsheet or presentation.
    """
    package = WordPackage(data, name)
    root = package.part("content.xml")
    if root is None:
        raise ReadingError("is damaged in content.xml", where=name, remedy="fetch it again")
    body = next((element for element in root.iter() if local_name(element) == "text" and _in_body(element)), None)
    if body is None:
        raise ReadingError("is a spreadsheet or a presentation", where=name, remedy="save its text as .docx or PDF")
    styles = package.part("styles.xml")
    reader = _Reader("content.xml", _Styles(root, styles))
    reader.read(body)
    blocks = [*_letterhead(styles, root, reader.blocks), *reader.blocks]
    builder = DocumentBuilder()
    for block, kind in zip(blocks, settle_kinds([(block.kind, block.text) for block in blocks]), strict=True):
        builder.add_block(kind, block.pieces, block.level)
    for mark, pieces in reader.notes:
        builder.add_note(mark, pieces)
    document = builder.build()
    if not document.text:
        raise ReadingError("holds no text", where=name, remedy="check that it is the letter itself")
    changed = any(local_name(element) == "changed-region" for element in body.iter())
    remarks = ("tracked changes were read as accepted",) if changed else ()
    identity = Identity(title=_title(package, document.text))
    return replace(document, identity=identity, media_type=MEDIA_TYPES[0], remarks=remarks)


class _Reader:
    """Turns the elements of a part into blocks and notes, in reading order."""

    def __init__(self, part: str, styles: _Styles) -> None:
        self.blocks: list[OfficeBlock] = []
        self.notes: list[tuple[str, list[Run | NoteMark]]] = []
        self._part = part
        self._styles = styles
        self._paragraphs = 0

    def read(self, parent: _Element, depth: int = 0) -> None:
        """Read what stands below an element; `depth` is that of the list it stands in."""
        for element in parent:
            name = local_name(element)
            if name == "h":
                self._add(element, BlockKind.HEADING, _number(element, "outline-level", 1))
            elif name == "p":
                self._add(element, BlockKind.ITEM if depth else BlockKind.PARAGRAPH, depth)
            elif name == "list":
                for item in element:
                    self.read(item, depth + 1)
            elif name == "table":
                self._read_table(element)
            elif name in _CONTAINERS:
                self.read(element, depth)

    def _add(self, paragraph: _Element, kind: BlockKind, level: int) -> None:
        self._paragraphs += 1
        style = value(paragraph, "style-name")
        inline = _Inline(f"{self._part}#p{self._paragraphs}", self._styles.bold)
        inline.read(paragraph, bold=style in self._styles.bold)
        if kind is BlockKind.PARAGRAPH and (above := self._styles.level(style)):
            kind, level = BlockKind.HEADING, above
        block = OfficeBlock(kind, inline.pieces, level)
        words = block.text
        bold = inline.all_bold and 0 < len(words) <= _HEADING_LENGTH and words[-1] not in ".!?;:,"
        if bold and kind is BlockKind.PARAGRAPH:
            block.kind, block.level = BlockKind.HEADING, 3
        if words:
            self.blocks.append(block)
        for mark, body in inline.notes:
            self._add_note(mark, body)
        for frame in inline.frames:
            self.read(frame)

    def _add_note(self, mark: str, body: _Element) -> None:
        outer, self.blocks = self.blocks, []
        self.read(body)
        inner, self.blocks = self.blocks, outer
        gap = Run(" ", Place(node=f"{self._part}#p{self._paragraphs}"))
        self.notes.append((mark, [piece for block in inner for piece in (*block.pieces, gap)]))

    def _read_table(self, table: _Element) -> None:
        for row in _rows(table):
            cells = [blocks for cell in row if local_name(cell) == "table-cell" and (blocks := self._cell(cell))]
            if len(cells) == 1:
                self.blocks.extend(cells[0])
            elif cells:
                self.blocks.append(_joined(cells))

    def _cell(self, cell: _Element) -> list[OfficeBlock]:
        outer, self.blocks = self.blocks, []
        self.read(cell)
        inner, self.blocks = self.blocks, outer
        return inner


class _Inline:
    """Reads the inside of a paragraph: runs with their offsets, marks of notes, and the boxes that hang from it."""

    def __init__(self, node: str, bold: set[str]) -> None:
        self.pieces: list[Run | NoteMark] = []
        self.notes: list[tuple[str, _Element]] = []
        self.frames: list[_Element] = []
        self.all_bold = True
        self._node = node
        self._bold = bold
        self._length = 0

    def read(self, element: _Element, *, bold: bool) -> None:
        """Read an element's text and what stands in it."""
        self._write(element.text, bold=bold)
        for child in element:
            name = local_name(child)
            if name == "note":
                self._mark(child)
            elif name in _DRAWN:
                self.frames.append(child)
            elif name in ("tab", "line-break"):
                self._write(" ", bold=True)
            elif name == "s":
                self._write(" " * min(_number(child, "c", 1), _MOST_SPACES), bold=True)
            elif name not in _UNSEEN:
                self.read(child, bold=bold or value(child, "style-name") in self._bold)
            self._write(child.tail, bold=bold)

    def _mark(self, note: _Element) -> None:
        parts = {local_name(child): child for child in note}
        mark = "".join(map(str, parts["note-citation"].itertext())).strip() if "note-citation" in parts else ""
        mark = mark or str(len(self.notes) + 1)
        self.pieces.append(NoteMark(mark))
        if "note-body" in parts:
            self.notes.append((mark, parts["note-body"]))

    def _write(self, text: str | None, *, bold: bool) -> None:
        if text:
            self.pieces.append(Run(text, Place(self._length, node=self._node)))
            self._length += len(text)
            self.all_bold = self.all_bold and (bold or not text.strip())


def _in_body(element: _Element) -> bool:
    above = element.getparent()
    return above is not None and local_name(above) == "body"


def _number(element: _Element, name: str, default: int) -> int:
    said = value(element, name)
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else default


def _rows(table: _Element) -> Iterator[_Element]:
    """Yield the rows of a table; they can stand in containers."""
    for element in table:
        name = local_name(element)
        if name == "table-row":
            yield element
        elif name in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(element)


def _joined(cells: list[list[OfficeBlock]]) -> OfficeBlock:
    row = OfficeBlock(BlockKind.ROW)
    before = ""
    for blocks in cells:
        if row.pieces:
            row.pieces.append(Run(cell_gap(before), Place()))
        before = " ".join(block.text for block in blocks)
        for number, block in enumerate(blocks):
            row.pieces.extend([Run(" ", Place()), *block.pieces] if number else block.pieces)
    return row


class _Styles:
    """What the styles of a text say of words and paragraphs: which are bold, and which are headings of what level."""

    def __init__(self, *roots: _Element | None) -> None:
        self.bold: set[str] = set()
        self._above: dict[str, str] = {}
        for style in (element for root in roots if root is not None for element in root.iter()):
            if local_name(style) == "style":
                name = value(style, "name")
                self._above[name] = value(style, "parent-style-name")
                if any(value(part, "font-weight") == "bold" for part in style):
                    self.bold.add(name)

    def level(self, name: str) -> int:
        """Return the level of a heading's style, or 0; styles are based on one another."""
        for _ in range(_LONGEST_DESCENT):
            if match := _HEADING.fullmatch(name):
                return int(match[1] or 1)
            name = self._above.get(name, "")
        return 0


def _letterhead(styles: _Element | None, root: _Element, body: list[OfficeBlock]) -> Iterator[OfficeBlock]:
    """Yield what the headers of the pages in use say, each line once, and the markings that their footers bear."""
    seen = {squeezed(block.text) for block in body[:40]}
    reader = _Reader("styles.xml", _Styles())
    for page in _pages_in_use(styles, root):
        for edge in page:
            footer = local_name(edge).startswith("footer")
            reader.blocks = []
            if value(edge, "display") != "false":
                reader.read(edge)
            for block in reader.blocks:
                marked = marking_of(block.text) is not Marking.NONE
                if (squeezed(block.text) in seen or footer or is_page_number(block.text)) and not marked:
                    continue
                seen.add(squeezed(block.text))
                yield OfficeBlock(BlockKind.LETTERHEAD, block.pieces)


def _pages_in_use(styles: _Element | None, root: _Element) -> list[_Element]:
    """Return the pages that the text begins with or goes over to, each with the one that follows it."""
    elements = iter(()) if styles is None else styles.iter()
    pages = {value(page, "name"): page for page in elements if local_name(page) == "master-page"}
    named = [value(style, "master-page-name") for style in root.iter() if local_name(style) == "style"]
    used: dict[str, None] = {}
    for name in (*filter(None, named), "Standard"):
        used[name] = None
        used[value(pages.get(name), "next-style-name")] = None
    return [pages[name] for name in used if name in pages]


def _title(package: WordPackage, text: str) -> str:
    """Return the title that the properties tell, if the text bears it out: templates keep those of older letters."""
    root = package.part("meta.xml")
    elements = iter(()) if root is None else root.iter()
    said = next((element for element in elements if local_name(element) == "title"), None)
    words = " ".join((said.text or "").split()) if said is not None else ""
    return words if len(words) > 8 and squeezed(words) in squeezed(text[:6000]) else ""
