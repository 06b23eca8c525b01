"""The gold that ships holds places and values only: not a sentence of the documents that it was written for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nakomen.evaluation.scope import Scope, scope_of
from nakomen.model import Kind

GOLD = Path(__file__).resolve().parent / "gold"
FILES = sorted(GOLD.rglob("*.jsonl"))
PLACE = {"start", "end", "check"}
VALUES = {"kind", "actor", "addressee", "due", "amounts", "refs", "theme", "about"}
#: A title in a ledger has ten words at most; a list of amounts or references may be longer, and has no sentence in it.
LONGEST_TITLE = 16


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def faults(row: dict[str, Any]) -> list[str]:
    """Return what a row holds that is neither a place nor a value; never the words themselves."""
    found = [f"the key {key}" for key in sorted(row.keys() - PLACE - VALUES)]
    found += [f"no {key}" for key in sorted((PLACE | {"kind"}) - row.keys())]
    found += [f"{key} is no number" for key in sorted(PLACE & row.keys()) if not isinstance(row[key], int)]
    found += ["a kind that nobody knows"] if row.get("kind") not in set(Kind) else []
    found += ["about is a sentence"] if len(str(row.get("about", "")).split()) > LONGEST_TITLE else []
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GOLD)))
def test_no_sentence_is_kept(path: Path) -> None:
    told = [
        f"line {number}: {', '.join(found)}" for number, row in enumerate(rows_of(path), 1) if (found := faults(row))
    ]
    assert not told, "\n".join(told)


def test_gold_is_there() -> None:
    assert {path.relative_to(GOLD).parts[:2] for path in FILES} >= {
        (corpus, reader) for corpus in ("dev", "measure") for reader in ("a", "b", "final")
    }


def test_a_sentence_would_be_seen() -> None:
    row = {"start": 1, "end": 9, "check": 3, "kind": "pledge", "about": "pumps for the polder"}
    assert faults(row) == []
    assert faults({**row, "quote": "De Dijkraad betaalt de pompen."}) == ["the key quote"]
    assert faults({**row, "about": "De Dijkraad " * 9}) == ["about is a sentence"]
    assert faults({"kind": "promise"}) == ["no check", "no end", "no start", "a kind that nobody knows"]


def test_debates_hold_what_binds() -> None:
    for path in FILES:
        assert scope_of(path) is (Scope.BINDING if path.name.startswith("h-tk-") else Scope.ALL), path.name
