"""Builds a document from pieces of text with their places, the same way for every format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from nakomen.model import Block, BlockKind, Document, Note, Place, Segment

#: Characters that a page has for its own sake, with what a reader reads: spaces of any width, soft hyphens, ligatures.
_PRINT_ARTEFACT = re.compile(
    r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+|[\u00ad\u200b-\u200d\u2060\ufeff]+|[\ufb00-\ufb06ĳĲ]"
)
_LETTERS = {
    "ĳ": "ij", "Ĳ": "IJ", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl",
    "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Text as it stands in the source, character by character from `place`."""

    text: str
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note (`3`, `*`), where it stood between two runs; it is no part of the text."""

    mark: str


@dataclass(slots=True)
class DocumentBuilder:
    r"""Collects blocks and notes in reading order; notes come after the running text, whenever they were added.

    >>> builder = DocumentBuilder()
    >>> builder.add_block(BlockKind.PARAGRAPH, [Run("De Raad  besloot"), NoteMark("1"), Run(" hiertoe.")])
    >>> builder.add_note("1", [Run("Zie bĳlage.")])
    >>> document = builder.build()
    >>> document.text
    'De Raad besloot hiertoe.\n\nZie bijlage.'
    >>> document.notes
    (Note(mark='1', anchor=15, start=26, end=38),)
    """

    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _places: list[Segment] = field(default_factory=list)
    _anchors: dict[str, list[int]] = field(default_factory=dict)
    _notes: list[tuple[str, tuple[Run | NoteMark, ...]]] = field(default_factory=list)

    def add_block(self, kind: BlockKind, pieces: Iterable[Run | NoteMark], level: int = 0, speaker: str = "") -> None:
        """Add a block; white space is folded and print artefacts are resolved. A block without text is left out."""
        before = self._length
        if before:
            self._write("\n\n")
        start = self._length
        last_space = True
        for piece in pieces:
            if isinstance(piece, NoteMark):
                self._anchors.setdefault(piece.mark, []).append(self._length - (last_space and self._length > start))
            else:
                last_space = self._add_run(piece, last_space)
        if last_space and self._length > start:
            self._trim(1)
        if self._length == start:
            self._trim(start - before)
            return
        self._blocks.append(Block(kind, start, self._length, level, speaker))

    def add_note(self, mark: str, pieces: Iterable[Run | NoteMark]) -> None:
        """Add a note; where several notes share a mark, the n-th belongs to the n-th place of that mark."""
        self._notes.append((mark, tuple(pieces)))

    def build(self) -> Document:
        """Return the document so far, its identity still empty."""
        body_end = self._length
        anchors = {mark: list(offsets) for mark, offsets in self._anchors.items()}
        notes = []
        for mark, pieces in self._notes:
            count = len(self._blocks)
            self.add_block(BlockKind.NOTE, pieces)
            if len(self._blocks) > count:
                block = self._blocks[-1]
                waiting = anchors.get(mark)
                notes.append(Note(mark, waiting.pop(0) if waiting else body_end, block.start, block.end))
        self._notes.clear()
        text = "".join(self._text)
        return Document("", text, blocks=tuple(self._blocks), notes=tuple(notes), places=tuple(self._places))

    def _add_run(self, run: Run, last_space: bool) -> bool:
        """Write a run with its artefacts resolved; return whether the text now ends in a space."""
        at = 0
        for match in _PRINT_ARTEFACT.finditer(run.text):
            if match.start() > at:
                self._write(run.text[at : match.start()], run, at)
                last_space = False
            found, at = match[0], match.end()
            if found in _LETTERS:
                self._write(_LETTERS[found], run, match.start())
                last_space = False
            elif found[0].isspace() and not last_space:
                self._write(" ", run, match.start())
                last_space = True
        if at < len(run.text):
            self._write(run.text[at:], run, at)
            last_space = False
        return last_space

    def _write(self, text: str, run: Run | None = None, at: int = 0) -> None:
        if run is not None:
            place = run.place
            if place.offset is not None and at:
                place = Place(place.offset + at, place.page, place.box, place.node)
            self._places.append(Segment(self._length, self._length + len(text), place))
        self._text.append(text)
        self._length += len(text)

    def _trim(self, count: int) -> None:
        """Take the last characters away again."""
        if not count:
            return
        last = self._text.pop()
        kept = last[: len(last) - count]
        self._text.append(kept)
        self._length -= count
        while self._places and self._places[-1].end > self._length:
            segment = self._places.pop()
            if segment.start < self._length:
                self._places.append(Segment(segment.start, self._length, segment.place))
