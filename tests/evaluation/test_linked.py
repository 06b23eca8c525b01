"""Links measured against gold: from its own statements, and from extracted ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nakomen.evaluation.gold_links import read_gold_links
from nakomen.evaluation.linked import evaluate_links
from nakomen.model import ReadingError

FIRST = "De bondgenoten spraken af voor eind 2022 een veerdienst naar Roem in te stellen."
LATER = "De veerdienst naar Roem is op 3 mei 2022 ingesteld, zoals de bondgenoten hadden afgesproken."
OTHER = "Nederland benadrukte het belang van goede bruggen."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    letters = {
        "2021-03-01-brief": [(FIRST, "agreement", "../2022-12")],
        "2022-06-01-brief": [(OTHER, "position", ""), (LATER, "fulfilment", "")],
    }
    for name, rows in letters.items():
        (tmp_path / f"{name}.txt").write_text("\n\n".join(quote for quote, _, _ in rows), encoding="utf-8")
        lines = [
            {
                "quote": quote,
                "kind": kind,
                "actor": "allies",
                "due": due,
                "theme": "resilience",
                "refs": "",
                "amounts": "",
            }
            for quote, kind, due in rows
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    write(tmp_path, {"from": ["2022-06-01-brief", 1], "to": ["2021-03-01-brief", 0], "relation": "fulfils"})
    return tmp_path


def write(folder: Path, *rows: object) -> None:
    (folder / "threads.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def test_a_link_counts_when_both_ends_match(gold: Path) -> None:
    found = evaluate_links(gold)["gold"]
    assert (found.across.right, found.across.found, found.across.gold) == (1, 1, 1)
    assert found.across.relation == 1.0
    assert (found.within.found, found.within.gold) == (0, 0)


def test_the_other_direction_is_wrong(gold: Path) -> None:
    write(gold, {"from": ["2021-03-01-brief", 0], "to": ["2022-06-01-brief", 1], "relation": "fulfils"})
    found = evaluate_links(gold)["gold"].across
    assert (found.precision, found.recall) == (0.0, 0.0)
    assert len(found.wrong) == len(found.missed) == 1


def test_supersedes_is_what_gold_calls_replaces(gold: Path) -> None:
    write(gold, {"from": ["2022-06-01-brief", 1], "to": ["2021-03-01-brief", 0], "relation": "supersedes"})
    assert str(read_gold_links(gold)[0].relation) == "replaces"


@pytest.mark.parametrize(
    "row",
    [
        {"from": ["2022-06-01-brief", 9], "to": ["2021-03-01-brief", 0], "relation": "fulfils"},
        {"from": ["2022-06-01-brief", 1], "to": "2021-03-01-brief", "relation": "fulfils"},
        {"from": ["2022-06-01-brief", 1], "to": ["2021-03-01-brief", 0], "relation": "answers"},
        ["no", "link"],
    ],
)
def test_what_is_no_link_is_refused(gold: Path, row: object) -> None:
    write(gold, row)
    with pytest.raises(ReadingError, match="link"):
        evaluate_links(gold)


def test_gold_without_links_is_refused(gold: Path) -> None:
    (gold / "threads.jsonl").unlink()
    with pytest.raises(ReadingError, match="no gold of links"):
        evaluate_links(gold)
