"""`nakomen learn`: confidence counted from gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

LETTER = "Den Haag, 14 maart 2022\n\nIk zal uw Kamer uiterlijk op 1 mei 2022 informeren.\n"
GOLD = {"quote": "Ik zal uw Kamer uiterlijk op 1 mei 2022 informeren.", "kind": "assurance"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for name in ("een", "twee"):
        (folder / f"{name}.txt").write_text(LETTER.replace("14", str(len(name) + 10)), encoding="utf-8")
        (folder / f"{name}.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


def test_it_shows_reliability_and_writes_nothing_by_itself(run: Callable, gold: Path) -> None:
    ran = run("learn", gold)
    assert ran.status == 0, ran.err
    assert "2 documents" in ran.out
    assert "--out" in ran.out


def test_it_writes_a_table_a_language(run: Callable, gold: Path, tmp_path: Path) -> None:
    ran = run("learn", gold, "--out", tmp_path / "learned", "--json")
    assert ran.status == 0, ran.err
    told = json.loads(ran.out)
    assert told["written"] == [str(tmp_path / "learned/nl/confidence.toml")]
    assert '"assurance" = [2, 2]' in (tmp_path / "learned/nl/confidence.toml").read_text(encoding="utf-8")
    assert told["leave_one_out"]["statements"] == 2


def test_one_document_is_refused_with_a_remedy(run: Callable, gold: Path) -> None:
    (gold / "twee.jsonl").unlink()
    ran = run("learn", gold)
    assert ran.status != 0
    assert "Traceback" not in ran.err
    assert ran.err.strip()


@pytest.fixture
def counted_again(gold: Path, tmp_path: Path) -> Path:
    """Return a second folder of gold: one of the letters under another name, and one whose letter is lost."""
    folder = tmp_path / "again"
    folder.mkdir()
    (folder / "drie.txt").write_bytes((gold / "een.txt").read_bytes())
    for name in ("drie", "verloren"):
        (folder / f"{name}.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


def test_a_letter_counts_once_and_what_is_left_out_is_told(run: Callable, gold: Path, counted_again: Path) -> None:
    around = gold.parent / "again" / ".." / "gold"
    ran = run("learn", gold, around, counted_again)
    assert "Confidence in 2 documents" in ran.out
    assert f"Left out of the count: {around / 'een.jsonl'}, as {gold / 'een.jsonl'} is about the same letter" in ran.out
    assert f"Left out of the count: {counted_again / 'drie.jsonl'}, as {gold / 'een.jsonl'} is" in ran.out
    assert f"for want of a document: {counted_again / 'verloren.jsonl'}\n" in ran.out
    told = json.loads(run("learn", gold, around, counted_again, "--json").out)
    assert told["leave_one_out"]["statements"] == 2
    assert {Path(one["gold"]).name for one in told["left_out"]} == {"een.jsonl", "twee.jsonl", "drie.jsonl"}
    assert told["not_measured"] == [str(counted_again / "verloren.jsonl")]
    dutch = run("--language", "nl", "learn", gold, counted_again).out
    assert "Niet meegeteld: " in dutch
    assert "gaat over dezelfde brief" in dutch


def test_one_letter_under_two_names_is_one_letter(run: Callable, gold: Path, counted_again: Path) -> None:
    (gold / "twee.jsonl").unlink()
    ran = run("learn", gold, counted_again)
    assert ran.status == 1
    assert "two at least" in ran.err
    assert "drie.jsonl" in ran.out


def test_a_count_that_cannot_be_kept_is_not_made(run: Callable, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nakomen.evaluation.running.extract", _never)
    ran = run("--language", "nl", "learn", gold, "--out", gold / "een.txt" / "learned")
    assert ran.status == 1
    assert "is niet te schrijven" in ran.err


def _never(_: object) -> list[object]:
    raise AssertionError("the work was done before the refusal")
