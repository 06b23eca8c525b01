"""Reads from the words of a statement how it stands to earlier ones: recalls, repeats, changes, replaces, closes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nakomen.languages import load_table

#: Languages whose cues are read side by side: a statement does not say its language, and no cue is a word of the other.
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Cue:
    """A table row that matched, with the words that matched it."""

    row: str
    words: str


@cache
def _rows(group: str, table: str = "tracing") -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (f"{table}/{language}/{row['id']}", re.compile(row["words"]))
        for language in LANGUAGES
        for row in load_table(language, table)["cue"]
        if row["group"] == group
    )


@cache
def _any_row(group: str) -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, pattern in _rows(group)))


@lru_cache(maxsize=65_536)
def has_cue(text: str, group: str) -> bool:
    """Tell whether a text holds a cue of a group.

    >>> has_cue("De opening van de sluis is uitgesteld tot mei.", "change")
    True
    """
    return _any_row(group).search(text.casefold()) is not None


def cue_of(text: str, group: str, table: str = "tracing") -> Cue | None:
    """Return the first cue of a group in a text, by the order of the table.

    >>> cue_of("Ik beschouw de motie hiermee als afgedaan.", "closed")
    Cue(row='tracing/nl/closed', words='als afgedaan')
    """
    folded = text.casefold()
    for row, pattern in _rows(group, table):
        match = pattern.search(folded)
        if match:
            return Cue(row, match[0].strip())
    return None


@cache
def words_of(name: str, part: str = "") -> frozenset[str]:
    """Return a list of words of the tables, of all languages: `empty_words`, `idle_nouns` or a part of `taking_up`."""
    found: set[str] = set()
    for language in LANGUAGES:
        table = load_table(language, "tracing")[name]
        found.update(table[part] if part else table)
    return frozenset(found)


@cache
def stands_for(noun: str) -> tuple[str, ...]:
    """Return the words of a statement that a noun takes up without being one of them; none for other nouns.

    >>> "toetreden" in stands_for("lidmaatschap"), stands_for("brug")
    (True, ())
    """
    rows = (load_table(language, "tracing")["stands_for"].get(noun, ()) for language in LANGUAGES)
    return tuple(word for row in rows for word in row)
