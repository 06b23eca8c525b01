"""Tells how sure a statement is: how often gold bore out statements that were made in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from nakomen.languages import load_table
from nakomen.model import Kind, Reason

#: How many statements' worth the rule's own value adds to the widest count, and each wider count to a narrower one.
_WEIGHT = 12.0
#: A count of this many is told by itself; a smaller one leans on the wider one that is told then.
_ENOUGH = 8
#: How a reason ends that tells what the rule gives by itself.
_ALONE = "its rule alone gives "
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


def confidence_of(ways: Sequence[str], counts: Mapping[str, tuple[int, int]], given: float) -> float:
    """Return how sure a statement made so is: what its rule gives, weighed against what gold bore out.

    `ways` run from wide to narrow. Each statement of gold counts once, in the narrowest way that it shares: a wider
    count is taken without the narrower one in it. Counted at every width, seven wrong ones would weigh as
    twenty-eight.

    >>> counts = {"pledge": (96, 108), "pledge, speech act": (6, 8)}
    >>> round(confidence_of(["pledge", "pledge, speech act"], counts, 0.65), 2)
    0.82
    """
    sure = given
    seen_in = [counts.get(way, (0, 0)) for way in ways]
    for (right, seen), (right_within, seen_within) in zip(seen_in, [*seen_in[1:], (0, 0)], strict=True):
        sure = (right - right_within + _WEIGHT * sure) / (seen - seen_within + _WEIGHT)
    return round(sure, 3)


def sureness(kind: Kind, reasons: Iterable[Reason], theme: str, language: str, given: float) -> tuple[float, Reason]:
    """Return how sure a statement is, with the narrowest count that says so and what its rule gives by itself.

    Where no statement of its kind stands in gold, what the rule gives is all there is.
    """
    counts = _counts(language)
    ways = ways_of(kind, reasons, theme)
    alone = f"{_ALONE}{given:g}"
    if ways[0] not in counts:
        return given, Reason("confidence", f"nothing made so stands in gold, {alone}")
    known = next((way for way in reversed(ways) if way in counts and counts[way][1] >= _ENOUGH), ways[0])
    right, seen = counts[known]
    told = f"of {seen} made so gold bore out {right}, {alone}"
    return confidence_of(ways, counts, given), Reason("confidence", told, known)


def given_by_rule(reasons: Iterable[Reason]) -> float:
    """Return what a statement's rule gives by itself, as the reason for its confidence tells.

    >>> given_by_rule([Reason("confidence", "nothing made so stands in gold, its rule alone gives 0.65")])
    0.65
    """
    told = next(reason.row for reason in reasons if reason.field == "confidence")
    return float(told.rpartition(_ALONE)[2])


@cache
def _counts(language: str) -> dict[str, tuple[int, int]]:
    table = load_table(language, "confidence")["right_of"]
    return {way: (right, seen) for way, (right, seen) in table.items()}
