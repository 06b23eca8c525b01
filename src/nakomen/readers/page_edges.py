"""Takes running heads and feet, page numbers and imprints out of PDF pages."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from nakomen.readers.page_furniture import is_furniture
from nakomen.readers.page_lines import SMALL, Line

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\d{1,4}")
#: Rows from the edge that may be skipped on the way to more of a head or foot, in small type only.
_SKIP = 3
#: How far a head or foot may move up or down between pages, in points.
_SHIFT = 4.0
#: Type from this share of the body's size is a title, even if it is but a number.
_LARGE = 1.15
#: On this share of the pages a line is furniture though it touches the text.
_OFTEN = 0.4
#: What parts furniture from the text, in steps from line to line of that text.
_WHITE = 1.25
_Seen = dict[str, list[tuple[int, float]]]


def without_edges(pages: list[list[Line]], body: float) -> tuple[list[list[Line]], list[str]]:
    """Return the pages without what is there for the page's sake, and the texts taken out.

    A head or foot is found by coming back at its height on another page, to the letter or with one number that runs
    with the pages; an imprint on one page is found by its pattern.
    """
    seen: _Seen = defaultdict(list)
    for number, page in enumerate(pages):
        for line in page:
            for form in _forms(line.text, number):
                seen[form].append((number, line.baseline))
    kept: list[list[Line]] = []
    removed: list[str] = []
    column = _body_column(pages, body)
    for number, page in enumerate(pages):
        rows = _rows(page)
        half = (len(rows) + 1) // 2
        gone: set[Line] = set()
        for head, inwards in ((False, rows[:half]), (True, rows[: half - 1 : -1])):
            gone.update(_Edge(number, len(pages), seen, body, column, head).walk(inwards))
        gone.update(
            line for line in page if _beside(line, column) and seen[line.text][:1] and seen[line.text][0][0] < number
        )
        kept.append([line for line in page if line not in gone])
        removed.extend(line.text for line in page if line in gone)
    return kept, removed


def _body_column(pages: list[list[Line]], body: float) -> tuple[float, float]:
    """Return between which edges nearly all body type of a document stands."""
    lines = [line for page in pages for line in page if line.size >= SMALL * body]
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    outliers = len(lines) // 20
    return (lefts[outliers], rights[-1 - outliers]) if lines else (0.0, 0.0)


def _beside(line: Line, column: tuple[float, float]) -> bool:
    """Tell whether a line stands in the margin, where later pages repeat the first one's letterhead at any height."""
    return line.left >= column[1] or line.right <= column[0]


def _rows(page: list[Line]) -> list[list[Line]]:
    """Return the lines of a page by height, from its foot up."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: line.baseline):
        if rows and line.baseline - rows[-1][0].baseline < 2.0:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


@dataclass(frozen=True, slots=True)
class _Edge:
    """The head or the foot of one page of a document, and what tells its furniture from text."""

    number: int
    pages: int
    seen: _Seen
    body: float
    column: tuple[float, float]
    head: bool

    def walk(self, rows: list[list[Line]]) -> list[Line]:
        """Return what belongs to the edge, walking inwards until only other lines come."""
        gone: list[Line] = []
        skipped = 0
        for at, row in enumerate(rows):
            found = [line for line in row if not skipped or line.size < SMALL * self.body]
            found = [line for line in found if self._at_edge(line)]
            if not skipped and (len(found) + 1 == len(row) or len(row) == 1):
                found += [line for line in row if line not in found and self._is_page_number(line, bool(found))]
            if self._joins_text(row, found, rows[at + 1 : at + 3]):
                found = [line for line in found if self._sure(line)]
            gone.extend(found)
            skipped = 0 if found else skipped + 1
            if skipped > _SKIP:
                break
        return gone

    def _at_edge(self, line: Line) -> bool:
        """Tell whether a line comes back, or is there for the page's sake though it stands on one only."""
        if self._returns(line) or (self.head and self._repeats_a_title(line)):
            return True
        return line.size < _LARGE * self.body and is_furniture(line.text)

    def _returns(self, line: Line) -> int:
        """Return on how many other pages a line stands at its height."""
        return max(
            len({p for p, height in self.seen[form] if p != self.number and abs(height - line.baseline) <= _SHIFT})
            for form in (*_forms(line.text, self.number), "")
        )

    def _repeats_a_title(self, line: Line) -> bool:
        """Tell whether a line in small type says what an earlier page says, as the one head of a short paper does."""
        return line.size < SMALL * self.body and any(page < self.number for page, _ in self.seen.get(line.text, ()))

    def _is_page_number(self, line: Line, beside_foot: bool) -> bool:
        if line.size >= _LARGE * self.body or not _PAGE_NUMBER.fullmatch(line.text):
            return False
        return beside_foot or int(line.text) == self.number + 1 or line.size < SMALL * self.body

    def _sure(self, line: Line) -> bool:
        """Tell whether a line is furniture even where it touches text: by its words, its type or its frequency."""
        if is_furniture(line.text) or line.size < SMALL * self.body or _PAGE_NUMBER.fullmatch(line.text):
            return True
        return self._returns(line) + 1 >= max(3, _OFTEN * self.pages)

    def _joins_text(self, row: list[Line], found: list[Line], inner: list[list[Line]]) -> bool:
        """Tell whether a row is a line of the text: more than furniture stands in it, or text follows without white.

        A speaker's name or a label of a table can come back at the top of another page just so.
        """
        if not found:
            return False
        if any(line not in found and not _beside(line, self.column) for line in row):
            return True
        if not inner or any(self._at_edge(line) for line in inner[0]):
            return False
        steps = [abs(one[0].baseline - other[0].baseline) for one, other in pairwise([row, *inner])]
        return len(steps) > 1 and steps[0] < _WHITE * steps[1]


def _forms(text: str, page: int) -> list[str]:
    """Return the ways in which a line can come back: word for word, or with its first or last number page by page."""
    numbers = list(_NUMBER.finditer(text))
    forms = [text] if any(character.isalpha() for character in text) else []
    for match in {match.start(): match for match in (*numbers[:1], *numbers[-1:])}.values():
        running = int(match[0][:9]) - page
        forms.append(f"{text[: match.start()]}\0{running}\0{text[match.end() :]}")
    return forms
