"""Takes running heads and feet, page numbers and imprints out of PDF pages."""

from __future__ import annotations

import re
from collections import defaultdict

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
        gone = {*_walk(rows[:half], number, seen, body), *_walk(rows[: half - 1 : -1], number, seen, body)}
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


def _walk(rows: list[list[Line]], number: int, seen: _Seen, body: float) -> list[Line]:
    """Return what belongs to the edge, walking inwards until only other lines come."""
    gone: list[Line] = []
    skipped = 0
    for row in rows:
        found = [
            line for line in row if (not skipped or line.size < SMALL * body) and _at_edge(line, number, seen, body)
        ]
        if len(found) + 1 == len(row) or len(row) == 1:
            found += [line for line in row if line not in found and not skipped and _is_page_number(line, body)]
        gone.extend(found)
        skipped = 0 if found else skipped + 1
        if skipped > _SKIP:
            break
    return gone


def _at_edge(line: Line, number: int, seen: _Seen, body: float) -> bool:
    """Tell whether a line comes back on other pages, or is there for the page's sake though it stands on one only."""
    if _returns(line, number, seen) or _repeats_a_title(line, number, seen, body):
        return True
    return line.size < _LARGE * body and is_furniture(line.text)


def _repeats_a_title(line: Line, number: int, seen: _Seen, body: float) -> bool:
    """Tell whether a line in small type says what an earlier page says, as the one head of a short paper does."""
    return line.size < SMALL * body and any(page < number for page, _ in seen.get(line.text, ()))


def _is_page_number(line: Line, body: float) -> bool:
    return line.size < _LARGE * body and _PAGE_NUMBER.fullmatch(line.text) is not None


def _forms(text: str, page: int) -> list[str]:
    """Return the ways in which a line can come back: word for word, or with its first or last number page by page."""
    numbers = list(_NUMBER.finditer(text))
    forms = [text] if any(character.isalpha() for character in text) else []
    for match in {match.start(): match for match in (*numbers[:1], *numbers[-1:])}.values():
        running = int(match[0][:9]) - page
        forms.append(f"{text[: match.start()]}\0{running}\0{text[match.end() :]}")
    return forms


def _returns(line: Line, number: int, seen: _Seen) -> bool:
    return any(
        page != number and abs(height - line.baseline) <= _SHIFT
        for form in _forms(line.text, number)
        for page, height in seen[form]
    )
