"""Pages drawn with marks: what changed colour is what was marked, however the page lies."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image, ImageChops

from nakomen.model import Document, ReadingError
from nakomen.readers.page_picture import Box, draw_page, page_boxes
from nakomen.readers.pdf_pages import read

SENTENCE = "De kuststaten spraken af de vaarroute te bewaken."


def letter() -> bytes:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_font("Helvetica", "", 10)
    for lines in (["Eerst iets anders. " + SENTENCE[:27], SENTENCE[28:] + " Daarna weer iets."], ["Blad twee."]):
        pdf.add_page()
        for number, line in enumerate(lines):
            pdf.text(60, 100 + 14 * number, line)
    return bytes(pdf.output())


def turned(data: bytes, angle: int, crop: Box | None = None) -> bytes:
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[0]
    page.set_rotation(angle)
    if crop:
        page.set_cropbox(*crop)
    page.gen_content()
    target = io.BytesIO()
    pdf.save(target)
    pdf.close()
    return target.getvalue()


def boxes_of(document: Document, quote: str) -> dict[int, list[Box]]:
    start = document.text.index(quote)
    return page_boxes(document, start, start + len(quote))


def picture(data: bytes, number: int = 1, marks: list[Box] | None = None) -> Image.Image:
    return Image.open(io.BytesIO(draw_page(data, "brief.pdf", number, marks or []))).convert("RGB")


def test_a_stretch_has_a_box_for_each_line():
    document = read(letter(), "brief.pdf")
    boxes = boxes_of(document, SENTENCE)
    assert list(boxes) == [1]
    (first, second) = boxes[1]
    assert first[0] > 60 + 50
    assert second[0] == pytest.approx(60, abs=1)
    assert first[1] > second[1]
    assert boxes_of(document, "Blad twee.").keys() == {2}


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40.0, 500.0, 400.0, 800.0)], ids=["whole", "cropped"])
def test_only_what_is_marked_changes_colour(angle: int, crop: Box | None):
    data = turned(letter(), angle, crop)
    document = read(data, "brief.pdf")
    marks = boxes_of(document, SENTENCE)[1]
    plain, marked = picture(data), picture(data, marks=marks)
    assert plain.size == marked.size
    # A channel changes wherever paper turned yellow: blue.
    changed = ImageChops.difference(plain, marked).getchannel("B").point(lambda value: 255 * (value > 0))
    area = sum((right - left) * (top - bottom) * 4 for left, bottom, right, top in marks)
    # Black letters stay black, so somewhat less than the boxes changes.
    assert 0.6 * area < changed.histogram()[255] < 1.05 * area
    around = [2 * (max(box[n + 2] for box in marks) - min(box[n] for box in marks)) for n in (0, 1)]
    left, top, right, bottom = changed.getbbox() or (0, 0, 0, 0)
    assert sorted((right - left, bottom - top)) == pytest.approx(sorted(around), abs=3)


def test_a_mark_lies_over_its_words():
    """Text drawn from the marked part of the page alone is the sentence."""
    data = letter()
    document = read(data, "brief.pdf")
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    told = " ".join(page.get_text_bounded(*box) for box in boxes_of(document, SENTENCE)[1])
    assert " ".join(told.split()) == SENTENCE


def test_marks_that_overlap_are_no_darker():
    data = letter()
    marks = boxes_of(read(data, "brief.pdf"), SENTENCE)[1]
    assert picture(data, marks=marks).tobytes() == picture(data, marks=marks * 3).tobytes()


def test_marks_outside_the_page_are_harmless():
    assert picture(letter(), marks=[(-500, -500, -400, -400), (50, -20, 700, 5000)]).size == (1191, 1684)


def huge() -> bytes:
    pdf = FPDF(unit="pt", format=(14_000, 14_000))
    pdf.add_page()
    return bytes(pdf.output())


@pytest.mark.parametrize(
    ("data", "number", "said", "remedy"),
    [
        (b"Geachte voorzitter,", 1, "is no PDF", "nakomen show"),
        (letter(), 0, "has no page 0", "from 1 to 2"),
        (letter(), 3, "has no page 3", "from 1 to 2"),
        (huge(), 1, "page 1 is too large to draw", "open the PDF itself"),
    ],
    ids=["no PDF", "before the first", "after the last", "huge"],
)
def test_faults_have_a_name_and_a_remedy(data: bytes, number: int, said: str, remedy: str):
    with pytest.raises(ReadingError) as caught:
        draw_page(data, "brief.pdf", number)
    assert said in caught.value.what
    assert remedy in caught.value.remedy
