"""The chair's list of toezeggingen at the end of a debate: the official one, read item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nakomen.extraction.debate_rows import spoken_phrase
from nakomen.extraction.said import Said, single
from nakomen.extraction.speakers import Cast
from nakomen.finders.sentences import split_sentences
from nakomen.model import Block, Kind, Span

_PARTS = re.compile(r"[^;]+")
_SURE = 0.95
#: A paragraph of at most so many words may stand between the items.
_FEW_WORDS = 8


@dataclass(slots=True)
class ChairsList:
    """The reader of a list, which knows whether one has been opened; others may speak between its items."""

    cast: Cast
    house: str
    open: bool = False

    def read(self, block: Block) -> Iterator[tuple[Span, Said]]:
        """Yield each item that a paragraph of the chair holds, with its sentence; one without ends the list."""
        text = self.cast.document.text
        was_open, found = self.open, False
        for sentence in split_sentences(text, block.start, block.end, "nl"):
            start = sentence.start
            if opens_list(text[sentence.start : sentence.end]):
                self.open, was_open = True, False
                start = _after_colon(text, sentence)
            if self.open:
                for said in self._items(start, sentence.end):
                    found = True
                    yield sentence, said
        if was_open and not found:
            self.open = _continues(text[block.start : block.end])

    def _items(self, start: int, end: int) -> Iterator[Said]:
        """Yield the items of a stretch, which semicolons part."""
        text = self.cast.document.text
        for part in _PARTS.finditer(text, start, end):
            mark = spoken_phrase("mark", "list").match(part[0].lstrip())
            first = part.start() + len(part[0]) - len(part[0].lstrip()) + (mark.end() if mark else 0)
            words = text[first : part.end()]
            if spoken_phrase("item", "list").search(words):
                yield self._item(first, first + len(words.rstrip()), words)

    def _item(self, start: int, end: int, words: str) -> Said:
        """Return an item as the assurance of whom it names, or of who alone answered for the government."""
        named = spoken_phrase("office").search(words)
        actor = single(
            self.cast.asked(named[0] if named else "u", start), "whom the item names", named[0] if named else ""
        )
        told = single(self.house, "promises go to parliament")
        return Said(start, end, Kind.ASSURANCE, "the chair's list", "", actor, told, confidence=_SURE)


def opens_list(sentence: str) -> bool:
    """Tell whether the chair announces the list of toezeggingen.

    >>> opens_list("Ik heb de volgende toezeggingen genoteerd:"), opens_list("Er zijn geen toezeggingen gedaan.")
    (True, False)
    """
    if spoken_phrase("unless", "list").search(sentence):
        return False
    return spoken_phrase("opens", "list").search(sentence) is not None


def _after_colon(text: str, sentence: Span) -> int:
    """Return where the first item begins that stands in the sentence that opens the list."""
    colon = text.find(":", sentence.start, sentence.end)
    return colon + 1 if colon >= 0 else sentence.end


def _continues(text: str) -> bool:
    """Tell whether a paragraph without an item only stands between them: a few words, or a mark by itself."""
    return len(text.split()) <= _FEW_WORDS or spoken_phrase("mark", "list").match(text) is not None
