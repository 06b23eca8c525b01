"""The ledger of an archive as pages need it, with what they ask of it worked out once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count

from nakomen.ledger import Ledger
from nakomen.ledger.known_archive import known_of
from nakomen.ledger.rows import LedgerRow, ledger_rows
from nakomen.ledger.short_ids import SHORTEST
from nakomen.model import Link, Spoor, Statement, StatusOnDay
from nakomen.review.narrowing import statuses_on
from nakomen.tracing.known import Known
from nakomen.web.at_hand import AtHand
from nakomen.web.document_list import DocumentList
from nakomen.web.facets import FacetIndex
from nakomen.web.money import Money
from nakomen.web.norm_list import NormShown, norms_in
from nakomen.web.row_orders import RowOrders
from nakomen.web.row_words import RowWords
from nakomen.web.subjects import PLACES, Subject, subjects_of

_numbers = count(1)
#: What is made at once, so that no visitor waits for it.
_WARM = (
    "facets", "orders", "words", "row_of", "spoor_of", "statements_in", "links_of", "known", "document_list", "at_hand",
    "worked_out", "subjects", "money", "norms", "by_short_id", "whole_ids", "statuses",
)  # fmt: skip


@dataclass(frozen=True)
class Snapshot:
    """All that counted in an archive at a moment, seen from a day; `number` is another one for each."""

    number: int
    stamp: str
    day: date
    ledger: Ledger
    rows: list[LedgerRow]

    @classmethod
    def of(cls, ledger: Ledger, stamp: str, day: date) -> Snapshot:
        """Make the rows of a ledger."""
        return cls(next(_numbers), stamp, day, ledger, ledger_rows(ledger, day))

    @cached_property
    def facets(self) -> FacetIndex:
        """What the rows can be narrowed by."""
        return FacetIndex.of(self.rows)

    @cached_property
    def orders(self) -> RowOrders:
        """The orders in which the rows can stand."""
        return RowOrders(self.rows)

    @cached_property
    def words(self) -> RowWords:
        """Which rows hold a word."""
        return RowWords.of(self.rows, self.ledger)

    @cached_property
    def row_of(self) -> dict[str, LedgerRow]:
        """The row of each spoor, by its id."""
        return {row.spoor.id: row for row in self.rows}

    @cached_property
    def spoor_of(self) -> dict[str, Spoor]:
        """The spoor of each statement that belongs to one: its own, else the first that tells of it."""
        found: dict[str, Spoor] = {}
        for spoor in self.ledger.sporen:
            for one in spoor.statements:
                found.setdefault(one, spoor)
        return found | {spoor.id: spoor for spoor in self.ledger.sporen}

    @cached_property
    def statements_in(self) -> dict[str, list[Statement]]:
        """The statements of each document, in the order of its text."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for one in self.ledger.statements.values():
            found[one.document].append(one)
        for statements in found.values():
            statements.sort(key=lambda one: (one.start, one.end))
        return found

    @cached_property
    def links_of(self) -> dict[str, list[Link]]:
        """The links of each statement, both ways."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.ledger.links:
            found[link.later].append(link)
            found[link.earlier].append(link)
        return found

    @cached_property
    def known(self) -> Known:
        """What the archive has told, as the comparisons take it."""
        return known_of(self.ledger, self.day, {row.spoor.id: row.status for row in self.rows})

    @cached_property
    def document_list(self) -> DocumentList:
        """The documents with what is undertaken in each."""
        return DocumentList.of(self.ledger, self.rows)

    @cached_property
    def subjects(self) -> dict[str, dict[str, Subject]]:
        """The actors, themes and dossiers, by facet and value."""
        return {facet: subjects_of(facet, self.rows, self.facets) for facet in PLACES}

    @cached_property
    def money(self) -> Money:
        """What is given, in all and by subject."""
        return Money.of(self.ledger, self.row_of, self.spoor_of)

    @cached_property
    def norms(self) -> list[NormShown]:
        """The undertakings that set a norm, those that were measured most often first."""
        return norms_in(self.ledger, self.row_of, self.day)

    @cached_property
    def at_hand(self) -> AtHand:
        """What was made of this snapshot and is asked for again: documents that are read, comparisons."""
        return AtHand()

    @cached_property
    def worked_out(self) -> AtHand:
        """What many pages share and documents must not push out: meetings, charts, checks of letters."""
        return AtHand(room=500)

    @cached_property
    def by_short_id(self) -> dict[str, str]:
        """The whole id of each short one."""
        return {short: whole for whole, short in self.ledger.ids.items()}

    @cached_property
    def statuses(self) -> dict[str, list[StatusOnDay]]:
        """The statuses of the sporen of each statement: a search that asks for one has them at hand."""
        return statuses_on(self.ledger.judged, self.day, {row.spoor.id: row.status for row in self.rows})

    @cached_property
    def whole_ids(self) -> list[str]:
        """The ids of all statements, sorted."""
        return sorted(self.ledger.ids)

    def whole_id(self, typed: str) -> str:
        """Return the id that was typed or linked to, in full; what no statement has, or several, stays as it is.

        An archive that grew needs longer ids: a link from before still finds what alone begins with it.
        """
        known = self.by_short_id.get(typed)
        if known is not None or len(typed) < SHORTEST:
            return known or typed
        at = bisect_left(self.whole_ids, typed)
        begun = [one for one in self.whole_ids[at : at + 2] if one.startswith(typed)]
        return begun[0] if len(begun) == 1 else typed


def warmed(made: Snapshot) -> Snapshot:
    """Make what every page asks for before the first one does."""
    for index in _WARM:
        getattr(made, index)
    return made
