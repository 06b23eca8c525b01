"""Every cue of tracing proves itself by its own sentences."""

from __future__ import annotations

import re

import pytest

from nakomen.languages import load_table
from nakomen.tracing.cues import LANGUAGES, cue_of, has_cue

ROWS = [
    pytest.param(row, id=f"{language}-{row['id']}")
    for language in LANGUAGES
    for row in load_table(language, "tracing")["cue"]
]


@pytest.mark.parametrize("row", ROWS)
def test_row_matches_its_examples_and_not_its_counterexamples(row):
    assert row["yes"], "a row needs sentences that match"
    assert row["no"], "a row needs sentences that do not"
    pattern = re.compile(row["words"])
    assert [sentence for sentence in row["yes"] if not pattern.search(sentence.casefold())] == []
    assert [sentence for sentence in row["no"] if pattern.search(sentence.casefold())] == []


def test_rows_have_names_of_their_own():
    for language in LANGUAGES:
        names = [row["id"] for row in load_table(language, "tracing")["cue"]]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_words_are_written_as_they_are_compared(language):
    table = load_table(language, "tracing")
    words = [
        *table["empty_words"],
        *table["idle_nouns"],
        *(word for part in table["taking_up"].values() for word in part),
    ]
    assert [word for word in words if word != word.casefold()] == []


def test_a_cue_names_its_row_and_words():
    cue = cue_of("De opening van de brug is uitgesteld tot mei.", "change")
    assert cue is not None
    assert (cue.row, cue.words) == ("tracing/nl/change-date", "uitgesteld")
    assert not has_cue("De brug gaat open.", "change")


def test_common_words_stand_once_and_in_order():
    table = load_table("nl", "common_words")
    assert all(words == sorted(set(words)) for words in table.values())
    assert not set(table["in_most"]) & set(table["in_some"])
    assert not {word for words in table.values() for word in words} & set(load_table("nl", "tracing")["empty_words"])
