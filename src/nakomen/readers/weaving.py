"""Joins the lines of a paragraph into pieces of text, with hyphens at line ends and stray gaps repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from nakomen.readers.building import NoteMark, Run
from nakomen.readers.hyphens import gap_closed, joint, own_words
from nakomen.readers.source_lines import Cut, Line, Source
from nakomen.readers.text_language import language_of

_HYPHENS = ("-", "‑", "\u00ad")
_GAP = re.compile(r"(?<=[^\W_])-([^\S\n]{1,3})(?=[^\W\d_])")
#: A line that opens with a sign belongs to the word before it; so does a figure after a dash, a word after a slash.
_GLUED_START = re.compile(r"[.,;:?!)\]»”](?!\w)")
_REACH = 40


class Weaver:
    """Knows the words that a text writes itself, and joins its lines by them."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def close_gaps(self) -> None:
        """Cut the spaces that stand inside a word, after its hyphen."""
        text = self._source.text
        found = []
        for match in _GAP.finditer(text):
            before, after = (
                text[max(0, match.start() - _REACH) : match.start()],
                text[match.end() : match.end() + _REACH],
            )
            if gap_closed(before, after, self._words, self._language):
                found.append(Cut(match.start(1), match.end(1)))
        self._source.cut(found)

    def join(self, lines: Sequence[Line], start: int = -1) -> Iterator[Run | NoteMark]:
        """Yield the lines as pieces for one block, from `start` on where the first line begins with what is no text."""
        start = start if start >= 0 else lines[0].start
        for at, line in enumerate(lines):
            if at + 1 == len(lines):
                yield from self._source.pieces(start, line.end)
                return
            following = lines[at + 1]
            between, end = self._between(line, following)
            if between == " " and not following.cut:
                continue
            yield from self._source.pieces(start, end)
            if between:
                yield Run(between)
            start = following.start

    def _between(self, line: Line, following: Line) -> tuple[str, int]:
        """Return what joins two lines, and where the first one's text ends."""
        text, first = line.text, following.text[0]
        if text.endswith(_HYPHENS) and text[-2:-1].isalnum() and text[-1] == self._source.text[line.end - 1]:
            kept = "" if text[-1] == "\u00ad" else joint(text, following.text, self._words, self._language)
            return kept[1:], line.end if kept else line.end - 1
        if first.isalnum():
            figures = text[-1] == "–" and text[-2:-1].isdigit() and first.isdigit()
            glued = figures or (text[-1] == "/" and text[-2:-1].isalnum())
        else:
            glued = _GLUED_START.match(following.text) is not None
        return "" if glued else " ", line.end

    @cached_property
    def _words(self) -> frozenset[str]:
        return own_words(self._source.text)

    @cached_property
    def _language(self) -> str:
        return "en" if language_of(self._source.text) == "en" else "nl"
