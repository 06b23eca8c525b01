"""The ledger of an archive as pages need it: read once, and again when the archive has changed."""

from __future__ import annotations

import gc
import threading
import time
from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count

from nakomen.archive import Archive
from nakomen.ledger import Ledger
from nakomen.ledger.known_archive import known_of
from nakomen.ledger.rows import LedgerRow, ledger_rows
from nakomen.ledger.short_ids import SHORTEST
from nakomen.model import Link, NakomenError, Spoor, Statement, StatusOnDay
from nakomen.model.garbage import no_search_for_garbage
from nakomen.review.narrowing import statuses_on
from nakomen.tracing.known import Known
from nakomen.web.at_hand import AtHand
from nakomen.web.document_list import DocumentList
from nakomen.web.facets import FacetIndex
from nakomen.web.money import Money
from nakomen.web.norm_list import NormShown, norms_in
from nakomen.web.restricted import restricted
from nakomen.web.row_orders import RowOrders
from nakomen.web.row_words import RowWords
from nakomen.web.subjects import PLACES, Subject, subjects_of

#: An archive that is read in so many seconds is read again before the next page; others while pages wait for nothing.
_QUICK = 1.0
#: How many seconds pass before the archive is asked again whether it changed.
_LOOK = 0.5
#: For how many sets of closed dossiers a snapshot is kept.
_PARTIAL = 8
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


class Shelf:
    """Keeps the newest snapshot at hand; threads may share it."""

    def __init__(self, archive: Archive, today: Callable[[], date]) -> None:
        self._archive = archive
        self._today = today
        self._lock, self._partial_lock, self._partial_making = threading.Lock(), threading.Lock(), threading.Lock()
        self._kept: Snapshot | None = None
        #: The number of a whole snapshot, and what is seen of it where something is closed; the last asked for is last.
        self._partial: OrderedDict[frozenset[str], tuple[int, Snapshot]] = OrderedDict()
        self._took = 0.0
        self._looked = 0.0
        self._behind = False

    def current(self, closed: frozenset[str] = frozenset()) -> Snapshot:
        """Return the newest snapshot, without the dossiers that are closed.

        One of a large archive that just changed may be a few seconds old.
        """
        whole = self._current()
        return self._without(whole, closed) if closed else whole

    def _without(self, whole: Snapshot, closed: frozenset[str]) -> Snapshot:
        found = self._found_partial(whole, closed)
        if found is not None:
            return found
        # While a newer one is made, those who were shown the one before are shown it still.
        with self._partial_making:
            found = self._found_partial(whole, closed)
            if found is None:
                found = _warmed(Snapshot.of(restricted(whole.ledger, closed), whole.stamp, whole.day))
                with self._partial_lock:
                    self._partial[closed] = whole.number, found
                    while len(self._partial) > _PARTIAL:
                        self._partial.popitem(last=False)
            return found

    def _found_partial(self, whole: Snapshot, closed: frozenset[str]) -> Snapshot | None:
        """Return what is seen of a whole snapshot, or of a newer one, which is there a moment before that itself."""
        with self._partial_lock:
            of, found = self._partial.get(closed, (0, whole))
            if of < whole.number:
                return None
            self._partial.move_to_end(closed)
            return found

    def _current(self) -> Snapshot:
        kept = self._kept
        if kept is not None and time.monotonic() - self._looked < _LOOK:
            return kept
        if kept is not None and self._is_current(kept):
            return kept
        if kept is not None and self._took > _QUICK:
            self._begin_behind()
            return kept
        return self._read()

    def kept_number(self) -> int:
        """Return the number of the snapshot that pages show now, 0 where one has to be read first."""
        kept = self._kept
        return kept.number if kept is not None and time.monotonic() - self._looked < _LOOK else 0

    def number_of_whole(self, shown: Snapshot) -> int:
        """Return the number of the whole snapshot that one is, or was taken from; 0 where that is gone."""
        kept = self._kept
        if kept is shown:
            return shown.number
        with self._partial_lock:
            return next((of for of, partial in self._partial.values() if partial is shown), 0)

    def outdated(self) -> None:
        """Say that the archive was changed here, so that the next page looks."""
        self._looked = 0.0

    def _is_current(self, kept: Snapshot) -> bool:
        self._looked = time.monotonic()
        return kept.day == self._today() and kept.stamp == self._archive.stamp()

    def _read(self) -> Snapshot:
        with self._lock:
            if self._kept is not None and self._is_current(self._kept):
                return self._kept
            begun = time.monotonic()
            # The stamp comes first: what changes while the archive is read is then seen the next time.
            stamp = self._archive.stamp()
            with no_search_for_garbage():
                made = _warmed(Snapshot.of(Ledger.of(self._archive), stamp, self._today()))
            for closed in list(self._partial):
                self._without(made, closed)
            self._took = time.monotonic() - begun
            self._looked = time.monotonic()
            self._kept = made
            # The collector would look through all of it again and again, and every page would wait for that.
            gc.freeze()
            return made

    @property
    def is_behind(self) -> bool:
        """Whether pages still show the archive as it was, while it is read again."""
        return self._behind and self._kept is not None

    def begin(self) -> None:
        """Read the archive before the first page asks for it."""
        self._begin_behind()

    def _begin_behind(self) -> None:
        if self._behind:
            return
        self._behind = True

        def read() -> None:
            try:
                self._read()
            except NakomenError:
                # The next page meets the same error, and tells it.
                return
            finally:
                self._behind = False

        threading.Thread(target=read, name="snapshot", daemon=True).start()


def _warmed(made: Snapshot) -> Snapshot:
    """Make what every page asks for before the first one does."""
    for index in _WARM:
        getattr(made, index)
    return made
