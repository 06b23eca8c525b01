"""Every row of the table `debates` matches its own sentences and leaves the others alone."""

from __future__ import annotations

from typing import Any

import pytest

from nakomen.extraction.chairs_list import opens_list
from nakomen.extraction.debate_rows import spoken_rows
from nakomen.languages import load_table

SECTIONS = ("demand", "promise", "let", "impersonal", "told", "asked", "duty", "fact")
TABLE: dict[str, Any] = load_table("nl", "debates")
ROWS = [(section, at, row) for section in SECTIONS for at, row in enumerate(TABLE[section])]


def spoken(section: str, sentence: str) -> str:
    """Return a sentence as rows of a section read it: promises and facts in the lower case of a clause's own words."""
    return sentence.casefold().rstrip(".") if section in ("promise", "fact") else sentence


@pytest.mark.parametrize(("section", "at", "row"), ROWS, ids=[f"{section}-{row['id']}" for section, _, row in ROWS])
def test_a_row_matches_its_own_sentences(section: str, at: int, row: dict[str, Any]) -> None:
    read = spoken_rows(section)[at]
    assert row["yes"]
    assert row["no"]
    assert [sentence for sentence in row["yes"] if read.match(spoken(section, sentence)) is None] == []
    assert [sentence for sentence in row["no"] if read.match(spoken(section, sentence)) is not None] == []


def test_what_opens_the_chairs_list() -> None:
    assert all(opens_list(sentence) for sentence in TABLE["list"]["yes"])
    assert not any(opens_list(sentence) for sentence in TABLE["list"]["no"])
