"""What the pages tell of the program: the vocabulary, the query language and accuracy, as `make docs` wrote them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary in its section, with its Dutch, what it means by language, and what it is not called."""

    section: str
    word: str
    dutch: str
    means: Mapping[str, str]
    never: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A field of the query language: its words in both languages, what it asks for by language, and queries with it."""

    words: tuple[str, ...]
    dutch: tuple[str, ...]
    means: Mapping[str, str]
    examples: tuple[str, ...]


@cache
def words() -> Mapping[str, list[Word]]:
    """Return the vocabulary by section.

    >>> words()["Words"][0].word, words()["Kinds"][0].dutch
    ('document', 'afspraak')
    """
    found: dict[str, list[Word]] = {}
    for row in _table("vocabulary")["word"]:
        made = Word(row["section"], row["word"], row["dutch"], _means(row), row.get("not", ""))
        found.setdefault(made.section, []).append(made)
    return found


@cache
def conditions() -> list[Condition]:
    """Return the fields of the query language.

    >>> conditions()[0].words
    ('kind:',)
    """
    rows = _table("queries")["field"]
    return [Condition(tuple(one["words"]), tuple(one["dutch"]), _means(one), tuple(one["examples"])) for one in rows]


@cache
def floors() -> Mapping[str, Mapping[str, float]]:
    """Return what no version may fall below, by corpus and figure, as F1 (0 to 1).

    >>> 0 < floors()["gold-measure"]["binding"] < 1
    True
    """
    found: Mapping[str, Mapping[str, float]] = _table("accuracy")["corpus"]
    return found


def _means(row: Mapping[str, str]) -> Mapping[str, str]:
    return {"en": row["meaning"], "nl": row["betekenis"]}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("nakomen.web.told") / f"{name}.toml").read_text(encoding="utf-8"))
