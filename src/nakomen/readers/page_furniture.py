"""Takes running heads, feet and page numbers out of the lines of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from nakomen.readers.letter_cues import any_of
from nakomen.readers.source_lines import Line

#: From this many pages on, a line that recurs at their edges is furniture.
_PAGES = 3
#: How many lines from a page's top and foot are its edges, and on what share of the pages such a line must recur.
_EDGE, _SHARE = 2, 0.6
_NUMBER = re.compile(r"\d+")


def is_furniture(text: str) -> bool:
    """Tell whether a line is a running head or foot by its words alone.

    >>> is_furniture("Tweede Kamer, vergaderjaar 2019–2020, 39 412, nr. 88 3"), is_furniture("De Kamer vroeg hiernaar.")
    (True, False)
    """
    # Nearly all end in a page's number or are short; the rest of a long text's lines need no closer look.
    likely = len(text) < 60 or text[-1].isdigit()
    return likely and len(text) <= 140 and any_of("furniture").fullmatch(text) is not None


def take_out_furniture(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Return the lines that are text, and the texts of the running heads, feet and page numbers among them."""
    recurring = _recurring(lines)
    out = {at for at, line in enumerate(lines) if is_furniture(line.text) or at in recurring}
    out |= _lone_numbers(lines, out)
    kept: list[Line] = []
    gap = page = False
    for at, line in enumerate(lines):
        if at in out:
            gap, page = gap or line.gap, True
            continue
        line.gap, line.cut = line.gap or gap, line.cut or page
        gap = page = False
        kept.append(line)
    return kept, [lines[at].text for at in sorted(out)]


def _recurring(lines: list[Line]) -> set[int]:
    """Return the lines that recur at the edges of pages, numbers apart."""
    pages = [at for at, line in enumerate(lines) if line.page]
    if len(pages) + 1 < _PAGES:
        return set()
    edges = set(_edges([0, *pages, len(lines)]))
    counts = Counter(_NUMBER.sub("#", lines[at].text) for at in edges)
    enough = max(_PAGES, _SHARE * len(pages))
    return {at for at in edges if counts[_NUMBER.sub("#", lines[at].text)] >= enough and len(lines[at].text) < 140}


def _edges(starts: list[int]) -> Iterator[int]:
    for start, end in pairwise(starts):
        yield from range(start, min(start + _EDGE, end))
        yield from range(max(start, end - _EDGE), end)


def _lone_numbers(lines: list[Line], out: set[int]) -> set[int]:
    """Return the lines that hold but a page's number, beside a page's end or other furniture."""
    found = set()
    for at, line in enumerate(lines):
        if len(line.text) > 4 or not line.text.isdecimal():
            continue
        ends = at + 1 < len(lines) and lines[at + 1].page
        if line.page or ends or at - 1 in out or (at + 1 in out and at + 1 < len(lines)):
            found.add(at)
    return found
