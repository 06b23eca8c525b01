"""Reads a web page: its main text in blocks, notes at their marks, tables as rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, Place, ReadingError
from nakomen.readers.building import DocumentBuilder, NoteMark, Run
from nakomen.readers.decoding import decode
from nakomen.readers.letter_kinds import settle_kinds
from nakomen.readers.markup import local_name, parse_html
from nakomen.readers.markup_text import InlineReader, Pieces, mended, plain, text_length
from nakomen.readers.table_rows import cell_gap
from nakomen.readers.web_head import page_identity, paper_linked
from nakomen.readers.web_main import WebPage
from nakomen.readers.web_notes import WebNotes, without_mark

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".html", ".htm", ".xhtml")
MEDIA_TYPES = ("text/html", "application/xhtml+xml")

_SNIFF = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li",
     "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
_UNIT = re.compile(r"(?:\d|(?<!\w)[kdcm]?m)$")


def recognises(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does.

    >>> recognises(b"<!DOCTYPE html><html lang='nl'>"), recognises(b"Geachte voorzitter,")
    (True, False)
    """
    return _SNIFF.search(data[:1500]) is not None


def read(data: bytes, name: str) -> Document:
    """Read a web page; a place's node is the XPath of its element, its offset counts the text in it.

    Raises ReadingError for a page without text and for one that is nested so deeply that the parser drops text.
    """
    root = parse_html(_text_of(data, name), name)
    page = WebPage(root)
    blocks = _PageBlocks(page)
    blocks.read(page.main)
    blocks.read_far_notes(page.main)
    document = blocks.build()
    if not document.text:
        raise ReadingError("holds no text", where=name, remedy="check that it is the page itself")
    return replace(document, identity=page_identity(root, blocks.title), media_type=MEDIA_TYPES[0])


def _text_of(data: bytes, name: str) -> str:
    """Return the text of a page in the encoding that it names, if that holds, else as any text is decoded."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = declared[1].decode("ascii").lower()
        encoding = "cp1252" if encoding in ("iso-8859-1", "latin1", "windows-1252") else encoding
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)[0]


@dataclass(frozen=True, slots=True)
class _Block:
    kind: BlockKind
    pieces: Pieces
    level: int


class _PageInline(InlineReader):
    """Reads the inside of blocks: marks of notes, breaks, and nothing of what stands around the text."""

    def __init__(self, page: WebPage, notes: WebNotes) -> None:
        super().__init__()
        self._around = page.around
        self.notes = notes

    def special(self, element: _Element, name: str) -> Pieces | None:
        """Return a note's mark, or nothing for what is no text; a break is white space."""
        if element in self._around or element in self.notes.backs:
            return []
        if element in self.notes.marks:
            return [NoteMark(self.notes.marks[element])]
        if name == "sup" and _is_lost_mark(element):
            return []
        return [Run(" ", Place())] if name == "br" else None

    def target(self, element: _Element) -> str:
        """Return the paper that a link leads to."""
        return paper_linked(element.get("href", "")) if local_name(element) == "a" else ""


class _PageBlocks:
    """Collects the blocks of a page."""

    def __init__(self, page: WebPage) -> None:
        self._inline = _PageInline(page, WebNotes(page.main))
        self._around = page.around
        self._blocks: list[_Block] = []
        self._notes: list[tuple[str, Pieces]] = []
        self._lists = 0
        self.title = ""

    def read(self, element: _Element) -> None:
        """Read a block element: its own text as a block, the blocks in it each for itself."""
        name = local_name(element)
        if element in self._inline.notes.holders:
            self._read_note(element)
        elif element in self._around:
            return
        elif name == "tr":
            self._read_row(element)
        else:
            self._lists += name in ("ul", "ol")
            self._read_parts(element, name)
            self._lists -= name in ("ul", "ol")

    def read_far_notes(self, main: _Element) -> None:
        """Read the notes that stand outside the main text, as those of official papers do."""
        for holder in self._inline.notes.holders:
            if not {holder, *holder.iterancestors()} & {main}:
                self._read_note(holder)

    def build(self) -> Document:
        """Return the document of what was read."""
        builder = DocumentBuilder()
        kinds = settle_kinds([(block.kind, plain(block.pieces)) for block in self._blocks])
        for block, kind in zip(self._blocks, kinds, strict=True):
            builder.add_block(kind, block.pieces, block.level)
        for mark, pieces in self._notes:
            builder.add_note(mark, pieces)
        return builder.build()

    def _read_parts(self, element: _Element, name: str) -> None:
        """Read the stretches of text between the blocks that stand in an element, and these blocks."""
        walker = _Stretch(self._inline, self._inline.paths.of(element))
        signed = _is_signature(element)
        walker.text(element.text)
        for child in element:
            if _is_block(child) and child not in self._around:
                self._flush(walker, element, name)
                self.read(child)
                walker.step(text_length(child))
            else:
                walker.inline(child)
                if (local_name(child) == "br" and (signed or _next_is_break(child))) or (signed and _is_part(child)):
                    self._flush(walker, element, name)
            walker.text(child.tail)
        self._flush(walker, element, name)

    def _flush(self, walker: _Stretch, element: _Element, name: str) -> None:
        pieces = mended(walker.take())
        words = plain(pieces)
        if not words:
            return
        kind, level = self._kind(element, name)
        if kind is BlockKind.HEADING and level == 1 and not self.title:
            self.title = words
        self._blocks.append(_Block(kind, pieces, level))

    def _kind(self, element: _Element, name: str) -> tuple[BlockKind, int]:
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            return BlockKind.HEADING, int(name[1])
        if _is_signature(element):
            return BlockKind.SIGNATURE, 0
        if "article-meta" in element.get("class", "").split():
            return BlockKind.LETTERHEAD, 0
        if name in ("caption", "legend", "summary"):
            return BlockKind.HEADING, 4
        if self._lists and any(above.tag == "li" for above in (element, *element.iterancestors())):
            return BlockKind.ITEM, self._lists
        return BlockKind.PARAGRAPH, 0

    def _read_row(self, row: _Element) -> None:
        """Read a row's cells into one block; a cell with tables or lists in it is read block by block."""
        cells = [cell for cell in row if local_name(cell) in ("td", "th") and cell not in self._around]
        if any(next(cell.iter("table", "ul", "ol"), None) is not None for cell in cells) or len(cells) < 2:
            for cell in cells:
                self._read_parts(cell, local_name(cell))
            return
        pieces: Pieces = []
        before = ""
        for cell in cells:
            found = self._inline.pieces(cell)
            if not plain(found):
                continue
            if before:
                pieces.append(Run(cell_gap(before), Place()))
            pieces += found
            before = plain(found)
        if before:
            self._blocks.append(_Block(BlockKind.ROW, pieces, 0))

    def _read_note(self, element: _Element) -> None:
        """Read a note apart from the text, its paragraphs a space apart."""
        mark = self._inline.notes.holders[element]
        outer, self._blocks = self._blocks, []
        self._read_parts(element, local_name(element))
        inner, self._blocks = self._blocks, outer
        pieces = [piece for block in inner for piece in (*block.pieces, Run(" ", Place()))]
        self._notes.append((mark, without_mark(pieces, mark)))


class _Stretch:
    """Gathers the inline text of one block, stretch by stretch, its offset counting on."""

    def __init__(self, inline: InlineReader, node: str) -> None:
        self._inline = inline
        self._node = node
        self._offset = 0
        self._found: Pieces = []

    def text(self, text: str | None) -> None:
        """Add text of the block itself."""
        if text:
            self._found.append(Run(text, Place(self._offset, node=self._node)))
            self._offset += len(text)

    def inline(self, element: _Element) -> None:
        """Add an inline element."""
        self._offset = self._inline.add(element, self._found, self._node, self._offset)

    def step(self, length: int) -> None:
        """Step over the text of a block inside."""
        self._offset += length

    def take(self) -> Pieces:
        """Return what was gathered and begin anew."""
        found, self._found = self._found, []
        return found


def _is_block(element: _Element) -> bool:
    """Tell whether an element is a block or holds one."""
    return local_name(element) in _BLOCKS or any(local_name(inner) in _BLOCKS for inner in element.iter("*"))


def _is_signature(element: _Element) -> bool:
    """Tell whether an element stands in the signature of an official paper."""
    return any("ondertekening" in above.get("class", "").split() for above in (element, *element.iterancestors()))


def _is_part(element: _Element) -> bool:
    """Tell whether an element is a line of a signature of its own: capacity or name."""
    return not {"functie", "naam", "plaats"}.isdisjoint(element.get("class", "").split())


def _is_lost_mark(element: _Element) -> bool:
    """Tell whether a raised number marks a note that the page does not hold: it stands behind a word, not a unit."""
    number = "".join(map(str, element.itertext())).strip(" []()")
    previous, parent = element.getprevious(), element.getparent()
    before = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    return (
        number.isdecimal()
        and len(number) < 4
        and before[-1:].isprintable()
        and not _UNIT.search(before)
        and bool(before)
    )


def _next_is_break(element: _Element) -> bool:
    following = element.getnext()
    return following is not None and local_name(following) == "br" and not (element.tail or "").strip()
