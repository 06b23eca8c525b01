"""Draws a page of a PDF as a PNG, with stretches of its text marked."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nakomen.model import Document, Place, ReadingError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

#: Left, bottom, right, top, in points from the page's lower left corner.
Box = tuple[float, float, float, float]

#: Pixels a point, and the most pixels of a picture: a page can call itself as large as it likes.
_SCALE = 2.0
_MOST_PIXELS = 25_000_000
#: What a mark leaves of red, green and blue: black stays black, paper becomes yellow.
_MARKED = (1.0, 0.92, 0.35)
_ONE_AT_A_TIME = threading.Lock()


def page_boxes(document: Document, start: int, end: int) -> dict[int, list[Box]]:
    """Return where a stretch of a document's text stands: by page, a box for each line of it.

    A document that was not read from a PDF has no boxes.
    """
    found: dict[int, list[Box]] = {}
    last: Place | None = None
    for place in document.places_of(start, end):
        if place.page is None or place.box is None:
            continue
        boxes = found.setdefault(place.page, [])
        if boxes and last is not None and last.page == place.page and _follows(boxes[-1], place.box):
            boxes[-1] = _around(boxes[-1], place.box)
        else:
            boxes.append(place.box)
        last = place
    return found


def _follows(box: Box, other: Box) -> bool:
    """Tell whether a word's box carries on a line's."""
    height = box[3] - box[1]
    return min(box[3], other[3]) - max(box[1], other[1]) > 0.5 * height and -height < other[0] - box[2] < 2 * height


def _around(box: Box, other: Box) -> Box:
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


@dataclass(frozen=True, slots=True)
class PageShape:
    """How large a page's picture is in pixels, and where boxes stand on it: left, top, right, bottom."""

    width: int
    height: int
    areas: tuple[tuple[int, int, int, int], ...]


def draw_page(data: bytes, name: str, number: int, marks: Iterable[Box] = ()) -> bytes:
    """Return a page of a PDF, counted from 1, as the bytes of a PNG of two pixels a point, marks in yellow.

    Raises ReadingError for what is no PDF, for a page that is not there and for one too large to draw.
    """
    with _opened(data, name) as pdf:
        page = _page(pdf, name, number)
        size = _size(page, name, number)
        rows = _pixels(page)
        paper = [bytes(row) for row in rows]
        for mark in marks:
            _mark(rows, paper, _on_picture(page, mark, size))
    return _png(rows)


def page_shapes(data: bytes, name: str, wanted: Mapping[int, Sequence[Box]]) -> dict[int, PageShape]:
    """Return the shapes of pages with where boxes stand on their pictures; a page too large to draw is left out.

    Raises ReadingError for what is no PDF and for a page that is not there.
    """
    found = {}
    with _opened(data, name) as pdf:
        for number, boxes in wanted.items():
            page = _page(pdf, name, number)
            try:
                size = _size(page, name, number)
            except ReadingError:
                continue
            found[number] = PageShape(*size, tuple(_on_picture(page, box, size) for box in boxes))
    return found


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[PdfDocument]:
    """Open a PDF; PDFium serves one thread at a time."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReadingError(
                "is no PDF, so that it has no page to draw", where=name, remedy="read it as it is, with `nakomen show`"
            ) from error
        try:
            yield pdf
        finally:
            pdf.close()


def _page(pdf: PdfDocument, name: str, number: int) -> PdfPage:
    if not 1 <= number <= len(pdf):
        raise ReadingError(f"has no page {number}", where=name, remedy=f"its pages are numbered from 1 to {len(pdf)}")
    return pdf[number - 1]


def _size(page: PdfPage, name: str, number: int) -> tuple[int, int]:
    width, height = (max(round(side * _SCALE), 1) for side in page.get_size())
    if width * height > _MOST_PIXELS:
        raise ReadingError(f"page {number} is too large to draw", where=name, remedy="open the PDF itself on that page")
    return width, height


def _pixels(page: PdfPage) -> list[bytearray]:
    """Return the rows of a page's picture, red, green and blue for each pixel."""
    bitmap = page.render(scale=_SCALE, rev_byteorder=True)
    whole, stride, depth = bytes(bitmap.buffer), bitmap.stride, bitmap.n_channels
    rows = [bytearray(whole[at * stride : at * stride + bitmap.width * depth]) for at in range(bitmap.height)]
    bitmap.close()
    for row in rows if depth == 4 else ():
        del row[3::4]
    return rows


def _on_picture(page: PdfPage, box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of a box in pixels, whichever way the page is turned or cropped."""
    from ctypes import byref, c_int

    import pypdfium2.raw as pdfium

    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        across, down = c_int(), c_int()
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, x, y, byref(across), byref(down))
        corners.append((across.value, down.value))
    (x0, y0), (x1, y1) = corners
    return max(min(x0, x1), 0), max(min(y0, y1), 0), min(max(x0, x1), size[0]), min(max(y0, y1), size[1])


def _mark(rows: list[bytearray], paper: list[bytes], area: tuple[int, int, int, int]) -> None:
    """Colour an area; where two marks overlap it is no darker for that, since the paper itself is what is coloured."""
    left, top, right, bottom = area
    if left >= right:
        return
    shades = [bytes(round(value * kept) for value in range(256)) for kept in _MARKED]
    for row, clean in zip(rows[top:bottom], paper[top:bottom], strict=True):
        for colour, shade in enumerate(shades):
            stretch = slice(3 * left + colour, 3 * right, 3)
            row[stretch] = clean[stretch].translate(shade)


def _png(rows: list[bytearray]) -> bytes:
    """Return rows of pixels as a PNG: eight bits a colour, no filter, no interlacing."""
    header = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    parts = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
