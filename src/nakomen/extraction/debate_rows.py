"""The rows of the table `debates`: how one asks, promises and refuses aloud, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.languages import load_table

_SLOT = re.compile(r"\{(office|pointing|gap|whom)\}")
#: A row about speech in the first person ("wij verwachten dat").
_FIRST_PERSON = re.compile(r"\b(?:ik|wij|we)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """One way of saying a thing aloud; `kind` is empty where the section of the table tells it.

    `whole` rows look in all of a clause, the others of their section in its main part alone. `needs` is a quick look
    for words without which the pattern cannot match.
    """

    id: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    kind: str = ""
    question: bool = False
    first_person: bool = False
    whole: bool = False
    needs: re.Pattern[str] | None = None

    def match(self, text: str) -> re.Match[str] | None:
        """Return where a stretch of speech says what the row tells of, if nothing in it makes it something else."""
        if self.question and not text.endswith("?"):
            return None
        if self.needs is not None and not self.needs.search(text):
            return None
        found = self.pattern.search(text)
        if found is None or (self.unless is not None and self.unless.search(text)):
            return None
        return found if not self.first_person or _FIRST_PERSON.search(text) else None


@cache
def spoken_rows(section: str) -> tuple[SpokenRow, ...]:
    """Return the rows of a section: demand, promise, let, impersonal, told, duty or fact.

    >>> [row.id for row in spoken_rows("demand") if row.match("Wil de minister de kade laten keuren?")]
    ['zou-willen']
    """
    return tuple(_row(row) for row in load_table("nl", "debates")[section])


@cache
def spoken_words(name: str) -> frozenset[str]:
    """Return a list of verbs of the table."""
    return frozenset(load_table("nl", "debates")[name])


@cache
def spoken_phrase(name: str, section: str = "") -> re.Pattern[str]:
    """Return a phrase of the table as a pattern, its case ignored."""
    table = load_table("nl", "debates")
    return _compiled((table[section] if section else table)[name])


def _row(row: dict[str, Any]) -> SpokenRow:
    unless = _compiled(row["unless"]) if "unless" in row else None
    flags = (row.get("question", False), row.get("first_person", False), row.get("whole", False))
    needs = _compiled(row["needs"]) if "needs" in row else None
    return SpokenRow(row["id"], _compiled(row["pattern"]), unless, row.get("kind", ""), *flags, needs)


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, its slots filled with the table's own words."""
    table = load_table("nl", "debates")
    slots = {name: table[name] for name in ("office", "pointing", "gap")}
    slots["whom"] = f"(?:{table['office']}|{table['pointing']})"
    return re.compile(_SLOT.sub(lambda slot: slots[slot[1]], pattern), re.IGNORECASE)
