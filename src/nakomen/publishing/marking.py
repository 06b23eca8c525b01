"""The text of a document as a page shows it: its blocks, with each statement marked on exactly its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from nakomen.model import Block, BlockKind, Document, Note, Statement

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of a document: what it is, its text with marks, and the statements that begin in it, with their numbers.

    `number` is its place among the blocks, from 0; `plain` are its words without marks; `level` is the
    depth of a heading or list item.
    """

    kind: BlockKind
    number: int
    start: int
    level: int
    text: Markup
    plain: str
    statements: tuple[tuple[int, Statement], ...]
    speaker: str = ""
    note: str = ""


def shown_blocks(document: Document, statements: Sequence[Statement]) -> list[ShownBlock]:
    """Return the blocks of a document; statements come in the order of the text and are numbered from 1.

    Headings never skip a level below the title of the page, so that they can be walked through.
    """
    numbered = list(enumerate(statements, start=1))
    shown: list[ShownBlock] = []
    depth = 1
    notes = {note.start: note.mark for note in document.notes}
    for at, block in enumerate(_blocks_of(document)):
        level = block.level
        if block.kind is BlockKind.HEADING:
            level = depth = min(max(block.level, 1) + 1, depth + 1, _DEEPEST)
        touching = [(number, one) for number, one in numbered if one.start < block.end and block.start < one.end]
        text = _marked(document, block, touching)
        begun = tuple((number, one) for number, one in touching if block.start <= one.start)
        plain = document.text[block.start : block.end]
        shown.append(
            ShownBlock(
                block.kind, at, block.start, level, text, plain, begun, block.speaker, notes.get(block.start, "")
            )
        )
    return shown


def _blocks_of(document: Document) -> Iterator[Block]:
    """Yield the blocks and, as paragraphs, whatever of the text stands in none: nothing that was read is left out."""
    at = 0
    for block in document.blocks:
        yield from _loose(document, at, block.start)
        yield block
        at = block.end
    yield from _loose(document, at, len(document.text))


def _loose(document: Document, start: int, end: int) -> Iterator[Block]:
    if document.text[start:end].strip():
        yield Block(BlockKind.PARAGRAPH, start, end)


def _marked(document: Document, block: Block, touching: Sequence[tuple[int, Statement]]) -> Markup:
    """Return the text of a block; where statements overlap, words bear the mark of the one that begins last."""
    anchors = [note for note in document.notes if block.start <= note.anchor <= block.end and note.start != block.start]
    inside = {at for _, one in touching for at in (one.start, one.end) if block.start < at < block.end}
    cuts = sorted({block.start, block.end, *inside, *(note.anchor for note in anchors)})
    text = Markup()
    for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
        # A note's mark stands behind the words that it belongs to.
        text += _note_marks(anchors, start)
        over = [(number, one) for number, one in touching if one.start <= start and end <= one.end and start < end]
        words = escape(document.text[start:end])
        if not over:
            text += words
            continue
        text += _mark(words, over, [(number, one) for number, one in over if one.start == start])
    return text


def _mark(words: Markup, over: Sequence[tuple[int, Statement]], begun: Sequence[tuple[int, Statement]]) -> Markup:
    """Return words as a mark, with the number of each statement that begins at them."""
    _, last = max(over, key=lambda pair: (pair[1].start, -pair[1].end, pair[0]))
    numbers = Markup().join(
        Markup('<a class="number" id="s-{}" href="#n-{}">{}</a>').format(one.id, number, number)
        for number, one in begun
    )
    return Markup('{}<mark class="{}">{}</mark>').format(numbers, last.kind, words)


def _note_marks(notes: Sequence[Note], at: int) -> Markup:
    return Markup().join(
        Markup('<sup><a href="#note-{}">{}</a></sup>').format(note.start, note.mark)
        for note in notes
        if note.anchor == at
    )
