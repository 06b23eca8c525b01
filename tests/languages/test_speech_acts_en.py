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


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_row_is_whole_and_fires_in_its_sentences_alone(row: dict[str, Any]) -> None:
    check_columns(row)
    assert [verb for verb in row["verb"].split("|") if "base" not in verb_forms()[verb].forms] == [], "unknown verbs"
    check_sentences_prove_the_row(row)
    name = f"speech_acts/{row['id']}"
    fired = {text: name in {act.row for act in find_english_acts(text)} for text in row["yes"] + row["no"]}
    assert [text for text in row["yes"] if not fired[text]] == [], "should fire here"
    assert [text for text in row["no"] if fired[text]] == [], "should stay silent here"


def check_columns(row: dict[str, Any]) -> None:
    assert row.keys() <= COLUMNS
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", row["id"])
    assert row["kind"] in KINDS
    assert row.get("force", "firm") in {str(force) for force in Force}
    assert row.get("actor", "recipient") == "recipient"


def check_sentences_prove_the_row(row: dict[str, Any]) -> None:
    assert len(row["yes"]) >= 2, "a row has two sentences that match"
    assert row["no"], "a row has a sentence that does not match"
    assert not set(row["yes"]) & set(row["no"])
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in row["yes"] + row["no"])


def test_ids_are_unique_and_many() -> None:
    assert [name for name, times in Counter(row["id"] for row in ROWS).items() if times > 1] == []
    assert len(ROWS) >= 80
