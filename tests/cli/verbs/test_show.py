"""`nakomen show` and `nakomen explain`: one statement, and why it is what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest


def test_a_statement_is_marked_in_its_paragraph(run: Callable, ledger_file: Path) -> None:
    out = run("show", "aaaa", "--archive", ledger_file).out
    assert "2020-02-03 · kst-40111-2 · Verslag dijkoverleg" in out
    assert "30 januari. »De minister heeft toegezegd de dijk in 2021 te verhogen.«" in out
    assert "changed by aaab (2022-09-08)" in out


def test_dutch_fields(run: Callable, ledger_file: Path) -> None:
    out = run("--language", "nl", "show", "bbbb", "--archive", ledger_file).out
    words = " ".join(out.split())
    assert "soort bijdrage" in words
    assert "wie Duitsland" in words
    assert "bedragen EUR 5 miljoen" in words
    assert "termijn 2022-12-31" in words


def test_json(run: Callable, ledger_file: Path) -> None:
    page = json.loads(run("show", "aaaa", "--archive", ledger_file, "--json").out)
    at = page["start"] - page["paragraph_start"]
    assert page["paragraph"][at : at + len(page["quote"])] == page["quote"]
    assert page["document_title"] == "Verslag dijkoverleg"


@pytest.mark.parametrize(
    ("identity", "said"),
    [
        ("aaa", "too short to name a statement"),
        ("ffff", "no statement has an id that begins with “ffff” (nakomen list shows the ids)"),
    ],
)
@pytest.mark.parametrize("verb", ["show", "explain"])
def test_ids_that_name_nothing(run: Callable, ledger_file: Path, verb: str, identity: str, said: str) -> None:
    ran = run(verb, identity, "--archive", ledger_file)
    assert ran.status == 1
    assert said in ran.err


def test_the_row_behind_a_reason_is_shown_with_its_examples(run: Callable, ledger_file: Path) -> None:
    from nakomen.languages import load_table

    [row] = [row for row in load_table("nl", "speech_acts")["act"] if row["id"] == "toezeggen"]
    out = run("explain", "aaaa", "--archive", ledger_file).out
    assert "kind: assurance" in out
    assert "speech_acts/toezeggen «toegezegd»" in out
    assert "languages/nl/speech_acts.toml" in out
    assert row["yes"][0] in " ".join(out.split())


def test_reasons_as_json(run: Callable, ledger_file: Path) -> None:
    reason, status = json.loads(run("explain", "aaaa", "--archive", ledger_file, "--json").out)
    assert (reason["field"], reason["rule"], reason["words"]) == ("kind", "speech_acts/toezeggen", "toegezegd")
    assert reason["rows"][0]["yes"]
    assert status["field"] == "status"
    assert status["rule"].startswith("status_rules/")
    assert status["rows"][0]["file"] == "tracing/status_rules.toml"


def test_the_place_in_a_text_is_its_line(run: Callable, letters: Path) -> None:
    run("read", letters)
    rows = json.loads(run("list", "--kind", "assurance", "--json").out)
    [line] = [line for line in run("show", rows[0]["id"]).out.splitlines() if line.startswith("place in the source")]
    [letter] = letters.iterdir()
    lines = letter.read_text(encoding="utf-8").splitlines()
    number = next(at for at, words in enumerate(lines, 1) if rows[0]["quote"][:20] in words)
    assert line.split()[-2:] == ["line", str(number)]
