"""Learns from gold how sure statements are, by counting how often those made in the same way were right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from nakomen.evaluation.reliability import Reliability, reliability_of
from nakomen.evaluation.running import Evaluated
from nakomen.evaluation.scope import Scope
from nakomen.evaluation.scoring import BINDING_KINDS
from nakomen.extraction.confidence import confidence_of, given_by_rule, ways_of
from nakomen.model import Kind, ReadingError, Reason

Counts = dict[str, tuple[int, int]]
_HEAD = """\
# How often statements made in each way were right, of how many in gold: written by `nakomen learn`, not by hand.
# A way is a kind, the rule that made it, whether it is about doings at home, and whether an actor is named.

[right_of]
"""


def count_ways(done: Iterable[Evaluated]) -> Counts:
    """Return, for each way in which statements were made, how many were right and how many there were.

    A statement is right when gold has it with the same kind. Gold that holds only what binds tells only of that.
    """
    counts: dict[str, list[int]] = {}
    for one in done:
        right = {pair.found for pair in one.pairs if one.gold[pair.gold]["kind"] == one.found[pair.found]["kind"]}
        for at, row in enumerate(one.found):
            for way in _ways(row) if one.scope is Scope.ALL or row["kind"] in BINDING_KINDS else ():
                count = counts.setdefault(way, [0, 0])
                count[0] += at in right
                count[1] += 1
    return {way: (right, seen) for way, (right, seen) in sorted(counts.items())}


def leave_one_out(done: Sequence[Evaluated]) -> Reliability:
    """Return how reliable confidence is on each document when it is learned from all the others."""
    whole = [one for one in done if one.scope is Scope.ALL]
    if len(whole) < 2:
        raise ReadingError(
            "leaving one document out needs two at least",
            remedy="give gold of more documents, in which every statement was annotated",
        )
    return reliability_of(as_others_teach(one, [other for other in done if other is not one]) for one in whole)


def as_others_teach(one: Evaluated, others: Sequence[Evaluated]) -> Evaluated:
    """Return a document with the confidences that its statements have by what the others of its language teach."""
    counts = count_ways(other for other in others if _language(other) == _language(one))
    return replace(one, found=[row | {"confidence": _as_counted(row, counts)} for row in one.found])


def _as_counted(row: Mapping[str, Any], counts: Counts) -> float:
    """Return the confidence that extraction would give a found row, had it these counts."""
    return confidence_of(_ways(row), counts, given_by_rule(_reasons(row)))


def by_language(done: Iterable[Evaluated]) -> dict[str, Counts]:
    """Return the counts of each language's documents."""
    groups: dict[str, list[Evaluated]] = {}
    for one in done:
        groups.setdefault(_language(one), []).append(one)
    return {language: count_ways(group) for language, group in sorted(groups.items())}


def write_counts(path: Path, counts: Mapping[str, tuple[int, int]]) -> None:
    """Write counts as the table that extraction reads."""
    rows = "".join(
        f"{json.dumps(way, ensure_ascii=False)} = [{right}, {seen}]\n" for way, (right, seen) in counts.items()
    )
    path.write_text(_HEAD + rows, encoding="utf-8")


def _language(one: Evaluated) -> str:
    return one.document.identity.language


def _ways(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return in what way a found row was made, from its kind, reasons and theme."""
    return ways_of(Kind(row["kind"]), _reasons(row), row["theme"])


def _reasons(row: Mapping[str, Any]) -> list[Reason]:
    return [_reason(told) for told in row["because"]]


def _reason(told: str) -> Reason:
    """Read a reason back from how it is told: `kind: rule «words»`."""
    field, _, rest = told.partition(": ")
    row, _, words = rest.partition(" «")
    return Reason(field, row, words.removesuffix("»"))
