"""`nakomen export`: statements for other programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("form", sorted(export_formats()))
def test_every_form_to_a_file(form: str, run: Callable, ledger_file: Path) -> None:
    export = export_formats()[form]
    file = Path(f"uit{export.SUFFIX}")
    ran = run("export", "--format", form, "--output", file, "--archive", ledger_file, "--on", "2023-01-01")
    assert ran.status == 0, ran.err
    assert file.stat().st_size > 100
    shown = dict(line.split()[:2] for line in run("export", "--list").out.splitlines())
    assert shown[form] == export.SUFFIX


def test_endings(run: Callable, ledger_file: Path) -> None:
    """The ending tells the form where only one form has it, or one is called like it."""
    for name in ("uit.xlsx", "uit.ICS", "uit.atom", "uit.parquet"):
        assert run("export", "--output", name, "--archive", ledger_file).status == 0
    ran = run("export", "--output", "uit.docx", "--archive", ledger_file)
    assert ran.status == 2
    assert "choose with --format from annex, briefing;" in ran.err
    ran = run("export", "links", "--format", "ics", "--archive", ledger_file)
    assert ran.status == 2
    assert "choose with --format from csv, jsonl, parquet, xlsx;" in ran.err


def test_choices(run: Callable, ledger_file: Path) -> None:
    ran = run("export", "--format", "briefing-html", "--set", "title=Dijken", "--archive", ledger_file)
    assert "<h1>Dijken</h1>" in ran.out
    assert "csv has no choice “title”; it has: -" in run("export", "--format", "csv", "--set", "title=x").err
    assert "“title” is no NAME=VALUE" in run("export", "--format", "briefing", "--set", "title").err
    told = run("export", "--format", "atom", "--set", "entries=0", "--archive", ledger_file)
    assert told.status == 1
    assert "no number of entries" in told.err


def test_seen_from_a_day_with_links(run: Callable, ledger_file: Path) -> None:
    call = ("export", "--format", "ics", "--archive", ledger_file, "--address", "https://n.example/")
    early = run(*call, "--on", "2020-03-01").out
    assert early.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20211231" in early
    assert "https://n.example/spoor/aaaa11110000" in early
    ran = run(*call, "--address", "javascript:alert(1)")
    assert ran.status == 2
    assert "--address" in ran.err
