"""Actors, themes and dossiers: what undertakings are by, about and in, with how these stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import TYPE_CHECKING
from urllib.parse import quote

from nakomen.ledger.rows import LedgerRow, TermGroup
from nakomen.wording import name_of
from nakomen.wording.actor_words import actors_in_words

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow
    from nakomen.web.facets import FacetIndex

#: Each sort of subject by the facet that it is, with where its pages are.
PLACES: Mapping[str, str] = {"actor": "/actors", "theme": "/themes", "dossier": "/dossiers"}
_NEWEST = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor, theme or dossier.

    `documents` is in how many documents its undertakings begin, `newest` the newest of these with how many each.
    """

    facet: str
    value: str
    groups: Mapping[TermGroup, int]
    documents: int
    newest: Sequence[tuple[DocumentRow, int]]

    @property
    def undertakings(self) -> int:
        """How many undertakings it has."""
        return sum(self.groups.values())

    @property
    def name(self) -> str:
        """Its name in the language that is spoken."""
        return actors_in_words([self.value]) if self.facet == "actor" else name_of(self.value)

    @property
    def address(self) -> str:
        """Where its page is."""
        return f"{PLACES[self.facet]}/{quote(self.value, safe='')}"


def subjects_of(facet: str, rows: Sequence[LedgerRow], index: FacetIndex) -> dict[str, Subject]:
    """Return the subjects of a facet by value, each with what it takes to show it in a list."""
    from nakomen.web.facets import FACETS

    documents: dict[str, Counter[str]] = {}
    known: dict[str, DocumentRow] = {}
    values_of = FACETS[facet]
    for row in rows:
        known[row.document.id] = row.document
        for value in values_of(row):
            documents.setdefault(value, Counter())[row.document.id] += 1
    return {value: _subject(facet, value, found, known, index) for value, found in documents.items()}


def _subject(
    facet: str, value: str, documents: Counter[str], known: Mapping[str, DocumentRow], index: FacetIndex
) -> Subject:
    mask = index.bits[facet][value]
    groups = {group: index.total("term", str(group), mask) for group in TermGroup}
    newest = nlargest(_NEWEST, documents, key=lambda one: (known[one].date or date.min, one))
    return Subject(facet, value, groups, len(documents), [(known[one], documents[one]) for one in newest])
