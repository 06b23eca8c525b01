"""One reading run: each letter into the archive in a transaction of its own, then the links between all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nakomen.cli.attempts import attempt
from nakomen.cli.dates import now
from nakomen.cli.gathering import Gathered
from nakomen.cli.progress import progress
from nakomen.cli.tracing_run import link_again
from nakomen.cli.wording import say
from nakomen.model import Document, NakomenError, ReadingError, Statement

if TYPE_CHECKING:
    from nakomen.archive import Archive, RunDocument


@dataclass(slots=True)
class Run:
    """What a run read, what failed, and what it found; `links` counts those of the whole archive.

    `dates` are those the archive had before; `redated` are the documents read anew that have another date now.
    `describe` adds what is known of a file besides what stands in it.
    """

    on: date | None = None
    allow_marking: bool = False
    started_at: datetime = field(default_factory=now)
    read: list[RunDocument] = field(default_factory=list)
    failures: list[NakomenError] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    redated: list[str] = field(default_factory=list)
    dates: dict[str, date | None] = field(default_factory=dict)
    links: int = 0
    ids: dict[str, tuple[str, Path]] = field(default_factory=dict)
    describe: Callable[[Path, Document], Document] = lambda _, document: document

    def kept(self) -> Counter[str]:
        """Count the documents by what keeping them did."""
        return Counter(str(one.kept) for one in self.read)


def read_into(archive: Archive, run: Run, gathered: Gathered, asked_for: Sequence[str]) -> None:
    """Read the gathered files into an archive; what fails is kept in the run and in the archive."""
    run.failures += gathered.failures
    run.dates = {row.id: row.date for row in archive.documents()}

    def work(path: Path) -> RunDocument:
        return _read_one(archive, run, path)

    with progress(gathered.files, lambda path: path.name) as files:
        for path in files:
            done = attempt(path, work, run.failures)
            if done is not None:
                run.read.append(done)
    run.links = link_again(archive)
    _note(archive, run, asked_for)


def _read_one(archive: Archive, run: Run, path: Path) -> RunDocument:
    from nakomen.archive import Kept, RunDocument
    from nakomen.extraction import extract
    from nakomen.readers import read_document

    document = run.describe(path, read_document(path, on=run.on, allow_marking=run.allow_marking))
    if document.identity.date is None and run.dates.get(document.id) is not None:
        before = _given_before(archive, document.id)
        document = run.describe(path, read_document(path, on=before, allow_marking=run.allow_marking))
    digest, first = run.ids.setdefault(document.id, (document.digest, path))
    if digest != document.digest:
        raise ReadingError(say("same-document", id=document.id, other=first), remedy=say("same-document-remedy"))
    statements = extract(document)
    kept = archive.keep(document, statements, path.read_bytes(), read_at=now())
    run.statements += statements
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
