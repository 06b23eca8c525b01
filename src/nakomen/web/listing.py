"""The ledger as an address asks for it: which undertakings, in which order, which page of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from nakomen.ledger.rows import LedgerRow
from nakomen.web.facets import FACETS, OFFERED, FacetValue
from nakomen.web.row_orders import FIRST, ORDERS

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from nakomen.web.snapshot import Snapshot

_ON_A_PAGE, _MOST_ON_A_PAGE = 50, 500
#: How many values of a facet are offered; those chosen always are.
_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of the ledger; what it says of other things is left aside.

    `within` is what the page itself is about: it narrows, and stands in none of the page's addresses.
    """

    query: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = FIRST
    backwards: bool = False
    page: int = 1
    on_a_page: int = _ON_A_PAGE
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, given: QueryParams, within: Mapping[str, tuple[str, ...]] | None = None) -> Asked:
        """Read an address; what makes no sense counts as not said."""
        sort = given.get("sort", FIRST)
        return cls(
            query=given.get("q", "").strip(),
            chosen={name: tuple(dict.fromkeys(filter(None, given.getlist(name)))) for name in FACETS},
            order=sort.lstrip("-") if sort.lstrip("-") in ORDERS else FIRST,
            backwards=sort.startswith("-"),
            page=max(_whole(given.get("page", "")), 1),
            on_a_page=min(max(_whole(given.get("rows", "")), 0) or _ON_A_PAGE, _MOST_ON_A_PAGE),
            within=within or {},
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.query) or any(self.chosen.values())

    def address(self, **other: str | int) -> str:
        """Return the query string of this list with something else in it; `page` goes back to the first."""
        pairs: list[tuple[str, str]] = [("q", self.query)] if self.query else []
        pairs += [(name, value) for name, values in self.chosen.items() for value in values]
        plain = {"sort": f"{'-' * self.backwards}{self.order}", "rows": str(self.on_a_page)} | {
            name: str(value) for name, value in other.items()
        }
        said = {"sort": FIRST, "rows": str(_ON_A_PAGE), "page": "1"}
        pairs += [(name, value) for name, value in plain.items() if value and value != said.get(name)]
        return urlencode(pairs)

    def turned(self, name: str, value: str) -> str:
        """Return the query string in which a value of a facet is chosen where it was not, and the other way round."""
        values = self.chosen.get(name, ())
        left = tuple(one for one in values if one != value) if value in values else (*values, value)
        return Asked(self.query, {**self.chosen, name: left}, self.order, self.backwards, 1, self.on_a_page).address()

    def sorted_by(self, order: str) -> str:
        """Return the query string that sorts by a column, backwards where it is sorted by that already."""
        backwards = order == self.order and not self.backwards
        return self.address(sort=f"-{order}" if backwards else order)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the ledger, what it was taken from, and what it can be narrowed to."""

    asked: Asked
    rows: Sequence[LedgerRow]
    total: int
    facets: Mapping[str, Sequence[FacetValue]]

    @property
    def first(self) -> int:
        """The number of the first row shown, from 1; 0 where there is none."""
        return (self.asked.page - 1) * self.asked.on_a_page + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(-(-self.total // self.asked.on_a_page), 1)


def listed(snapshot: Snapshot, asked: Asked, *, facets: bool = True, last: bool = False) -> Listed:
    """Return what an address asks for; QueryError points at what is wrong in its query.

    A page behind the last one is empty, or with `last` that one: a reader may have come by an old address.
    """
    bits, answering = _rows_asked_for(snapshot, asked)
    if last:
        pages = max(-(-bits.bit_count() // asked.on_a_page), 1)
        asked = replace(asked, page=min(asked.page, pages))
    begin = (asked.page - 1) * asked.on_a_page
    page = snapshot.orders.page(bits, asked.order, begin, asked.on_a_page, backwards=asked.backwards)
    offered = (
        {name: _offered(snapshot.facets.counts(name, asked.chosen, answering)) for name in OFFERED} if facets else {}
    )
    return Listed(asked, [snapshot.rows[at] for at in page], bits.bit_count(), offered)


def all_asked_for(snapshot: Snapshot, asked: Asked) -> list[LedgerRow]:
    """Return all undertakings that an address asks for, whatever page of them it shows."""
    bits, _ = _rows_asked_for(snapshot, asked)
    return [snapshot.rows[at] for at in snapshot.orders.sorted(bits, asked.order, backwards=asked.backwards)]


def _rows_asked_for(snapshot: Snapshot, asked: Asked) -> tuple[int, int]:
    """Return the rows that an address asks for, and those that would answer if no facet were chosen."""
    here = snapshot.facets.chosen(asked.within)
    answering = snapshot.words.answer(asked.query, here) if asked.query else here
    return snapshot.facets.chosen(asked.chosen) & answering, answering


def _offered(values: Sequence[FacetValue]) -> list[FacetValue]:
    return [one for at, one in enumerate(values) if at < _OFFERED or one.chosen]


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
