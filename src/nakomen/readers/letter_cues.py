"""Reads the tables that tell how an official paper looks, and compiles their patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.languages import load_table

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of a letters table: its section, name, pattern and the value it stands for (a level, a kind)."""

    section: str
    name: str
    pattern: re.Pattern[str]
    value: str


@cache
def cues(section: str) -> tuple[Cue, ...]:
    """Return the rows of a section in all languages, compiled.

    >>> [cue.name for cue in cues("salutation")]
    ['geachte', 'dear']
    """
    return tuple(
        Cue(section, row["name"], re.compile(row["pattern"], re.IGNORECASE), row.get("level") or row.get("kind") or "")
        for row in _rows(section)
    )


@cache
def any_of(section: str) -> re.Pattern[str]:
    """Return one pattern for a section, an alternation of its rows.

    >>> bool(any_of("salutation").match("Geachte voorzitter,"))
    True
    """
    return re.compile("|".join(f"(?:{row['pattern']})" for row in _rows(section)), re.IGNORECASE)


@cache
def months() -> dict[str, int]:
    """Return the number of each month by its Dutch and English name and short forms, in lower case.

    >>> months()["maart"], months()["mrt"], months()["sept"]
    (3, 3, 9)
    """
    found: dict[str, int] = {}
    for language in LANGUAGES:
        dates = load_table(language, "dates")
        found |= dates["month"] | dates["month_short"]
    return found


def _rows(section: str) -> Iterator[dict[str, Any]]:
    for language in LANGUAGES:
        yield from load_table(language, "letters").get(section, ())
