"""Walks the XML of official publications: paragraphs, headings, lists, tables, notes and signatures to blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, Place, ReadingError
from nakomen.readers.building import DocumentBuilder, NoteMark, Run
from nakomen.readers.letter_kinds import settle_kinds
from nakomen.readers.markup import local_name
from nakomen.readers.markup_text import Pieces, plain
from nakomen.readers.publication_inline import (
    PublicationInline,
    has_own_words,
    numbers_of,
    only_inline,
    split_number,
)
from nakomen.readers.publication_names import (
    CELLS,
    CONTAINERS,
    HEADINGS,
    INLINE,
    KNOWN,
    NOTE_MARKS,
    NOTES,
    NUMBERED,
    SIGNATURES,
    SILENT,
    SUBLEVEL,
)
from nakomen.readers.table_rows import cell_gap
from nakomen.readers.turns import Floor

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

#: What an element is that holds words where it should hold elements.
_LOOSE = {
    "kop": BlockKind.HEADING,
    "row": BlockKind.ROW,
    **dict.fromkeys(SIGNATURES, BlockKind.SIGNATURE),
    "kamerstukkop": BlockKind.LETTERHEAD,
    "kamervraagkop": BlockKind.LETTERHEAD,
    "dossier": BlockKind.LETTERHEAD,
}
_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Block:
    """A block as it goes to the builder; what is `settled` is no matter for its words to decide."""

    kind: BlockKind
    pieces: Pieces
    level: int
    speaker: str
    settled: bool


class PublicationBlocks:
    """Builds a document from a publication, one element after the other.

    What an element's name does not tell is told by its content: with text of its own it is a paragraph, else its
    children are looked at. `kind` is what paragraphs are at the moment, `speaker` who speaks.
    """

    def __init__(self) -> None:
        self.inline = PublicationInline()
        self.kind = BlockKind.PARAGRAPH
        self.speaker = ""
        self.settled = False
        self.floors: dict[str, Floor] = {}
        self._blocks: list[_Block] = []
        self._depth = 0
        self._items = 0
        self._strange: dict[str, None] = {}
        self.readers: dict[str, Callable[[_Element], None]] = {
            "kop": self._read_head,
            "lijst": self._read_list,
            "definitielijst": self._read_list,
            "li": self._read_item,
            "definitie-item": self._read_item,
            "lid": self._read_clause,
            "row": self._read_row,
            "title": self._read_caption,
            **dict.fromkeys(HEADINGS, self._read_heading),
            **dict.fromkeys(SIGNATURES, self._read_signature),
            **dict.fromkeys(SUBLEVEL, self._read_division),
            **dict.fromkeys(NOTES, self._read_loose_note),
        }

    def read(self, element: _Element) -> None:
        """Read an element and all below it."""
        name = local_name(element)
        if not name or name in SILENT:
            return
        if name not in KNOWN:
            self._strange[name] = None
        if name in _LOOSE and has_own_words(element):
            self.read_words(element, _LOOSE[name])
        elif name in self.readers:
            self.readers[name](element)
        elif name in INLINE:
            self.add(self.kind, self.inline.part(element))
        else:
            self.read_below(element)

    def read_below(self, element: _Element) -> None:
        """Read an element whose name says nothing: a paragraph if it has text of its own, else a container."""
        if has_own_words(element) or only_inline(element):
            self.read_words(element, self.kind)
            return
        for child in element:
            self.read(child)

    def read_words(self, element: _Element, kind: BlockKind) -> None:
        """Read an element that has words of its own as a block, and then the lists and tables that stand in it."""
        self.note_strange(element)
        self.add(kind, self.inline.pieces(element, CONTAINERS), self._items if kind is BlockKind.ITEM else 0)
        self.read_inside(element)

    def add(self, kind: BlockKind, pieces: Pieces, level: int = 0) -> None:
        """Add a block in the speaker's name; a mark of a note that stands alone goes with the block before."""
        if any(map(str.isprintable, plain(pieces).replace(" ", ""))):
            self._blocks.append(_Block(kind, pieces, level, self.speaker, self.settled))
        elif self._blocks:
            self._blocks[-1].pieces.extend(piece for piece in pieces if isinstance(piece, NoteMark))

    @property
    def count(self) -> int:
        """How many blocks were read so far."""
        return len(self._blocks)

    def build(self, where: str) -> Document:
        """Return the document; one without text is a reading error."""
        builder = DocumentBuilder(self.floors)
        kinds = settle_kinds([(block.kind, plain(block.pieces)) for block in self._blocks])
        for block, kind in zip(self._blocks, kinds, strict=True):
            builder.add_block(block.kind if block.settled else kind, block.pieces, block.level, block.speaker)
        for mark, pieces in self.inline.notes:
            builder.add_note(mark, pieces)
        document = builder.build()
        if not document.text:
            raise ReadingError("holds no text", where=where, remedy="check that it is the paper itself")
        return replace(document, remarks=self._remarks())

    def _remarks(self) -> tuple[str, ...]:
        names = list(self._strange)
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return (f"elements that are not known were read as text: {', '.join(names[:_NAMED])}{more}",) if names else ()

    def note_strange(self, element: _Element) -> None:
        """Note the unknown elements that stand inside words; those in containers are noted when these are read."""
        for inner in element:
            name = local_name(inner)
            if name and name not in KNOWN:
                self._strange[name] = None
            if name and name not in CONTAINERS:
                self.note_strange(inner)

    def _read_head(self, element: _Element) -> None:
        """Read label, number and title of a division as one heading."""
        self.note_strange(element)
        self.add(BlockKind.HEADING, self.inline.parts(list(element)), max(self._depth, 1))

    def _read_heading(self, element: _Element) -> None:
        look = element.get("kopopmaak") or element.get("letat") or ""
        level = {"vet": 1, "vetcur": 1}.get(look, 2)
        self.add(BlockKind.HEADING, self.inline.part(element), self._depth + level)

    def _read_division(self, element: _Element) -> None:
        self._depth += 1
        self.read_below(element)
        self._depth -= 1

    def _read_list(self, element: _Element) -> None:
        self._items += 1
        self.read_below(element)
        self._items -= 1

    def _read_item(self, element: _Element) -> None:
        """Read an item with its number; its first paragraph is the item, what follows stays an item too."""
        kind = BlockKind.ITEM if self.kind is BlockKind.PARAGRAPH else self.kind
        self._read_numbered(element, kind, max(self._items, 1))

    def _read_clause(self, element: _Element) -> None:
        """Read a clause of an article with its number."""
        self._read_numbered(element, self.kind, 0)

    def _read_numbered(self, element: _Element, kind: BlockKind, level: int) -> None:
        numbers = NUMBERED[local_name(element)]
        mark, others = split_number(self.inline, element, numbers)
        if has_own_words(element):
            self.add(kind, [*mark, *self.inline.pieces(element, CONTAINERS, numbers_of(element, numbers))], level)
            self.read_inside(element)
            return
        for child in others:
            name = local_name(child)
            if not name or name in SILENT:
                continue
            if name == "al" or (name not in CONTAINERS and name not in self.readers):
                self.note_strange(element)
                inside = name not in INLINE and (has_own_words(child) or only_inline(child))
                pieces = self.inline.pieces(child, CONTAINERS - {"al"}) if inside else self.inline.part(child)
                self.add(kind, [*mark, *pieces], level)
                mark = []
                if inside:
                    self.read_inside(child)
            else:
                if mark:
                    self.add(kind, mark, level)
                    mark = []
                self.read(child)
        if mark:
            self.add(kind, mark, level)

    def read_inside(self, paragraph: _Element) -> None:
        """Read the lists and tables that stand in a paragraph."""
        for child in paragraph:
            name = local_name(child)
            if name in CONTAINERS:
                self.read(child)
            elif name not in NOTES | NOTE_MARKS | SILENT:
                self.read_inside(child)

    def _read_row(self, element: _Element) -> None:
        """Read a row's cells into one block; a cell over several columns stands once, an empty one not at all."""
        row: Pieces = []
        before = ""
        for entry in element:
            if local_name(entry) not in CELLS:
                self.note_strange(element)
            cell = self.inline.part(entry)
            if not plain(cell):
                row += [piece for piece in cell if isinstance(piece, NoteMark)]
                continue
            if before:
                row.append(Run(cell_gap(before), Place()))
            row += cell
            before = plain(cell)
        self.add(BlockKind.ROW, row)

    def _read_caption(self, element: _Element) -> None:
        self.add(BlockKind.HEADING, self.inline.part(element), self._depth + 3)

    def _read_signature(self, element: _Element) -> None:
        """Read capacity, name, town and date, each as a line of its own."""
        for part in element:
            self.add(BlockKind.SIGNATURE, self.inline.part(part))

    def _read_loose_note(self, element: _Element) -> None:
        """Set aside a note that stands between paragraphs; its mark goes with the one before."""
        self.add(self.kind, [NoteMark(mark)] if (mark := self.inline.take_note(element)) else [])
