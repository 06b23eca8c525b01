"""Builds a document from pieces of text with their places, the same way for every format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from nakomen.model import Block, BlockKind, Document, GivenReference, Note, Place, Segment
from nakomen.readers.speaker_lines import opens_motion, speaker_openings
from nakomen.readers.turns import Floor, turns_of

#: Space of any width that a page has for its own sake, read as a plain space, character for character.
_SPACES = dict.fromkeys(
    map(ord, "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"), " "
) | dict.fromkeys(range(0x2000, 0x200B), " ")
#: What is left to repair then: runs of spaces, invisible characters, ligatures.
_ARTEFACT = re.compile(
    r" {2,}|[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe]+|[\ufb00-\ufb06ĳĲ]"
)
#: Most words by far: nothing to repair.
_CLEAN = re.compile(r" ?[!-~À-ÿ‘’“”–—]+ ?")
_LETTERS = {
    "ĳ": "ij", "Ĳ": "IJ", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl",
    "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip


class Run(NamedTuple):
    """Text as it stands in the source, character by character from `place`; `target` is what its markup points to."""

    text: str
    place: Place = Place()
    target: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note (`3`, `*`), where it stood between two runs; it is no part of the text."""

    mark: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it is written."""

    kind: BlockKind
    pieces: tuple[Run | NoteMark, ...]
    level: int = 0
    speaker: str = ""

    @property
    def words(self) -> str:
        """Its text, white space folded."""
        return " ".join("".join(piece.text for piece in self.pieces if isinstance(piece, Run)).split())

    def parted(self, letters: int) -> tuple[Draft, Draft]:
        """Return the part with so many first letters and signs, white space not counted, and the rest."""
        for at, piece in enumerate(self.pieces):
            if isinstance(piece, NoteMark):
                continue
            own = len("".join(piece.text.split()))
            if own < letters:
                letters -= own
                continue
            cut = next(
                index + 1
                for index in range(len(piece.text))
                if len("".join(piece.text[: index + 1].split())) == letters
            )
            first, rest = piece._replace(text=piece.text[:cut]), moved(piece, cut)
            return (
                replace(self, pieces=(*self.pieces[:at], first)),
                replace(self, pieces=(rest, *self.pieces[at + 1 :])),
            )
        return self, replace(self, pieces=())


def moved(run: Run, by: int) -> Run:
    """Return a run without its first characters."""
    return Run(run.text[by:], _shifted(run.place, by), run.target)


def _shifted(place: Place, by: int) -> Place:
    """Return the place so many characters on, where places count characters."""
    if place.offset is None or not by:
        return place
    return Place(place.offset + by, place.page, place.box, place.node)


@dataclass(slots=True)
class DocumentBuilder:
    r"""Collects blocks and notes in reading order; notes come after the running text, whenever they were added.

    `floors` is what a format tells of its speakers, by their names.

    >>> builder = DocumentBuilder()
    >>> builder.add_block(BlockKind.PARAGRAPH, [Run("De Raad  besloot"), NoteMark("1"), Run(" hiertoe.")])
    >>> builder.add_note("1", [Run("Zie bĳlage.")])
    >>> document = builder.build()
    >>> document.text
    'De Raad besloot hiertoe.\n\nZie bijlage.'
    >>> document.notes
    (Note(mark='1', anchor=15, start=26, end=38),)
    """

    floors: dict[str, Floor] = field(default_factory=dict)
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _drafts: list[Draft] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _places: list[Segment] = field(default_factory=list)
    _anchors: dict[str, list[int]] = field(default_factory=dict)
    _notes: list[tuple[str, tuple[Run | NoteMark, ...]]] = field(default_factory=list)
    _references: list[GivenReference] = field(default_factory=list)

    def add_block(self, kind: BlockKind, pieces: Iterable[Run | NoteMark], level: int = 0, speaker: str = "") -> None:
        """Add a block; white space is folded and print artefacts are resolved. A block without text is left out."""
        self._drafts.append(Draft(kind, tuple(pieces), level, speaker))

    def _write_block(self, draft: Draft) -> None:
        before = self._length
        if before:
            self._write("\n\n")
        start = self._length
        last_space = True
        for piece in draft.pieces:
            if isinstance(piece, NoteMark):
                self._anchors.setdefault(piece.mark, []).append(self._length - (last_space and self._length > start))
            else:
                last_space = self._add_run(piece, last_space)
        if last_space and self._length > start:
            self._trim(1)
        if self._length == start:
            self._trim(start - before)
            return
        self._blocks.append(Block(draft.kind, start, self._length, draft.level, draft.speaker))

    def add_note(self, mark: str, pieces: Iterable[Run | NoteMark]) -> None:
        """Add a note; where several notes share a mark, the n-th belongs to the n-th place of that mark."""
        self._notes.append((mark, tuple(pieces)))

    def build(self) -> Document:
        """Return the document so far, its identity still empty."""
        for draft in _with_speakers(self._drafts):
            self._write_block(draft)
        self._drafts.clear()
        body_end = self._length
        anchors = {mark: list(offsets) for mark, offsets in self._anchors.items()}
        notes = []
        for mark, pieces in self._notes:
            count = len(self._blocks)
            self._write_block(Draft(BlockKind.NOTE, pieces))
            if len(self._blocks) > count:
                block = self._blocks[-1]
                waiting = anchors.get(mark)
                anchor = min(waiting.pop(0), body_end) if waiting else body_end
                notes.append(Note(mark, anchor, block.start, block.end))
        self._notes.clear()
        text = "".join(self._text)
        return Document(
            "",
            text,
            blocks=tuple(self._blocks),
            notes=tuple(notes),
            places=tuple(self._places),
            turns=turns_of(text, self._blocks, self.floors),
            given_references=tuple(one for said in self._references if (one := _stripped(said, text)).end > one.start),
        )

    def _add_run(self, run: Run, last_space: bool) -> bool:
        """Write a run with its artefacts resolved; return whether the text now ends in a space."""
        text = run.text
        if _CLEAN.fullmatch(text) and not (last_space and text[0] == " "):
            self._write(text, run)
            return text[-1] == " "
        text = text.translate(_SPACES)
        at = 0
        for match in _ARTEFACT.finditer(text):
            spaces = text[match.start()] == " "
            last_space = self._copy(run, text, (at, match.start() + spaces), last_space)
            at = match.end()
            for letter in _LETTERS.get(match[0], ""):
                self._write(letter, run, match.start())
                last_space = False
        return self._copy(run, text, (at, len(text)), last_space)

    def _copy(self, run: Run, text: str, stretch: tuple[int, int], last_space: bool) -> bool:
        """Write a stretch of a run, without its first space where the text already ends in one."""
        start, end = stretch
        if start < end and last_space and text[start] == " ":
            start += 1
        if start >= end:
            return last_space
        self._write(text[start:end], run, start)
        return text[end - 1] == " "

    def _write(self, text: str, run: Run | None = None, at: int = 0) -> None:
        length = self._length + len(text)
        if run is not None:
            self._places.append(Segment(self._length, length, _shifted(run.place, at)))
            if run.target:
                self._point(length, run.target)
        self._text.append(text)
        self._length = length

    def _point(self, end: int, target: str) -> None:
        """Note that the text up to an end points somewhere; what goes on with the same pointer is one reference."""
        last = self._references[-1] if self._references else None
        if last is not None and last.end == self._length and last.target == target:
            self._references[-1] = GivenReference(last.start, end, target)
        else:
            self._references.append(GivenReference(self._length, end, target))

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
        while self._references and self._references[-1].end > self._length:
            pointed = self._references.pop()
            if pointed.start < self._length:
                self._references.append(GivenReference(pointed.start, self._length, pointed.target))


def _stripped(reference: GivenReference, text: str) -> GivenReference:
    """Return a reference without the white space at its ends."""
    words = text[reference.start : reference.end]
    start = reference.start + len(words) - len(words.lstrip())
    return GivenReference(start, start + len(words.strip()), reference.target)


def _with_speakers(drafts: list[Draft]) -> list[Draft]:
    """Give the blocks of a debate their speakers where lines name them and the format does not."""
    if any(draft.speaker for draft in drafts):
        return drafts
    words = [draft.words for draft in drafts]
    openings = speaker_openings(words)
    if not any(openings):
        return drafts
    found, speaker = [], ""
    for draft, text, opening in zip(drafts, words, openings, strict=True):
        rest = draft
        if opening:
            speaker = opening.rstrip(" :")
            line, rest = draft.parted(len("".join(opening.split())))
            found.append(replace(line, kind=BlockKind.HEADING, level=3, speaker=speaker))
        elif draft.kind is BlockKind.HEADING and draft.level < 3 and not opens_motion(text):
            speaker = ""
        if not opening or len(text) > len(opening):
            found.append(replace(rest, speaker=speaker))
    return found
