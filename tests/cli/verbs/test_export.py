"""`nakomen export`: statements for other programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

from nakomen.exports import export_formats


def test_the_forms_are_listed(run: Callable) -> None:
    out = run("export", "--list").out
    assert [line.split()[0] for line in out.splitlines()] == sorted(export_formats())


def test_json_lines(run: Callable, ledger_file: Path) -> None:
    rows = [json.loads(line) for line in run("export", "--format", "jsonl", "--archive", ledger_file).out.splitlines()]
    assert [row["id"][:4] for row in rows] == ["aaaa", "aaab", "bbbb", "cccc", "dddd"]
    assert rows[2]["amounts"] == "5000000 EUR"


def test_a_file_whose_name_tells_the_form(run: Callable, ledger_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "uit.csv"
    ran = run("export", "--output", file, "--archive", ledger_file, "--kind", "pledge")
    assert ran.status == 0
    assert "1 statement written" in ran.err
    with file.open(encoding="utf-8-sig", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert row["actor"] == "Germany"
    assert [path.name for path in tmp_path.iterdir()] == ["uit.csv"]


def test_links_with_both_ends(run: Callable, ledger_file: Path) -> None:
    out = run("export", "links", "--format", "jsonl", "--archive", ledger_file).out
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows, "the ledger has links"
    names = ["from_document", "from_quote", "to_document", "to_quote", "relation", "why", "confidence"]
    assert all(list(row)[:7] == names for row in rows)
    only = run("export", "links", "--format", "jsonl", "--kind", "pledge", "--archive", ledger_file).out
    assert len(only.splitlines()) < len(rows) + 1


def test_mistakes(run: Callable, ledger_file: Path, tmp_path: Path) -> None:
    assert run("export", "--archive", ledger_file).status == 2
    assert "choose with --format from" in run("export", "--format", "pdf").err
    ran = run("export", "--archive", ledger_file, "-o", tmp_path / "nergens" / "uit.csv")
    assert ran.status == 1
    assert "cannot be written" in ran.err
