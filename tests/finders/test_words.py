"""Words and marks with their places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.finders.words import cut_words

WORDS = [
    ("De Raad besloot hiertoe.", "De|Raad|besloot|hiertoe|."),
    ("De NAVO-top (2%) begon.", "De|NAVO-top|(|2%|)|begon|."),
    ("Het kost 1.250.000 euro, oftewel 2,5%.", "Het|kost|1.250.000|euro|,|oftewel|2,5%|."),
    ("de motie-De Bruin/Van Hall", "de|motie-De|Bruin/Van|Hall"),
    ("land- en zeemacht", "land-|en|zeemacht"),
    ("de regio's en auto’s", "de|regio's|en|auto’s"),
    ("t.a.v. de top", "t.a.v|.|de|top"),
    ("A320 of F-16", "A|320|of|F-16"),
    ("geïnformeerd, coördinatie, Öresund", "geïnformeerd|,|coördinatie|,|Öresund"),
    ("«ja» – nee", "«|ja|»|–|nee"),
    ("Kamerstuk 28 676, nr. 302", "Kamerstuk|28|676|,|nr|.|302"),
    ("", ""),
    (" \n\t ", ""),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: str) -> None:
    assert "|".join(word.text for word in cut_words(text)) == expected


def test_a_stretch_only() -> None:
    text = "De Raad besloot. De top begon."
    assert [word.text for word in cut_words(text, 17, 23)] == ["De", "top"]


def test_folded() -> None:
    assert [word.folded for word in cut_words("De RAAD")] == ["de", "raad"]


@given(st.text(max_size=300))
def test_words_lie_in_the_text_in_order_and_leave_out_white_space_only(text: str) -> None:
    words = cut_words(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(first.end <= second.start for first, second in pairwise(words))
    left, at = [], 0
    for word in words:
        left.append(text[at : word.start])
        at = word.end
    assert "".join([*left, text[at:]]).replace("_", "").strip() == ""
