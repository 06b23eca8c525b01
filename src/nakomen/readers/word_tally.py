"""What is kept while all parts of a Word file are read: the notes met, and what was changed or left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nakomen.readers.markup import local_name
from nakomen.readers.word_signs import sign_of
from nakomen.readers.word_styles import Styles, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class Tally:
    """The marks of the notes that a file shows, by sort and id, and counts of what no reader of the page sees.

    Footnotes are numbered and endnotes have small Roman numbers, each as it is met, unless its writer gave it a mark.
    """

    styles: Styles
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    changes: int = 0
    hidden: int = 0
    signs_lost: int = 0
    _counts: dict[str, int] = field(default_factory=dict)

    def mark_of(self, reference: _Element) -> str:
        """Return the mark that a reference to a note shows."""
        sort = local_name(reference).removesuffix("Reference")
        note = (sort, value(reference, "id"))
        if note not in self.notes:
            self.notes[note] = _own_mark(reference) or self._next(sort)
        return self.notes[note]

    def _next(self, sort: str) -> str:
        number = self._counts[sort] = self._counts.get(sort, 0) + 1
        return str(number) if sort == "footnote" else _roman(number)

    def remarks(self) -> tuple[str, ...]:
        """Return what a reader of the text should know."""
        said = {
            "tracked changes were read as accepted": self.changes,
            "hidden text was left out": self.hidden,
            "signs of a font without letters were left out": self.signs_lost,
        }
        return tuple(words for words, count in said.items() if count)


def is_own_mark(element: _Element) -> bool:
    """Tell whether text or a sign is the mark that its writer gave to the note before it in the same run."""
    before = element.getprevious()
    return before is not None and _has_own_mark(before)


def _has_own_mark(element: _Element) -> bool:
    named = local_name(element) in ("footnoteReference", "endnoteReference")
    return named and value(element, "customMarkFollows") in ("1", "true", "on")


def _own_mark(reference: _Element) -> str:
    following = reference.getnext()
    if not _has_own_mark(reference) or following is None:
        return ""
    sign = sign_of(value(following, "font"), value(following, "char")) if local_name(following) == "sym" else ""
    return (sign or following.text or "").strip() or "*"


def _roman(number: int) -> str:
    found = ""
    for size, letters in _ROMAN:
        found += letters * (number // size)
        number %= size
    return found
