"""The English table of speech acts: its columns, and that each row fires in its own sentences and no others."""

import re
from collections import Counter
from typing import Any

import pytest

from nakomen.finders.english_acts import find_english_acts
from nakomen.finders.english_verbs import verb_forms
from nakomen.languages import load_table
from nakomen.model import Force, Kind

ROWS: list[dict[str, Any]] = load_table("en", "speech_acts")["act"]
COLUMNS = {"id", "verb", "after", "needs", "unless", "kind", "by_saying", "actor", "force", "yes", "no"}
KINDS = {str(kind) for kind in Kind} | {"undertaking", "reported", "narrative"}

each_row = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])


@each_row
def test_columns(row: dict[str, Any]) -> None:
    assert row.keys() <= COLUMNS
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", row["id"])
    assert row["kind"] in KINDS
    assert row.get("force", "firm") in {str(force) for force in Force}
    assert row.get("actor", "recipient") == "recipient"


@each_row
def test_verbs_are_known(row: dict[str, Any]) -> None:
    unknown = [verb for verb in row["verb"].split("|") if "base" not in verb_forms()[verb].forms]
    assert unknown == []


@each_row
def test_sentences_prove_the_row(row: dict[str, Any]) -> None:
    assert len(row["yes"]) >= 2
    assert row["no"]
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in row["yes"] + row["no"])


def test_ids_are_unique_and_many() -> None:
    assert [name for name, times in Counter(row["id"] for row in ROWS).items() if times > 1] == []
    assert len(ROWS) >= 80


def cases(column: str) -> list[Any]:
    return [pytest.param(row["id"], text, id=f"{row['id']}: {text}") for row in ROWS for text in row[column]]


@pytest.mark.parametrize(("row", "sentence"), cases("yes"))
def test_fires(row: str, sentence: str) -> None:
    assert f"speech_acts/{row}" in {act.row for act in find_english_acts(sentence)}


@pytest.mark.parametrize(("row", "sentence"), cases("no"))
def test_stays_silent(row: str, sentence: str) -> None:
    assert f"speech_acts/{row}" not in {act.row for act in find_english_acts(sentence)}
