"""Lines of a PDF page: words on one baseline, cut where a gutter may be, with raised marks put back."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from nakomen.readers.page_words import Word

#: A gap wider than this, in sizes of the type, may be a gutter or the edge of a cell.
_WIDE_GAP = 0.85
#: Type smaller than this share of its neighbour's is a note, a mark or an index.
SMALL = 0.87
_LEFT = attrgetter("left")


@dataclass(slots=True, eq=False)
class Line:
    """Words on one baseline of one page, from left to right.

    `room` is the right edge that lines of its column reach, `column` numbers the stretch of text it was cut into.
    """

    words: list[Word]
    page: int
    baseline: float
    size: float
    left: float
    right: float
    column: int = 0
    room: float = 0.0
    edge: float = 0.0
    _text: str = field(default="", repr=False)
    _segments: list[list[Word]] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        """The line as it reads, hyphen marks included."""
        if not self._text:
            self._text = "".join(
                word.text if word.glued and index else f" {word.text}" for index, word in enumerate(self.words)
            ).strip()
        return self._text

    def without_first(self) -> Line:
        """Return the line without its first word."""
        return self.part(self.words[1:])

    def part(self, words: list[Word]) -> Line:
        """Return a line of some of its words, in the same column."""
        part = make_line(words, self.page)
        part.column, part.room, part.edge = self.column, self.room, self.edge
        return part

    @property
    def bottom(self) -> float:
        """The lowest point of its letters."""
        return self.baseline - 0.25 * self.size

    @property
    def top(self) -> float:
        """The highest point of its letters, next to nothing of the leading."""
        return self.baseline + 0.75 * self.size

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        """Whether all its letters slope."""
        return all(word.italic for word in self.words)

    @property
    def segments(self) -> list[list[Word]]:
        """The words between wide gaps."""
        if not self._segments:
            self._segments = _cut_at_gaps(self.words, self.size, 1.6)
        return self._segments


def make_line(words: Iterable[Word], page: int) -> Line:
    """Return a line of words, put in order from left to right; its size is that of most letters."""
    ordered = sorted(words, key=_LEFT)
    size, main = round(ordered[0].size, 1), ordered[0]
    if any(word.size != main.size for word in ordered):
        sizes: Counter[float] = Counter()
        for word in ordered:
            sizes[round(word.size, 1)] += len(word.text)
        size = max(sizes.items(), key=lambda item: (item[1], item[0]))[0]
        main = next(word for word in ordered if round(word.size, 1) == size)
    return Line(ordered, page, main.baseline, size, ordered[0].left, max(word.right for word in ordered))


def lines_of(words: list[Word], page: int) -> list[Line]:
    """Return the pieces of line of a page, from top to bottom, cut at every gap that may be a gutter."""
    pieces: list[Line] = []
    for row in _rows(words):
        pieces.extend(make_line(part, page) for part in _cut_at_gaps(row, max(word.size for word in row), _WIDE_GAP))
    return _with_marks(pieces)


def merge_rows(pieces: list[Line]) -> list[Line]:
    """Return whole lines: pieces on one baseline put together, from top to bottom."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda line: (-line.baseline, line.left)):
        if rows and abs(rows[-1][0].baseline - piece.baseline) <= 0.3 * min(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [row[0] if len(row) == 1 else make_line((word for piece in row for word in piece.words), row[0].page)
            for row in rows]  # fmt: skip


def _rows(words: list[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-round(word.baseline, 1), word.left)):
        if rows and abs(rows[-1][0].baseline - word.baseline) <= 0.22 * min(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=_LEFT)
    return rows


def _cut_at_gaps(row: list[Word], size: float, limit: float) -> list[list[Word]]:
    parts: list[list[Word]] = []
    begun, reach, widest = 0, row[0].right, limit * size
    for at, word in enumerate(row):
        if word.left - reach > widest:
            parts.append(row[begun:at])
            begun = at
        reach = max(reach, word.right)
    return [*parts, row[begun:]]


def _with_marks(pieces: list[Line]) -> list[Line]:
    """Put small pieces that touch a larger line, just above or below its baseline, into that line."""
    pieces.sort(key=lambda line: -line.baseline)
    heights = [-line.baseline for line in pieces]
    gained: dict[int, list[Word]] = {}
    taken: set[int] = set()
    for index, piece in enumerate(pieces):
        if len(piece.text) > 12:
            continue
        host = _host(pieces, index, bisect_left(heights, heights[index] - 30))
        if host is not None:
            gained.setdefault(host, []).extend(piece.words)
            taken.add(index)
    merged = []
    for index, piece in enumerate(pieces):
        if index not in taken:
            extra = gained.get(index)
            merged.append(make_line([*piece.words, *extra], piece.page) if extra else piece)
    return _touching(merged)


def _host(pieces: list[Line], index: int, first: int) -> int | None:
    """Return the line that a small piece hangs on: the nearest that it touches."""
    mark = pieces[index]
    best, best_distance = None, 1e9
    for at in range(first, len(pieces)):
        line = pieces[at]
        rise = mark.baseline - line.baseline
        if rise > 30:
            break
        if at == index or mark.size >= SMALL * line.size or not -0.35 * line.size <= rise <= 0.7 * line.size:
            continue
        distance = _distance(mark, line)
        if distance <= 0.6 * line.size and distance + abs(rise) < best_distance:
            best, best_distance = at, distance + abs(rise)
    return best


def _distance(mark: Line, line: Line) -> float:
    """Return how far a mark stands from the nearest word edge of a line."""
    if mark.left > line.right:
        return mark.left - line.right
    if mark.right < line.left:
        return line.left - mark.right
    return min(min(abs(mark.left - word.right), abs(word.left - mark.right)) for word in line.words)


def _touching(pieces: list[Line]) -> list[Line]:
    """Put pieces together that only a raised mark kept apart."""
    joined: list[Line] = []
    for piece in sorted(pieces, key=lambda line: (-round(line.baseline, 1), line.left)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and abs(last.baseline - piece.baseline) <= 0.22 * min(last.size, piece.size)
            and -0.5 * last.size < piece.left - last.right <= _WIDE_GAP * max(last.size, piece.size)
        ):
            joined[-1] = make_line([*last.words, *piece.words], piece.page)
        else:
            joined.append(piece)
    return joined
