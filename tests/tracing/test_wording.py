"""Roots: what words of one family share."""

from __future__ import annotations

import pytest

from nakomen.tracing.rarity import Rarity
from nakomen.tracing.wording import Wording, opening_roots, root_of, words_in

SAME = [
    ("toetreding", "toetreden"),
    ("toetreding", "toetredingsprotocol"),
    ("rapportage", "rapporteren"),
    ("ingediend", "indienen"),
    ("geleverd", "leveren"),
    ("overgemaakt", "overmaken"),
    ("plannen", "plan"),
]
OTHER = [("brug", "sluis"), ("haven", "havik"), ("gemeente", "geest")]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_words_of_one_family_share_a_root(first, second):
    assert root_of(first) == root_of(second)


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_other_words_do_not(first, second):
    assert root_of(first) != root_of(second)


def test_the_last_part_of_a_compound_counts_where_the_texts_know_it():
    texts = ["De graanvoorraad groeit.", "Die voorraad slinkt.", "De graanschuur brandt."]
    wording = Wording(texts)
    roots = [wording.of(text)[0] for text in texts]
    assert roots[0] & roots[1] == {root_of("voorraad")}
    assert not roots[1] & roots[2]


def test_a_parted_verb_is_put_together():
    assert "uitnodigen" in words_in("De raad besloot Hoorn uit te nodigen.")


@pytest.mark.parametrize(
    ("quote", "word"),
    [("De evaluatie is vertraagd.", "evaluatie"), ("Van de gezamenlijke dijkwacht is de helft er.", "dijkwacht")],
)
def test_what_a_sentence_opens_with_as_known(quote, word):
    assert root_of(word) in opening_roots(quote)


def test_a_sentence_may_open_with_nothing_known():
    assert opening_roots("Een evaluatie volgt.") == frozenset()


def test_a_word_of_one_long_story_stays_rare():
    rarity = Rarity()
    for _ in range(100):
        rarity.note("one", ["dijkwacht"])
    for spoor in range(64):
        rarity.note(spoor, ["water"])
    assert rarity.of("dijkwacht") == 1.0
    assert rarity.of("water") < 0.05
