"""A document prepared to be shown: its blocks in parts of a size to read, and where each place of it is found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from nakomen.finders.sentences import split_sentences
from nakomen.model import Block, BlockKind, Document, Note, Span

#: A document of at most so many characters is one part; of others a part ends at the first heading of a section after
#: the second number, at any heading after the third, at any block after the last.
_WHOLE, _SECTION, _HEADING, _BLOCK = 90_000, 45_000, 60_000, 80_000
_SECTION_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks that is shown as one page, with the notes whose marks stand in it; `number` counts from 1."""

    number: int
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]

    @property
    def start(self) -> int:
        """Where its text begins."""
        return self.blocks[0].start if self.blocks else 0

    @property
    def end(self) -> int:
        """Where its text ends; its notes stand elsewhere."""
        return self.blocks[-1].end if self.blocks else 0

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of text that it shows."""
        yield from ((one.start, one.end) for one in self.blocks)
        yield from ((one.start, one.end) for one in self.notes)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its parts; `read_as` changes when its text does."""

    document: Document
    parts: tuple[Part, ...]
    read_as: str

    @classmethod
    def of(cls, document: Document) -> Paper:
        """Part a document; all of its text is in the blocks and notes of the parts, but for white space between."""
        blocks = list(_all_blocks(document))
        notes = {note.start: note for note in document.notes if note.start < note.end}
        running = [one for one in blocks if one.start not in notes]
        parts, used = [], set()
        for number, group in enumerate(_groups(running, len(document.text)), 1):
            end = group[-1].end if group else len(document.text)
            here = [note for note in notes.values() if note.start not in used and note.anchor <= end]
            used |= {note.start for note in here}
            parts.append(Part(number, tuple(group), tuple(here)))
        if parts and (left := [note for note in notes.values() if note.start not in used]):
            parts[-1] = Part(parts[-1].number, parts[-1].blocks, (*parts[-1].notes, *left))
        return cls(document, tuple(parts), sha256(document.text.encode("utf-8", "replace")).hexdigest()[:16])

    def part_at(self, offset: int) -> Part:
        """Return the part that shows a character; of one between parts the part before."""
        note = next((one for one in self.document.notes if one.start <= offset < one.end), None)
        for part in self.parts:
            if note is not None and note in part.notes:
                return part
        at = bisect_right(self.parts, offset if note is None else note.anchor, key=lambda part: part.start) - 1
        return self.parts[max(at, 0)]

    def sentences_of_block(self, offset: int) -> list[Span]:
        """Return the sentences of the block that holds a character; none where no text stands."""
        for part in self.parts:
            for start, end in part.stretches():
                if start <= offset < end:
                    return split_sentences(self.document.text, start, end, self.document.identity.language)
        return []

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds a character, or the next of its block."""
        sentences = self.sentences_of_block(offset)
        return next((one for one in sentences if offset < one.end), sentences[-1] if sentences else None)

    def headings(self, part: Part) -> list[tuple[int, str]]:
        """Return where the headings of a part's sections stand, and their words; lines that name a speaker are none."""
        return [
            (one.start, self.document.text[one.start : one.end])
            for one in part.blocks
            if one.kind is BlockKind.HEADING and not one.speaker
        ]


def _all_blocks(document: Document) -> Iterator[Block]:
    """Yield the blocks, and paragraphs for what stands between them; one that is too long for a part is cut."""
    at = 0
    for block in document.blocks:
        yield from _between(document.text, at, block.start)
        yield from _cut(document.text, block)
        at = block.end
    yield from _between(document.text, at, len(document.text))


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    at = start
    for words in text[start:end].split("\n\n"):
        bare = words.strip()
        if bare:
            begin = at + words.index(bare)
            yield from _cut(text, Block(BlockKind.PARAGRAPH, begin, begin + len(bare)))
        at += len(words) + 2


def _cut(text: str, block: Block) -> Iterator[Block]:
    start = block.start
    while block.end - start > _BLOCK:
        at = text.rfind(" ", start + 1, start + _BLOCK)
        end = at if at > start else start + _BLOCK
        yield Block(block.kind, start, end, block.level, block.speaker)
        start = end
    if start < block.end:
        yield Block(block.kind, start, block.end, block.level, block.speaker)


def _groups(blocks: list[Block], length: int) -> Iterator[list[Block]]:
    """Yield the blocks of each part; a document without any is one part."""
    if length <= _WHOLE:
        yield blocks
        return
    group: list[Block] = []
    for block in blocks:
        if group and _begins_part(block, block.start - group[0].start):
            yield group
            group = []
        group.append(block)
    yield group


def _begins_part(block: Block, before: int) -> bool:
    heading = block.kind is BlockKind.HEADING
    section = heading and not block.speaker and block.level <= _SECTION_LEVEL
    return before >= _BLOCK or (heading and before >= _HEADING) or (section and before >= _SECTION)
