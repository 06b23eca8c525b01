"""The annex of a budget: motions and assurances, open and settled, in the three columns that ministries use."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import docx
import pytest
from dike_letters import DONE, GIFT, MOTION, PROMISE, REPORT
from lxml import html
from openpyxl import load_workbook

from nakomen.exports import Selection, annex_docx, annex_html, annex_xlsx
from nakomen.exports.annex_parts import annex_rows
from nakomen.model import ExportError

HEADS = ["omschrijving", "vindplaats", "stand van zaken"]


def written(export: object, selection: Selection) -> io.BytesIO:
    stream = io.BytesIO()
    export.write(selection, stream)  # type: ignore[attr-defined]
    return stream


def test_rows(selected: Callable[..., Selection]) -> None:
    rows = annex_rows(selected())
    assert [(one.description, one.settled) for one in rows] == [(PROMISE, True), (MOTION, False), (REPORT, False)]
    assert (
        rows[0].stand
        == f"Voldaan (gemeld).\nTermijn 2021 → najaar 2023.\n“{DONE}” (2024-01-15 · slotbrief · Slotbrief dijken)"
    )
    assert rows[1].place.words == "2022-09-08 · kst-40111-9 · Voortgang dijken\nkst-40111-7"
    assert not [one for one in annex_rows(selected({"day": date(2023, 1, 1)})) if one.description in (DONE, REPORT)]


def test_kinds_that_are_named(selected: Callable[..., Selection]) -> None:
    rows = annex_rows(selected({"options": {"kinds": "bijdrage"}}))
    assert [one.description for one in rows] == [GIFT]
    with pytest.raises(ExportError, match="no kind of undertaking"):
        annex_rows(selected({"options": {"kinds": "standpunt"}}))


def test_requests_among_allies_are_no_motions(selected: Callable[..., Selection]) -> None:
    from dataclasses import replace

    selection = selected()
    statements = selection.ledger.statements
    statements["eeee66660000"] = replace(statements["eeee66660000"], actor=("Germany",), refs=())
    assert MOTION not in [one.description for one in annex_rows(selection)]
    named = replace(selection, options={"kinds": "verzoek"})
    assert MOTION in [one.description for one in annex_rows(named)]


def test_a_word_file(selected: Callable[..., Selection]) -> None:
    document = docx.Document(written(annex_docx, selected()))
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads == [
        "Moties en verzoeken: in behandeling",
        "Moties en verzoeken: afgedaan",
        "Toezeggingen: in behandeling",
        "Toezeggingen: afgedaan",
    ]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == HEADS
    assert [table.rows[1].cells[0].text for table in document.tables] == [MOTION, REPORT, PROMISE]
    assert document.sections[0].page_width > document.sections[0].page_height


def test_a_page(selected: Callable[..., Selection]) -> None:
    root = html.fromstring(written(annex_html, selected()).getvalue())
    assert [one.text for one in next(root.iter("thead")).iter("th")] == HEADS
    assert [table.findtext("tbody/tr/td") for table in root.iter("table")] == [MOTION, REPORT, PROMISE]


def test_a_workbook(selected: Callable[..., Selection]) -> None:
    book = load_workbook(written(annex_xlsx, selected({"address": "https://nakomen.example"})))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["onderdeel", *HEADS, "bron"]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [MOTION, REPORT, PROMISE]
    link = sheet["E2"].hyperlink
    assert (link.target, link.location) == ("https://nakomen.example/documents/kst-40111-9", "s-eeee66660000")
    assert book.worksheets[1].title == "over dit bestand"
