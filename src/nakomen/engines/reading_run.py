"""One reading run: each letter into the archive in a transaction of its own, then the links between all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nakomen.engines.attempts import attempt, quietly
from nakomen.engines.gathering import Gathered
from nakomen.engines.how_to_read import HowToRead, document_of, place_of
from nakomen.engines.tracing_run import link_again
from nakomen.model import Document, NakomenError, ReadingError, Statement
from nakomen.wording import say

if TYPE_CHECKING:
    from nakomen.archive import Archive, RunDocument
    from nakomen.readers.members import Outcome
    from nakomen.sandbox import ReadingProcess


#: Gives the files of a run one by one, and may tell somebody which is being read.
Watch = Callable[[Sequence[Path]], AbstractContextManager[Iterable[Path]]]


@dataclass(slots=True)
class Run:
    """What a run read, what failed, and what it found; `links` counts those of the whole archive.

    `now` is the clock; `watch` and `broken` tell whoever waits how far it is, and of mistakes of ours.

    `dates` are those the archive had before; `redated` are the documents read anew that have another date now;
    `passed_over` counts the members of zips and e-mails that are no letters.
    `describe` adds what is known of a file besides what stands in it, `called` says how reports call it.
    """

    now: Callable[[], datetime]
    how: HowToRead = field(default_factory=HowToRead)
    watch: Watch = nullcontext
    broken: Callable[[], None] = quietly
    started_at: datetime = field(init=False)
    read: list[RunDocument] = field(default_factory=list)
    failures: list[NakomenError] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    redated: list[str] = field(default_factory=list)
    remarks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    dates: dict[str, date | None] = field(default_factory=dict)
    links: int = 0
    ids: dict[str, tuple[str, Path]] = field(default_factory=dict)
    describe: Callable[[Path, Document], Document] = lambda _, document: document
    called: Callable[[Path], Path] = lambda path: path
    passed_over: int = 0

    def __post_init__(self) -> None:
        self.started_at = self.now()

    def kept(self) -> Counter[str]:
        """Count the documents by what keeping them did."""
        return Counter(str(one.kept) for one in self.read)


def read_into(archive: Archive, run: Run, gathered: Gathered, asked_for: Sequence[str]) -> None:
    """Read the gathered files into an archive; what fails is kept in the run and in the archive."""
    run.failures += gathered.failures
    run.dates = {row.id: row.date for row in archive.documents()}
    with run.how.process() as reading, run.watch(gathered.files) as files:
        reading.start()
        for path in files:
            _read_file(_Reading(archive, run, reading), path)
    run.links = link_again(archive)
    _note(archive, run, asked_for)


class _Reading(NamedTuple):
    """Into what, in which run and by which process files are read."""

    archive: Archive
    run: Run
    process: ReadingProcess


def _read_file(into: _Reading, path: Path) -> None:
    """Read a file, and what is packed in it."""
    for outcome in into.process.read(path, into.run.how.asked()):
        if outcome.error is None and outcome.document is None:
            into.run.passed_over += 1
            continue
        place = into.run.called(place_of(path, outcome))
        done = attempt(place, partial(_keep, into, outcome, path), into.run.failures, into.run.broken)
        if done is not None:
            into.run.read.append(done)


def _keep(into: _Reading, outcome: Outcome, file: Path, place: Path) -> RunDocument:
    """Extract what was read in a file and keep it; raises the error with which it was read."""
    from nakomen.archive import Kept, RunDocument
    from nakomen.extraction import extract
    from nakomen.readers.identity import dated

    archive, run = into.archive, into.run
    document = document_of(outcome)
    if document.identity.date is None and run.dates.get(document.id) is not None:
        given = _given_before(archive, document.id)
        document = dated(document, given) if given else document
    document = run.describe(place_of(file, outcome), document)
    digest, first = run.ids.setdefault(document.id, (document.digest, place))
    if digest != document.digest:
        raise ReadingError(say("same-document", id=document.id, other=first), remedy=say("same-document-remedy"))
    statements = extract(document)
    source = file.read_bytes() if outcome.content is None else outcome.content
    kept = archive.keep(document, statements, source, read_at=run.now())
    run.statements += statements
    run.remarks[document.id] = document.remarks
    if document.identity.date is None:
        run.undated.append(document.id)
    if kept is Kept.REREAD and run.dates.get(document.id) != document.identity.date:
        run.redated.append(document.id)
    return RunDocument(document.id, str(place), kept)


def _given_before(archive: Archive, document_id: str) -> date | None:
    """Return the day that a user gave a letter without a date in an earlier run: it stays until another is given."""
    before = archive.document(document_id).identity
    return before.date if before.date_source == "given" else None


def _note(archive: Archive, run: Run, asked_for: Sequence[str]) -> None:
    """Keep the run's report, unless it did and found nothing that the last one did not."""
    from nakomen import __version__
    from nakomen.archive import Kept, RunFailure, RunReport

    failures = tuple(RunFailure(one.where, one.what, one.remedy) for one in run.failures)
    before = archive.runs()
    unaltered = all(one.kept is Kept.UNCHANGED for one in run.read)
    if unaltered and failures == (before[-1].failures if before else ()):
        return
    archive.note_run(RunReport(run.started_at, run.now(), tuple(asked_for), tuple(run.read), failures, 0, __version__))
