"""Reads the pages of a PDF that are only pictures, through ocrmypdf, where that is asked for and installed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nakomen.model import Document, ReadingError
from nakomen.readers.outside_programs import is_installed, run_program

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

#: A page takes some seconds; more of them are work for a night, not for a run that somebody waits for.
MAX_SCANNED_PAGES = 100
_SECONDS, _SECONDS_A_PAGE = 60.0, 10.0
_INSTALL = "install ocrmypdf with Dutch, on Debian: apt install ocrmypdf tesseract-ocr-nld"
_ASK = "read it with --ocr"
_INSTALL_AND_ASK = "read it with --ocr, for which: apt install ocrmypdf tesseract-ocr-nld"
_PDF_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE


def read_with_scans(read: Callable[[bytes, str], Document], data: bytes, name: str, *, ocr: bool) -> Document:
    """Read a PDF; pages without text are read by OCR where `ocr` asks for it, else the document's remarks name them.

    Raises ReadingError for a PDF of pictures only without `ocr`, and where ocrmypdf is missing or fails.
    """
    document: Document | None = None
    try:
        document = read(data, name)
    except ReadingError as error:
        if error.what != "holds no text: it is scanned":
            raise
        pages = _page_count(data)
    else:
        scanned = _scanned_pages(data, document)
        if not scanned:
            return document
        pages = len(scanned)
    if ocr:
        seen = read(_with_text(data, pages, name), name)
        return replace(seen, remarks=(*seen.remarks, f"{pages} pages without text were read by OCR"))
    if document is not None:
        words = f"pages without text were not read ({', '.join(map(str, scanned))}); --ocr reads them"
        return replace(document, remarks=(*document.remarks, words))
    raise ReadingError("holds no text: it is scanned", where=name, remedy=_ASK if _ready() else _INSTALL_AND_ASK)


def _ready() -> bool:
    return is_installed("ocrmypdf") and is_installed("tesseract")


def _with_text(data: bytes, pages: int, name: str) -> bytes:
    """Return a PDF with a layer of text on its pages that had none."""
    if not _ready():
        raise ReadingError("is scanned, and ocrmypdf or tesseract is missing", where=name, remedy=_INSTALL)
    if pages > MAX_SCANNED_PAGES:
        raise ReadingError(
            f"has {pages} pages to be read by OCR, above the limit of {MAX_SCANNED_PAGES}",
            where=name,
            remedy="split it, or run ocrmypdf on it first",
        )
    with tempfile.TemporaryDirectory(prefix="nakomen-ocr-") as made:
        folder = Path(made)
        (folder / "in.pdf").write_bytes(data)
        command = ["ocrmypdf", "-l", "nld+eng", "--skip-text", "--output-type", "pdf", "in.pdf", "out.pdf"]
        run_program(command, folder, seconds=_SECONDS + pages * _SECONDS_A_PAGE, where=name)
        try:
            return (folder / "out.pdf").read_bytes()
        except OSError as error:
            raise ReadingError("came back empty from ocrmypdf", where=name, remedy=_INSTALL) from error


def _page_count(data: bytes) -> int:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        return len(pdf)
    finally:
        pdf.close()


def _scanned_pages(data: bytes, document: Document) -> list[int]:
    """Return the numbers of the pages that hold a picture and no text."""
    import pypdfium2

    with_text = {segment.place.page for segment in document.places}
    pdf = pypdfium2.PdfDocument(data)
    try:
        without = [number for number in range(1, len(pdf) + 1) if number not in with_text]
        return [number for number in without if _is_picture(pdf[number - 1])]
    finally:
        pdf.close()


def _is_picture(page: PdfPage) -> bool:
    """Tell whether a page shows a picture and no character, not even a page number."""
    textpage = page.get_textpage()
    try:
        return not textpage.count_chars() and any(True for _ in page.get_objects(filter=[_PDF_IMAGE]))
    finally:
        textpage.close()
        page.close()
