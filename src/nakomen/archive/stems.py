"""The analyser of search: words of a text with two Dutch stems each, made once in Python for every database."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

#: Raised when words are cut, folded or stemmed otherwise; the library's own version is added to it.
_RULES = 1
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


class StemmedWord(NamedTuple):
    """A word at its place with the stems of Snowball's new (`dutch`) and old (`dutch_porter`) Dutch algorithm."""

    start: int
    end: int
    stem: str
    porter_stem: str


class _Stemmer(Protocol):
    def stemWord(self, word: str, /) -> str: ...  # noqa: N802 - PyStemmer's name


@cache
def _stemmers() -> tuple[_Stemmer, _Stemmer]:
    import Stemmer  # type: ignore[import-not-found,unused-ignore]  # it has no types

    return Stemmer.Stemmer("dutch"), Stemmer.Stemmer("dutch_porter")


@cache
def analyser_version() -> str:
    """Return the name under which an index is valid; another name means that the index must be made again."""
    import Stemmer  # type: ignore[import-not-found,unused-ignore]  # it has no types

    return f"dutch+dutch_porter {_RULES}, Snowball {Stemmer.version()}"


@lru_cache(maxsize=200_000)
def stems_of_word(word: str) -> tuple[str, str]:
    """Return both stems of a word, folded to small letters without accents.

    The new algorithm joins toezegging and toegezegd, the old one bijdrage and bijdragen: an index holds both.

    >>> stems_of_word("Toezeggingen") == stems_of_word("toezegging")
    True
    >>> stems_of_word("bijdrage")[1] == stems_of_word("bijdragen")[1]
    True
    """
    folded = unicodedata.normalize("NFC", word).casefold()
    new, old = _stemmers()
    return _plain(new.stemWord(folded)) or folded, _plain(old.stemWord(folded)) or folded


def _plain(stem: str) -> str:
    """Take accents away, so that Oekraine finds Oekraïne."""
    if stem.isascii():
        return stem
    return "".join(c for c in unicodedata.normalize("NFKD", stem) if c.isalnum())


def stem_words(text: str) -> list[StemmedWord]:
    """Return the words of a text with their stems; hyphens, points and apostrophes part words.

    >>> [word.stem for word in stem_words("De EU-lidstaten droegen bij.")]
    ['de', 'eu', 'lidstaat', 'droeg', 'bij']
    """
    return [StemmedWord(m.start(), m.end(), *stems_of_word(m[0])) for m in _WORD.finditer(text)]


def stems_in(text: str) -> list[tuple[str, str]]:
    """Return both stems of each word of a text, without the places of the words: a fifth of the work.

    >>> [new for new, _ in stems_in("De EU-lidstaten droegen bij.")]
    ['de', 'eu', 'lidstaat', 'droeg', 'bij']
    """
    return [stems_of_word(word) for word in _WORD.findall(text)]
