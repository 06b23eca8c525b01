"""The words of a PDF page with their boxes and style, as pdfium sees them."""

from __future__ import annotations

import re
from collections import Counter
from ctypes import CFUNCTYPE, addressof, byref, c_double, c_int, c_ushort, c_void_p, cast, create_string_buffer
from itertools import pairwise
from math import atan2, pi
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

#: pdfium's marks for a hyphen at a line end, soft or hard.
LINE_END_HYPHENS = frozenset("\x02\ufffe")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|cursi", re.IGNORECASE)
_BOLD_WEIGHT = 650
#: What stands between white space; U+0002 and U+FFFE are hyphens.
_RUN = re.compile("[^\x00\x01\x03-\x20\xa0\u2000-\u200b\u3000\uffff]+")
#: How far a word may differ from the widths of its letters, and what between two letters is a space that pdfium did not
#: see, in heights of the type.
_SLACK, _GAP = 0.12, 0.14
_Box = tuple[float, float, float, float]


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
        self._last: tuple[float, float, int, _Style] | None = None
        self._object = 0
        self.count = pdfium.FPDFText_CountChars(self._page)
        # Called for every word: plain addresses spare ctypes the work of checking what it passes on.
        self._address = cast(self._page, c_void_p).value
        self._rect_address = addressof(self._rect)
        self._loose_box = _bare(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
        self._text_object = _bare(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
        self._font = _bare(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)

    def characters(self) -> str:
        """Return all characters of the page as one text, a character each."""
        pdfium, page, count = self._pdfium, self._page, self.count
        buffer = (c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(page, 0, count, buffer)
        text = bytes(buffer)[:-2].decode("utf-16-le", "replace") if written == count + 1 else ""
        if len(text) == count:
            return text
        # Text outside the basic plane, or characters that pdfium leaves out: they must be asked for one by one.
        get = pdfium.FPDFText_GetUnicode
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in (get(page, at) for at in range(count)))

    def box(self, index: int) -> _Box:
        """Return left, bottom, right and top of a character with its full height."""
        rect = self._rect
        self._loose_box(self._address, index, self._rect_address)
        return rect.left, rect.bottom, rect.right, rect.top

    def style(self, index: int, box: _Box) -> _Style:
        """Return the style of a character.

        One of the same piece of text as the last shares its style; so does one of the same font and height on a line.
        """
        drawn_by = self._text_object(self._address, index) or 0
        last = self._last
        if last is not None and drawn_by == self._object and last[3].turn == 0 and -0.5 < box[1] - last[0] < 0.5:
            return last[3]
        self._object = drawn_by
        font = self._font(drawn_by)
        if last is not None:
            bottom, top, known, style = last
            if font == known and style.turn % 2 == 0 and -0.5 < box[1] - bottom < 0.5 and -0.5 < box[3] - top < 0.5:
                return style
        style = self._read_style(index)
        self._last = (box[1], box[3], font, style)
        return style

    def _read_style(self, index: int) -> _Style:
        pdfium, page, matrix = self._pdfium, self._page, self._matrix
        pdfium.FPDFText_GetMatrix(page, index, byref(matrix))
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = pdfium.FPDFText_GetFontSize(page, index) * scale
        x, y = c_double(), c_double()
        pdfium.FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
        turn = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
        pdfium.FPDFText_GetFontInfo(page, index, self._name, 256, byref(c_int()))
        name = self._name.value.decode("latin-1")
        bold = bool(_BOLD.search(name)) or pdfium.FPDFText_GetFontWeight(page, index) >= _BOLD_WEIGHT
        return _Style(size, y.value, x.value, turn, bold, bool(_ITALIC.search(name)))


def _bare(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - a function of C has no type here
    """Return a function of C that takes plain numbers and addresses."""
    return CFUNCTYPE(result, *arguments)(cast(function, c_void_p).value or 0)


def page_words(textpage: PdfTextPage, number: int) -> PageWords:
    """Return the words of a page; text that stands at another angle than most is left out and counted."""
    glyphs = _Glyphs(textpage)
    text = glyphs.characters()
    ruler = _Ruler(glyphs, text)
    found: list[tuple[int, Word]] = []
    for run in _RUN.finditer(text):
        start, limit = run.span()
        glued = False
        while start < limit:
            end, box = ruler.word_end(start, limit)
            style = glyphs.style(start, box)
            size, baseline, across, turn, bold, italic = style
            word = Word(text[start:end], *box, baseline, size, bold, italic, start, glued)
            found.append((turn, _upright(word, turn, across) if turn else word))
            start, glued = end, not ruler.gap
    turn = _usual_turn(found)
    words = [word for own, word in found if own == turn]
    if _RAISED.search(text):
        words = [piece for word in words for piece in _raised_apart(word)]
    return PageWords(number, words, turn, len(found) - sum(own == turn for own, _ in found))


def source_box(word: Word, turn: int) -> _Box:
    """Return the box of a word as the PDF has it: left, bottom, right, top in points."""
    left, bottom, right, top = word[1:5]
    if turn == 1:
        left, bottom, right, top = -top, left, -bottom, right
    elif turn == 2:
        left, bottom, right, top = -right, -top, -left, -bottom
    elif turn == 3:
        left, bottom, right, top = bottom, -right, top, -left
    return round(left, 1), round(bottom, 1), round(right, 1), round(top, 1)


def body_size(pages: list[PageWords]) -> float:
    """Return the size in points that most characters of a document have."""
    exact: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            exact[word.size] += len(word.text)
    sizes: Counter[float] = Counter()
    for size, count in exact.items():
        sizes[round(size, 1)] += count
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0] if sizes else 0.0


class _Ruler:
    """Finds where words end, with few boxes: what each letter measures is remembered.

    A change of height or a jump ends a word, and so does a gap that the typesetter made and pdfium took for none.
    `gap` tells whether it was one of these.
    """

    def __init__(self, glyphs: _Glyphs, text: str) -> None:
        self._glyphs = glyphs
        self._text = text
        self._widths: dict[int, dict[str, float]] = {}
        self.gap = False

    def word_end(self, start: int, limit: int) -> tuple[int, _Box]:
        """Return where the word that begins at a character ends, and its box; `limit` is where white space comes."""
        self.gap = False
        first = self._glyphs.box(start)
        length = limit - start
        if length == 1:
            return limit, first
        text = self._text
        if length == 2 or text[start + 1 : limit - 1].isalpha():
            height = first[3] - first[1]
            widths = self._widths.get(int(8 * height))
            last = self._glyphs.box(limit - 1)
            if widths is not None and -0.5 < first[1] - last[1] < 0.5 and -0.5 < first[3] - last[3] < 0.5:
                slack = _SLACK * height
                try:
                    if -slack < last[2] - first[0] - sum(map(widths.__getitem__, text[start:limit])) < slack:
                        return limit, _around(first, last)
                except KeyError:
                    pass  # a letter not yet seen
        return self._measured(start, limit, first)

    def _measured(self, start: int, limit: int, first: _Box) -> tuple[int, _Box]:
        """Do the same by the box of each character."""
        last = first
        height = first[3] - first[1]
        widths = self._widths.setdefault(int(8 * height), {})
        jump = 2 * max(abs(height), abs(first[2] - first[0]), 1.0)
        widths[self._text[start]] = first[2] - first[0]
        at = start + 1
        while at < limit:
            box = self._glyphs.box(at)
            level = _level(box, last)
            sideways = -0.5 < box[0] - last[0] < 0.5 and -0.5 < box[2] - last[2] < 0.5
            if not (level or sideways) or (level and not -jump < box[0] - last[2] < jump):
                break
            if level and box[0] - last[2] > _GAP * height and self._letters(at):
                self.gap = True
                break
            if level:
                widths[self._text[at]] = box[2] - box[0]
            last = box
            at += 1
        return at, _around(first, last)

    def _letters(self, at: int) -> bool:
        """Tell whether letters stand on both sides: signs may stand wide apart, and spaced type does."""
        return self._text[at].isalpha() and self._text[at - 1].isalpha()


def _level(box: _Box, other: _Box) -> bool:
    return -0.5 < box[1] - other[1] < 0.5 and -0.5 < box[3] - other[3] < 0.5


def _around(first: _Box, last: _Box) -> _Box:
    left, bottom, right, top = first
    if last[1:4:2] == (bottom, top) and last[0] >= left:
        return left, bottom, last[2], top
    return min(left, last[0]), min(bottom, last[1]), max(right, last[2]), max(top, last[3])


def _upright(word: Word, turn: int, across: float) -> Word:
    """Return a word turned so that its text runs from left to right."""
    left, bottom, right, top = word[1:5]
    if turn == 1:
        return word._replace(left=bottom, right=top, bottom=-right, top=-left, baseline=-across)
    if turn == 2:
        return word._replace(left=-right, right=-left, bottom=-top, top=-bottom, baseline=-word.baseline)
    return word._replace(left=-top, right=-bottom, bottom=left, top=right, baseline=across)


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
