"""Puts the lines of PDF pages together into headings, paragraphs, items and rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from nakomen.model import BlockKind
from nakomen.readers.page_lines import Line
from nakomen.readers.page_words import LINE_END_HYPHENS, Word

_MARKER = r"(?:[•●▪■◦○·*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}°)"
_ITEM = re.compile(rf"{_MARKER}\s+\S")
_MARKER_ONLY = re.compile(_MARKER)
_ENDED = re.compile(r"[.!?:;…][»”’\"')\]]*$")
_SENTENCE_END = re.compile(r"[.!?][»”’\"')\]]*$")
_HEADING_LENGTH = 160
_SPEAKER_WORDS = 9


@dataclass(slots=True)
class PageBlock:
    """Lines that make one block; `cells` holds the lines of each cell where it is a row of a table."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    speaker: str = ""
    cells: list[list[Line]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its lines as they stand, one after the other."""
        return " ".join(line.text for line in self.lines)


def blocks_of(lines: list[Line], body: float) -> list[PageBlock]:
    """Return the blocks that lines in reading order make, over columns and pages."""
    leading = _leading(lines, body)
    blocks: list[PageBlock] = []
    last: Line | None = None
    for line in lines:
        if last is None or _starts_block(blocks[-1], last, line, leading):
            blocks.append(PageBlock([line]))
        else:
            blocks[-1].lines.append(line)
        last = line
    sizes = sorted(
        {round(block.lines[0].size, 1) for block in blocks if block.lines[0].size > 1.1 * body}, reverse=True
    )
    speaker = ""
    for block in blocks:
        _set_kind(block, body, sizes)
        if _names_speaker(block):
            block.kind, block.level = BlockKind.HEADING, 3
            speaker = block.text.rstrip(":")
        elif block.kind is BlockKind.HEADING and block.level < 3:
            speaker = ""
        block.speaker = speaker
    return blocks


def _leading(lines: list[Line], body: float) -> float:
    """Return the usual step from line to line in body type."""
    steps: Counter[float] = Counter()
    for above, below in pairwise(lines):
        if above.column == below.column and above.page == below.page and abs(above.size - body) < 0.5:
            step = round(above.baseline - below.baseline, 1)
            if 0.9 * body < step < 2.2 * body:
                steps[step] += 1
    return max(steps.items(), key=lambda item: (item[1], -item[0]))[0] if steps else 1.2 * body


def _starts_block(block: PageBlock, last: Line, line: Line, leading: float) -> bool:
    """Decide whether a line begins a new block after the last line of one."""
    if _celled(block.lines[0]) and (last.page, last.column) == (line.page, line.column):
        return _stands_apart(last, line, leading) or _other_weight(last, line) or not _in_row(block, line)
    flowing = _mid_sentence(last, line) or _dash_inside(block, last, line)
    if not flowing and (_ITEM.match(line.text) or _celled(line) or _other_weight(last, line)):
        return True
    if abs(last.size - line.size) > 0.08 * last.size:
        return True
    if (last.page, last.column) != (line.page, line.column):
        return not flowing and not _runs_on(block, last, line)
    if _stands_apart(last, line, leading) or line.left > last.right or line.right < last.left:
        return True
    return not flowing and (_indented(block, last, line) or _would_have_fitted(last, line))


def _stands_apart(last: Line, line: Line, leading: float) -> bool:
    """Tell whether more than usual white parts a line from the one above."""
    step = last.baseline - line.baseline
    # An index or a raised sign pushes the next line down, in the middle of a sentence too.
    most = 1.75 if _mid_sentence(last, line) and not _would_have_fitted(last, line) else 1.3
    return step > most * max(leading * last.size / max(line.size, 1.0), last.size) or step <= 0


def _celled(line: Line) -> bool:
    """Tell whether a line holds more than one cell; a marker before its item is none."""
    segments = line.segments
    if len(segments) == 2 and len(segments[0]) == 1:
        return not _MARKER_ONLY.fullmatch(segments[0][0].text)
    return len(segments) > 1


def _in_row(block: PageBlock, line: Line) -> bool:
    """Tell whether a line carries on the cells of a row: it keeps to their edges and opens no new first cell."""
    edges = [words[0].left for words in block.lines[0].segments]
    below = line.segments
    if not all(any(abs(words[0].left - edge) < 3.0 for edge in edges) for words in below):
        return False
    if len(below) == 1 and abs(below[0][0].left - edges[0]) >= 3.0:
        return True
    return _goes_on(block, below[0], len(below) < len(edges))


def _goes_on(block: PageBlock, words: list[Word], fewer: bool) -> bool:
    """Tell whether words go on with the sentence that the cell above them left open; `fewer` cells speak for it."""
    above = [cell for line in block.lines for cell in line.segments if abs(cell[0].left - words[0].left) < 3.0]
    if not above or _ENDED.search(above[-1][-1].text):
        return False
    return words[0].text[:1].islower() or (fewer and len(above[-1]) >= 3)


def _other_weight(last: Line, line: Line) -> bool:
    """Tell whether two lines differ in being bold or italic, each throughout."""
    for style in ("bold", "italic"):
        if getattr(last.words[0], style) == getattr(line.words[0], style):
            continue  # soon seen, and so for most lines
        ours, theirs = ([getattr(word, style) for word in side.words] for side in (last, line))
        if (all(ours) and not any(theirs)) or (all(theirs) and not any(ours)):
            return True
    return False


def _mid_sentence(last: Line, line: Line) -> bool:
    """Tell whether the words show that a sentence goes on from line to line."""
    if last.text[-1:] in LINE_END_HYPHENS:
        return True
    return not _ENDED.search(last.text) and line.text.lstrip("(")[:1].islower()


def _dash_inside(block: PageBlock, last: Line, line: Line) -> bool:
    """Tell whether a dash at the start of a line stands inside a sentence and opens no item."""
    dash = line.text[:1]
    if dash not in "–—-" or _ENDED.search(last.text) or block.lines[0].text.startswith(dash):
        return False
    return line.text[1:].lstrip()[:1].islower() and not _would_have_fitted(last, line)


def _runs_on(block: PageBlock, last: Line, line: Line) -> bool:
    """Tell whether a block goes on in the next column or on the next page, by the layout."""
    if _SENTENCE_END.search(last.text) or (len(block.lines) == 1 and _looks_like_heading(block)):
        return False
    if line.left > line.edge + 0.8 * line.size and last.left <= last.edge + 0.5 * last.size:
        return False
    return not _would_have_fitted(last, line)


def _indented(block: PageBlock, last: Line, line: Line) -> bool:
    """Tell whether the left edge moves in the way that opens a paragraph."""
    shift = line.left - last.left
    if abs(shift) < 0.7 * line.size:
        return False
    item = bool(_ITEM.match(block.lines[0].text))
    if shift > 0:
        return not (item and len(block.lines) == 1)
    return item and len(block.lines) > 1


def _would_have_fitted(last: Line, line: Line) -> bool:
    """Tell whether the first word of a line would have stood on the line above: then that line was meant to end."""
    first = line.words[0]
    width = first.right - first.left
    for word in line.words[1:]:
        if not word.glued:
            break
        width = word.right - first.left
    return last.room - last.right > width + 0.9 * last.size


def _looks_like_heading(block: PageBlock) -> bool:
    text = block.text
    if len(block.lines) > 4 or len(text) > _HEADING_LENGTH or _SENTENCE_END.search(text) or text[-1:] in ",;":
        return False
    return any(character.isalnum() for character in text)


def _set_kind(block: PageBlock, body: float, sizes: list[float]) -> None:
    """Set the kind by size, weight, slope, marker and gaps, in this order."""
    first = block.lines[0]
    heading = _looks_like_heading(block)
    if heading and first.size > 1.1 * body:
        block.kind, block.level = BlockKind.HEADING, min(sizes.index(round(first.size, 1)) + 1, 3)
    elif heading and all(line.bold for line in block.lines):
        block.kind, block.level = BlockKind.HEADING, 2 if sizes else 1
    elif heading and all(line.italic for line in block.lines) and len(block.text) <= 100 and block.text[:1].isupper():
        block.kind, block.level = BlockKind.HEADING, 3 if sizes else 2
    elif _celled(first):
        block.kind, block.cells = BlockKind.ROW, _cells(block.lines)
    elif _ITEM.match(first.text):
        block.kind, block.level = BlockKind.ITEM, 1


def _cells(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each cell of a row; what stands below the first line goes to the cell above it."""
    first = lines[0]
    cells = [[first.part(words)] for words in first.segments]
    for line in lines[1:]:
        for words in line.segments:
            above = [cell for cell in cells if cell[0].left <= words[0].left + 3.0]
            (above[-1] if above else cells[0]).append(line.part(words))
    return cells


def _names_speaker(block: PageBlock) -> bool:
    """Tell whether a block is the line that names who speaks: a short one that ends in a colon, its name alone bold."""
    words = [word for line in block.lines for word in line.words if any(character.isalpha() for character in word.text)]
    if len(block.lines) > 2 or len(words) > _SPEAKER_WORDS or not block.text.endswith(":"):
        return False
    return any(word.bold for word in words) and not words[0].bold
