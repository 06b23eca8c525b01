"""Scanned pages: read by ocrmypdf where that is asked for and installed, and named where not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import PdfDocument, PdfImage, PdfMatrix

from nakomen import demo
from nakomen.model import ReadingError
from nakomen.readers import read_document, scans

LETTER = next(path for path in demo.dossier_folder().iterdir() if path.suffix == ".pdf")


def has_dutch() -> bool:
    if shutil.which("ocrmypdf") is None or shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "nld" in listed.stdout.split()


WITH_OCR = pytest.mark.skipif(not has_dutch(), reason="ocrmypdf with tesseract's Dutch is not installed here")


def scanned(path: Path, *, then: int = 0, dots: int = 150) -> Path:
    """Write a PDF whose first page is a picture of the letter's first, and whose `then` next pages are the letter's."""
    letter, made = pypdfium2.PdfDocument(LETTER), PdfDocument.new()
    picture = PdfImage.new(made)
    picture.set_bitmap(letter[0].render(scale=dots / 72))
    width, height = letter[0].get_size()
    picture.set_matrix(PdfMatrix().scale(width, height))
    page = made.new_page(width, height)
    page.insert_obj(picture)
    page.gen_content()
    if then:
        made.import_pages(letter, list(range(then)))
    made.save(path)
    made.close()
    letter.close()
    return path


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scanned(tmp_path_factory.mktemp("scan") / LETTER.name)


@WITH_OCR
def test_a_scan_is_read_with_its_words_and_places(scan: Path) -> None:
    read, sound = read_document(scan, ocr=True), read_document(LETTER)
    assert "1 pages without text were read by OCR" in read.remarks
    words = {word for word in sound.text[:1500].split() if word.isalpha() and len(word) > 4}
    seen = {word for word in read.text.split() if word.isalpha()}
    assert len(words & seen) >= 0.9 * len(words)
    assert all(segment.place.page == 1 for segment in read.places if segment.place.page)
    assert any(segment.place.box for segment in read.places)


@WITH_OCR
def test_a_scan_says_how_it_can_be_read(scan: Path) -> None:
    with pytest.raises(ReadingError, match="it is scanned") as caught:
        read_document(scan)
    assert caught.value.remedy == "read it with --ocr"


def test_without_ocrmypdf_there_is_a_word(scan: Path, no_programs: Path) -> None:
    with pytest.raises(ReadingError, match="it is scanned") as caught:
        read_document(scan)
    assert caught.value.remedy == "read it with --ocr, for which: apt install ocrmypdf tesseract-ocr-nld"
    with pytest.raises(ReadingError, match="is scanned, and ocrmypdf or tesseract is missing"):
        read_document(scan, ocr=True)
    _program(no_programs, "ocrmypdf", "exit 0")
    with pytest.raises(ReadingError, match="is scanned, and ocrmypdf or tesseract is missing"):
        read_document(scan, ocr=True)


def test_a_scanned_page_between_others_is_named(tmp_path: Path) -> None:
    read = read_document(scanned(tmp_path / LETTER.name, then=1, dots=40))
    assert "pages without text were not read (1); --ocr reads them" in read.remarks
    assert read.text


def test_a_letter_with_text_asks_nothing_of_ocrmypdf(no_programs: Path) -> None:  # noqa: ARG001
    assert read_document(LETTER, ocr=True) == read_document(LETTER)


@pytest.mark.parametrize(
    ("script", "what"),
    [
        ("exit 0", "came back empty from ocrmypdf"),
        ("echo 'Tesseract: nld missing'; exit 3", "could not be read by ocrmypdf (Tesseract: nld missing)"),
        ("printf x > out.pdf", "is damaged or no PDF at all"),
        ("/bin/cp in.pdf out.pdf", "holds no text: it is scanned"),
    ],
)
def test_what_ocrmypdf_makes_is_not_trusted(scan: Path, no_programs: Path, script: str, what: str) -> None:
    _program(no_programs, "ocrmypdf", script)
    _program(no_programs, "tesseract", "exit 0")
    with pytest.raises(ReadingError) as caught:
        read_document(scan, ocr=True)
    assert (caught.value.what, caught.value.where) == (what, LETTER.name)


def test_more_pages_than_anybody_waits_for(scan: Path, no_programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(no_programs, "ocrmypdf", "exit 0")
    _program(no_programs, "tesseract", "exit 0")
    monkeypatch.setattr(scans, "MAX_SCANNED_PAGES", 0)
    with pytest.raises(ReadingError, match="has 1 pages to be read by OCR, above the limit of 0"):
        read_document(scan, ocr=True)


def _program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)
