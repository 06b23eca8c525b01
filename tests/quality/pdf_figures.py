"""Measures the reader of PDFs against poppler: `python tests/quality/pdf_figures.py` prints a line a file."""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2

sys.path.insert(0, str(Path(__file__).resolve().parent))

from poppler_text import PROGRAM, Sheet, pattern_of, read_sheet

from nakomen.finders.sentences import split_sentences
from nakomen.model import BlockKind, Document, Span
from nakomen.readers import read_document
from nakomen.readers.pdf_pages import read

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT.parent / "shared" / "documents"
#: What stands between two blocks, so that no sentence is found across them.
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one file gives: sentences of poppler found whole, those not, and sentences of ours with furniture inside."""

    name: str
    sentences: int
    missing: list[str]
    moved: int
    dirty: list[str]

    @property
    def share(self) -> float:
        return 1 - len(self.missing) / self.sentences


def measure(path: Path, document: Document) -> Figures:
    """Compare what was read of one PDF with poppler's sentences."""
    sheet = read_sheet(path)
    running = _joined(document, notes=False)
    notes = _joined(document, notes=True)
    told, noted = (list(map(_plain, found)) for found in (sheet.sentences(), sheet.note_sentences()))
    missing = [*_missing(told, running), *_missing(noted, notes)]
    return Figures(path.name, len(told) + len(noted), missing, _moved(told, running), _dirty(document, sheet))


def _missing(sentences: list[str], text: str) -> list[str]:
    """Return the sentences that a text does not hold whole, or not as often."""
    return [
        sentence
        for sentence, count in Counter(sentences).items()
        for _ in range(count - len(pattern_of(sentence).findall(text)))
    ]


def _moved(sentences: list[str], text: str) -> int:
    """Return how often the next sentence stands nowhere behind the last, though the text holds it."""
    moved = at = 0
    for sentence in sentences:
        pattern = pattern_of(sentence)
        found = pattern.search(text, at) or pattern.search(text)
        if found is not None:
            moved += found.start() < at
            at = found.start()
    return moved


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text.replace("\u00ad", "")).split(" ")).replace("\n", " ")


def _joined(document: Document, *, notes: bool) -> str:
    blocks = [b for b in document.blocks if (b.kind is BlockKind.NOTE) is notes]
    texts = (
        document.text[b.start : b.end].replace(" | ", " ")
        if b.kind is BlockKind.ROW
        else document.text[b.start : b.end]
        for b in blocks
    )
    return _BETWEEN.join(re.sub(r"\s+", " ", _plain(text)) for text in texts)


def _dirty(document: Document, sheet: Sheet) -> list[str]:
    """Return the sentences of running text in which something stands that poppler has as a head, foot or note."""
    found = []
    for block in document.blocks:
        if block.kind is BlockKind.NOTE:
            continue
        for span in split_sentences(document.text[block.start : block.end]):
            start, end = block.start + span.start, block.start + span.end
            if any(_strays(place.page, place.box, sheet) for place in document.places_of(start, end)):
                found.append(document.text[start:end])
    return found


def _strays(page: int | None, box: tuple[float, float, float, float] | None, sheet: Sheet) -> bool:
    if page is None or box is None:
        return False
    for word, height in sheet.strays.get(page, ()):
        x, y = (box[0] + box[2]) / 2, height - (box[1] + box[3]) / 2
        if word.left < x < word.right and word.top < y < word.bottom:
            return True
    return False


def boxed_words(document: Document, data: bytes, spans: Iterable[Span]) -> tuple[int, list[str]]:
    """Return how many words stretches of a document have, and those whose letters are not in their box on the page."""
    pdf = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage() for page in pdf]
    count, astray = 0, []
    for span in spans:
        for segment in document.places:
            if segment.end <= span.start or segment.start >= span.end:
                continue
            word = document.text[segment.start : segment.end].strip(" -")
            if not word:
                continue
            count += 1
            place = segment.place
            # The cells of a row are parted by a sign of ours, which stands nowhere.
            if word == "|" and place.box is None:
                continue
            there = place.box is not None and place.page is not None
            if not there or _letters(word) not in _letters(pages[place.page - 1].get_text_bounded(*place.box)):
                astray.append(word)
    for page in pages:
        page.close()
    pdf.close()
    return count, astray


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def pace(paths: list[Path]) -> tuple[float, float]:
    """Return how many pages a processor second are read with layout, and how many pdfium alone gives as text."""
    pages, laid, plain = (sum(parts) for parts in zip(*map(_cost_of, paths), strict=True))
    return pages / laid, pages / plain


@cache
def _cost_of(path: Path) -> tuple[int, float, float]:
    """Return how many pages a file has, and the seconds in which it is read with layout and by pdfium alone."""
    data = path.read_bytes()
    laid = min(_seconds(lambda: read(data, "stuk.pdf")) for _ in range(3))
    plain = min(_seconds(lambda: _plain_pages(data)) for _ in range(3))
    return _plain_pages(data), laid, plain


def _plain_pages(data: bytes) -> int:
    pdf = pypdfium2.PdfDocument(data)
    count = len(pdf)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()
    return count


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def pdfs() -> list[Path]:
    """Return the shared PDFs, none where they are not on this machine."""
    return sorted(DOCUMENTS.rglob("*.pdf"))


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("pdftotext is not installed; it is part of poppler-utils")
    if not pdfs():
        sys.exit(f"there are no PDFs in {DOCUMENTS}")
    for path in pdfs():
        figures = measure(path, read_document(path))
        told = f"{figures.share:7.2%} of {figures.sentences:5} sentences whole, {figures.moved} moved"
        sys.stdout.write(f"{told}, {len(figures.dirty)} with furniture  {figures.name}\n")
        for sentence in figures.missing if "-v" in sys.argv else ():
            sys.stdout.write(f"    missing: {sentence!r}\n")
        for sentence in figures.dirty if "-v" in sys.argv else ():
            sys.stdout.write(f"    furniture: {sentence!r}\n")
    laid, plain = pace(pdfs())
    sys.stdout.write(f"{laid:.0f} pages a processor second with layout, {plain:.0f} without, by pdfium alone\n")
