"""Tells how sure a statement is: how often gold bore out statements that were made in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from nakomen.languages import load_table
from nakomen.model import Kind, Reason

#: Where nothing is known of a kind, and how many statements' worth each wider count adds to a narrower one.
_PRIOR, _WEIGHT = 0.7, 12.0
#: A count of this many is told by itself; a smaller one leans on the wider one that is told then.
_ENOUGH = 8
#: How reasons for an actor begin that stands there by name.
_NAMED = ("subject", "agent", "signatory", "actor after", "object")


def ways_of(kind: Kind, reasons: Iterable[Reason], theme: str) -> tuple[str, ...]:
    """Return in what way a statement was made, from wide to narrow: its kind, the rule, where, whether a name acts.

    >>> why = [Reason("kind", "rule", "somebody must"), Reason("actor", "subject before the verb", "De gemeente")]
    >>> ways_of(Kind.TASKING, why, "domestic")[-1]
    'tasking, somebody must, at home, named'
    """
    told = list(reasons)
    rule = next((_rule_of(reason) for reason in told if reason.field == "kind"), "")
    actor = next((reason.row for reason in told if reason.field == "actor"), "")
    where = "at home" if theme == "domestic" else "abroad"
    named = "named" if actor.startswith(_NAMED) else "unnamed"
    parts = (str(kind), rule, where, named)
    return tuple(", ".join(parts[:length]) for length in range(1, len(parts) + 1))


def _rule_of(reason: Reason) -> str:
    """Return the rule that made a kind; the words of a text, which some rows tell, are none of it."""
    return reason.words if reason.row == "rule" or reason.row.startswith("speech_acts/") else reason.row


def confidence_of(ways: Iterable[str], counts: Mapping[str, tuple[int, int]]) -> float:
    """Return the share of statements made so that were right, each narrower count weighed against the wider one.

    >>> round(confidence_of(["pledge", "pledge, speech act"], {"pledge": (90, 100), "pledge, speech act": (6, 8)}), 2)
    0.83
    """
    sure = _PRIOR
    for way in ways:
        right, seen = counts.get(way, (0, 0))
        sure = (right + _WEIGHT * sure) / (seen + _WEIGHT)
    return round(sure, 3)


def sureness(kind: Kind, reasons: Iterable[Reason], theme: str, language: str, given: float) -> tuple[float, Reason]:
    """Return how sure a statement is, with the narrowest count that says so.

    Where no statement of its rule stands in gold, what the rule itself gives counts.
    """
    counts = _counts(language)
    ways = ways_of(kind, reasons, theme)
    if ways[1] not in counts:
        return given, Reason("confidence", "as its rule has it: nothing made so stands in gold")
    known = next((way for way in reversed(ways) if way in counts and counts[way][1] >= _ENOUGH), ways[0])
    right, seen = counts[known]
    return confidence_of(ways, counts), Reason("confidence", f"of {seen} made so gold bore out {right}", known)


@cache
def _counts(language: str) -> dict[str, tuple[int, int]]:
    table = load_table(language, "confidence")["right_of"]
    return {way: (right, seen) for way, (right, seen) in table.items()}
