"""Reading order of a PDF page: a recursive cut at gutters, with bands between that share no gutter."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from nakomen.readers.page_lines import SMALL, Line, merge_rows

#: The narrowest gutter, in sizes of the body type.
_GUTTER = 0.9
_FEW = 3
_SOME_WORDS = 2.8
_DEEPEST = 4
_Gap = tuple[float, float]


def reading_order(pieces: list[Line], body: float) -> list[Line]:
    """Return whole lines in the order that a reader takes; each knows its column, its edge and its room."""
    ordered: list[Line] = []
    for number, region in enumerate(_regions(pieces, body)):
        rows = merge_rows(region)
        edge, room = _measure(rows)
        for row in rows:
            row.column, row.edge, row.room = number, edge, room
        ordered.extend(rows)
    return ordered


def _measure(rows: list[Line]) -> tuple[float, float]:
    """Return where the lines of a column begin and how far they reach; one line that sticks out does not count."""
    rights = sorted(row.right for row in rows)
    lefts = sorted(row.left for row in rows)
    outliers = len(rows) // 30
    return lefts[min(outliers, len(lefts) - 1)], rights[-1 - outliers]


def _regions(pieces: list[Line], body: float, depth: int = 0) -> list[list[Line]]:
    """Return stretches of text in reading order: columns from left to right, and what stands above and below them."""
    bands = _bands(pieces)
    whole = (min(line.left for line in pieces), max(line.right for line in pieces)) if pieces else (0.0, 0.0)
    regions: list[list[Line]] = []
    flow: list[Line] = []
    at = 0
    while at < len(bands):
        end, gaps = _shared_gaps(bands, at, whole, _GUTTER * body)
        columns = _columns(bands[at:end], gaps, whole) if depth < _DEEPEST else None
        if not columns:
            stop = at + 1 if columns is None else end
            flow.extend(piece for band in bands[at:stop] for piece in band)
            at = stop
            continue
        if flow:
            regions.append(flow)
            flow = []
        for column in columns:
            regions.extend(_regions(column, body, depth + 1))
        at = end
    return [*regions, flow] if flow else regions


def _bands(pieces: list[Line]) -> list[list[Line]]:
    """Return pieces in bands that no horizontal line can cut, from top to bottom."""
    bands: list[list[Line]] = []
    floor = 0.0
    for piece in sorted(pieces, key=lambda line: -line.top):
        if bands and piece.top > floor:
            bands[-1].append(piece)
            floor = min(floor, piece.bottom + 0.2 * piece.size)
        else:
            bands.append([piece])
            floor = piece.bottom + 0.2 * piece.size
    return bands


def _free(band: list[Line], whole: _Gap) -> list[_Gap]:
    """Return what a band leaves open between the edges of the whole."""
    gaps, reach = [], whole[0]
    for piece in sorted(band, key=lambda line: line.left):
        if piece.left > reach:
            gaps.append((reach, piece.left))
        reach = max(reach, piece.right)
    if reach < whole[1]:
        gaps.append((reach, whole[1]))
    return gaps


def _shared_gaps(bands: list[list[Line]], start: int, whole: _Gap, least: float) -> tuple[int, list[_Gap]]:
    """Return how far down from a band some vertical gap stays open, and the gaps that do."""
    gaps = [whole]
    end = start
    while end < len(bands):
        free = _free(bands[end], whole)
        left = [
            (max(a[0], b[0]), min(a[1], b[1])) for a in gaps for b in free if min(a[1], b[1]) - max(a[0], b[0]) >= least
        ]
        if not left:
            break
        gaps = left
        end += 1
    return end, gaps


def _columns(bands: list[list[Line]], gaps: list[_Gap], whole: _Gap) -> tuple[list[Line], ...] | None:
    """Return the two sides of the widest gap that parts running text, a margin column first.

    Nothing where no gap does; an empty tuple where the bands are rows of a table.
    """
    pieces = [piece for band in bands for piece in band]
    if len(pieces) < 2 * _FEW or gaps == [whole]:
        return None
    for gap in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        middle = (gap[0] + gap[1]) / 2
        left = [piece for piece in pieces if piece.right <= middle]
        right = [piece for piece in pieces if piece.right > middle]
        if len(left) >= _FEW and len(right) >= _FEW and _running(left, whole) and _running(right, whole):
            return () if _tabular(left, right) else (left, right)
        if left and right and len(left) + len(right) > 2 * _FEW:
            if _margin(right, left):
                return right, left
            if _margin(left, right):
                return left, right
    return None


def _running(side: list[Line], whole: _Gap) -> bool:
    """Tell whether a side is set as running text: some words a line, and some width."""
    width = max(line.right for line in side) - min(line.left for line in side)
    return median(len(line.words) for line in side) >= _SOME_WORDS and width >= 0.2 * (whole[1] - whole[0])


def _tabular(left: list[Line], right: list[Line]) -> bool:
    """Tell whether both sides are cells of rows: rows begin at the same heights though their cells differ in length."""
    ours, theirs = _starts(left), _starts(right)
    shared = [(white, other) for at, white in ours for height, other in theirs if abs(at - height) < 2.0]
    uneven = any(abs(white - other) > 3.0 for white, other in shared)
    floors = [min(line.baseline for line in side) for side in (left, right)]
    ragged = bool(ours and theirs) and abs(ours[-1][0] - theirs[-1][0]) < 2.0 and abs(floors[0] - floors[1]) > 3.0
    return (uneven or ragged) and len(shared) >= 2 and len(shared) >= 0.6 * min(len(ours), len(theirs))


def _starts(side: list[Line]) -> list[tuple[float, float]]:
    """Return the heights where a line stands after more than usual white, with that white; notes do not count."""
    size = median(line.size for line in side)
    rows = [row for row in merge_rows(side) if row.size >= SMALL * size]
    steps = [above.baseline - below.baseline for above, below in pairwise(rows)]
    usual = max(min(steps), size) if steps else size
    return [(row.baseline, step) for row, step in zip(rows[1:], steps, strict=True) if step > 1.3 * usual]


def _margin(side: list[Line], text: list[Line]) -> bool:
    """Tell whether a side is a margin of small type beside the text, on lines of its own."""
    size, other = median(line.size for line in side), median(line.size for line in text)
    level = sum(any(abs(line.baseline - row.baseline) < 0.15 * other for row in text) for line in side)
    return size < SMALL * other and median(len(line.words) for line in text) >= _SOME_WORDS and level < 0.7 * len(side)
