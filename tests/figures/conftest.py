"""A workbook of our own in the manner of NATO's, about few countries, with values that the real one does not have."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

YEARS = [2014, "2015", 2016, "2017e"]
#: Sheet, title, unit, then blocks: heading with rows of label and values.
SHEETS = {
    "TABLE1": (
        "Table 1 : Defence expenditure",
        "Million national currency units",
        {
            "Current prices": {
                "Netherlands   (Euros)": [100, 110.5, 120, 150],
                "Norway   (Kroner)": [7, 8, 9, 10.25],
                "Poland*   (Zlotys)": [5, None, "..", 6],
            },
            "Constant 2015 prices ": {"Netherlands   (Euros)": [101, 110.5, 118, 140]},
        },
    ),
    "TABLE3": (
        "Table 3 : Defence expenditure as a share of GDP and annual real change",
        "Based on 2015 prices",
        {
            "Share of real GDP (%)": {
                "Netherlands": [1.15, 1.13, 1.15787250930883, 1.2],
                "Norway": [1.5, 1.5, 1.6, 1.995],
                "Slovak Republic": [0.9, 1, 1.1, 2],
                "United States": [3.7, 3.6, 3.5, 3.4],
                "NATO Europe and Canada": [1.4, 1.4, 1.4, 1.5],
                "NATO Total": [2.5, 2.5, 2.4, 2.4],
            },
        },
    ),
}


def make_workbook(path: Path, *, raised: float = 0) -> Path:
    """Write the workbook; `raised` is added to what the Netherlands is said to have spent in 2016."""
    book = Workbook()
    book.remove(book.active)
    for name, (title, unit, blocks) in SHEETS.items():
        sheet = book.create_sheet(name)
        sheet["B4"], sheet["B6"] = title, unit
        for at, year in enumerate(YEARS):
            sheet.cell(8, 4 + at, year)
        row = 10
        for heading, lines in blocks.items():
            sheet.cell(row, 2, heading)
            for label, values in lines.items():
                row += 1
                sheet.cell(row, 3, label)
                for at, value in enumerate(values):
                    more = raised if label.startswith("Netherlands") and at == 2 else 0
                    sheet.cell(row, 4 + at, value + more if isinstance(value, int | float) else value)
            row += 1
            for at in range(2):
                sheet.cell(row, 4 + at, "#REF!")
            row += 1
        sheet.cell(row + 2, 3, "Notes: Figures for 2017 are estimates. ")
        sheet.cell(row + 3, 2, "-7-")
    book.save(path)
    return path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a workbook that is named as NATO names its own."""
    return make_workbook(tmp_path / "170601-def-exp-2017-TABLES-en.xlsx")
