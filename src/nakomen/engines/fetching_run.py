"""One fetching run: questions to sources, papers into the folder, rows into the archive, and how far it came."""

from __future__ import annotations

from collections import Counter as Counts
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from nakomen.archive.places import Place, folder_of
from nakomen.engines.gathering import Gathered
from nakomen.engines.reading_run import Run, read_into
from nakomen.model import Document, MissingError, NakomenError, RegisterRow
from nakomen.model.motion_records import MotionRecord

if TYPE_CHECKING:
    from nakomen.archive import Archive, Kept
    from nakomen.sources.asking import Given, Source
    from nakomen.sources.fetched_folder import FetchedFolder
    from nakomen.sources.keeping import KeepingFetcher
    from nakomen.sources.papers import Paper
    from nakomen.sources.stamps import Question, Stamps
    from nakomen.sources.web import Fetcher

#: After so many failures in a row it is the network or the service, and asking on is of no use to anybody.
_MOST_FAILURES = 3


def connect() -> Fetcher:
    """Return what asks the network, with the manners of a guest."""
    from nakomen.sources import hosts
    from nakomen.sources.web import Fetcher, Manners

    return Fetcher(Manners(hosts()))


def base_of(source: Source) -> str:
    """Return where a source's service stands."""
    return source.BASE


class Counting(Protocol):
    """Somebody who waits, and is told how much comes."""

    def expect(self, more: int) -> None:
        """Say that so many are still to come."""

    def step(self, name: str) -> None:
        """Say that one came in."""


def keeping_fetcher(folder: FetchedFolder, now: Callable[[], datetime], *, offline: bool) -> KeepingFetcher:
    """Return the fetcher of a run, which keeps what comes in a folder; one that is `offline` asks nobody."""
    from nakomen.sources.keeping import KeepingFetcher

    return KeepingFetcher(folder, now, None if offline else connect())


@dataclass(slots=True)
class Fetching:
    """What a run fetched and what failed.

    `answered` are the questions to put again, each with how far its answer went; `stamp` is that of the one being put.
    """

    papers: list[Paper] = field(default_factory=list)
    rows: list[RegisterRow] = field(default_factory=list)
    motions: list[MotionRecord] = field(default_factory=list)
    failures: list[NakomenError] = field(default_factory=list)
    answered: list[tuple[Question, str]] = field(default_factory=list)
    row_results: list[Kept] = field(default_factory=list)
    motion_results: dict[str, int] = field(default_factory=dict)
    in_a_row: int = 0
    stamp: str = ""

    @property
    def came(self) -> int:
        """How much came in so far."""
        return len(self.papers) + len(self.rows) + len(self.motions)

    def fail(self, error: NakomenError) -> None:
        """Note a failure; raise it where it is one too many in a row."""
        self.failures.append(error)
        self.in_a_row = 0 if isinstance(error, MissingError) else self.in_a_row + 1
        if self.in_a_row >= _MOST_FAILURES:
            raise error


def fetch_all(fetching: Fetching, fetcher: KeepingFetcher, questions: Iterable[Question], counter: Counting) -> None:
    """Put questions to their sources and fetch what they name; what came is noted also when Ctrl-C ends it."""
    from nakomen.sources import source_named

    for question in questions:
        source = source_named(question.source)
        came, failed = fetching.came, len(fetching.failures)
        fetching.stamp, broken_off = "", None
        try:
            _take(fetching, fetcher, source.fetch(question.request, fetcher, base_of(source)), counter)
        except NakomenError as error:
            broken_off = error
        # A stamp past something that failed would never come back to it; one before a break-off holds.
        whole = all(isinstance(one, MissingError) for one in fetching.failures[failed:])
        if broken_off and broken_off not in fetching.failures:
            fetching.failures.append(broken_off)
        # A number typed wrong would be asked, and fail, at every update.
        if fetching.came > came or len(fetching.failures) == failed:
            fetching.answered.append((question, fetching.stamp if whole else ""))


def _take(fetching: Fetching, fetcher: KeepingFetcher, given: Iterable[Given], counter: Counting) -> None:
    """Take what a source gives, with its last stamp."""
    from nakomen.sources.asking import Count, Publication, Stamp
    from nakomen.sources.papers import fetch_paper

    for one in given:
        match one:
            case Count():
                counter.expect(one.total)
            case Stamp():
                fetching.stamp = one.value
            case NakomenError():
                fetching.fail(one)
            case RegisterRow():
                counter.step(one.number)
                fetching.rows.append(one)
                fetching.in_a_row = 0
            case MotionRecord():
                counter.step(one.paper or one.number)
                fetching.motions.append(one)
                fetching.in_a_row = 0
            case Publication():
                counter.step(one.number)
                try:
                    fetching.papers.append(fetch_paper(fetcher, one))
                    fetching.in_a_row = 0
                except NakomenError as error:
                    fetching.fail(error)


def keep_rows(fetching: Fetching, archive: Archive, at: datetime) -> None:
    """Put the rows that came into the archive."""
    fetching.row_results = archive.keep_register_rows(fetching.rows, fetched_at=at)


def read_papers(fetching: Fetching, archive: Archive, run: Run, words: Sequence[str]) -> Gathered:
    """Read the papers that came as the verb `read` does, with what their source says of them."""
    from nakomen.sources.papers import describe

    known = {paper.path: paper.publication for paper in fetching.papers}

    def described(path: Path, document: Document) -> Document:
        return describe(document, known[path])

    run.describe = described
    gathered = Gathered(list(known))
    if gathered.files:
        read_into(archive, run, gathered, ("fetch", *words))
    return gathered


def keep_motions(fetching: Fetching, archive: Archive, folder: FetchedFolder, at: datetime) -> None:
    """Put the motions that came into the archive, behind those that only the folder has."""
    take_motions_in(archive, folder)
    kept = archive.keep_motions(fetching.motions, fetched_at=at)
    fetching.motion_results = Counts(str(one) for one in kept)


def keep_motions_apart(fetching: Fetching, folder: FetchedFolder) -> None:
    """Put the motions that came into the folder's file of motions, where the archive is left alone."""
    from nakomen.sources import motion_keeping

    path = folder.root / motion_keeping.MOTIONS
    fetching.motion_results = motion_keeping.keep_motions(path, fetching.motions)


def motions_apart(archive: Archive, folder: FetchedFolder) -> list[MotionRecord]:
    """Return the motions of a folder's file that the archive never had: what it has is newer."""
    from nakomen.sources.motion_keeping import MOTIONS, read_motions

    there = read_motions(folder.root / MOTIONS)
    known = archive.motion_ids() if there else set()
    return [MotionRecord.from_dict(values) for values in there if values["id"] not in known]


def take_motions_in(archive: Archive, folder: FetchedFolder) -> None:
    """Put into the archive the motions that only a folder's file has."""
    if apart := motions_apart(archive, folder):
        archive.keep_motions(apart)


def note_stamps(fetching: Fetching, stamps: Stamps, *, rows_kept: bool) -> None:
    """Keep how far each answered question came; where rows came that nobody kept, only that it was asked."""
    unkept = not rows_kept and bool(fetching.rows or fetching.motions)
    for question, stamp in fetching.answered:
        stamps.note(question.source, question.request, "" if unkept else stamp)


def fetched_folder(into: Path | None, archive: Place) -> FetchedFolder:
    """Return the folder of what was fetched: the one that was named, or `fetched` beside the archive."""
    from nakomen.sources.fetched_folder import FetchedFolder

    return FetchedFolder(into or folder_of(archive) / "fetched")
