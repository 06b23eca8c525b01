"""A letter of our own about a harbour, and what became of its statements, made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from nakomen.evaluation.matching import match_statements
from nakomen.evaluation.running import Evaluated
from nakomen.evaluation.scope import Scope, within_scope
from nakomen.evaluation.scoring import score_pairs
from nakomen.readers.plain_text import read_text

PROMISE = "Ik zal uw Kamer uiterlijk op 1 mei 2022 over de planning informeren."
GIFT = "Nederland stelt 12 miljoen euro beschikbaar voor de haven van Esbjerg."
VIEW = "De haven is van groot belang."
LETTER = f"Den Haag, 14 maart 2022\n\nGeachte voorzitter,\n\n{GIFT} {VIEW} {PROMISE}\n\nHoogachtend,\n"


def row(quote: str, kind: str, **fields: Any) -> dict[str, Any]:
    """Return a row of gold, or of what was found, its fields empty unless they are given."""
    empty = {"actor": "", "addressee": "", "due": "", "amounts": "", "refs": "", "theme": ""}
    return {"quote": quote, "kind": kind, **empty, **fields}


@pytest.fixture
def judge() -> Callable[..., Evaluated]:
    """Return a function that makes the evaluation of found rows against gold, without extraction."""

    def judge_(
        gold: Sequence[dict[str, Any]],
        found: Sequence[dict[str, Any]],
        scope: Scope = Scope.ALL,
        name: str = "havenbrief",
    ) -> Evaluated:
        document = read_text(LETTER)
        kept = within_scope(gold, found, match_statements(gold, found, document.text), scope)
        return Evaluated(name, document, document.text, scope, *kept, score_pairs(*kept))

    return judge_


@pytest.fixture
def gold_folder(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes gold, and the letter beside it where it is asked for, into a new folder."""

    def write(name: str, rows: Sequence[dict[str, Any]], *, letter: bool = True, file: str = "havenbrief") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / f"{file}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        if letter:
            (folder / f"{file}.txt").write_text(LETTER, encoding="utf-8")
        return folder

    return write
