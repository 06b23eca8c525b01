"""Workbooks: filters, a head that stays, dates that are dates, links to the pages, and what the file is."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from dike_letters import PROMISE
from openpyxl import Workbook, load_workbook

from nakomen.exports import Selection, xlsx_table
from nakomen.exports.selection import LINKS
from nakomen.model import ExportError


def book_of(selection: Selection) -> Workbook:
    """Return the workbook that is written, read by another library."""
    stream = io.BytesIO()
    xlsx_table.write(selection, stream)
    return load_workbook(stream)


def test_a_sheet_to_work_with(selected: Callable[..., Selection]) -> None:
    sheet = book_of(selected()).worksheets[0]
    assert sheet.title == "uitspraken"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Q8"
    assert [cell.value for cell in sheet[1]][:6] == ["datum", "nummer", "soort", "wie", "aan wie", "woorden"]
    assert sheet["F2"].value == PROMISE
    assert sheet["A2"].value == datetime(2020, 2, 3)  # noqa: DTZ001 - a cell has no zone
    assert sheet["H2"].value == datetime(2021, 12, 31)  # noqa: DTZ001 - idem
    assert (sheet["K2"].value, sheet["L2"].value) == ("voldaan", "gemeld")
    assert all(sheet.column_dimensions[name].width > 8 for name in "ABCDEF")
    assert sheet["B2"].hyperlink is None


def test_sentences_lead_to_their_pages(selected: Callable[..., Selection]) -> None:
    sheet = book_of(selected({"address": "https://nakomen.example"})).worksheets[0]
    link = sheet["B2"].hyperlink
    assert (link.target, link.location) == ("https://nakomen.example/documents/kst-40111-2", "s-aaaa11110000")
    assert (sheet["B2"].value, sheet["F2"].value) == ("kst-40111-2", PROMISE)


def test_the_file_tells_what_it_is(selected: Callable[..., Selection]) -> None:
    sheet = book_of(selected({"title": "Toezeggingen"}, kind="assurance")).worksheets[1]
    told = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert told["inhoud"] == "Toezeggingen"
    assert told["vraag"] == "kind:assurance"
    assert told["gezien op"] == "2024-03-01"
    assert told["uitspraken"] == "3"
    assert told["gemaakt met"].startswith("nakomen ")


def test_links_and_nothing(selected: Callable[..., Selection]) -> None:
    sheet = book_of(selected({"what": LINKS})).worksheets[0]
    assert (sheet.title, sheet["A1"].value, sheet.max_row) == ("verbanden", "from_document", 3)
    assert book_of(selected(theme="space")).worksheets[0].max_row == 1


def test_a_stream_that_cannot_go_back(selected: Callable[..., Selection]) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.held = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.held += data
            return len(data)

    pipe = Pipe()
    xlsx_table.write(selected(), pipe)  # type: ignore[arg-type]
    assert load_workbook(io.BytesIO(bytes(pipe.held))).worksheets[0].max_row == 8


def test_long_words_are_shortened() -> None:
    assert len(xlsx_table.shortened("x" * 40_000)) == 32_767


def test_more_than_a_sheet_holds(selected: Callable[..., Selection], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_table, "MOST_ROWS", 6)
    with pytest.raises(ExportError, match="take csv or parquet"):
        book_of(selected())
