"""Decides what becomes of a hyphen at a line end: the document's own words first, then tables, then rules."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from nakomen.languages import load_table

#: Pairs of vowels that cannot meet in a Dutch compound without a hyphen (zee-egel, defensie-uitgaven).
_CLASHES = frozenset({"aa", "ae", "ai", "au", "ee", "ei", "eu", "eé", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"})
_VOWEL = re.compile("[aeiouyà-öø-ÿ]")
_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
#: An address on the web that runs to the line's end: its hyphens are its own.
_ADDRESS = re.compile(r"(?:://|\bwww\.)\S{0,400}$")
_LAST_WORD = re.compile(r"[\w/‑-]*$")
_FIRST_WORD = re.compile(r"[\w/]+\.?")


def own_words(text: str) -> frozenset[str]:
    r"""Return the words that a text writes, hyphens included and in lower case, halves at line ends apart.

    >>> sorted(own_words("De kust-\nwacht en de oud-minister"))
    ['de', 'en', 'kust', 'oud-minister', 'wacht']
    """
    return frozenset(_WORD.findall(text.lower()))


def joint(before: str, after: str, words: Collection[str] = frozenset(), language: str = "nl") -> str:
    r"""Return what stands between two halves that a hyphen at a line end parts: "", "-" or "- ".

    `before` is the line up to its hyphen, `after` the next line; `words` are the document's own (`own_words`).

    >>> joint("de kust", "wacht kreeg"), joint("NAVO", "landen"), joint("lucht", "en zeehavens")
    ('', '-', '- ')
    >>> joint("De secretaris", "generaal gaf toe"), joint("haar defensie", "inspanning"), joint("twaalf plus", "kaart")
    ('-', '-', '')
    """
    first, second = _halves(before, after)
    if not first or not second or _ADDRESS.search(before):
        return "-"
    evidence = _evidence(first, second, words)
    if evidence is not None:
        return evidence
    if second.lower() in _table(language, "suspended"):
        return "- "
    return "-" if _stands_apart(first, second.rstrip("."), before, language) else ""


def gap_closed(before: str, after: str, words: Collection[str] = frozenset(), language: str = "nl") -> bool:
    """Tell whether a hyphen and a space inside a line belong to one word: "Secretaris- generaal".

    Only evidence counts here: a gap after a suspended hyphen ("NAVO- en partnerlanden") is good Dutch.

    >>> gap_closed("de Secretaris", "generaal"), gap_closed("de NAVO", "en partnerlanden"), gap_closed("NAVO", "taken")
    (True, False, True)
    """
    first, second = _halves(before, after)
    if not first or not second or second.lower() in _table(language, "suspended"):
        return False
    pair = f"{first}-{second}".lower()
    return pair in words or _abbreviation(first) or _paired(first.lower(), second.lower(), language)


def _halves(before: str, after: str) -> tuple[str, str]:
    """Return the word that ends `before` and the one that opens `after`."""
    last, opening = _LAST_WORD.search(before.rstrip("-‑\u00ad")), _FIRST_WORD.match(after.lstrip())
    return last[0] if last else "", opening[0] if opening else ""


def _evidence(first: str, second: str, words: Collection[str]) -> str | None:
    """Return what the document itself writes elsewhere, if it does."""
    low, high = first.lower(), second.lower().rstrip(".")
    if f"{low}-{high}" in words:
        return "-"
    if f"{low}{high}" in words:
        return ""
    return None


def _stands_apart(first: str, second: str, before: str, language: str) -> bool:
    """Tell by table and rule whether the hyphen is the word's own."""
    shouted = len(before) > 12 and before.isupper()
    if not shouted and (_abbreviation(first) or second[:1].isupper() or second[:1].isdigit()):
        return True
    low, high = first.lower(), second.lower()
    chain, _, last = low.rpartition("-")
    if language == "nl" and not shouted and _no_syllable(last):
        return True
    if chain and last in _table(language, "chain"):
        return True
    if last in _table(language, "first"):
        return high not in _table(language, "first", "joined")
    if _paired(last, high, language):
        return True
    return language == "nl" and low[-1:] + high[:1] in _CLASHES and not _one_word(last, high)


def _no_syllable(half: str) -> bool:
    """Tell whether a half cannot be part of a word that a printer broke: a single letter or one without a vowel.

    >>> [_no_syllable(half) for half in ("e", "btw", "tv", "kust")]
    [True, True, True, False]
    """
    return half.isalpha() and (len(half) == 1 or not _VOWEL.search(half))


def _one_word(first: str, second: str) -> bool:
    """Tell whether vowels meet where a prefix or an ending begins, and so inside one word: ge-uit, muse-um."""
    return first in _table("nl", "clash", "first") or second in _table("nl", "clash", "second")


def _abbreviation(word: str) -> bool:
    """Tell whether a word ends in a capital or a digit: NAVO, 4x30, F-16."""
    last = word.rpartition("-")[2]
    return last[-1:].isdigit() or (last[-1:].isupper() and (len(last) > 1 or last != word))


def _paired(first: str, second: str, language: str) -> bool:
    """Tell whether the halves are a pair of the table: secretaris-generaal."""
    return any(first in heads and second.startswith(tails) for heads, tails in _pairs(language))


@cache
def _pairs(language: str) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    return tuple((frozenset(row["first"]), tuple(row["second"])) for row in load_table(language, "hyphens")["pair"])


@cache
def _table(language: str, section: str, column: str = "words") -> frozenset[str]:
    return frozenset(load_table(language, "hyphens")[section][column])
