"""Exports: what a spreadsheet would run is made harmless, and a file is whole or as it was."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.exports import csv_table, export_formats, json_lines
from nakomen.exports.writing import write_whole
from nakomen.model import ArchiveError


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=SUM(A1:A9)", "'=SUM(A1:A9)"),
        ("+31 70", "'+31 70"),
        ("-2 procent", "'-2 procent"),
        ("@dijkraad", "'@dijkraad"),
        ("\t=1", "'\t=1"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        (" =1", "' =1"),
        ("twee = 2", "twee = 2"),
        (-2, -2),
        (0.5, 0.5),
        (["a", "b"], "a | b"),
        (["=a"], "'=a"),
        ("", ""),
    ],
)
def test_cells_that_begin_like_a_formula(value: object, cell: object) -> None:
    assert csv_table.cell(value) == cell


@given(st.lists(st.fixed_dictionaries({"quote": st.text(), "kind": st.text()}), min_size=1))
def test_json_lines_come_back_as_they_were(rows: list[dict[str, str]]) -> None:
    stream = io.StringIO()
    json_lines.write_rows(rows, stream)
    # Splitting at line feeds only: other separators may stand in the text.
    assert [json.loads(line) for line in stream.getvalue().split("\n")[:-1]] == rows


@given(st.lists(st.fixed_dictionaries({"quote": st.text(st.characters(exclude_characters="\r\0"))}), min_size=1))
def test_csv_comes_back_but_for_the_apostrophes(rows: list[dict[str, str]]) -> None:
    stream = io.StringIO()
    csv_table.write_rows(rows, stream)
    back = [row["quote"] for row in csv.DictReader(io.StringIO(stream.getvalue(), newline=""))]
    expected = [row["quote"] for row in rows]
    assert [one.removeprefix("'") if one != two else one for one, two in zip(back, expected, strict=True)] == expected
    assert not any(one.startswith(("=", "+", "@")) for one in back)


def test_a_failed_export_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "uit.csv"
    file.write_text("oud", encoding="utf-8")

    def rows() -> Iterator[dict[str, str]]:
        yield {"quote": "nieuw"}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(file, lambda stream: csv_table.write_table(rows(), stream))
    assert file.read_text(encoding="utf-8") == "oud"
    assert [path.name for path in tmp_path.iterdir()] == ["uit.csv"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be written"):
        write_whole(tmp_path / "nergens" / "uit.jsonl", lambda stream: csv_table.write_table([], stream))


def test_every_export_says_what_it_is_for() -> None:
    for export in export_formats().values():
        assert (export.__doc__ or "").strip()
