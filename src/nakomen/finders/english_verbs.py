"""Knows the forms of English verbs: regular ones by rule, irregular ones from a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.languages import load_table

_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a word can be: the lemma with the forms base, s, past, participle or ing that are written so."""

    lemma: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The closed classes of words that a clause is built with."""

    modals: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    subjects: frozenset[str]
    relatives: frozenset[str]
    openers: frozenset[str]
    loose_openers: frozenset[str]
    adverbs: frozenset[str]
    not_adverbs: frozenset[str]
    no_heads: frozenset[str]
    objects: frozenset[str]


def _ending(lemma: str, doubling: frozenset[str], suffix: str) -> str:
    """Return a lemma with -ed or -ing.

    >>> [_ending(verb, frozenset({"commit"}), "ed") for verb in ("commit", "urge", "rely", "deploy")]
    ['committed', 'urged', 'relied', 'deployed']
    """
    if lemma in doubling:
        return lemma + lemma[-1] + suffix
    if lemma.endswith("e"):
        kept = lemma if suffix == "ing" and lemma.endswith(("ee", "ye", "oe")) else lemma[:-1]
        return kept + suffix
    if suffix == "ed" and lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + suffix


def third_person(lemma: str) -> str:
    """Return the form that goes with "it".

    >>> [third_person(verb) for verb in ("agree", "rely", "stress", "deploy")]
    ['agrees', 'relies', 'stresses', 'deploys']
    """
    if lemma.endswith(_SIBILANT):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Return every known form of every known verb.

    >>> verb_forms()["undertook"].lemma, sorted(verb_forms()["pledged"].forms)
    ('undertake', ['participle', 'past'])
    """
    table = load_table("en", "clauses")
    doubling = frozenset(table["doubling"])
    found: dict[str, tuple[str, set[str]]] = {}

    def add(word: str, lemma: str, form: str) -> None:
        known = found.setdefault(word, (lemma, set()))
        if known[0] == lemma:
            known[1].add(form)

    for lemma in (*table["irregular"], *table["regular"]):
        past, participle = table["irregular"].get(lemma, f"{_ending(lemma, doubling, 'ed')} -").split()
        add(lemma, lemma, "base")
        add(third_person(lemma), lemma, "s")
        add(past, lemma, "past")
        add(past if participle == "-" else participle, lemma, "participle")
        add(_ending(lemma, doubling, "ing"), lemma, "ing")
    return {word: VerbForm(lemma, frozenset(forms)) for word, (lemma, forms) in found.items()}


def lemma_of(word: str) -> str:
    """Return the lemma of a verb form, or the word itself where the table does not know it."""
    known = verb_forms().get(word)
    return known.lemma if known else word


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(load_table("en", "clauses")[name])


def is_noun_too(lemma: str) -> bool:
    """Tell whether a verb's base form is as often a noun.

    >>> is_noun_too("support"), is_noun_too("condemn")
    (True, False)
    """
    return lemma in _word_set("nouns")


def is_stance(participle: str, following: str = "") -> bool:
    """Tell whether a participle describes a stance after "be" ("are committed", "are prepared to help").

    >>> is_stance("committed"), is_stance("prepared", "by"), is_stance("prepared", "to")
    (True, False, True)
    """
    return participle in _word_set("adjectival") or (following == "to" and participle in _word_set("adjectival_to"))


def takes_bare_clause(word: str) -> bool:
    """Tell whether a clause may follow a verb form without "that"."""
    return word in _word_set("bare_content")


def takes_preposition(lemma: str) -> bool:
    """Tell whether a preposition may follow a verb at once ("agreed to", "called for")."""
    return lemma in _word_set("with_preposition")


def says_something(lemma: str) -> bool:
    """Tell whether a verb says something by itself, so that it hardly goes on with an infinitive or relative clause."""
    return lemma in _word_set("saying")


@cache
def small_english() -> SmallWords:
    """Return the closed classes."""
    words: dict[str, Any] = load_table("en", "clauses")["words"]
    return SmallWords(**{name: frozenset(group) for name, group in words.items()})


@cache
def is_adverb(word: str) -> bool:
    """Tell whether a word may stand between a subject and its verb.

    >>> is_adverb("strongly"), is_adverb("ally"), is_adverb("also")
    (True, False, True)
    """
    small = small_english()
    return word in small.adverbs or (word.endswith("ly") and len(word) > 4 and word not in small.not_adverbs)
