"""PDFs made here, of one and two columns, with heads, feet, notes, hyphens, tables and faults."""

from __future__ import annotations

import gc
import json
import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from nakomen.model import BlockKind, Document, ReadingError
from nakomen.readers.pdf_pages import read, recognises

SHARED = Path(__file__).resolve().parents[2] / "../shared"
SIZE, LEADING = 9.0, 11.0


class Page:
    """Writes lines at exact places; heights are counted from the top of the page in points."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_auto_page_break(False)
        self.pdf.c_margin = 0
        self.turn_over()

    def turn_over(self) -> None:
        self.pdf.add_page()

    def write(self, x: float, y: float, text: str, size: float = SIZE, style: str = "") -> float:
        self.pdf.set_font("Helvetica", style, size)
        self.pdf.text(x, y, text)
        return x + self.pdf.get_string_width(text)

    def lines(self, x: float, y: float, lines: list[str], size: float = SIZE) -> float:
        for line in lines:
            self.write(x, y, line, size)
            y += LEADING * size / SIZE
        return y

    def marked(self, x: float, y: float, text: str) -> None:
        """Write a line in which `^1` is a small raised mark."""
        for part in re.split(r"(\^\d+)", text):
            x = self.write(x, y - 3, part[1:], 5) if part.startswith("^") else self.write(x, y, part)

    def data(self) -> bytes:
        return bytes(self.pdf.output())


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if kind in (None, b.kind)]


def wrap(text: str, width: int = 48) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


FIRST = (
    "De kuststaten spraken in Hamerveld over de bewaking van de noordelijke vaarroute. Zij stelden vast dat de "
    "inzet van schepen achterblijft bij wat eerder was voorzien en dat er meer nodig is dan goede wil alleen."
)
SECOND = (
    "De minister kondigde aan dat zij de Kamer voor het einde van het jaar informeert over de gevolgen voor de "
    "begroting. Daarbij gaat zij ook in op het onderhoud van de bestaande schepen en op de werving van bemanning."
)


def two_columns() -> bytes:
    page = Page()
    for number in (1, 2, 3):
        if number > 1:
            page.turn_over()
        page.write(60, 40, "Verslag van het kustoverleg", 8)
        page.write(60, 810, "Verbond van Kuststaten, jaargang 2021", 8)
        page.write(520, 810, str(number), 8)
    page.pdf.page = 1
    page.write(60, 70, "Bewaking van de vaarroute", SIZE, "B")
    page.lines(60, 90, wrap(FIRST + " De landen kwamen overeen om een gezamenlijke oefe-"))
    page.lines(320, 90, ["ning te houden in de herfst. Die oefening duurt", "twee weken."])
    page.lines(320, 90 + 4 * LEADING, wrap(SECOND))
    page.pdf.page = 2
    page.lines(60, 90, wrap(SECOND + " " + FIRST))
    page.lines(320, 90, wrap(FIRST + " " + SECOND))
    page.pdf.page = 3
    page.lines(60, 90, wrap(FIRST))
    return page.data()


def test_columns_are_read_one_after_the_other_without_heads_and_feet():
    document = read(two_columns(), "verslag.pdf")
    assert texts(document)[:4] == [
        "Bewaking van de vaarroute",
        FIRST + " De landen kwamen overeen om een gezamenlijke oefening te houden in de herfst. "
        "Die oefening duurt twee weken.",
        SECOND,
        SECOND + " " + FIRST,
    ]
    assert document.blocks[0].kind is BlockKind.HEADING
    assert "jaargang" not in document.text
    assert "kustoverleg" not in document.text


def test_every_character_leads_back_to_its_page():
    data = two_columns()
    document = read(data, "verslag.pdf")
    pdf = pypdfium2.PdfDocument(data)
    pages = [pdf[number].get_textpage() for number in range(len(pdf))]
    assert all(a.end <= b.start for a, b in pairwise(document.places))
    for segment in document.places:
        place, text = segment.place, document.text[segment.start : segment.end]
        if not text.strip():
            continue
        page = pages[place.page - 1]
        assert page.get_text_range(place.offset, len(text)).strip() == text.strip()
        left, bottom, right, top = place.box
        assert text.strip() in page.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1).replace("\x02", "-")


def test_notes_stand_at_their_marks_and_out_of_the_sentence():
    page = Page()
    page.lines(60, 60, wrap(FIRST, 90))
    page.marked(
        60, 60 + 6 * LEADING, "In mijn brief van 4 maart 2021^1 is hierop ingegaan en in het besluit^2. De raad volgt"
    )
    page.write(60, 700, "1", 5)
    page.lines(66, 703, ["Kenmerk KW-2021-17, over de werving van beman-", "ning aan boord."], 7)
    page.write(60, 722, "2", 5)
    page.lines(66, 725, ["Besluit van 2 februari 2021."], 7)
    page.turn_over()
    page.lines(60, 60, ["dit op de voet en komt erop terug.", "", *wrap(SECOND, 90)])
    document = read(page.data(), "brief.pdf")
    sentence = "In mijn brief van 4 maart 2021 is hierop ingegaan en in het besluit."
    assert f"{sentence} De raad volgt dit op de voet en komt erop terug." in document.text
    found = [(n.mark, document.text[: n.anchor].split()[-1], document.text[n.start : n.end]) for n in document.notes]
    assert found == [
        ("1", "2021", "Kenmerk KW-2021-17, over de werving van bemanning aan boord."),
        ("2", "besluit", "Besluit van 2 februari 2021."),
    ]


def test_notes_of_body_size_are_found_by_their_number():
    page = Page()
    page.marked(60, 60, "De vloot telt volgens het register^1 elf schepen, en dat aantal blijft gelijk.")
    page.lines(60, 60 + LEADING, wrap(FIRST, 90))
    page.lines(60, 700, ["1 Register van de kustvaart, uitgave 2021."])
    document = read(page.data(), "brief.pdf")
    assert [(note.mark, document.text[note.start : note.end]) for note in document.notes] == [
        ("1", "Register van de kustvaart, uitgave 2021.")
    ]
    assert "register elf schepen" in document.text


def test_exponents_stay_in_the_text():
    page = Page()
    page.marked(60, 60, "Het terrein beslaat 300 m^2 en ligt aan zee.")
    page.lines(60, 60 + LEADING, wrap(FIRST, 90))
    assert "300 m2 en ligt" in read(page.data(), "brief.pdf").text


def test_the_imprint_of_one_page_is_no_text_but_tells_the_number():
    page = Page()
    page.write(60, 60, "MOTIE VAN HET LID DE WIT", SIZE, "B")
    page.lines(60, 80, wrap(FIRST, 90))
    page.lines(60, 790, ["kst-39412-88", "ISSN 0921 - 7371", "'s-Gravenhage 2021"], 6)
    page.write(220, 804.5, "Tweede Kamer, vergaderjaar 2020-2021, 39 412, nr. 88", 8)
    document = read(page.data(), "motie.pdf")
    assert texts(document) == ["MOTIE VAN HET LID DE WIT", FIRST]
    assert document.identity.number == "kst-39412-88"


def test_headings_questions_and_items():
    page = Page()
    y = page.lines(60, 60, ["Vraag 1", *wrap("Wanneer komt het plan voor de vaarroute, en wat kost het?", 90), ""])
    y = page.lines(60, y, ["Antwoord 1", "Het plan komt in de herfst. Het omvat:"])
    y = page.lines(60, y, ["- de aanschaf van twee schepen;", "- de werving van bemanning."])
    page.lines(60, y + LEADING, ["Vraag 2", "Wie betaalt?", "", "Antwoord 2", *wrap(FIRST, 90)])
    document = read(page.data(), "antwoorden.pdf")
    assert [(str(b.kind), document.text[b.start : b.end][:32]) for b in document.blocks] == [
        ("heading", "Vraag 1"),
        ("question", "Wanneer komt het plan voor de va"),
        ("heading", "Antwoord 1"),
        ("paragraph", "Het plan komt in de herfst. Het "),
        ("item", "- de aanschaf van twee schepen;"),
        ("item", "- de werving van bemanning."),
        ("heading", "Vraag 2"),
        ("question", "Wie betaalt?"),
        ("heading", "Antwoord 2"),
        ("paragraph", FIRST[:32]),
    ]


def test_rows_of_a_table_keep_their_cells_together():
    page = Page()
    page.lines(60, 60, wrap(FIRST, 90))
    for at, (land, sum_, year) in enumerate(
        [("Noordland", "12 miljoen euro", "2021"), ("Zuidland", "3 miljoen euro", "2022")]
    ):
        for x, cell in ((60, land), (220, sum_), (400, year)):
            page.write(x, 160 + at * LEADING, cell)
    document = read(page.data(), "tabel.pdf")
    assert texts(document, BlockKind.ROW) == ["Noordland | 12 miljoen euro | 2021", "Zuidland | 3 miljoen euro | 2022"]


def test_wrapped_cells_of_a_table():
    page = Page()
    y = page.lines(60, 60, wrap(FIRST, 90)) + LEADING
    rows = [
        ("Toezegging", "Stand van zaken", "Termijn"),
        ("De minister informeert de Kamer over de werving.", "Bij brief van 3 mei 2021 bericht, per haven.", "Voldaan"),
        ("Er komt een plan voor de vaarroute.", "In voorbereiding; het plan wordt met alle landen besproken.", "2022"),
    ]
    for row in rows:
        cells = [wrap(cell, 26) for cell in row]
        for x, cell in zip((60, 220, 400), cells, strict=True):
            page.lines(x, y, cell)
        y += max(map(len, cells)) * LEADING + 6
    page.lines(60, y + LEADING, wrap(SECOND, 90))
    document = read(page.data(), "tabel.pdf")
    assert texts(document) == [FIRST, *(" | ".join(row) for row in rows), SECOND]


def test_columns_whose_lines_were_drawn_in_any_order():
    lines = [(60.0, 60.0, "Verslag van het overleg van de kuststaten over de noordelijke vaarroute", 14.0)]
    for x, parts in ((60, (FIRST + " " + SECOND, SECOND)), (310, (SECOND + " " + FIRST, FIRST))):
        y = 100.0
        for text in parts:
            for line in wrap(text):
                lines.append((x, y, line, SIZE))
                y += LEADING
            y += LEADING
    lines += [
        (60, 500, "1 Kamerstuk 39 412, nr. 88.", 7),
        (310, 500, "2 Zie ook het verslag", 7),
        (310, 509, "van 3 mei.", 7),
    ]
    page = Page()
    for x, y, text, size in sorted(lines, key=lambda line: (line[2][::-1], line[0])):
        page.write(x, y, text, size)
    document = read(page.data(), "verslag.pdf")
    assert texts(document) == [
        lines[0][2],
        FIRST + " " + SECOND,
        SECOND,
        SECOND + " " + FIRST,
        FIRST,
        "Kamerstuk 39 412, nr. 88.",
        "Zie ook het verslag van 3 mei.",
    ]


def test_letter_of_a_ministry_with_a_margin():
    page = Page()
    margin = ["Ministerie van Waterwegen", "Rijnstraat 8", "", "Onze referentie", "KW-2021-17"]
    for number in (1, 2):
        if number > 1:
            page.turn_over()
        for at, line in enumerate(margin if number == 1 else margin[3:]):
            page.write(460, 103.5 + at * 9, line, 6.5)
        page.write(460, 800, f"Pagina {number} van 2", 6.5)
        y = 110.0
        if number == 1:
            for label, said in (("Datum", "3 mei 2021"), ("Betreft", "Verslag van het kustoverleg")):
                page.write(60, y, label)
                page.write(110, y, said)
                y += LEADING
            y = page.lines(60, y + LEADING, ["Geachte voorzitter,", ""])
        page.lines(60, y, wrap(FIRST + " " + SECOND, 75))
    document = read(page.data(), "brief.pdf")
    assert texts(document, BlockKind.LETTERHEAD)[-2:] == ["Datum 3 mei 2021", "Betreft Verslag van het kustoverleg"]
    assert texts(document, BlockKind.PARAGRAPH) == [FIRST + " " + SECOND] * 2
    assert document.text.count("KW-2021-17") == 1
    assert "Pagina" not in document.text


def test_indented_paragraphs_and_hanging_items():
    page = Page()
    y = 60.0
    for first, rest, mark, text in (
        (72, 60, "", FIRST),
        (72, 60, "", SECOND),
        (78, 78, "1.", FIRST),
        (72, 72, "-", SECOND),
    ):
        lines = wrap(text, 74)
        if mark:
            page.write(60, y, mark)
        page.write(first, y, lines[0])
        y = page.lines(rest, y + LEADING, lines[1:])
    document = read(page.data(), "verslag.pdf")
    assert texts(document) == [FIRST, SECOND, f"1. {FIRST}", f"- {SECOND}"]


def test_speakers_of_a_debate():
    page = Page()
    y = 60
    for title, name, text in (("Minister ", "De Wit", FIRST), ("De heer ", "Van Dam", SECOND)):
        page.write(page.write(page.write(60, y, title), y, name, SIZE, "B"), y, ":")
        y = page.lines(60, y + LEADING, wrap(text, 90)) + LEADING
    document = read(page.data(), "debat.pdf")
    spoken = [(b.speaker, document.text[b.start : b.end]) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    assert spoken == [("Minister De Wit", FIRST), ("De heer Van Dam", SECOND)]


def test_text_that_stands_sideways():
    page = Page()
    with page.pdf.rotation(90, 300, 420):
        page.lines(120, 200, wrap(FIRST, 60))
    document = read(page.data(), "liggend.pdf")
    assert document.text == FIRST
    word = next(s for s in document.places if document.text[s.start : s.end].startswith("Hamerveld"))
    left, bottom, right, top = word.place.box
    assert top - bottom > right - left


def test_a_watermark_is_left_out_with_a_remark():
    page = Page()
    page.lines(60, 60, wrap(FIRST, 90))
    with page.pdf.rotation(90, 300, 420):
        page.write(200, 700, "CONCEPT", 40)
    document = read(page.data(), "concept.pdf")
    assert document.text == FIRST
    assert document.remarks == ("1 words at an angle were left out",)


def scanned() -> bytes:
    page = Page()
    page.pdf.rect(50, 50, 400, 600, style="F")
    return page.data()


def locked() -> bytes:
    page = Page()
    page.pdf.set_encryption(owner_password="kust", user_password="zee")  # noqa: S106 - a password to be refused
    page.write(60, 60, "Geachte voorzitter,")
    return page.data()


@pytest.mark.parametrize(
    ("data", "said", "remedy"),
    [
        (b"", "empty", "fetch it again"),
        (scanned(), "it is scanned", "ocrmypdf -l nld"),
        (locked(), "locked with a password", "qpdf --decrypt"),
        (b"%PDF-1.7\n", "damaged", "qpdf"),
        (two_columns()[:900], "damaged", "qpdf"),
        (b"Geachte voorzitter,", "damaged or no PDF", "fetch it again"),
    ],
    ids=["empty", "scanned", "locked", "header only", "cut off", "no pdf"],
)
def test_faults_have_a_name_and_a_remedy(data: bytes, said: str, remedy: str):
    with pytest.raises(ReadingError) as caught:
        read(data, "brief.pdf")
    assert caught.value.where == "brief.pdf"
    assert said in caught.value.what
    assert remedy in caught.value.remedy


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_never_escapes_as_another_error(data: st.DataObject):
    whole = two_columns()
    at = data.draw(st.integers(0, len(whole) - 1))
    junk = data.draw(st.binary(max_size=40))
    broken = whole[:at] + junk + whole[at + len(junk) :]
    try:
        document = read(broken, "stuk.pdf")
    except ReadingError:
        return
    assert document.text


@pytest.mark.parametrize("looking", [True, False])
def test_python_looks_for_garbage_afterwards_as_it_did_before(looking: bool):
    before = gc.isenabled()
    try:
        (gc.enable if looking else gc.disable)()
        with pytest.raises(ReadingError):
            read(b"%PDF-1.7 and no more", "brief.pdf")
        assert gc.isenabled() is looking
    finally:
        (gc.enable if before else gc.disable)()


def test_recognises():
    assert recognises(two_columns())
    assert not recognises(b"<html>")


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"\[\d+\]", "", text)).lower()


@pytest.mark.skipif(not (SHARED / "documents").exists(), reason="the shared documents are not on this machine")
@pytest.mark.parametrize("name", ["ah-tk-20232024-1178", "ah-tk-20232024-2313"])
def test_the_open_gold_stands_whole_in_the_text(name: str):
    path = SHARED / "documents/answers-pdf" / f"{name}.pdf"
    text = _squeezed(read(path.read_bytes(), path.name).text)
    gold = (SHARED / "gold/dev-answers" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    quotes = [json.loads(line)["quote"] for line in gold if line.strip()]
    assert quotes
    assert [quote for quote in quotes if _squeezed(quote) not in text] == []
