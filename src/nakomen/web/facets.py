"""What a ledger can be narrowed by, with how many undertakings are left for each value.

Each value of a facet is a whole number whose bits are the rows that have it: to narrow is to take the bits in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nakomen.ledger.rows import LedgerRow


def _year(row: LedgerRow) -> tuple[str, ...]:
    return (str(row.document.date.year),) if row.document.date else ()


#: Each facet's name in an address, and the values that a row has for it.
FACETS: Mapping[str, Callable[[LedgerRow], Iterable[str]]] = {
    "term": lambda row: (str(row.group),),
    "kind": lambda row: (str(row.statement.kind),),
    "status": lambda row: (str(row.status.status).replace(" ", "-"),),
    "standing": lambda row: (str(row.status.standing),),
    "actor": lambda row: row.statement.actor,
    "addressee": lambda row: row.statement.addressee,
    "theme": lambda row: (row.statement.theme,) if row.statement.theme else (),
    "dossier": lambda row: (row.dossier,) if row.dossier else (),
    "amount": lambda row: row.units,
    "year": _year,
    "document": lambda row: (row.document.id,),
}

#: Those that a page offers; a list of all documents would be of no use beside a table.
OFFERED = tuple(name for name in FACETS if name != "document")

Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value, how many undertakings it would show beside what else is chosen, and whether it is chosen."""

    value: str
    number: int
    chosen: bool


@dataclass(slots=True)
class FacetIndex:
    """The rows that have each value of each facet."""

    size: int
    bits: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[LedgerRow]) -> FacetIndex:
        """Index the rows of a ledger."""
        found: dict[str, dict[str, bytearray]] = {name: {} for name in FACETS}
        for at, row in enumerate(rows):
            for name, values_of in FACETS.items():
                for value in values_of(row):
                    mask = found[name].setdefault(value, bytearray(len(rows) // 8 + 1))
                    mask[at >> 3] |= 1 << (at & 7)
        whole = {
            name: {value: int.from_bytes(mask, "little") for value, mask in values.items()}
            for name, values in found.items()
        }
        return cls(len(rows), whole)

    @property
    def everything(self) -> int:
        """All rows."""
        return (1 << self.size) - 1

    def chosen(self, chosen: Chosen, *, but: str = "") -> int:
        """Return the rows that have a chosen value in each facet, leaving one facet aside."""
        left = self.everything
        for name, values in chosen.items():
            if values and name != but:
                known = self.bits.get(name, {})
                any_of = 0
                for value in values:
                    any_of |= known.get(value, 0)
                left &= any_of
        return left

    def counts(self, name: str, chosen: Chosen, within: int) -> list[FacetValue]:
        """Return the values of a facet with how many rows each would show, most first."""
        picked = set(chosen.get(name, ()))
        left = self.chosen(chosen, but=name) & within
        counted = [
            FacetValue(value, number, value in picked)
            for value, mask in self.bits[name].items()
            if (number := (mask & left).bit_count()) or value in picked
        ]
        return sorted(counted, key=lambda one: (-one.number, one.value))

    def total(self, name: str, value: str, within: int) -> int:
        """Return how many of some rows have a value."""
        return (self.bits[name].get(value, 0) & within).bit_count()


def positions(bits: int, size: int) -> list[int]:
    """Return the positions of the bits that are set, in order.

    >>> positions(0b1101, 4)
    [0, 2, 3]
    """
    packed = bits.to_bytes(size // 8 + 1, "little")
    return [at * 8 + bit for at, byte in enumerate(packed) if byte for bit in range(8) if byte >> bit & 1]
