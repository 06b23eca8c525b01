"""`nakomen search`: sentences, their words marked, with what stands in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path


def test_words_are_marked_and_statements_named(run: Callable, ledger_file: Path) -> None:
    out = run("search", "gemaal", "--archive", ledger_file).out
    assert "beschikbaar voor »gemalen«." in out
    assert "→ pledge · Germany · [bbbb]" in out
    assert "2022-09-08 · kst-40111-9" in out


def test_filters_narrow(run: Callable, ledger_file: Path) -> None:
    hits = json.loads(run("search", "gemaal", "--kind", "pledge", "--archive", ledger_file, "--json").out)
    assert [hit["statements"][0]["id"] for hit in hits] == ["bbbb33330000"]
    [start, end] = hits[0]["marks"][0]
    assert hits[0]["text"][start:end] == "gemalen"


def test_nothing_found(run: Callable, ledger_file: Path) -> None:
    ran = run("search", "molen", "--archive", ledger_file)
    assert ran.status == 0
    assert "No sentence with “molen”." in ran.out


def test_a_query_without_words(run: Callable, ledger_file: Path) -> None:
    ran = run("search", "-", "--archive", ledger_file)
    assert ran.status == 1
    assert "the search names no word" in ran.err
    ran = run("--language", "nl", "search", '"dijk', "--archive", ledger_file)
    assert "het aanhalingsteken voor “dijk” is niet gesloten" in ran.err
