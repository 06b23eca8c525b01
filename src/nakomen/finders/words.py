"""Cuts a sentence into words and marks, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:[-'’.&/][^\W_]+)*-?|[^\W_]+|[^\w\s]")


class Word(NamedTuple):
    """A word or mark; `folded` is its lower case."""

    text: str
    start: int
    end: int
    folded: str


def cut_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words and marks of `text[start:end]`.

    >>> [word.text for word in cut_words("De NAVO-top (2%) begon.")]
    ['De', 'NAVO-top', '(', '2%', ')', 'begon', '.']
    """
    stop = len(text) if end is None else end
    return [
        Word(match[0], match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(text, start, stop)
    ]
