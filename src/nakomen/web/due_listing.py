"""What is due on a day, for programs: undertakings past their term, near it or running, the nearest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nakomen.ledger.row_values import row_as_values
from nakomen.ledger.rows import LedgerRow, TermGroup, ledger_rows
from nakomen.web.snapshot import Snapshot

#: The days in which a term is near where nothing else is said, as the rows of a snapshot have it.
NEAR = 90
_URGENT = (TermGroup.PAST, TermGroup.NEAR, TermGroup.RUNNING)


@dataclass(frozen=True, slots=True)
class DueAsked:
    """From which day, within how many days a term is near, of whom (nothing for all), and how many of each group."""

    day: date
    within: int = NEAR
    actor: str = ""
    most: int = 50


def due_as_values(snapshot: Snapshot, asked: DueAsked) -> dict[str, Any]:
    """Return what is due as plain values."""
    rows: Sequence[LedgerRow] = snapshot.rows
    if (asked.day, asked.within) != (snapshot.day, NEAR):
        rows = ledger_rows(snapshot.ledger, asked.day, asked.within)
    if asked.actor:
        rows = [row for row in rows if asked.actor in row.statement.actor]
    groups: dict[TermGroup, list[LedgerRow]] = {group: [] for group in TermGroup}
    for row in rows:
        groups[row.group].append(row)
    told = {"on": asked.day.isoformat(), "within": asked.within}
    counts = filled({group: len(found) for group, found in groups.items()})
    return {**told, "counts": counts, **{str(group): _shown(snapshot, groups[group], asked) for group in _URGENT}}


def _shown(snapshot: Snapshot, rows: list[LedgerRow], asked: DueAsked) -> list[dict[str, Any]]:
    nearest = sorted(rows, key=lambda row: (abs(((row.end or date.max) - asked.day).days), row.statement.id))
    return [row_as_values(snapshot.ledger, row, asked.day) for row in nearest[: asked.most]]


def filled(counts: Mapping[TermGroup, int]) -> dict[str, int]:
    """Return how many stand in each group, also where none do."""
    known = Counter(counts)
    return {str(group): known[group] for group in TermGroup}
