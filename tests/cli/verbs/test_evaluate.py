"""`nakomen evaluate`: the figures of extraction on letters with gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

LETTER = "Den Haag, 14 maart 2022\n\nGeachte voorzitter,\n\nIk zal uw Kamer uiterlijk op 1 mei 2022 informeren.\n"
GOLD = {
    "quote": "Ik zal uw Kamer uiterlijk op 1 mei 2022 informeren.",
    "kind": "assurance",
    "actor": "Netherlands",
    "addressee": "House of Representatives",
    "due": "2022-05-01",
    "amounts": "",
    "refs": "",
    "theme": "parliament",
    "about": "planning",
}
MISSED = {**GOLD, "quote": "Geachte voorzitter,", "kind": "request"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder with a letter and two gold rows, of which one cannot be found."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "brief.txt").write_text(LETTER, encoding="utf-8")
    (folder / "brief.jsonl").write_text("\n".join(map(json.dumps, (GOLD, MISSED))), encoding="utf-8")
    return folder


def test_figures(run: Callable, gold: Path) -> None:
    told = json.loads(run("evaluate", gold, "--json", "--misses", "--speed").out)
    assert told["total"]["detect"] == {
        "right": 1, "found": 1, "gold": 2, "precision": 1.0, "recall": 0.5, "f1": 0.6667,
    }  # fmt: skip
    assert told["total"]["field:due"]["f1"] == 1.0
    assert [row["kind"] for row in told["misses"]["brief"]] == ["request"]
    assert told["words_per_second"] > 0


def test_a_table(run: Callable, gold: Path) -> None:
    out = run("--language", "nl", "evaluate", gold, "--misses", "--speed").out
    assert "brief: gemist, 1 uitspraak" in out
    assert "  verzoek: Geachte voorzitter," in out
    assert "woorden per seconde op één kern" in out
    [row] = [line.split() for line in out.splitlines() if line.startswith("toezegging")]
    assert row[1:4] == ["1.000"] * 3


def test_a_folder_without_gold(run: Callable, tmp_path: Path) -> None:
    ran = run("evaluate", tmp_path)
    assert ran.status == 1
    assert "holds no gold with its document" in ran.err
    assert run("evaluate", tmp_path / "nergens").status == 2


def test_gold_that_cannot_be_read(run: Callable, gold: Path) -> None:
    (gold / "brief.jsonl").write_text("{\n", encoding="utf-8")
    ran = run("--language", "nl", "evaluate", gold)
    assert ran.status == 1
    assert "regel 1 is geen JSON" in ran.err
