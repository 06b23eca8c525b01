"""Every group of cues proves itself by its own sentences."""

from __future__ import annotations

from typing import Any

import pytest

from nakomen.finders.cues import find_cues
from nakomen.languages import load_table

CUES = load_table("nl", "cues")["cue"]


def cues_of(sentence: str) -> dict[str, str]:
    return find_cues(" ".join(sentence.lower().split()))


@pytest.mark.parametrize(("name", "cue"), CUES.items(), ids=CUES)
def test_a_group_proves_itself(name: str, cue: dict[str, Any]) -> None:
    assert cue["yes"], f"{name} has no sentence that must match"
    assert cue["no"], f"{name} has no sentence that must not match"
    for sentence in cue["yes"]:
        assert name in cues_of(sentence), sentence
    for sentence in cue["no"]:
        assert name not in cues_of(sentence), sentence


@pytest.mark.parametrize(("name", "cue"), CUES.items(), ids=CUES)
def test_every_phrase_is_found_as_whole_words(name: str, cue: dict[str, Any]) -> None:
    for phrase in (part.strip() for group in cue["phrases"] for part in group.split("|")):
        words = phrase.rstrip("*")
        assert name in find_cues(f"dat is, {words}, zo"), phrase
        assert find_cues(f"x{words}").get(name) != words, phrase
