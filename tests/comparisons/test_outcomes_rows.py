"""Every row of the tables of outcomes and of register words proves itself."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from nakomen.languages import load_table
from nakomen.model import Status
from nakomen.sources.register_page import KNOWN_STATUSES
from nakomen.sources.tweede_kamer_words import knows
from nakomen.tracing.cues import LANGUAGES

ROWS = [
    pytest.param(row, id=f"{language}-{row['id']}")
    for language in LANGUAGES
    for row in load_table(language, "outcomes")["cue"]
]


@pytest.mark.parametrize("row", ROWS)
def test_row_matches_its_examples_and_not_its_counterexamples(row: dict[str, str]) -> None:
    assert row["yes"]
    assert row["no"]
    pattern = re.compile(row["words"])
    assert [sentence for sentence in row["yes"] if not pattern.search(sentence.casefold())] == []
    assert [sentence for sentence in row["no"] if pattern.search(sentence.casefold())] == []


def test_what_the_registers_say_means_one_of_four() -> None:
    table = tomllib.loads((files("nakomen.tracing") / "register_words.toml").read_text(encoding="utf-8"))["status"]
    assert all(Status(row["means"]) for row in table)
    assert all(knows("statuses", row["word"]) for row in table if row["chamber"] == "TK")
    assert {row["word"] for row in table if row["chamber"] == "EK"} == KNOWN_STATUSES
