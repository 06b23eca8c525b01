"""Every row of the date tables proves itself, and what all dates of any text must satisfy."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakomen.finders.dates import DateContext, find_dates
from nakomen.languages import load_table
from nakomen.model import DateMention, Meeting

SECTIONS = ("form", "part", "suffix", "relation", "event")
LANGUAGES = ("nl", "en")


def rows() -> list[tuple[str, str, dict[str, Any]]]:
    """Every row of every table, with its language and section."""
    found = []
    for language in LANGUAGES:
        table = load_table(language, "dates")
        found += [(language, section, row) for section in SECTIONS for row in table.get(section, [])]
    return found


ROWS = rows()
IDS = [f"{language}-{section}-{row['id']}" for language, section, row in ROWS]


def shown(mention: DateMention) -> str:
    """A mention as the tables write it: relation, EDTF (or -), value, event."""
    parts = [mention.relation, mention.edtf or "-"]
    return " ".join(
        [*parts, *([mention.value] if mention.value else []), *([f"<{mention.event}>"] if mention.event else [])]
    )


def found_in(example: str, language: str) -> tuple[list[DateMention], str]:
    """The dates of "sentence | day of the document [first and last day of its meeting] | expected"."""
    sentence, known, expected = (part.strip() for part in example.split(" | "))
    on, *days = (date.fromisoformat(day) for day in known.split())
    meeting = Meeting("", *days) if days else None
    return find_dates(sentence, DateContext(on, meeting, language)), expected


@pytest.mark.parametrize(("language", "section", "row"), ROWS, ids=IDS)
def test_row_matches_its_examples(language: str, section: str, row: dict[str, Any]) -> None:
    assert row["yes"] or row.get("rule") == "skip", "a row needs a sentence that it matches"
    for example in row["yes"]:
        mentions, expected = found_in(example, language)
        assert expected in [shown(mention) for mention in mentions], (example, mentions)
        if section in ("form", "event"):
            assert f"dates/{row['id']}" in [mention.row for mention in mentions], (example, mentions)


@pytest.mark.parametrize(("language", "section", "row"), ROWS, ids=IDS)
def test_row_leaves_its_counterexamples(language: str, section: str, row: dict[str, Any]) -> None:
    assert row["no"], "a row needs a sentence that it leaves alone"
    telling = {example.split(" | ")[2].strip() for example in row["yes"]}
    for sentence in row["no"]:
        mentions = find_dates(sentence, DateContext(date(2024, 7, 12), language=language))
        if section in ("form", "event"):
            assert f"dates/{row['id']}" not in [mention.row for mention in mentions], (sentence, mentions)
        else:
            assert telling.isdisjoint(shown(mention) for mention in mentions), (sentence, mentions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_ids_are_unique(language: str) -> None:
    ids = [row["id"] for of, section, row in ROWS if of == language and section in ("form", "event")]
    assert len(ids) == len(set(ids))
