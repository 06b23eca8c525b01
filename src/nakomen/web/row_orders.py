"""The orders in which undertakings can be listed, each made once a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from nakomen.ledger.rows import LedgerRow, TermGroup
from nakomen.web.facets import positions

_URGENCY = {group: at for at, group in enumerate(TermGroup)}


def _by_term(row: LedgerRow) -> tuple[Any, ...]:
    end = row.end or date.max
    # What is just past stands before what was forgotten years ago.
    distance = -end.toordinal() if row.group is TermGroup.PAST else end.toordinal()
    return _URGENCY[row.group], distance, row.statement.id


#: Each order's name in an address, and what a row is sorted by.
ORDERS: Mapping[str, Callable[[LedgerRow], Any]] = {
    "term": _by_term,
    "date": lambda row: (row.document.date or date.min, row.document.id, row.statement.start),
    "kind": lambda row: (row.statement.kind, *_by_term(row)),
    "actor": lambda row: (not row.statement.actor, row.statement.actor, *_by_term(row)),
    "status": lambda row: (row.status.status, *_by_term(row)),
    "words": lambda row: (row.statement.quote.casefold().strip(" «»“”\"'‘’"), row.statement.id),
}
FIRST = "term"


class RowOrders:
    """The rows of a ledger in each order; an order is made when it is first asked for."""

    def __init__(self, rows: Sequence[LedgerRow]) -> None:
        self._rows = rows
        self._made: dict[str, tuple[list[int], list[int]]] = {}

    def sorted(self, bits: int, name: str, *, backwards: bool = False) -> list[int]:
        """Return the positions of chosen rows in an order."""
        order, rank = self._order(name if name in ORDERS else FIRST)
        if bits.bit_count() == len(order):
            return order[::-1] if backwards else order
        return sorted(positions(bits, len(order)), key=rank.__getitem__, reverse=backwards)

    def _order(self, name: str) -> tuple[list[int], list[int]]:
        if name not in self._made:
            key = ORDERS[name]
            order = sorted(range(len(self._rows)), key=lambda at: key(self._rows[at]))
            rank = [0] * len(order)
            for at, row in enumerate(order):
                rank[row] = at
            self._made[name] = order, rank
        return self._made[name]
