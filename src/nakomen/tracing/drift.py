"""How the words and the term of an undertaking changed: from which sentence to which, and what was put for what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from nakomen.model import BINDING, Relation, Spoor, Statement

_WORD = re.compile(r"\w+(?:[.,]\d+)*%?|[^\w\s]")
_KEPT = 0.5
_RENEWING = frozenset({Relation.CHANGES, Relation.REPLACES, Relation.REPEATS, Relation.SUPPLEMENTS})


@dataclass(frozen=True, slots=True)
class Change:
    """A later wording of an undertaking beside the one before: both statements, both terms, and the words that differ.

    `words` are (words that went, words that came), in the order of the text; either may be empty.
    """

    earlier: str
    later: str
    due_before: str
    due_after: str
    words: tuple[tuple[str, str], ...]


def changes_of(spoor: Spoor, statements: Mapping[str, Statement], days: Mapping[str, date], day: date) -> list[Change]:
    """Return each later wording of a spoor's undertaking that was told by a day, with what it changed."""
    found = []
    for link in spoor.links:
        earlier, later = statements[link.earlier], statements[link.later]
        if link.relation not in _RENEWING or later.kind not in BINDING or earlier.kind not in BINDING:
            continue
        if days.get(later.document, date.min) <= day:
            words = word_difference(earlier.quote, later.quote)
            found.append(Change(earlier.id, later.id, earlier.due, later.due, words))
    return found


def word_difference(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return which words of a text were replaced by which.

    >>> word_difference("Zij streven ernaar 2% te halen.", "Zij zullen ten minste 2% halen.")
    (('streven ernaar', 'zullen ten minste'), ('te', ''))
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    return tuple((" ".join(old[a:b]), " ".join(new[c:d])) for tag, a, b, c, d in _steps(old, new) if tag != "equal")


def is_reworded(before: str, after: str) -> bool:
    """Tell whether a text is another one in other words: at least half of the shorter one was kept, and not all.

    Of two sentences that have less in common, a difference word by word says nothing to a reader.

    >>> is_reworded("Hoorn opent de brug in mei.", "Hoorn opent de brug in juli.")
    True
    >>> is_reworded("Hoorn opent de brug in mei.", "De raad koos een nieuwe datum, te weten 3 juli.")
    False
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    kept = sum(b - a for tag, a, b, _, _ in _steps(old, new) if tag == "equal")
    return kept < max(len(old), len(new)) and kept >= min(len(old), len(new)) * _KEPT


def _steps(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    first, second = ([word.casefold() for word in words] for words in (old, new))
    return list(SequenceMatcher(None, first, second, autojunk=False).get_opcodes())
