"""The sentences of a PDF in poppler's reading order, with heads, feet and notes told apart: a second opinion.

It leans on nothing of ours: poppler gives the words in reading order with their boxes (`pdftotext -bbox-layout`), and
these few rules do the rest. Type below 0.87 of the usual height is a note or a mark. A line in the outer sixth of a page
that comes back at its height on a third of the pages, numbers apart, is furniture, and so is an imprint.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from lxml import etree

PROGRAM = shutil.which("pdftotext")
SMALL = 0.87
_EDGE = 1 / 6
_SHIFT = 5.0
_SHARE = 1 / 3
#: How far from its label a cell may begin, in points; columns of running text stand closer together than labels are short.
_LABEL_GAP = 110.0
_IMPRINT = re.compile(
    r"(?:kst|ah|h)-[\w-]+|ISSN\s[\d\s-]{9,12}X?|.s-Gravenhage \d{4}|"
    r"(?:.s-Gravenhage \d{4} )?(?:Tweede|Eerste) Kamer, vergaderjaar .{1,90}"
)
_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[*†‡]+)[)\].,]?")
_END = re.compile(r"[.!?…][)\]»”’\"']*$")
_OPENS = re.compile(r"[«“‘\"'(\[]*[A-ZÀ-Þ0-9•–—-]")
_BULLET = re.compile(r"[•●▪■◦○]")
_ITEM_END = re.compile(r"[:;][)\]»”’\"']*$")

#: Where a line ended in a hyphen: it may be joined with or without one, with or without a space.
BREAK = "\x1e"
#: Where words touch, or only a mark stood between them: a space may stand there or not.
GLUE = "\x1d"


@dataclass(frozen=True, slots=True)
class PopplerWord:
    """A word with its box from the page's upper left corner, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(eq=False, slots=True)
class PopplerLine:
    """A line of a page.

    `block` numbers its block, `room` is the right edge that lines which begin where it does reach.

    `opens` says that a mark or white stands before it, so that it goes on with nothing.
    """

    words: list[PopplerWord]
    page: int
    block: int
    page_height: float
    room: float = 0.0
    furniture: bool = False
    opens: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        return self.words[0].top

    @property
    def height(self) -> float:
        return median(word.height for word in self.words for _ in word.text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A PDF as poppler sees it: its lines in reading order and the usual height of its type.

    `strays` holds, page by page, the words of heads, feet and notes, each with the height of its page.
    """

    lines: list[PopplerLine]
    height: float
    strays: dict[int, list[tuple[PopplerWord, float]]] = field(default_factory=dict)

    def sentences(self) -> list[str]:
        """Return the sentences of the running text."""
        return list(_sentences(self._stream(notes=False)))

    def note_sentences(self) -> list[str]:
        """Return the sentences of the notes, without their marks."""
        return list(_sentences(self._stream(notes=True)))

    def small(self, line: PopplerLine) -> bool:
        """Tell whether a line is set in the type of notes."""
        return line.height < SMALL * self.height

    def _stream(self, *, notes: bool) -> Iterator[PopplerLine]:
        heights = [line.height for line in self.lines if self.small(line)]
        usual = median(heights) if notes and heights else self.height
        lines = [line for line in self.lines if not line.furniture and self.small(line) is notes]
        if notes:
            # Poppler takes raised marks for lines of their own and puts them anywhere; notes stand below each other.
            lines.sort(key=lambda line: (line.page, line.words[-1].bottom if len(line.words) > 1 else line.top))
        step = _usual_step(lines)
        opens = False
        for last, line in zip([None, *lines], lines, strict=False):
            words = _without_marks(line, max(usual, line.height))
            opens |= notes and words[:1] != line.words[:1]
            white = last is not None and _step(last, line) > 1.4 * step
            if words:
                yield replace(line, words=words, opens=line.opens or opens or white)
                opens = False


def _step(last: PopplerLine, line: PopplerLine) -> float:
    """Return how far a line stands below the last of its column, nothing where it is of another."""
    return line.top - last.top if last.page == line.page and abs(line.words[0].left - last.words[0].left) < 40 else 0.0


def _usual_step(lines: list[PopplerLine]) -> float:
    steps = Counter(round(_step(last, line), 1) for last, line in pairwise(lines) if last.block == line.block)
    return max(steps, key=lambda step: (step > 0, steps[step]), default=0.0)


def _without_marks(line: PopplerLine, usual: float) -> list[PopplerWord]:
    """Return the words of a line without raised marks."""
    kept: list[PopplerWord] = []
    reach, marked = -1e9, False
    foot = max(word.bottom for word in line.words)
    for word in line.words:
        mark = word.height < SMALL * usual and _MARK.fullmatch(word.text) is not None
        if mark and (len(line.words) == 1 or word.bottom < foot - 0.05 * usual):
            reach, marked = word.right, True
            continue
        if kept and (marked or word.left - reach < 0.12 * usual):
            last = kept.pop()
            kept.append(replace(last, text=f"{last.text}{GLUE}{word.text}", right=word.right))
        else:
            kept.append(word)
        reach, marked = word.right, False
    return kept


def read_sheet(path: Path) -> Sheet:
    """Ask poppler for the words of a PDF."""
    command = [PROGRAM or "pdftotext", "-bbox-layout", str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    root = etree.fromstring(done.stdout, etree.XMLParser(recover=True, resolve_entities=False))
    lines = list(_lines(root))
    heights: Counter[float] = Counter()
    for line in lines:
        for word in line.words:
            heights[round(word.height, 1)] += len(word.text)
    sheet = Sheet(lines, max(heights, key=lambda height: heights[height]), defaultdict(list))
    _mark_furniture(lines)
    _set_room(lines)
    _set_labels(lines)
    for line in lines:
        if line.furniture or sheet.small(line):
            sheet.strays[line.page].extend((word, line.page_height) for word in line.words)
    return sheet


def _lines(root: etree._Element) -> Iterator[PopplerLine]:
    number = 0
    for page_number, page in enumerate(root.iter("{*}page"), 1):
        for block in page.iter("{*}block"):
            number += 1
            for line in block.iter("{*}line"):
                words = [_word(word) for word in line.iter("{*}word")]
                if words:
                    yield PopplerLine(words, page_number, number, float(page.get("height", "0")))


def _word(element: etree._Element) -> PopplerWord:
    left, top, right, bottom = (float(element.get(key, "0")) for key in ("xMin", "yMin", "xMax", "yMax"))
    return PopplerWord(element.text or "", left, top, right, bottom)


def _set_room(lines: list[PopplerLine]) -> None:
    rights: dict[tuple[int, int], float] = defaultdict(float)
    for line in lines:
        key = (line.page, round(line.words[0].left / 3))
        rights[key] = max(rights[key], line.words[-1].right)
    for line in lines:
        line.room = rights[line.page, round(line.words[0].left / 3)]


def _set_labels(lines: list[PopplerLine]) -> None:
    """Let a label in a table, which ends in a colon, open its row, and what stands right of it its cell."""
    labels = [line for line in lines if line.text.endswith(":") and len(line.words) <= 2]
    levels = {(line.page, round(line.top / 2) + by): line for line in labels for by in (-1, 0, 1)}
    for line in lines:
        label = levels.get((line.page, round(line.top / 2)))
        if label is not None and 0 < line.words[0].left - label.words[-1].right < _LABEL_GAP:
            label.opens = line.opens = True


def _mark_furniture(lines: list[PopplerLine]) -> None:
    pages = max((line.page for line in lines), default=0)
    seen: dict[str, list[PopplerLine]] = defaultdict(list)
    for line in lines:
        edge = _EDGE * line.page_height
        if line.top < edge or line.top > line.page_height - edge:
            seen[re.sub(r"\d+", "#", line.text)].append(line)
    for text, alike in seen.items():
        for line in alike:
            level = [other for other in alike if abs(other.top - line.top) < _SHIFT]
            if text == "#":
                # Bare numbers run with the pages, else they are text.
                level = [other for other in level if int(other.text) - other.page == int(line.text) - line.page]
            on = len({other.page for other in level})
            line.furniture = bool(_IMPRINT.fullmatch(line.text)) or on >= max(2, _SHARE * pages)


def _sentences(lines: Iterator[PopplerLine]) -> Iterator[str]:
    """Join lines and part them again into sentences.

    A sentence ends at its mark before a capital. At a line's end one also ends where the text plainly does: after a colon
    or semicolon, before a bullet, below more than usual white, or before a capital where a new block begins or the next
    word would have stood on the line.
    """
    words: list[str] = []
    last: PopplerLine | None = None
    for line in lines:
        if last is not None and words and _parted(last, line):
            yield " ".join(words)
            words = []
        for number, word in enumerate(line.words):
            text = word.text
            if words and _END.search(words[-1]) and _OPENS.match(text):
                yield " ".join(words)
                words = []
            if number == 0 and words and words[-1].endswith(("-", "\u00ad")):
                words[-1] = f"{words[-1][:-1]}{BREAK}{text}"
            elif number == 0 and words and words[-1].endswith("/"):
                words[-1] = f"{words[-1]}{GLUE}{text}"
            else:
                words.append(text)
        last = line
    if words:
        yield " ".join(words)


def _parted(last: PopplerLine, line: PopplerLine) -> bool:
    if _ITEM_END.search(last.text) or line.opens or _BULLET.match(line.text):
        return True
    if not _OPENS.match(line.text) or last.text.endswith("-"):
        return False
    first = line.words[0]
    return last.block != line.block or last.room - last.words[-1].right > first.right - first.left + 4.0


def pattern_of(sentence: str) -> re.Pattern[str]:
    """Return a pattern that finds a sentence, white space and the joining of hyphens aside."""
    escaped = re.escape(sentence).replace(r"\ ", " ")
    return re.compile(escaped.replace(re.escape(BREAK), "(?:-? ?)").replace(re.escape(GLUE), " ?"))
