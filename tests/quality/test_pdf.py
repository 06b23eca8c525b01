"""PDFs of ministries and parliament are read whole, clean and placed; measured against poppler and against pdfium."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from pdf_figures import DOCUMENTS, boxed_words, measure, pace
from poppler_text import PROGRAM

from nakomen.extraction import extract
from nakomen.model import BlockKind, Document, DocumentKind, Span
from nakomen.readers import read_document

#: Of poppler's sentences, how many must be found whole.
LEAST = 0.995
#: Reading with layout may take at most so many times what pdfium takes to give the bare text. On the machine on which
#: the choice of pdfium was measured it gave 263 pages a second, so that this is 40 pages a second there.
MOST = 263 / 40


class Known(NamedTuple):
    """What a PDF is, as somebody found who looked at it."""

    path: str
    number: str
    day: date | None
    kind: DocumentKind
    notes: int


KNOWN = [
    Known("answers-pdf/ah-tk-20232024-1076.pdf", "ah-tk-20232024-1076", date(2024, 2, 20), DocumentKind.ANSWERS, 3),
    Known("answers-pdf/ah-tk-20232024-1178.pdf", "ah-tk-20232024-1178", date(2024, 3, 7), DocumentKind.ANSWERS, 15),
    Known("answers-pdf/ah-tk-20232024-1786.pdf", "ah-tk-20232024-1786", date(2024, 5, 21), DocumentKind.ANSWERS, 16),
    Known("answers-pdf/ah-tk-20232024-1984.pdf", "ah-tk-20232024-1984", date(2024, 6, 14), DocumentKind.ANSWERS, 3),
    Known("answers-pdf/ah-tk-20232024-2313.pdf", "ah-tk-20232024-2313", date(2024, 8, 22), DocumentKind.ANSWERS, 4),
    Known("answers-pdf/ah-tk-20232024-2395.pdf", "ah-tk-20232024-2395", date(2024, 8, 30), DocumentKind.ANSWERS, 2),
    Known("answers-pdf/ah-tk-20232024-878.pdf", "ah-tk-20232024-878", date(2024, 1, 26), DocumentKind.ANSWERS, 2),
    Known("odd/tk-besluitenlijst-example1.pdf", "", date(2009, 4, 3), DocumentKind.OTHER, 0),
    Known("odd/tkdoc-d7a5dc6c.pdf", "kst-21501-02-3121", date(2025, 4, 10), DocumentKind.OTHER, 0),
    Known("plenary-pdf/tk-plenair-2024-begroting-lnv.pdf", "", None, DocumentKind.DEBATE, 0),
]
PATHS = [known.path for known in KNOWN]
shared = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared PDFs are only on developers' machines")
with_poppler = pytest.mark.skipif(PROGRAM is None, reason="pdftotext is not installed (it is part of poppler-utils)")


@cache
def document_of(path: str) -> Document:
    return read_document(DOCUMENTS / path)


@shared
def test_no_shared_pdf_is_left_out() -> None:
    assert {path.relative_to(DOCUMENTS).as_posix() for path in DOCUMENTS.rglob("*.pdf")} == set(PATHS)


@shared
@with_poppler
@pytest.mark.parametrize("path", PATHS)
def test_sentences_are_whole_and_hold_no_head_foot_or_note(
    path: str, record_property: Callable[[str, object], None]
) -> None:
    figures = measure(DOCUMENTS / path, document_of(path))
    record_property(
        "quality", f"{figures.share:.2%} of poppler's {figures.sentences} sentences whole in {figures.name}"
    )
    assert figures.sentences > 10
    assert figures.share >= LEAST, figures.missing
    assert figures.dirty == []


@shared
@with_poppler
def test_the_measure_sees_furniture_where_it_is() -> None:
    """A reader that took no furniture out would be caught: the feet of the page are known as such."""
    from poppler_text import read_sheet

    sheet = read_sheet(DOCUMENTS / PATHS[0])
    assert sum("Aanhangsel" in line.text and line.furniture for line in sheet.lines) == 2
    assert all(sheet.strays[page] for page in (1, 2))


@shared
@pytest.mark.parametrize("known", KNOWN, ids=PATHS)
def test_it_is_what_it_is_and_its_notes_are_anchored(known: Known) -> None:
    document = document_of(known.path)
    identity = document.identity
    assert (identity.number, identity.date, document.kind) == (known.number, known.day, known.kind)
    running = max(block.end for block in document.blocks if block.kind is not BlockKind.NOTE)
    assert len(document.notes) == known.notes
    assert [note.mark for note in document.notes] == [str(number + 1) for number in range(known.notes)]
    assert all(0 < note.anchor < running for note in document.notes)


@shared
@pytest.mark.parametrize("path", PATHS)
def test_quotes_are_exact_and_stand_in_their_boxes(path: str, record_property: Callable[[str, object], None]) -> None:
    document = document_of(path)
    statements = extract(document)
    assert statements
    assert all(document.text[one.start : one.end] == one.quote for one in statements)
    spans = [Span(one.start, one.end) for one in statements]
    count, astray = boxed_words(document, (DOCUMENTS / path).read_bytes(), spans)
    record_property("quality", f"{1 - len(astray) / count:.2%} of {count} quoted words stand in their box in {path}")
    assert len(astray) <= 0.01 * count, astray


@shared
def test_reading_keeps_its_pace(record_property: Callable[[str, object], None]) -> None:
    plenary = [DOCUMENTS / path for path in PATHS if path.startswith("plenary")]
    answers = [DOCUMENTS / path for path in PATHS if path.startswith("answers")]
    laid, plain = pace([*plenary, *answers])
    record_property("quality", f"PDF: {laid:.0f} pages a processor second with layout, {plain:.0f} without")
    assert plain / laid < 1.5 * MOST
    laid, plain = pace(plenary)
    record_property("quality", f"PDF, debate: {laid:.0f} pages a processor second with layout, {plain:.0f} without")
    assert plain / laid < MOST
