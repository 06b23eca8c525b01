"""Walks the XML of official publications: paragraphs, headings, lists, tables, notes and signatures to blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, Place, ReadingError
from nakomen.readers.building import DocumentBuilder, NoteMark, Run
from nakomen.readers.letter_kinds import settle_kinds
from nakomen.readers.markup import local_name
from nakomen.readers.markup_text import InlineReader, Pieces, plain
from nakomen.readers.table_rows import cell_gap

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

#: What holds no text of the paper: what it says of itself, pictures, the sizes of columns.
_SILENT = frozenset(("metadata", "meta", "illustratie", "colspec", "spanspec", "bijlage-info", "redactioneel"))
_NOTES = frozenset(("noot", "voetnoot", "eindnoot"))
_NUMBERS = ("noot.nr", "nootnummer", "nr")
_HEADINGS = frozenset(("tussenkop", "tuskop", "subkop", "item-titel"))
_SUBLEVEL = frozenset(("divisie", "subdivisie", "paragraaf"))
_CONTAINERS = frozenset(
    ("lijst", "table", "tgroup", "al-groep", "tekst", "divisie", "vraag", "antwoord", "ondertekening")
)
_MARK = re.compile(r"[\w*†‡]{1,5}")


@dataclass(frozen=True, slots=True)
class _Block:
    """A block as it goes to the builder."""

    kind: BlockKind
    pieces: Pieces
    level: int
    speaker: str


class PublicationInline(InlineReader):
    """Reads the inside of paragraphs; notes go aside and leave their mark, pointers to papers are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[tuple[str, Pieces]] = []
        self.pointers: list[tuple[str, str]] = []

    def special(self, element: _Element, name: str) -> Pieces | None:
        """Take a note aside; a drawing or a silent element has no text."""
        if name in _NOTES:
            return [NoteMark(self._take_note(element))]
        if name == "extref" and element.get("doc"):
            self.pointers.append((" ".join("".join(map(str, element.itertext())).split()), element.get("doc", "")))
        return [] if name in _SILENT else None

    def _take_note(self, note: _Element) -> str:
        number = next((child for child in note if local_name(child) in _NUMBERS), None)
        said = "" if number is None else "".join(map(str, number.itertext()))
        found = _MARK.search(said) or _MARK.fullmatch(note.get("nr", ""))
        mark = found[0] if found else str(len(self.notes) + 1)
        place = len(self.notes)
        self.notes.append((mark, []))
        pieces: Pieces = []
        for part in [child for child in note if child is not number] or [note]:
            pieces += [*self.pieces(part, _NUMBERS), Run(" ", Place())]
        self.notes[place] = (mark, pieces)
        return mark


class PublicationBlocks:
    """Builds a document from a publication, one element after the other.

    What an element's name does not tell is told by its content: with text of its own it is a paragraph, else its
    children are looked at. `kind` is what paragraphs are at the moment, `speaker` who speaks.
    """

    def __init__(self) -> None:
        self.inline = PublicationInline()
        self.kind = BlockKind.PARAGRAPH
        self.speaker = ""
        self._blocks: list[_Block] = []
        self._depth = 0
        self._items = 0
        self.readers: dict[str, Callable[[_Element], None]] = {
            "kop": self._read_head,
            "lijst": self._read_list,
            "li": self._read_item,
            "row": self._read_row,
            "title": self._read_caption,
            "ondertekening": self._read_signature,
            **dict.fromkeys(_HEADINGS, self._read_heading),
            **dict.fromkeys(_SUBLEVEL, self._read_division),
        }

    def read(self, element: _Element) -> None:
        """Read an element and all below it."""
        name = local_name(element)
        if name in self.readers:
            self.readers[name](element)
        elif name not in _SILENT and name:
            self.read_below(element)

    def read_below(self, element: _Element) -> None:
        """Read an element whose name says nothing: a paragraph if it has text of its own, else a container."""
        if _has_words(element.text) or any(_has_words(child.tail) for child in element) or _only_inline(element):
            self.add(self.kind, self.inline.pieces(element, _CONTAINERS))
            for child in element.iter():
                if local_name(child) in _CONTAINERS and _nearest(child, element) is element:
                    self.read(child)
            return
        for child in element:
            self.read(child)

    def add(self, kind: BlockKind, pieces: Pieces, level: int = 0) -> None:
        """Add a block in the speaker's name."""
        if plain(pieces):
            self._blocks.append(_Block(kind, pieces, level, self.speaker))

    def build(self, where: str) -> Document:
        """Return the document; one without text is a reading error."""
        builder = DocumentBuilder()
        kinds = settle_kinds([(block.kind, plain(block.pieces)) for block in self._blocks])
        for block, kind in zip(self._blocks, kinds, strict=True):
            builder.add_block(kind, block.pieces, block.level, block.speaker)
        for mark, pieces in self.inline.notes:
            builder.add_note(mark, pieces)
        document = builder.build()
        if not document.text:
            raise ReadingError("holds no text", where=where, remedy="check that it is the paper itself")
        return document

    def _read_head(self, element: _Element) -> None:
        """Read label, number and title of a division as one heading."""
        pieces: Pieces = []
        for part in element:
            pieces += [*self.inline.pieces(part), Run(" ", Place())]
        self.add(BlockKind.HEADING, pieces, max(self._depth, 1))

    def _read_heading(self, element: _Element) -> None:
        level = {"vet": 1, "vetcur": 1}.get(element.get("kopopmaak", ""), 2)
        self.add(BlockKind.HEADING, self.inline.pieces(element), self._depth + level)

    def _read_division(self, element: _Element) -> None:
        self._depth += 1
        for child in element:
            self.read(child)
        self._depth -= 1

    def _read_list(self, element: _Element) -> None:
        self._items += 1
        for child in element:
            self.read(child)
        self._items -= 1

    def _read_item(self, element: _Element) -> None:
        """Read an item with its number; its first paragraph is the item, what follows stays an item too."""
        number = next((child for child in element if local_name(child) in ("li.nr", "nr")), None)
        mark: Pieces = [] if number is None else [*self.inline.pieces(number), Run(" ", Place())]
        for child in element:
            if child is number:
                continue
            if local_name(child) in _CONTAINERS:
                self.read(child)
                continue
            self.add(self._item_kind(), [*mark, *self.inline.pieces(child, _CONTAINERS)], max(self._items, 1))
            mark = []

    def _item_kind(self) -> BlockKind:
        return BlockKind.ITEM if self.kind is BlockKind.PARAGRAPH else self.kind

    def _read_row(self, element: _Element) -> None:
        row: Pieces = []
        before = ""
        for entry in (child for child in element if local_name(child) in ("entry", "cel", "td", "th")):
            cell: Pieces = []
            for part in list(entry) if not _has_words(entry.text) and len(entry) else [entry]:
                cell += [*self.inline.pieces(part), Run(" ", Place())]
            if not plain(cell):
                continue
            if before:
                row.append(Run(cell_gap(before), Place()))
            row += cell
            before = plain(cell)
        self.add(BlockKind.ROW, row)

    def _read_caption(self, element: _Element) -> None:
        self.add(BlockKind.HEADING, self.inline.pieces(element), self._depth + 3)

    def _read_signature(self, element: _Element) -> None:
        """Read capacity, name, town and date, each as a line of its own."""
        for part in element:
            self.add(BlockKind.SIGNATURE, self.inline.pieces(part))


#: Elements that stand inside a sentence.
_INLINE = frozenset(
    ("nadruk", "sup", "inf", "extref", "intref", "noot", "voetnoot", "url", "dossiernummer", "stuknummer")
)


def _has_words(text: str | None) -> bool:
    return bool(text) and not str(text).isspace()


def _only_inline(element: _Element) -> bool:
    return len(element) > 0 and all(local_name(child) in _INLINE for child in element)


def _nearest(element: _Element, top: _Element) -> _Element | None:
    """Return the nearest container above an element, or the top."""
    for above in element.iterancestors():
        if above is top or local_name(above) in _CONTAINERS:
            return above
    return None


#: The number of a publication in the address of its metadata.
_OWN_NUMBER = re.compile(r"(?<![\w-])((?:kst|ah|kv|blg|h)-[a-z0-9][a-z0-9-]{2,60})(?=[/.]|$)", re.IGNORECASE)


def find_paper(root: _Element, names: tuple[str, ...], where: str) -> _Element:
    """Return the first element of one of the names; XML without one is of another kind, and a reading error."""
    for element in root.iter():
        if local_name(element) in names:
            return element
    raise ReadingError(
        f"is XML of a kind that is not read: {local_name(root)}",
        where=where,
        remedy="Kamerstukken, written questions, Handelingen and reports are; save others as HTML, PDF or text",
    )


def publication_number(root: _Element) -> str:
    """Return the public number that the metadata of a publication point to, or nothing."""
    for element in root.iter():
        if local_name(element) == "meta" and "externMetadata" in element.get("name", ""):
            found = _OWN_NUMBER.search(element.get("content", ""))
            if found:
                return found[1]
    return ""


def words_of(element: _Element, name: str = "") -> str:
    """Return the words of an element, or of the first of a name below it; nothing where there is none."""
    if name:
        inner = next((below for below in element.iter() if local_name(below) == name), None)
        if inner is None:
            return ""
        element = inner
    return " ".join("".join(map(str, element.itertext())).split())
