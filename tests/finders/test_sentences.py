"""Sentences end where they should, with every abbreviation of the tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.finders.sentences import split_sentences
from nakomen.languages import load_table

LANGUAGES = ("nl", "en")
TABLES = {language: load_table(language, "abbreviations")["abbreviation"] for language in LANGUAGES}
WORDS = {
    kind: [(language, word) for language in LANGUAGES for word in TABLES[language][kind]]
    for kind in ("before", "either")
}
OPENER = {"nl": "De", "en": "The"}


def sentences(text: str, language: str = "nl") -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, language=language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_proves_itself(language: str) -> None:
    for text in TABLES[language]["yes"]:
        assert len(sentences(text, language)) == 1, text
    for text in TABLES[language]["no"]:
        assert len(sentences(text, language)) == 2, text


@pytest.mark.parametrize(("language", "word"), WORDS["before"])
def test_what_something_always_follows_ends_no_sentence(language: str, word: str) -> None:
    assert len(sentences(f"Zie {word}. {OPENER[language]} haven", language)) == 1


@pytest.mark.parametrize(("language", "word"), WORDS["either"])
def test_what_may_close_a_sentence_closes_it_before_an_opener(language: str, word: str) -> None:
    assert len(sentences(f"Zie {word}. {OPENER[language]} haven is dicht.", language)) == 2
    assert len(sentences(f"Zie {word}. Veldhuizen en {word}. 12 aldaar.", language)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_abbreviation_stands_in_one_list(language: str) -> None:
    table = TABLES[language]
    words = [*table["before"], *table["either"]]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De heer J.A. van der Hoek sprak. Hij bleef kort.",
            ["De heer J.A. van der Hoek sprak.", "Hij bleef kort."],
        ),
        ("«Dat is af.» Zo sprak de voorzitter.", ["«Dat is af.»", "Zo sprak de voorzitter."]),
        ("Dit is de kop\n\nDe tekst volgt.", ["Dit is de kop", "De tekst volgt."]),
        ("Komt er een sluis? Ja! In 2027.", ["Komt er een sluis?", "Ja!", "In 2027."]),
        ("Het kost 1.250 euro en 3,5 uur. Meer niet.", ["Het kost 1.250 euro en 3,5 uur.", "Meer niet."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="aB .!?\n»1é", max_size=80))
def test_sentences_leave_only_white_space_between_them(text: str) -> None:
    spans = split_sentences(text)
    assert [span for span in spans if span.start >= span.end] == []
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    assert edges == sorted(edges)
    assert not "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)).strip()


def test_what_never_ends_is_cut_at_white_space() -> None:
    text = "de haven en " * 1_000
    spans = split_sentences(text)
    assert len(spans) > 1
    assert max(span.end - span.start for span in spans) <= 3_000
    assert " ".join(text[span.start : span.end] for span in spans) == text.strip()
    assert [span.end for span in split_sentences("a" * 7_000)] == [3_000, 6_000, 7_000]
