"""Pairs found statements with gold ones by the overlap of their quotes, layout ignored."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from nakomen.model import Span

#: Two quotes match when they share this much of the shorter and of the longer one (the rule of the shared scorer).
_OF_SHORTER, _OF_LONGER = 0.5, 0.3

#: Where a row's quote stands, counted in letters and digits, where that is known: the same words can stand twice.
AT = "at"

Row = Mapping[str, Any]


class Pair(NamedTuple):
    """A gold row and a found row that tell the same statement, by their numbers."""

    gold: int
    found: int


def squeeze(text: str) -> str:
    """Return a text's letters and digits, compatibility forms resolved and case folded.

    >>> squeeze("De «Raad» (2%)")
    'deraad2'
    """
    return folded_letters(text)[0]


def folded_letters(text: str) -> tuple[str, list[int]]:
    """Return a text's letters and digits in one form, with the place in the text of each."""
    letters, places = [], []
    for at, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character).casefold():
            if folded.isalnum():
                letters.append(folded)
                places.append(at)
    return "".join(letters), places


def place_quotes(rows: Sequence[Row], text: str) -> list[Span | None]:
    """Return where each row's quote stands in the squeezed text; a repeated quote takes its next place."""
    squeezed = squeeze(text)
    last: dict[str, int] = {}
    places: list[Span | None] = []
    for row in rows:
        quote = squeeze(str(row.get("quote", "")))
        at = _place(quote, squeezed, row.get(AT), last.get(quote, -1) + 1)
        if at >= 0:
            last[quote] = at
        places.append(Span(at, at + len(quote)) if at >= 0 else None)
    return places


def _place(quote: str, squeezed: str, known: int | None, after: int) -> int:
    """Return where a quote stands: at its known place, else at the next one, else at the first; -1 for nowhere."""
    if not quote:
        return -1
    if known is not None and squeezed.startswith(quote, known):
        return known
    at = squeezed.find(quote, after)
    return at if at >= 0 else squeezed.find(quote)


def match_statements(gold: Sequence[Row], found: Sequence[Row], text: str) -> list[Pair]:
    """Return the best pairs, each row at most once: most overlap first, then the same kind, then text order."""
    pairs, used_gold, used_found = [], set(), set()
    candidates = [
        (share, gold[pair.gold]["kind"] == found[pair.found].get("kind"), -pair.gold, -pair.found)
        for pair, share in _overlaps(gold, found, text)
    ]
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append(Pair(-i, -j))
    return pairs


def all_matches(gold: Sequence[Row], found: Sequence[Row], text: str) -> list[Pair]:
    """Return every pair that matches: a sentence that is found whole tells each of the statements that gold parts."""
    return [pair for pair, _ in _overlaps(gold, found, text)]


def _overlaps(gold: Sequence[Row], found: Sequence[Row], text: str) -> list[tuple[Pair, float]]:
    places = list(enumerate(place_quotes(found, text)))
    return [
        (Pair(i, j), share)
        for i, expected in enumerate(place_quotes(gold, text))
        for j, seen in places
        if (share := _share(expected, seen))
    ]


def _share(first: Span | None, second: Span | None) -> float:
    """Return the overlap of two stretches as a share of their union, 0 where it is too small to match."""
    if first is None or second is None:
        return 0.0
    common = min(first.end, second.end) - max(first.start, second.start)
    if common <= 0:
        return 0.0
    shorter, longer = sorted((first.end - first.start, second.end - second.start))
    if common < _OF_SHORTER * shorter or common < _OF_LONGER * longer:
        return 0.0
    return common / (shorter + longer - common)
