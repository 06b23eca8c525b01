"""Keeps the ledger of an archive at hand: read once, and again when the archive has changed."""

from __future__ import annotations

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import date

from nakomen.archive import Archive
from nakomen.ledger import Ledger
from nakomen.model import NakomenError
from nakomen.model.garbage import no_search_for_garbage
from nakomen.web.restricted import restricted
from nakomen.web.snapshot import Snapshot, warmed

#: An archive that is read in so many seconds is read again before the next page; others while pages wait for nothing.
_QUICK = 1.0
#: How many seconds pass before the archive is asked again whether it changed.
_LOOK = 0.5
#: For how many sets of closed dossiers a snapshot is kept.
_PARTIAL = 8


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
                found = warmed(Snapshot.of(restricted(whole.ledger, closed), whole.stamp, whole.day))
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
                made = warmed(Snapshot.of(Ledger.of(self._archive), stamp, self._today()))
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
