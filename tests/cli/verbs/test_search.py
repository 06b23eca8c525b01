"""`nakomen search`: sentences, their words marked, with what stands in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from nakomen.queries import fields


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


def test_a_query_narrows_like_the_options(run: Callable, ledger_file: Path) -> None:
    for typed in (
        ["gemaal", "kind:pledge"],
        ["gemaal soort:bijdrage"],
        ["gemaal", "wie:Duitsland"],
        ["gemaal", "-kind:position"],
    ):
        hits = json.loads(run("search", *typed, "--archive", ledger_file, "--json").out)
        assert [hit["statements"][0]["id"] for hit in hits] == ["bbbb33330000"], typed


def test_what_is_unwanted_is_no_option(run: Callable, ledger_file: Path) -> None:
    found = json.loads(run("search", "-gemaal", "dijk", "-verhogen", "--json", "--archive", ledger_file).out)
    assert [hit["document"] for hit in found] == ["slotbrief"]
    found = json.loads(run("search", "-gemaal", "dijk", "--json", "--archive", ledger_file).out)
    assert len(found) == 3
    assert run("search", "dijk", "--knid", "pledge").status == 2


def test_a_wrong_part_is_pointed_at(run: Callable, ledger_file: Path) -> None:
    ran = run("search", "dijk", "knid:pledge", "--archive", ledger_file)
    assert ran.status == 1
    message, query, carets = ran.err.splitlines()
    assert message.startswith("nakomen: there is no field “knid:” (perhaps kind:; the fields are kind:/soort: ")
    assert query == "  dijk knid:pledge"
    assert carets == "       ^^^^^"
    ran = run("--language", "nl", "list", "soort:toezeging", "--archive", ledger_file)
    assert "“toezeging” is geen waarde van soort: (misschien toezegging" in ran.err
    assert ran.err.splitlines()[2] == "        ^^^^^^^^^"
    ran = run("list", "actor:Duitslan", "--archive", ledger_file)
    assert "the archive has no actor “Duitslan” (perhaps Duitsland" in ran.err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_help_tells_every_field(run: Callable, language: str) -> None:
    told = run("--language", language, "search", "--help").out
    for field in fields():
        assert any(f"{word}:" in told for word in {field.name, *field.words}), field.name
