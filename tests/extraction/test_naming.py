"""Titles for the ledger: a dozen words at most, in the document's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.extraction.naming import title_of

#: A quote, where its object begins, and its title.
TITLES = [
    ("Nederland stelt twee schepen beschikbaar voor de kustwacht.", 16, "twee schepen beschikbaar voor de kustwacht"),
    ("Daarnaast, tevens een nieuw plan voor de havens.", 0, "een nieuw plan voor de havens"),
    ("De Raad besloot hiertoe (zie Kamerstuk 28 676, nr. 1) [bijlage].", 0, "De Raad besloot hiertoe"),
    ("De Raad nam het aan.", 15, "De Raad nam het aan"),
    (
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien",
        0,
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf …",
    ),
    ("", 0, ""),
]


@pytest.mark.parametrize(("quote", "start", "title"), TITLES)
def test_titles(quote: str, start: int, title: str) -> None:
    assert title_of(quote, start) == title


@given(st.text(max_size=300), st.integers(0, 300))
def test_a_title_is_short_and_in_the_words_of_its_quote(quote: str, start: int) -> None:
    words = title_of(quote, start).removesuffix(" …").split()
    assert len(words) <= 12
    assert all(word in quote for word in words)
