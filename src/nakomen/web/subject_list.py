"""A list of subjects as an address asks for it: searched, sorted, page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from nakomen.ledger.rows import TermGroup
from nakomen.web.subjects import Subject

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

_ON_A_PAGE = 100
_FIRST = "-undertakings"
Named = tuple[str, Subject]
_ORDERS: Mapping[str, Callable[[Named], Any]] = {
    "name": lambda one: one[0].casefold(),
    "undertakings": lambda one: one[1].undertakings,
    "documents": lambda one: one[1].documents,
    **{str(group): lambda one, group=group: one[1].groups[group] for group in TermGroup},  # type: ignore[misc]
}


@dataclass(frozen=True, slots=True)
class SubjectsAsked:
    """What an address asks of a list of subjects; what makes no sense counts as not said."""

    query: str = ""
    sort: str = _FIRST
    page: int = 1

    @classmethod
    def of(cls, given: QueryParams) -> SubjectsAsked:
        """Read an address."""
        sort, page = given.get("sort", _FIRST), given.get("page", "1")
        return cls(
            given.get("q", "").strip(),
            sort if sort.removeprefix("-") in _ORDERS else _FIRST,
            max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    @property
    def order(self) -> str:
        """By what the list is sorted."""
        return self.sort.removeprefix("-")

    @property
    def backwards(self) -> bool:
        """Whether what is most, or last, stands first."""
        return self.sort.startswith("-")

    def address(self, **other: str | int) -> str:
        """Return the query string of this list with something else in it; `page` goes back to the first."""
        values = {"q": self.query, "sort": self.sort, **other}
        plain = {"sort": _FIRST, "page": 1}
        return urlencode({name: value for name, value in values.items() if value and value != plain.get(name)})

    def sorted_by(self, order: str) -> str:
        """Return the query string that sorts by a column: numbers from the most on, names from a on."""
        usual = order if order == "name" else f"-{order}"
        turned = usual.removeprefix("-") if usual.startswith("-") else f"-{usual}"
        return self.address(sort=turned if self.sort == usual else usual)


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """A page of the list with names in the language that is spoken, and how many there are in all."""

    asked: SubjectsAsked
    rows: Sequence[Named]
    total: int
    everything: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(-(-self.total // _ON_A_PAGE), 1)


def page_of(named: Sequence[Named], asked: SubjectsAsked) -> SubjectPage:
    """Return the page that is asked for; every word that is typed must stand in the name or the value itself."""
    words = asked.query.casefold().split()
    found = [one for one in named if all(word in f"{one[0]} {one[1].value}".casefold() for word in words)]
    found.sort(key=lambda one: (one[0].casefold(), one[1].value))
    found.sort(key=_ORDERS[asked.order], reverse=asked.backwards)
    asked = replace(asked, page=min(asked.page, max(-(-len(found) // _ON_A_PAGE), 1)))
    begin = (asked.page - 1) * _ON_A_PAGE
    return SubjectPage(asked, found[begin : begin + _ON_A_PAGE], len(found), len(named))
