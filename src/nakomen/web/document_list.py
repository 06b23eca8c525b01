"""The documents of an archive as a list that can be narrowed, sorted and turned page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from nakomen.ledger import Ledger
from nakomen.ledger.rows import LedgerRow, TermGroup, dossier_of

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from nakomen.archive import DocumentRow

_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document with how many of its undertakings stand in each group of terms; `words` are those to look for."""

    row: DocumentRow
    dossier: str
    year: str
    groups: Mapping[TermGroup, int]
    words: str

    @property
    def undertakings(self) -> int:
        """How many undertakings begin in it."""
        return sum(self.groups.values())


_ORDERS: Mapping[str, Callable[[DocumentShown], Any]] = {
    "date": lambda one: (one.row.date or date.min, one.row.id),
    "number": lambda one: (one.row.number or one.row.id, one.row.id),
    "title": lambda one: ((one.row.title or one.row.id).casefold(), one.row.id),
    "kind": lambda one: (one.row.kind, one.row.date or date.min, one.row.id),
    "dossier": lambda one: (not one.dossier, one.dossier, one.row.date or date.min, one.row.id),
    "undertakings": lambda one: (one.undertakings, one.row.date or date.min, one.row.id),
    **{str(group): lambda one, group=group: (one.groups.get(group, 0), one.row.id) for group in TermGroup},  # type: ignore[misc]
}
_FIRST = "-date"
_NARROWING = ("dossier", "kind", "year")


@dataclass(frozen=True, slots=True)
class DocumentsAsked:
    """What an address asks of the list of documents; what makes no sense counts as not said."""

    query: str = ""
    dossier: str = ""
    kind: str = ""
    year: str = ""
    sort: str = _FIRST
    page: int = 1

    @classmethod
    def of(cls, given: QueryParams) -> DocumentsAsked:
        """Read an address."""
        sort = given.get("sort", _FIRST)
        page = given.get("page", "1")
        dossier, kind, year = (given.get(name, "").strip() for name in _NARROWING)
        return cls(
            given.get("q", "").strip(),
            dossier,
            kind,
            year,
            sort=sort if sort.removeprefix("-") in _ORDERS else _FIRST,
            page=max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.query or self.dossier or self.kind or self.year)

    def address(self, **other: str | int) -> str:
        """Return the query string of this list with something else in it; `page` goes back to the first."""
        values = {"q": self.query, **{name: getattr(self, name) for name in _NARROWING}, "sort": self.sort, **other}
        plain = {"sort": _FIRST, "page": 1}
        return urlencode({name: value for name, value in values.items() if value and value != plain.get(name)})

    def sorted_by(self, order: str) -> str:
        """Return the query string that sorts by a column, the other way round where it is sorted by that already."""
        return self.address(sort=f"-{order}" if self.sort == order else order)


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A page of the list, with how many documents answer and what they can be narrowed to."""

    asked: DocumentsAsked
    rows: Sequence[DocumentShown]
    total: int
    values: Mapping[str, Sequence[str]]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(-(-self.total // _ON_A_PAGE), 1)

    @property
    def first(self) -> int:
        """The number of the first document shown, from 1."""
        return (self.asked.page - 1) * _ON_A_PAGE + 1


@dataclass(frozen=True, slots=True)
class DocumentList:
    """All documents, with the dossiers, kinds and years that there are."""

    documents: Sequence[DocumentShown]
    values: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, ledger: Ledger, rows: Sequence[LedgerRow]) -> DocumentList:
        """Count the undertakings of each document."""
        counts: dict[str, Counter[TermGroup]] = {}
        for row in rows:
            counts.setdefault(row.document.id, Counter())[row.group] += 1
        documents = [_shown(row, counts.get(row.id, Counter())) for row in ledger.documents.values()]
        values = {
            "dossier": sorted({one.dossier for one in documents if one.dossier}),
            "kind": sorted({one.row.kind for one in documents}),
            "year": sorted({one.year for one in documents if one.year}, reverse=True),
        }
        return cls(documents, values)

    def page(self, asked: DocumentsAsked) -> DocumentPage:
        """Return the page that is asked for; every word must stand in title, number, meeting or file name."""
        words = asked.query.casefold().split()
        found = [
            one
            for one in self.documents
            if asked.dossier in ("", one.dossier)
            and asked.kind in ("", one.row.kind)
            and asked.year in ("", one.year)
            and all(word in one.words for word in words)
        ]
        found.sort(key=_ORDERS[asked.sort.removeprefix("-")], reverse=asked.sort.startswith("-"))
        last_page = max(-(-len(found) // _ON_A_PAGE), 1)
        asked = replace(asked, page=min(asked.page, last_page))
        begin = (asked.page - 1) * _ON_A_PAGE
        return DocumentPage(asked, found[begin : begin + _ON_A_PAGE], len(found), self.values)


def _shown(row: DocumentRow, groups: Mapping[TermGroup, int]) -> DocumentShown:
    words = " ".join((row.id, row.number, row.title, row.source_name, *row.other_names)).casefold()
    return DocumentShown(row, dossier_of(row.number), str(row.date.year) if row.date else "", groups, words)
