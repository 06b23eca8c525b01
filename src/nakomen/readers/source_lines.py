"""Cuts a text into lines with their places, and keeps what of it is no part of the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nakomen.model import Place
from nakomen.readers.building import NoteMark, Run

#: A text most of whose characters stand in lines longer than this has one line a paragraph.
_WRAP_LIMIT = 140
#: Where single leading spaces are so few, or so rare among the lines, they are what the ends of pages left behind.
_FEW, _RARE = 4, 0.05


@dataclass(slots=True)
class Line:
    """A line that is not blank: the source's `[start:end]` without its outer space; `text` is what it shows.

    `gap` says that a blank line stands before it, `page` that a page begins with it, `cut` that something between it
    and the line before was taken out: a running head, a note, a page's end.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    gap: bool = False
    page: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A stretch of the source that is no part of the text; `mark` where it is the mark of a note."""

    start: int
    end: int
    mark: str = ""


@dataclass(slots=True)
class Source:
    """A decoded text with the cuts to make in it, sorted."""

    text: str
    cuts: list[Cut] = field(default_factory=list)

    def cut(self, more: Iterable[Cut]) -> None:
        """Add cuts; one that overlaps an earlier one is left out."""
        kept: list[Cut] = []
        for cut in sorted({*self.cuts, *more}):
            if not kept or cut.start >= kept[-1].end:
                kept.append(cut)
        self.cuts = kept

    def cuts_in(self, start: int, end: int) -> list[Cut]:
        """Return the cuts that touch a stretch."""
        at = bisect_left(self.cuts, start, key=lambda cut: cut.start)
        if at and self.cuts[at - 1].end > start:
            at -= 1
        found = []
        while at < len(self.cuts) and self.cuts[at].start < end:
            found.append(self.cuts[at])
            at += 1
        return found

    def pieces(self, start: int, end: int) -> Iterator[Run | NoteMark]:
        """Yield a stretch as pieces for a block, without what is cut from it."""
        for cut in self.cuts_in(start, end) if self.cuts else ():
            if cut.start > start:
                yield Run(self.text[start : cut.start], Place(start))
            if cut.mark and cut.start >= start:
                yield NoteMark(cut.mark)
            start = max(start, cut.end)
        if start < end:
            yield Run(self.text[start:end], Place(start))

    def shown(self, start: int, end: int) -> str:
        """Return the words of a stretch as far as they are text, without outer space."""
        return "".join(piece.text for piece in self.pieces(start, end) if isinstance(piece, Run)).strip()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set: wrapped at a width, or one line a paragraph."""

    width: int
    wrapped: bool

    def full(self, line: Line, share: float = 0.75) -> bool:
        """Tell whether a line is so long that it may have been broken for its length."""
        return not self.wrapped or line.end - line.start >= share * self.width


def cut_lines(source: Source) -> list[Line]:
    r"""Return the lines of a text that are not blank, with what they show.

    >>> [(line.text, line.gap, line.page) for line in cut_lines(Source("Een kust\n\nTwee\fDrie"))]
    [('Een kust', False, False), ('Twee', True, False), ('Drie', False, True)]
    """
    lines: list[Line] = []
    at, gap, page = 0, False, False
    ending = "\n" if "\n" in source.text or "\r" not in source.text else "\r"
    for raw in source.text.split(ending):
        for number, part in enumerate(raw.split("\f") if "\f" in raw else (raw,)):
            at += number > 0
            page = page or number > 0
            text = part.strip()
            if text:
                indent = len(part) - len(part.lstrip())
                lines.append(Line(at + indent, at + indent + len(text), text, indent, gap, page, page))
                gap = page = False
            else:
                gap = True
            at += len(part)
        at += 1
    _see_pages(lines)
    return show(source, lines)


def show(source: Source, lines: list[Line]) -> list[Line]:
    """Return the lines with what the source's cuts leave of them; lines without text fall away."""
    if not source.cuts:
        return lines
    kept: list[Line] = []
    gap = cut = False
    for line in lines:
        if source.cuts_in(line.start, line.end):
            line.text = source.shown(line.start, line.end)
        if line.text:
            line.gap, line.cut = line.gap or gap, line.cut or cut
            kept.append(line)
            gap = cut = False
        else:
            gap = gap or line.gap
            cut = True
    return kept


def layout_of(lines: list[Line]) -> Layout:
    """Tell in which manner lines were set.

    >>> layout_of([Line(0, 400, ""), Line(400, 440, "")]).wrapped
    False
    """
    lengths = sorted(line.end - line.start for line in lines)
    if not lengths:
        return Layout(80, True)
    half = sum(lengths) / 2
    passed = 0
    for length in lengths:
        passed += length
        if passed >= half:
            break
    return Layout(lengths[int(0.9 * (len(lengths) - 1))], length <= _WRAP_LIMIT)


def _see_pages(lines: list[Line]) -> None:
    """Take a rare single leading space for the start of a page, where form feeds do not tell."""
    spaced = [line for line in lines if line.indent == 1 and not line.page]
    if any(line.page for line in lines) or len(spaced) > max(_FEW, _RARE * len(lines)):
        return
    for line in spaced:
        line.page = line.cut = True
