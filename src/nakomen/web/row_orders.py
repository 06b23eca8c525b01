"""The orders in which undertakings can be listed, each made once a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
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
#: Fewer rows than this are sorted; of more the order is walked.
_FEW = 2_000


class RowOrders:
    """The rows of a ledger in each order; an order is made when it is first asked for."""

    def __init__(self, rows: Sequence[LedgerRow]) -> None:
        self._rows = rows
        self._made: dict[str, tuple[list[int], list[int]]] = {}

    def sorted(self, bits: int, name: str, *, backwards: bool = False) -> list[int]:
        """Return the positions of chosen rows in an order."""
        return self.page(bits, name, 0, bits.bit_count(), backwards=backwards)

    def page(self, bits: int, name: str, begin: int, many: int, *, backwards: bool = False) -> list[int]:
        """Return so many positions of chosen rows in an order, from the one at `begin`."""
        order, rank = self._order(name if name in ORDERS else FIRST)
        chosen = bits.bit_count()
        if chosen == len(order):
            walked: Iterable[int] = reversed(order) if backwards else order
        elif chosen < _FEW:
            walked = sorted(positions(bits, len(order)), key=rank.__getitem__, reverse=backwards)
        else:
            # To look at rows in order until the page is full is quicker than to sort all that are chosen.
            packed = bits.to_bytes(len(order) // 8 + 1, "little")
            walked = (at for at in (reversed(order) if backwards else order) if packed[at >> 3] >> (at & 7) & 1)
        return list(islice(walked, begin, begin + many))

    def _order(self, name: str) -> tuple[list[int], list[int]]:
        if name not in self._made:
            key = ORDERS[name]
            order = sorted(range(len(self._rows)), key=lambda at: key(self._rows[at]))
            rank = [0] * len(order)
            for at, row in enumerate(order):
                rank[row] = at
            self._made[name] = order, rank
        return self._made[name]
