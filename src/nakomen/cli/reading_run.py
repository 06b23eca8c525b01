"""One reading run: each letter into the archive in a transaction of its own, then the links between all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nakomen.cli.attempts import attempt
from nakomen.cli.dates import now
from nakomen.cli.gathering import Gathered
from nakomen.cli.progress import progress
from nakomen.cli.safe_reading import HowToRead, document_of, place_of
from nakomen.cli.tracing_run import link_again
from nakomen.model import Document, NakomenError, ReadingError, Statement
from nakomen.wording import say

if TYPE_CHECKING:
    from nakomen.archive import Archive, RunDocument
    from nakomen.readers.members import Outcome
    from nakomen.sandbox import ReadingProcess


@dataclass(slots=True)
class Run:
    """What a run read, what failed, and what it found; `links` counts those of the whole archive.

    `dates` are those the archive had before; `redated` are the documents read anew that have another date now;
    `passed_over` counts the members of zips and e-mails that are no letters.
    `describe` adds what is known of a file besides what stands in it.
    """

    how: HowToRead = field(default_factory=HowToRead)
    started_at: datetime = field(default_factory=now)
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
    passed_over: int = 0

    def kept(self) -> Counter[str]:
        """Count the documents by what keeping them did."""
        return Counter(str(one.kept) for one in self.read)


def read_into(archive: Archive, run: Run, gathered: Gathered, asked_for: Sequence[str]) -> None:
    """Read the gathered files into an archive; what fails is kept in the run and in the archive."""
    run.failures += gathered.failures
    run.dates = {row.id: row.date for row in archive.documents()}
    with run.how.process() as reading, progress(gathered.files, lambda path: path.name) as files:
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
        done = attempt(place_of(path, outcome), partial(_keep, into, outcome), into.run.failures)
        if done is not None:
            into.run.read.append(done)


def _keep(into: _Reading, outcome: Outcome, path: Path) -> RunDocument:
    """Extract what was read and keep it; raises the error with which it was read."""
    from nakomen.archive import Kept, RunDocument
    from nakomen.extraction import extract
    from nakomen.readers.identity import dated

    archive, run = into.archive, into.run
    document = document_of(outcome)
    if document.identity.date is None and run.dates.get(document.id) is not None:
        given = _given_before(archive, document.id)
        document = dated(document, given) if given else document
    document = run.describe(path, document)
    digest, first = run.ids.setdefault(document.id, (document.digest, path))
    if digest != document.digest:
        raise ReadingError(say("same-document", id=document.id, other=first), remedy=say("same-document-remedy"))
    statements = extract(document)
    source = path.read_bytes() if outcome.content is None else outcome.content
    kept = archive.keep(document, statements, source, read_at=now())
    run.statements += statements
    run.remarks[document.id] = document.remarks
    if document.identity.date is None:
        run.undated.append(document.id)
    if kept is Kept.REREAD and run.dates.get(document.id) != document.identity.date:
        run.redated.append(document.id)
    return RunDocument(document.id, str(path), kept)


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
    archive.note_run(RunReport(run.started_at, now(), tuple(asked_for), tuple(run.read), failures, 0, __version__))
