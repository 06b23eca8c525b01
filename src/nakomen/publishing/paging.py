"""The ledger in its orders, cut in pages: sorted when it is made, so that no script has to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from nakomen.ledger.rows import LedgerRow, TermGroup
from nakomen.model import Kind, Status
from nakomen.wording.actor_words import actors_in_words

Thing = TypeVar("Thing")

ROWS_OF_A_PAGE = 100
#: Statements of an actor or theme on a page.
STATEMENTS_OF_A_PAGE = 200
_GROUPS = list(TermGroup)
_KINDS, _STATUSES = list(Kind), list(Status)


def _term(row: LedgerRow) -> tuple[Any, ...]:
    """Open terms by their end, first what is past; then what has none, and last what is settled."""
    open_term = row.group in (TermGroup.PAST, TermGroup.NEAR, TermGroup.RUNNING)
    return not open_term, 0 if open_term else _GROUPS.index(row.group), row.end or date.max


#: The orders by name; what is equal stays in the order of time.
ORDERS: dict[str, Callable[[LedgerRow], tuple[Any, ...]]] = {
    "term": _term,
    "kind": lambda row: (_KINDS.index(row.statement.kind),),
    "actor": lambda row: (actors_in_words(row.statement.actor).casefold(),),
    "status": lambda row: (_STATUSES.index(row.status.status),),
    "date": lambda row: (-(row.document.date or date.min).toordinal(),),
}


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """A page of the ledger in one of its orders; pages are numbered from 1."""

    order: str
    number: int
    pages: int
    rows: Sequence[LedgerRow]


def ledger_pages(rows: Sequence[LedgerRow], order: str) -> list[LedgerPage]:
    """Return the pages of the ledger in an order; one without undertakings has one page that says so."""
    ordered = sorted(rows, key=lambda row: (*ORDERS[order](row), row.document.date or date.max, row.spoor.id))
    cut = parts_of(ordered, ROWS_OF_A_PAGE)
    return [LedgerPage(order, number, len(cut), part) for number, part in enumerate(cut, start=1)]


def parts_of(things: Sequence[Thing], size: int) -> list[Sequence[Thing]]:
    """Return things in parts of a size; of nothing there is one part, which is empty.

    >>> parts_of([1, 2, 3], 2), parts_of([], 2)
    ([[1, 2], [3]], [[]])
    """
    return [things[at : at + size] for at in range(0, len(things), size)] or [things]
