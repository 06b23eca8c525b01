"""Readings that somebody asked for in the browser: one after the other, each telling how far it is."""

from __future__ import annotations

import logging
import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nakomen.model import NakomenError
from nakomen.wording import say, speaking

if TYPE_CHECKING:
    from nakomen.archive import RunDocument
    from nakomen.engines.reading_run import Run
    from nakomen.web.access.visitors import Visitor
    from nakomen.web.desk import Desk

#: So many that were read are remembered, and so many may wait.
_REMEMBERED, _MOST_WAITING = 200, 20
_log = logging.getLogger("nakomen.web")


class BusyError(NakomenError):
    """Too many readings wait already."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file: the documents in it, and what failed in it."""

    name: str
    read: Sequence[RunDocument] = ()
    failures: Sequence[NakomenError] = ()


@dataclass(slots=True)
class Reading:
    """One reading: who asked for it, how far it is, and what came of each file.

    `total` is how many files or papers there are, as far as it is known; `now` is what is being read or fetched.
    """

    id: str
    owner: str
    title: str
    language: str
    asked_at: datetime
    total: int = 0
    came: int = 0
    now: str = ""
    is_linking: bool = False
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    results: list[Result] = field(default_factory=list)
    failures: list[NakomenError] = field(default_factory=list)
    statements: int = 0
    rows: int = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is still to come."""
        return self.ended_at is not None

    @property
    def all_failures(self) -> list[NakomenError]:
        """What failed, of files and of the whole."""
        return [*self.failures, *(error for one in self.results for error in one.failures)]

    @property
    def read(self) -> list[RunDocument]:
        """The documents that were read."""
        return [document for one in self.results for document in one.read]

    def watch(self, run: Run) -> Callable[[Sequence[Path]], Watched]:
        """Return what tells this reading of the files that a run goes through."""

        @contextmanager
        def watched(files: Sequence[Path]) -> Iterator[Iterable[Path]]:
            self.total, self.came = len(files), 0
            yield self._one_by_one(run, files)

        return watched

    def _one_by_one(self, run: Run, files: Sequence[Path]) -> Iterator[Path]:
        for path in files:
            self.now = run.called(path).as_posix()
            read, failed = len(run.read), len(run.failures)
            yield path
            self.results.append(Result(self.now, run.read[read:], run.failures[failed:]))
            self.came += 1
        self.now, self.is_linking = "", True

    def expect(self, more: int) -> None:
        """Say that so many are still to be fetched."""
        self.total += more

    def step(self, name: str) -> None:
        """Say that one was fetched."""
        self.now = name
        self.came += 1


if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    Watched = AbstractContextManager[Iterable[Path]]


Work = Callable[[Reading], None]


class Readings:
    """The readings of one server; a thread of its own takes them one by one."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._waiting: queue.Queue[tuple[Reading, Work]] = queue.Queue(_MOST_WAITING)
        self._known: OrderedDict[str, Reading] = OrderedDict()
        self._reader: threading.Thread | None = None

    def ask(self, desk: Desk, title: str, work: Work) -> Reading:
        """Put a reading behind those that wait; BusyError where too many do."""
        made = Reading(secrets.token_hex(8), owner_of(desk.visitor), title, desk.language, self._now())
        with self._lock:
            try:
                self._waiting.put_nowait((made, work))
            except queue.Full:
                what = f"{_MOST_WAITING} readings wait already"
                raise BusyError(what, remedy="come back when some of them are done") from None
            self._known[made.id] = made
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
            if self._reader is None or not self._reader.is_alive():
                self._reader = threading.Thread(target=self._take, name="readings", daemon=True)
                self._reader.start()
        return made

    def find(self, identity: str) -> Reading | None:
        """Return a reading by its id, None where this server knows none."""
        return self._known.get(identity)

    def of(self, visitor: Visitor, *, everybody: bool) -> list[Reading]:
        """Return the readings of a visitor, or of everybody, newest first."""
        owner = owner_of(visitor)
        return [one for one in reversed(self._known.values()) if everybody or one.owner == owner]

    def _take(self) -> None:
        while True:
            reading, work = self._waiting.get()
            reading.begun_at = self._now()
            try:
                with speaking(reading.language):
                    work(reading)
            except NakomenError as error:
                reading.failures.append(error)
            except Exception as error:
                _log.exception("reading %s", reading.id)
                with speaking(reading.language):
                    said = say("unexpected-in-file", error=f"{type(error).__name__}: {error}".splitlines()[0])
                    reading.failures.append(NakomenError(said, where=reading.title, remedy=say("unexpected-remedy")))
            reading.is_linking, reading.now = False, ""
            reading.ended_at = self._now()


def owner_of(visitor: Visitor) -> str:
    """Return what tells whose readings they are: her name, or her session where she has none."""
    return visitor.name or visitor.session


def readings_of(desk: Desk) -> Readings:
    """Return the readings of this server."""
    kept = desk.request.app.state
    if not hasattr(kept, "readings"):
        kept.readings = Readings(desk.settings.now)
    readings: Readings = kept.readings
    return readings
