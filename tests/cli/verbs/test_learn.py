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
        (folder / f"{name}.txt").write_text(LETTER, encoding="utf-8")
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
