"""The words of a PDF page with their boxes and style, as pdfium sees them."""

from __future__ import annotations

import re
from collections import Counter
from ctypes import byref, c_double, c_int, create_string_buffer
from itertools import pairwise
from math import atan2, pi
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

#: pdfium's marks for a hyphen at a line end, soft or hard.
LINE_END_HYPHENS = frozenset("\x02\ufffe")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|cursi", re.IGNORECASE)
_BOLD_WEIGHT = 650
_SPACES = frozenset([0, *range(3, 33), 1, 0xA0, 0x3000, 0xFFFF, *range(0x2000, 0x200C)])


class Word(NamedTuple):
    """A run of characters without white space and of one style, in points from the lower left corner.

    `at` is its first character's number in pdfium's order of the page; `glued` says that no white space was between
    it and the word before it in that order. Where text stands sideways, all coordinates are turned upright.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    at: int
    glued: bool


class PageWords(NamedTuple):
    """The words of a page; `turn` is by how many quarter turns its text stood, `askew` counts words left out."""

    number: int
    words: list[Word]
    turn: int
    askew: int


class _Style(NamedTuple):
    size: float
    baseline: float
    across: float
    turn: int
    bold: bool
    italic: bool


class _Glyphs:
    """Reads character after character from pdfium, with few calls."""

    def __init__(self, textpage: PdfTextPage) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = textpage.raw
        self._rect = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = create_string_buffer(256)
        self._last: tuple[float, float, bytes, _Style] | None = None
        self.count = pdfium.FPDFText_CountChars(self._page)

    def codes(self) -> list[int]:
        """Return the Unicode value of each character."""
        get, page = self._pdfium.FPDFText_GetUnicode, self._page
        return [get(page, index) for index in range(self.count)]

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a character with its full height."""
        rect = self._rect
        self._pdfium.FPDFText_GetLooseCharBox(self._page, index, byref(rect))
        return rect.left, rect.bottom, rect.right, rect.top

    def style(self, index: int, box: tuple[float, float, float, float]) -> _Style:
        """Return the style of a character; one of the same font and height as the last, on one line, shares its."""
        flags = c_int()
        self._pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 256, byref(flags))
        name = self._name.value
        if self._last is not None:
            bottom, top, font, style = self._last
            if font == name and style.turn % 2 == 0 and -0.5 < box[1] - bottom < 0.5 and -0.5 < box[3] - top < 0.5:
                return style
        style = self._read_style(index)
        self._last = (box[1], box[3], name, style)
        return style

    def _read_style(self, index: int) -> _Style:
        pdfium, page, matrix = self._pdfium, self._page, self._matrix
        pdfium.FPDFText_GetMatrix(page, index, byref(matrix))
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = pdfium.FPDFText_GetFontSize(page, index) * scale
        x, y = c_double(), c_double()
        pdfium.FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
        turn = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
        name = self._name.value.decode("latin-1")
        bold = bool(_BOLD.search(name)) or pdfium.FPDFText_GetFontWeight(page, index) >= _BOLD_WEIGHT
        return _Style(size, y.value, x.value, turn, bold, bool(_ITALIC.search(name)))


def page_words(textpage: PdfTextPage, number: int) -> PageWords:
    """Return the words of a page; text that stands at another angle than most is left out and counted."""
    glyphs = _Glyphs(textpage)
    codes = glyphs.codes()
    found: list[tuple[int, Word]] = []
    start, white = 0, True
    while start < glyphs.count:
        if codes[start] in _SPACES:
            start, white = start + 1, True
            continue
        end, box = _word_end(glyphs, codes, start)
        text = "".join(map(chr, codes[start:end]))
        style = glyphs.style(start, box)
        found.extend(_upright(_word(text, box, style, (start, not white)), style))
        start, white = end, False
    turn = _usual_turn(found)
    kept = [piece for own, word in found if own == turn for piece in _raised_apart(word)]
    askew = sum(own != turn for own, _ in found)
    return PageWords(number, kept, turn, askew)


def source_box(word: Word, turn: int) -> tuple[float, float, float, float]:
    """Return the box of a word as the PDF has it: left, bottom, right, top in points."""
    left, bottom, right, top = word.left, word.bottom, word.right, word.top
    if turn == 1:
        left, bottom, right, top = -top, left, -bottom, right
    elif turn == 2:
        left, bottom, right, top = -right, -top, -left, -bottom
    elif turn == 3:
        left, bottom, right, top = bottom, -right, top, -left
    return round(left, 1), round(bottom, 1), round(right, 1), round(top, 1)


def body_size(pages: list[PageWords]) -> float:
    """Return the size in points that most characters of a document have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            sizes[round(word.size, 1)] += len(word.text)
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0] if sizes else 0.0


def _word_end(glyphs: _Glyphs, codes: list[int], start: int) -> tuple[int, tuple[float, float, float, float]]:
    """Return where the word that begins at a character ends, and its box; a change of height or a jump ends it."""
    last = first = glyphs.box(start)
    jump = 2 * max(abs(first[3] - first[1]), abs(first[2] - first[0]), 1.0)
    at = start + 1
    while at < len(codes) and codes[at] not in _SPACES:
        box = glyphs.box(at)
        level = -0.5 < box[1] - last[1] < 0.5 and -0.5 < box[3] - last[3] < 0.5
        sideways = -0.5 < box[0] - last[0] < 0.5 and -0.5 < box[2] - last[2] < 0.5
        if not (level or sideways) or (level and not -jump < box[0] - last[2] < jump):
            break
        last = box
        at += 1
    return at, (min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))


def _word(text: str, box: tuple[float, float, float, float], style: _Style, origin: tuple[int, bool]) -> Word:
    return Word(text, *box, style.baseline, style.size, style.bold, style.italic, *origin)


def _upright(word: Word, style: _Style) -> list[tuple[int, Word]]:
    """Return the word with its turn, turned so that its text runs from left to right."""
    left, bottom, right, top = word.left, word.bottom, word.right, word.top
    if style.turn == 1:
        word = word._replace(left=bottom, right=top, bottom=-right, top=-left, baseline=-style.across)
    elif style.turn == 2:
        word = word._replace(left=-right, right=-left, bottom=-top, top=-bottom, baseline=-style.baseline)
    elif style.turn == 3:
        word = word._replace(left=-top, right=-bottom, bottom=left, top=right, baseline=style.across)
    return [(style.turn, word)]


def _usual_turn(found: list[tuple[int, Word]]) -> int:
    turns: Counter[int] = Counter()
    for turn, word in found:
        turns[turn] += len(word.text)
    return max(turns, key=lambda turn: (turns[turn], -turn)) if turns else 0


def _raised_apart(word: Word) -> list[Word]:
    """Part a word from raised digits that the font draws itself (`¹`), as if they were set small and high."""
    if not _RAISED.search(word.text):
        return [word]
    cuts = sorted({0, len(word.text), *(edge for m in _RAISED.finditer(word.text) for edge in m.span())})
    width = (word.right - word.left) / len(word.text)
    parts = []
    for start, end in pairwise(cuts):
        text = word.text[start:end]
        part = word._replace(
            text=text, left=word.left + start * width, right=word.left + end * width, at=word.at + start,
            glued=word.glued or start > 0,
        )  # fmt: skip
        if _RAISED.fullmatch(text):
            part = part._replace(
                text=text.translate(_RAISED_DIGITS), size=word.size * 0.6, baseline=word.baseline + word.size * 0.35
            )
        parts.append(part)
    return parts
