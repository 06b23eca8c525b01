"""Finds treaties and declarations by the words that the registers have for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick

from nakomen.registers import load_register

_BLANKS = str.maketrans("\t\r\n\u00a0\u2009\u202f", "      ")


class Named(NamedTuple):
    """A treaty or declaration where its words stand."""

    start: int
    end: int
    kind: str
    name: str


@cache
def _automaton(language: str) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for kind, register in (("treaty", "treaties"), ("decl", "declarations")):
        for row in load_register(register)["treaty" if kind == "treaty" else "declaration"]:
            for words in row[language]:
                automaton.add_word(words, (len(words), kind, row["name"]))
    automaton.make_automaton()
    return automaton


def find_names(text: str, language: str) -> Iterator[Named]:
    """Find the longest registered words at each place, as whole words; blanks of every sort are alike."""
    for last, (length, kind, name) in _automaton(language).iter_long(text.translate(_BLANKS)):
        start, end = last + 1 - length, last + 1
        if not (_joins(text, start - 1) or _joins(text, end)):
            yield Named(start, end, kind, name)


def _joins(text: str, at: int) -> bool:
    """Tell whether the character at a place makes one word with a registered word beside it."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
