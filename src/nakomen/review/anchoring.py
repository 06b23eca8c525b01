"""Finds the words that a judgement is about in a text that may have changed, by the quote and what stood beside it."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from functools import cached_property

from nakomen.model import Anchor, Document, Span

#: A quote of fewer letters must have kept some of what stood beside it, or its place: "Dit is gebeurd." says little.
_LONG_ENOUGH = 30
_SOME = 8
#: In another document, where the same words may be another's, more must have stayed.
_MUCH = 24
#: Passages that differ by less in likeness are about equal; of the text around them so many characters are looked at.
_ABOUT, _AROUND = 0.15, 80


class Text:
    """A document's text, searched by letters and digits only: layout, hyphens, quotes and capitals do not matter."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.plain = document.text

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return folded(self.plain)

    def find(self, anchor: Anchor, *, elsewhere: bool = False) -> Span | None:
        """Return where an anchor's words stand now, or None.

        Of several places the one beside which most of the same words stand is taken, then the nearest to the old one.
        `elsewhere` says that this is another document than the one that was judged.
        """
        if not elsewhere and self._unmoved(anchor):
            return Span(anchor.start, anchor.end)
        letters, places = self._folded
        quote = folded(anchor.quote)[0]
        before, behind = folded(anchor.before)[0], folded(anchor.behind)[0]
        found = []
        at = letters.find(quote) if quote else -1
        while at >= 0:
            end = at + len(quote)
            kept = _shared(letters[:at][::-1][: len(before)], before[::-1]) + _shared(letters[end:], behind)
            found.append((kept, -abs(places[at] - anchor.start), at))
            at = letters.find(quote, at + 1)
        if not found:
            return None
        kept, distance, at = max(found)
        if elsewhere and kept < min(_MUCH, len(before) + len(behind)) and len(quote) < 2 * _LONG_ENOUGH:
            return None
        if len(quote) < _LONG_ENOUGH and kept < _SOME and distance and (before or behind):
            return None
        return Span(places[at], places[at + len(quote) - 1] + _width(self.plain, places, at + len(quote) - 1, anchor))

    def _unmoved(self, anchor: Anchor) -> bool:
        start, end = anchor.start, anchor.end
        return (
            self.plain[start:end] == anchor.quote
            and self.plain[max(start - len(anchor.before), 0) : start] == anchor.before
            and self.plain[end : end + len(anchor.behind)] == anchor.behind
        )

    def nearest(self, anchor: Anchor) -> tuple[Span, float] | None:
        """Return the paragraph or row whose words are most like an anchor's, and how much (0 to 1).

        Of those that are about as like, as rows of a table are, the one among the words that stood beside it, then the
        one nearest to the old place.
        """
        wanted = anchor.quote.casefold().split()
        known = set(wanted)
        found: list[tuple[float, Span]] = []
        for block in self.document.blocks or ():
            words = self.plain[block.start : block.end].casefold().split()
            if not known & set(words):
                continue
            same = sum(part.size for part in SequenceMatcher(None, wanted, words, autojunk=False).get_matching_blocks())
            likeness = same / len(wanted)
            if same:
                found.append((likeness, block.span))
        if not found:
            return None
        most = max(likeness for likeness, _ in found)
        equal = [one for one in found if one[0] >= most - _ABOUT]
        likeness, span = min(equal, key=lambda one: (-self._beside(one[1], anchor), abs(one[1].start - anchor.start)))
        return span, likeness

    def _beside(self, span: Span, anchor: Anchor) -> int:
        """Return how many of the words that stood beside an anchor stand around a place, in tens of a hundred."""
        stood = set(f"{anchor.before} {anchor.behind}".casefold().split())
        if not stood:
            return 0
        around = self.plain[max(span.start - _AROUND, 0) : span.start] + self.plain[span.end : span.end + _AROUND]
        return 10 * len(stood & set(around.casefold().split())) // len(stood)


def folded(text: str) -> tuple[str, list[int]]:
    """Return a text's letters and digits in one form, with the place in the text of each.

    >>> folded("De «Raad» (2%)")[0]
    'deraad2'
    """
    letters, places = [], []
    for at, character in enumerate(text):
        for one in unicodedata.normalize("NFKC", character).casefold():
            if one.isalnum():
                letters.append(one)
                places.append(at)
    return "".join(letters), places


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts share from their beginning on."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _width(text: str, places: list[int], last: int, anchor: Anchor) -> int:
    """Return how far the quote goes on from its last letter: the marks that it ended with, where they still stand."""
    at = places[last]
    tail = anchor.quote[len(anchor.quote.rstrip(".!?;:,)»”’\"'")) :]
    width = 1
    for mark in tail:
        if text[at + width : at + width + 1] != mark:
            break
        width += 1
    return width
