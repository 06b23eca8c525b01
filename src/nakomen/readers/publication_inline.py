"""Reads the inside of paragraphs of official publications: notes set aside, pointers kept, parts joined by spaces."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from nakomen.model import Place
from nakomen.readers.building import NoteMark, Run
from nakomen.readers.markup import local_name
from nakomen.readers.markup_text import InlineReader, Pieces, plain
from nakomen.readers.publication_names import INLINE, NOTE_MARKS, NOTES, NUMBERS_OF_NOTES, SILENT

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = re.compile(r"[\w*†‡]{1,5}")


class PublicationInline(InlineReader):
    """Reads the inside of paragraphs; notes go aside and leave their mark, pointers to papers are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[tuple[str, Pieces]] = []
        self._far: FarNotes | None = None
        self._marks: dict[_Element, str] = {}

    def special(self, element: _Element, name: str) -> Pieces | None:
        """Take a note aside; a drawing or a silent element has no text."""
        if name in NOTES:
            return [NoteMark(mark)] if (mark := self.take_note(element)) else []
        if name in NOTE_MARKS:
            note = self.far(element).by_mark.get(element)
            return [] if note is None else [NoteMark(self._taken(note))]
        return [] if name in SILENT else None

    def target(self, element: _Element) -> str:
        """Return the paper or page that a pointer names, or the place in the same paper (`#id`)."""
        name = local_name(element)
        if name == "extref":
            return (element.get("doc") or element.get("url") or "").strip()
        inner = (element.get("refid") or element.get("doelid") or "").strip() if name == "intref" else ""
        return f"#{inner}" if inner else ""

    def part(self, element: _Element, without: Collection[str] = ()) -> Pieces:
        """Return the text of an element whatever it is; one that only holds others gives theirs, a space between."""
        special = self.special(element, local_name(element))
        if special is not None:
            return special
        if has_own_words(element) or only_inline(element) or not len(element):
            return self.pieces(element, without)
        found: Pieces = []
        for child in element:
            if local_name(child) not in without:
                found += [*self.part(child, without), Run(" ", Place())]
        return found

    def parts(self, elements: Collection[_Element]) -> Pieces:
        """Return the text of several elements, a space after each."""
        return [piece for element in elements for piece in (*self.part(element), Run(" ", Place()))]

    def far(self, element: _Element) -> FarNotes:
        """Return the notes of a file that stand away from their marks."""
        if self._far is None:
            self._far = FarNotes(element.getroottree().getroot())
        return self._far

    def take_note(self, note: _Element) -> str:
        """Set a note aside and return its mark; nothing for one whose mark stands elsewhere, where it is taken."""
        return "" if note in self.far(note).notes else self._taken(note)

    def _taken(self, note: _Element) -> str:
        """Return the mark of a note, the number it bears or else its place among the notes."""
        if note not in self._marks:
            self._marks[note] = self._set_aside(note)
        return self._marks[note]

    def _set_aside(self, note: _Element) -> str:
        number = next((child for child in note if local_name(child) in NUMBERS_OF_NOTES), None)
        said = "" if number is None else "".join(map(str, number.itertext()))
        found = _MARK.search(said) or _MARK.fullmatch(note.get("nr", ""))
        mark = found[0] if found else str(len(self.notes) + 1)
        place = len(self.notes)
        self.notes.append((mark, []))
        if has_own_words(note) or only_inline(note):
            pieces = self.pieces(note, apart=numbers_of(note, NUMBERS_OF_NOTES))
        else:
            pieces = self.parts([child for child in note if local_name(child) not in NUMBERS_OF_NOTES])
        self.notes[place] = (mark, pieces)
        return mark


class FarNotes:
    """The notes of a file that stand away from their marks, by the marks that name their id or number."""

    def __init__(self, root: _Element) -> None:
        names: dict[str, _Element] = {}
        marks: list[_Element] = []
        for element in root.iter():
            if local_name(element) in NOTES:
                for key in ("nr", "id"):
                    if name := element.get(key, "").strip():
                        names.setdefault(name, element)
            elif local_name(element) in NOTE_MARKS:
                marks.append(element)
        self.by_mark: dict[_Element, _Element] = {}
        for mark in marks:
            said = [*map(str, mark.attrib.values()), "".join(map(str, mark.itertext()))]
            note = next((names[one.strip()] for one in said if one.strip() in names), None)
            if note is not None:
                self.by_mark[mark] = note
        self.notes = set(self.by_mark.values())


def has_own_words(element: _Element) -> bool:
    """Tell whether an element has words of its own, and not only in elements below it."""
    return _has_words(element.text) or any(_has_words(child.tail) or not local_name(child) for child in element)


def only_inline(element: _Element) -> bool:
    """Tell whether an element holds nothing but what stands inside a sentence."""
    return len(element) > 0 and all(local_name(child) in INLINE for child in element)


def numbers_of(element: _Element, names: Collection[str]) -> list[_Element]:
    """Return the elements that number an element: those of the names given that stand directly in it."""
    return [child for child in element if local_name(child) in names]


def split_number(inline: PublicationInline, element: _Element, names: Collection[str]) -> tuple[Pieces, list[_Element]]:
    """Return the number of a list item, question or article with a space behind it, and the other elements."""
    numbers = numbers_of(element, names)
    mark = inline.parts(numbers)
    return (mark if plain(mark) else []), [child for child in element if child not in numbers]


def _has_words(text: str | None) -> bool:
    return bool(text) and not str(text).isspace()
