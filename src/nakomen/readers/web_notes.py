"""Pairs the note marks of a web page with the notes that they point to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nakomen.model import Place
from nakomen.readers.building import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from nakomen.readers.markup_text import Pieces

_MARK = re.compile(r"[\[(]?\s*(?:noot\s*)?(\d{1,3}|[a-z]|[*†‡]{1,3})\s*[\])]?\.?", re.IGNORECASE)
#: Elements that can hold a whole note.
_HOLDERS = ("li", "p", "div", "dd", "td", "aside", "section")
#: A note is no longer than this; a link to a longer stretch leads to a part of the text.
_LONGEST = 3000


class WebNotes:
    """The notes of a page: marks by the elements that show them, and marks by the elements that hold the notes.

    A mark is a short link, or a raised number, to something further down that is no longer than a note.
    """

    def __init__(self, main: _Element) -> None:
        self.marks: dict[_Element, str] = {}
        self.holders: dict[_Element, str] = {}
        self.backs: set[_Element] = set()
        order = {element: number for number, element in enumerate(main.getroottree().getroot().iter("*"))}
        targets = {key: element for element in order for key in (element.get("id"), element.get("name")) if key}
        for link in main.iter("a"):
            target = targets.get(link.get("href", "").partition("#")[2])
            mark = _mark_of(link)
            if target is None:
                continue
            if order[target] < order[link] and (mark or not any(map(str.isalnum, _words(link)))):
                self.backs.add(link)
            elif mark and order[target] > order[link]:
                self._pair(link, target, mark)
        self._pair_raised(main)

    def _pair(self, link: _Element, target: _Element, mark: str) -> None:
        holder = next((element for element in _upwards(target) if element.tag in _HOLDERS), None)
        if holder is not None and holder.tag == "td" and _mark_of(holder):
            holder = holder.getparent()
        if holder is None or len("".join(map(str, holder.itertext()))) > _LONGEST or holder in _upwards(link):
            return
        self.marks[_raised(link)] = mark
        self.holders.setdefault(holder, mark)

    def _pair_raised(self, main: _Element) -> None:
        """Pair raised numbers without a link with the paragraphs that open with the same number."""
        raised = [element for element in main.iter("sup") if _mark_of(element) and not self._is_known(element)]
        notes = {}
        for element in raised:
            holder = next((above for above in element.iterancestors() if above.tag in _HOLDERS), None)
            if holder is not None and _opens(holder, element):
                notes[holder] = element
        for element in raised:
            mark = _mark_of(element)
            holder = next(
                (above for above, first in notes.items() if _mark_of(first) == mark and first is not element), None
            )
            if element not in notes.values() and holder is not None:
                self.marks[element] = mark
                self.holders.setdefault(holder, mark)
                self.backs.add(notes[holder])

    def _is_known(self, element: _Element) -> bool:
        around = {element, *element.iterancestors(), *element.iter()}
        return bool(around & (self.marks.keys() | self.backs))


def without_mark(pieces: Pieces, mark: str) -> Pieces:
    """Return a note's pieces without the mark that it repeats at its start."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Run) and piece.text.strip():
            found = re.match(rf"\s*[\[(]?{re.escape(mark)}[\])]?[.:]?(?=\s|$)\s*", piece.text)
            if found:
                place = piece.place
                moved = Place((place.offset or 0) + found.end(), node=place.node) if place.offset is not None else place
                return [*pieces[:at], Run(piece.text[found.end() :], moved), *pieces[at + 1 :]]
            return pieces
    return pieces


def _mark_of(element: _Element) -> str:
    found = _MARK.fullmatch(_words(element))
    return found[1] if found else ""


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _raised(link: _Element) -> _Element:
    """Return the raised element around a link that holds nothing else, else the link."""
    above = link.getparent()
    if above is not None and above.tag == "sup" and _mark_of(above):
        return above
    return link


def _opens(holder: _Element, element: _Element) -> bool:
    """Tell whether an element is the first that an element with text of its own holds."""
    for text in holder.itertext():
        if str(text).strip():
            own = _words(element)
            return own.startswith(str(text).strip()) and len(_words(holder)) > len(own)
    return False


def _upwards(element: _Element) -> Iterator[_Element]:
    yield element
    yield from element.iterancestors()
