"""`nakomen extract`: the statements of letters, without an archive."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

KEYS = {"quote", "kind", "actor", "addressee", "due", "amounts", "refs", "theme", "about"}
MORE = {"id", "document", "start", "end", "sentence", "because"}


def test_one_json_object_a_statement_with_the_keys_of_the_guidelines(run: Callable, letters: Path) -> None:
    import nakomen

    [letter] = letters.iterdir()
    ran = run("extract", letter, "--json")
    assert ran.status == 0
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert rows
    document = nakomen.read(letter)
    for row in rows:
        assert row.keys() >= KEYS | MORE
        assert document.text[row["start"] : row["end"]] == row["quote"]
    assert "2022-05-01" in {row["due"] for row in rows}


def test_a_readable_table_for_several_files(run: Callable, letters: Path) -> None:
    (letters / "kort.txt").write_text("De raad besloot in mei 2020 een brug te bouwen.", encoding="utf-8")
    ran = run("extract", letters)
    assert ran.status == 0
    assert "2022-03-14-dijkraad · 2022-03-14" in ran.out
    assert "kort · " in ran.out
    assert "12 miljoen euro" in " ".join(ran.out.split())


def test_what_fails_is_told_and_the_others_are_extracted(run: Callable, letters: Path) -> None:
    (letters / "leeg.txt").touch()
    ran = run("extract", letters, "--json")
    assert ran.status == 1
    assert ran.out
    assert "leeg.txt: the file is empty" in ran.err


def test_the_day_of_an_undated_letter(run: Callable, tmp_path: Path) -> None:
    note = tmp_path / "notitie.txt"
    note.write_text("Ik zal uw Kamer voor de zomer van volgend jaar over de sluizen informeren.", encoding="utf-8")
    [row] = [json.loads(line) for line in run("extract", note, "--json", "--on", "2019-02-01").out.splitlines()]
    assert "2020" in row["due"]


def test_no_archive_is_made(run: Callable, letters: Path, tmp_path: Path) -> None:
    run("extract", letters)
    assert not list(tmp_path.glob("*.db*"))
