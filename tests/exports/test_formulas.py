"""No text of a letter becomes a formula in a spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from formula_vectors import VECTORS
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from nakomen.exports import Selection, csv_table, xlsx_table
from nakomen.exports.csv_table import is_like_a_formula

#: The characters that make a cell a formula as soon as it begins with one.
LIVE = tuple("=+-@\t\r\n|%＝＋－＠")


@pytest.fixture
def hostile(selected: Callable[..., Selection]) -> Selection:
    """A selection in which every text field of a statement is a vector."""
    selection = selected()
    [first, *_] = selection.statements
    said = [
        replace(first, id=f"id{at}", quote=text, sentence=text, about=text, theme=text, due_said=text, refs=(text,))
        for at, text in enumerate(VECTORS)
    ]
    return replace(selection, statements=tuple(said), title=VECTORS[0], query=VECTORS[1])


def test_cells_of_a_workbook_are_text(hostile: Selection) -> None:
    stream = io.BytesIO()
    xlsx_table.write(hostile, stream)
    book = load_workbook(stream)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert "f" not in kinds
    quotes = book.worksheets[0]["F"][1:]
    assert len(quotes) == len(VECTORS)
    for cell, text in zip(quotes, VECTORS, strict=True):
        assert cell.data_type == "s"
        assert unescape(str(cell.value)) == text
        assert cell.quotePrefix == is_like_a_formula(text)
    with zipfile.ZipFile(stream) as package:
        parts = b"".join(package.read(name) for name in package.namelist())
    assert b"<f>" not in parts
    assert b"<f " not in parts
    assert b"externalLink" not in parts
    assert b"hyperlink" not in parts


def test_cells_of_a_csv_are_text(hostile: Selection) -> None:
    stream = io.BytesIO()
    csv_table.write(hostile, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert len(rows) == len(VECTORS)
    for row, text in zip(rows, VECTORS, strict=True):
        assert row["quote"].removeprefix("'") == text.replace("\r", "\n")
        for name, value in row.items():
            assert not value.lstrip().startswith(LIVE), name
