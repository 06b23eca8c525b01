"""Every published value is that of its cell: in a workbook of our own, and in NATO's where it is at hand."""

from __future__ import annotations

import csv
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from nakomen.figures.countries import code_of
from nakomen.figures.editions import open_editions
from nakomen.figures.errors import FiguresError
from nakomen.figures.workbook import counts, read_workbook

SHARED = Path(__file__).resolve().parents[2] / "../shared/data/nato-defence-expenditure"
NATOS = SHARED / "240617-def-exp-2024-TABLES-en.xlsx"
TIDY = SHARED / "nato_2014_2024_tidy.csv"
#: What the table beside the workbook calls the measures.
THEIR_MEASURES = {
    "share_gdp_pct": "share_gdp",
    "annual_real_change_pct": "real_change",
    "equipment_pct": "equipment_share",
    "personnel_pct": "personnel_share",
}
needs_shared = pytest.mark.skipif(
    not NATOS.exists(), reason="../shared is not here: NATO's workbook is read only there"
)


def test_values_are_those_of_the_cells(workbook):
    edition = read_workbook(workbook)
    assert edition.name == "2017-06-01"
    assert counts(edition) == {"expenditure": 10, "expenditure_constant": 4, "share_gdp": 24}
    spent = edition.value("expenditure", "NOR", 2017)
    assert (spent.value, spent.unit, spent.prices, spent.estimate) == (Decimal("10.25"), "million NOK", "current", True)
    share = edition.value("share_gdp", "NLD", 2016)
    assert (str(share.value), share.prices, share.estimate) == ("1.15787250930883", "2015", False)
    assert edition.value("expenditure_constant", "NLD", 2014).prices == "2015"
    assert edition.value("share_gdp", "SVK", 2017).value == 2
    assert edition.value("share_gdp", "NATO", 2014).value == Decimal("2.5")


def test_cells_without_a_number_give_no_value(workbook):
    edition = read_workbook(workbook)
    assert ("expenditure", "POL", 2015) not in edition.values
    assert ("expenditure", "POL", 2016) not in edition.values
    assert edition.value("expenditure", "POL", 2017).value == 6


@pytest.mark.parametrize(
    ("name", "said"),
    [("there-is-none-240617.xlsx", "no such file"), ("letter-240617.xlsx", "no Excel workbook")],
)
def test_what_is_no_workbook_is_refused(tmp_path, name, said):
    if "letter" in name:
        (tmp_path / name).write_text("Geachte voorzitter,", encoding="utf-8")
    with pytest.raises(FiguresError, match=said):
        read_workbook(tmp_path / name)


def test_a_name_without_a_day_needs_one(tmp_path, workbook):
    renamed = workbook.rename(tmp_path / "tables.xlsx")
    with pytest.raises(FiguresError, match="tells no day"):
        read_workbook(renamed)
    assert read_workbook(renamed, "2017-07-07").name == "2017-07-07"


def test_a_workbook_of_something_else_is_refused(tmp_path):
    book = Workbook()
    book.active["B4"] = "Timetable"
    book.save(tmp_path / "170601.xlsx")
    with pytest.raises(FiguresError, match="no table of defence expenditure"):
        read_workbook(tmp_path / "170601.xlsx")


def test_an_unknown_row_is_told_and_not_skipped(workbook):
    book = load_workbook(workbook)
    book["TABLE3"]["C12"] = "Atlantis"
    book.save(workbook)
    with pytest.raises(FiguresError, match=r"TABLE3: the tables have no country “Atlantis”"):
        read_workbook(workbook)


def test_sheets_that_contradict_each_other_are_refused(workbook):
    book = load_workbook(workbook)
    book.copy_worksheet(book["TABLE3"])["D11"] = 1.16
    book.save(workbook)
    with pytest.raises(FiguresError, match=r"gives 1\.15 and 1\.16 for share_gdp NLD 2014"):
        read_workbook(workbook)


def test_what_would_unpack_beyond_measure_is_refused(tmp_path):
    path = tmp_path / "170601.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 51_000_000)
    with pytest.raises(FiguresError, match="above the limit"):
        read_workbook(path)


@needs_shared
def test_every_value_of_the_shipped_edition_is_that_of_natos_cell():
    """The cells are found here by their place in the sheet, which the reader does not use."""
    edition = open_editions().named("2024-06-17")
    assert edition.values == read_workbook(NATOS).values
    book = load_workbook(NATOS, data_only=True)
    blocks = [
        ("TABLE3", 11, "share_gdp"),
        ("TABLE3", 45, "real_change"),
        ("TABLE8a", 11, "equipment_share"),
        ("TABLE8a", 44, "personnel_share"),
    ]
    checked = 0
    for sheet, first, measure in blocks:
        length = 33 if measure in ("share_gdp", "real_change") else 31
        for row in range(first, first + length):
            code = code_of(str(book[sheet].cell(row, 3).value or book[sheet].cell(row, 2).value).strip("* "))
            for at, year in enumerate(range(2014, 2025)):
                cell = book[sheet].cell(row, 4 + at).value
                value = edition.value(measure, code, year)
                assert float(value.value) == cell, (sheet, row, year)
                assert value.estimate == (year >= 2023)
                checked += 1
    assert checked == 1408


@needs_shared
def test_the_table_beside_the_workbook_says_the_same():
    edition = open_editions().newest
    rows = list(csv.DictReader(TIDY.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 1408
    for row in rows:
        value = edition.value(THEIR_MEASURES[row["measure"]], code_of(row["country"]), int(row["year"]))
        assert round(value.value, 4) == Decimal(row["value"]).quantize(Decimal("0.0001")), row
        assert value.estimate == (row["estimate"] == "e")


def test_the_shipped_edition_is_whole():
    """Without NATO's workbook: as many values as there are cells, and totals that their parts add up to."""
    edition = open_editions().named("2024-06-17")
    assert sum(counts(edition).values()) == len(edition.values) == 5377
    for year in range(2014, 2025):
        for measure in ("equipment_share", "personnel_share", "infrastructure_share", "other_share"):
            assert len(edition.of_year(measure, year)) == 31
        whole = sum(
            edition.value(measure, "NLD", year).value
            for measure in ("equipment_share", "personnel_share", "infrastructure_share", "other_share")
        )
        assert abs(whole - 100) < Decimal("0.01"), year
