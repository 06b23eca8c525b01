"""A part of a document as HTML: its blocks with the marks in them, and its notes where their marks stood."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from nakomen.model import Block, BlockKind, Note
from nakomen.web.marking import Mark, NoteMark, with_marks
from nakomen.web.paper import Paper, Part

_CELLS = " | "
_DEEPEST = 6
#: The element that holds a block of a kind; items and rows stand in lists and tables.
_TAGS = {
    BlockKind.LETTERHEAD: Markup('<p class="letterhead" data-start="{}">{}</p>'),
    BlockKind.SALUTATION: Markup('<p data-start="{}">{}</p>'),
    BlockKind.PARAGRAPH: Markup('<p data-start="{}">{}</p>'),
    BlockKind.QUESTION: Markup('<p class="question" data-start="{}">{}</p>'),
    BlockKind.SIGNATURE: Markup('<p class="signature" data-start="{}">{}</p>'),
    BlockKind.NOTE: Markup('<p class="small" data-start="{}">{}</p>'),
}
_TOGETHER = frozenset({BlockKind.ITEM, BlockKind.ROW})


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What a page says beside the text itself, in the language that is spoken."""

    note: str
    table: str


@dataclass(slots=True)
class PaperHtml:
    """Turns a part of a paper into HTML; every mark's first piece has its id, whatever it crosses."""

    paper: Paper
    part: Part
    marks: Sequence[Mark]
    words: PaperWords
    _begun: set[str] = field(default_factory=set)
    _depth: int = 1
    _tables: int = 0
    _placed: set[int] = field(default_factory=set)
    _marks_in: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        stretches = sorted(self.part.stretches())
        starts = [start for start, _ in stretches]
        for mark in sorted(self.marks, key=lambda one: (one.start, -one.end)):
            at = max(bisect_right(starts, mark.start) - 1, 0)
            for start, end in stretches[at : bisect_left(starts, mark.end)]:
                if mark.start < end and mark.end > start:
                    self._marks_in[start].append(mark)

    def whole(self) -> Markup:
        """Return the part."""
        made: list[Markup] = []
        for kind, group in groupby(self.part.blocks, key=lambda block: block.kind):
            if kind is BlockKind.ITEM:
                made += self._listed(list(group))
            elif kind is BlockKind.ROW:
                made += self._rows(list(group))
            else:
                for block in group:
                    made.append(self._block(block))
                    made += self._notes(block)
        made += [self._note(note) for note in self.part.notes if note.start not in self._placed]
        return Markup("\n").join(made)

    def _block(self, block: Block) -> Markup:
        inner = self._inner(block.start, block.end, block.start)
        if block.kind is not BlockKind.HEADING:
            return _TAGS[block.kind].format(block.start, inner)
        # A heading is at most one deeper than the one before it, or who listens misses a level.
        level = self._depth = min(max(block.level, 1) + 1, self._depth + 1, _DEEPEST)
        css = Markup(' class="speaker"') if block.speaker else ""
        heading = Markup('<h{}{} id="b-{}" data-start="{}">{}</h{}>')
        return heading.format(level, css, block.start, block.start, inner, level)

    def _listed(self, points: Sequence[Block]) -> Iterator[Markup]:
        yield Markup('<ul class="items">')
        for block in points:
            inner = self._inner(block.start, block.end, block.start)
            notes = Markup().join(self._notes(block))
            point = Markup('<li class="level-{}"><p data-start="{}">{}</p>{}</li>')
            yield point.format(min(max(block.level, 1), _DEEPEST), block.start, inner, notes)
        yield Markup("</ul>")

    def _rows(self, rows: Sequence[Block]) -> Iterator[Markup]:
        region = Markup('<div class="scrolls" tabindex="0" role="region" aria-label="{}"><table class="plain"><tbody>')
        self._tables += 1
        yield region.format(f"{self.words.table} {self._tables}")
        for block in rows:
            yield Markup("<tr>{}</tr>").format(Markup().join(self._cells(block)))
        yield Markup("</tbody></table></div>")
        for block in rows:
            yield from self._notes(block)

    def _cells(self, block: Block) -> Iterator[Markup]:
        start = block.start
        for words in self.paper.document.text[block.start : block.end].split(_CELLS):
            end = start + len(words)
            yield Markup('<td data-start="{}">{}</td>').format(start, self._inner(start, end, block.start))
            start = end + len(_CELLS)

    def _inner(self, start: int, end: int, block: int) -> Markup:
        text = self.paper.document.text
        anchors = (self._mark_of(note) for note in self.part.notes if start <= note.anchor <= end)
        return with_marks(text, (start, end), self._marks_in.get(block, ()), anchors, self._begun)

    def _notes(self, block: Block) -> Iterator[Markup]:
        for note in self.part.notes:
            if block.start <= note.anchor <= block.end and note.start not in self._placed:
                yield self._note(note)

    def _mark_of(self, note: Note) -> NoteMark:
        return NoteMark(note.anchor, note.mark, f"n-{note.start}", f"{self.words.note} {note.mark}")

    def _note(self, note: Note) -> Markup:
        self._placed.add(note.start)
        inner = self._inner(note.start, note.end, note.start)
        return Markup(
            '<details class="note"><summary>{} {}</summary><p id="n-{}" data-start="{}">{}</p></details>'
        ).format(self.words.note, note.mark, note.start, note.start, inner)
