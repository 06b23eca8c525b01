"""Parquet tables: the same rows as CSV, with days and numbers as such, and a remedy where DuckDB is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nakomen.exports import Selection, parquet_table, write_file
from nakomen.exports.selection import LINKS
from nakomen.exports.statement_rows import rows_of
from nakomen.exports.writing import export_formats
from nakomen.model import ExportError


def table_of(selection: Selection, folder: Path) -> list[dict[str, Any]]:
    """Return the rows that are written, read again by DuckDB."""
    duckdb = pytest.importorskip("duckdb")
    file = folder / "it's.parquet"
    write_file(export_formats()["parquet"], selection, file)
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(file)])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("what", ["statements", LINKS])
def test_rows_come_back(what: str, selected: Callable[..., Selection], tmp_path: Path) -> None:
    selection = selected({"what": what})
    rows = list(rows_of(selection))
    for row in rows:
        if "document_date" in row:
            row["document_date"] = date.fromisoformat(row["document_date"])
    assert table_of(selection, tmp_path) == rows
    assert rows


def test_an_empty_table_has_its_columns(selected: Callable[..., Selection], tmp_path: Path) -> None:
    assert table_of(selected(theme="space"), tmp_path) == []


def test_without_duckdb(selected: Callable[..., Selection], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ExportError, match="nakomen\\[parquet\\]"):
        write_file(export_formats()["parquet"], selected(), tmp_path / "uit.parquet")
    assert list(tmp_path.iterdir()) == []


def test_columns_are_those_of_the_rows(selected: Callable[..., Selection]) -> None:
    for what, columns in parquet_table._COLUMNS.items():
        assert list(columns) == list(next(rows_of(selected({"what": what}))))
