"""Every group of cues proves itself by its own sentences."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


#: A clause, and its cues with the words that gave each.
FOUND = [
    ("de kosten bedragen 3 miljoen euro", {"cost": "kosten", "measure": "bedragen"}),
    ("conform de moties van vorig jaar is dit gedaan", {"honouring": "conform de motie"}),
    ("het kabinet streeft naar een akkoord, mits de leden instemmen", {"intention": "streeft", "condition": "mits"}),
    ("de raad sprak over de agenda", {}),
    ("", {}),
    # whole words only: a phrase inside a longer word, or joined to one by a hyphen, is none
    ("de onkosten en de scheepskosten", {}),
    ("de kosten-batenanalyse is klaar", {}),
    # the first words of a group are kept
    ("de uitgaven en de kosten stegen", {"cost": "uitgaven", "measure": "stegen"}),
]


@pytest.mark.parametrize(("clause", "expected"), FOUND)
def test_cues_with_their_words(clause: str, expected: dict[str, str]) -> None:
    found = find_cues(clause)
    assert {name: words for name, words in found.items() if name in expected or not expected} == expected


@given(st.text(max_size=200))
def test_cues_of_any_text_are_words_of_it(text: str) -> None:
    for name, words in find_cues(text).items():
        assert name in CUES
        assert words in text
