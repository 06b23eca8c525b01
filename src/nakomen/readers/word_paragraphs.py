"""Reads the content of Word paragraphs: text as accepted, note marks, line breaks and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nakomen.model import Place
from nakomen.readers.building import NoteMark, Run
from nakomen.readers.markup import local_name
from nakomen.readers.word_changes import closed_fields, removed_by, shown_alternative
from nakomen.readers.word_signs import sign_of
from nakomen.readers.word_styles import child, is_on, value
from nakomen.readers.word_tally import Tally, is_own_mark

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What stands in a paragraph and is no text of it: properties, field codes, removed text, a note's own mark.
_NO_TEXT = frozenset(
    (
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "instrText",
        "delInstrText",
        "delText",
        "footnoteRef",
        "endnoteRef",
        "rt",
        "fldData",
    )
)
_REMOVED = frozenset(("del", "moveFrom"))
_ADDED = frozenset(("ins", "moveTo"))
_SIGNS = {"sym": "", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box of paragraphs that is anchored in a paragraph."""

    content: _Element


Piece = Run | NoteMark | LineBreak | TextBox


class PartReader:
    """Reads the paragraphs of one part; fields can run on from one to the next.

    A place's node is `word/document.xml#p12`, the twelfth `w:p` in document order, and its offset counts the
    characters of that paragraph's `w:t` elements. Only where a part is `noted` do marks of notes count.
    """

    def __init__(self, name: str, root: _Element, tally: Tally, *, noted: bool) -> None:
        self.tally = tally
        self._noted = noted
        self._closed = closed_fields(root)
        paragraphs = (element for element in root.iter() if local_name(element) == "p")
        self._nodes = {element: f"{name}#p{number}" for number, element in enumerate(paragraphs, 1)}
        self._fields: list[bool] = []

    def pieces(self, paragraph: _Element) -> list[Piece]:
        """Return what a paragraph holds, insertions accepted and deletions gone."""
        cursor = _Cursor(self._nodes.get(paragraph, ""))
        self.tally.changes += any(child(paragraph, "pPr", "rPr", name) is not None for name in ("ins", "moveTo"))
        cursor.hidden = self.tally.styles.hides(paragraph, "pPr", "pStyle")
        return list(self._below(paragraph, cursor))

    def _below(self, element: _Element | None, cursor: _Cursor) -> Iterator[Piece]:
        for inner in () if element is None else element:
            name = local_name(inner)
            if name == "t":
                text = inner.text or ""
                if not any(self._fields) and not is_own_mark(inner):
                    yield Run(text, Place(cursor.offset, node=cursor.node))
                cursor.offset += len(text)
            elif name in _REMOVED:
                self.tally.changes += removed_by(inner)
                cursor.offset += sum(len(text.text or "") for text in inner.iter() if local_name(text) == "t")
            elif name not in _NO_TEXT:
                yield from self._special(inner, name, cursor)

    def _special(self, element: _Element, name: str, cursor: _Cursor) -> Iterator[Piece]:
        """Yield what an element other than text stands for, or what it holds."""
        if name == "fldChar":
            self._turn_field(element)
        elif name == "sym" and not is_own_mark(element):
            sign = sign_of(value(element, "font"), value(element, "char"))
            self.tally.signs_lost += not sign
            yield Run(sign, Place(node=cursor.node))
        elif name in _SIGNS:
            yield Run(_SIGNS[name], Place(node=cursor.node))
        elif name in ("br", "cr"):
            yield LineBreak()
        elif name in ("footnoteReference", "endnoteReference"):
            if self._noted:
                yield NoteMark(self.tally.mark_of(element))
        elif name == "txbxContent":
            yield TextBox(element)
        elif name == "AlternateContent":
            yield from self._below(shown_alternative(element), cursor)
        elif not self._is_unseen(element, name, cursor):
            self.tally.changes += name in _ADDED
            yield from self._below(element, cursor)

    def _is_unseen(self, element: _Element, name: str, cursor: _Cursor) -> bool:
        """Tell whether an element is hidden text or a template's prompt, and step over it."""
        unseen = (name == "r" and self._hides(element, cursor)) or (
            name == "sdt" and is_on(child(element, "sdtPr", "showingPlcHdr"))
        )
        if unseen:
            length = sum(len(text.text or "") for text in element.iter() if local_name(text) == "t")
            self.tally.hidden += bool(length) and name == "r"
            cursor.offset += length
        return unseen

    def _hides(self, run: _Element, cursor: _Cursor) -> bool:
        """Tell whether a run is hidden: by itself, by its style, or by the style of its paragraph."""
        own = child(run, "rPr", "vanish")
        if own is not None:
            return is_on(own)
        return cursor.hidden or self.tally.styles.hides(run, "rPr", "rStyle")

    def _turn_field(self, element: _Element) -> None:
        """Keep track of whether field codes or their results are being read; a field without an end is none."""
        kind = value(element, "fldCharType")
        if kind == "begin":
            if element in self._closed:
                self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


@dataclass(slots=True)
class _Cursor:
    """Where in a paragraph the reader is."""

    node: str
    offset: int = 0
    hidden: bool = False
