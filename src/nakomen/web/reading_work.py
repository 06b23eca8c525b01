"""What a reading does: letters that were sent, a folder of the server, or what the official sources have."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from nakomen.engines.gathering import Gathered, gather
from nakomen.engines.how_to_read import HowToRead
from nakomen.engines.reading_run import Run, read_into
from nakomen.model import FetchError, NakomenError

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile

    from nakomen.web.desk import Desk
    from nakomen.web.readings import Reading

_LONGEST_NAME = 150


def read_sent(desk: Desk, folder: Path, how: HowToRead) -> Callable[[Reading], None]:
    """Return the work of reading what `keep_sent` put in a folder, which then goes away."""

    def work(reading: Reading) -> None:
        try:
            files = sorted(folder.glob("*/*"))
            _read(desk, reading, Gathered(files), how, lambda path: Path(*path.relative_to(folder).parts[1:]))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    return work


def keep_sent(files: Sequence[UploadFile]) -> Path:
    """Put what was sent in a folder of its own, each file in one more, so that two may have one name."""
    folder = Path(tempfile.mkdtemp(prefix="nakomen-"))
    for number, sent in enumerate(files):
        inner = folder / f"{number:04}"
        inner.mkdir()
        with (inner / harmless_name(sent.filename or "")).open("wb") as stream:
            shutil.copyfileobj(sent.file, stream)
    return folder


def harmless_name(name: str) -> str:
    r"""Return the name of a file that was sent, without folders and what no name can hold.

    >>> harmless_name("C:\\brieven\\brief.pdf"), harmless_name("../../etc/passwd"), harmless_name("..")
    ('brief.pdf', 'passwd', 'letter')
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*').strip(" .")
    stem, suffix = Path(kept).stem, Path(kept).suffix[:16]
    while len(f"{stem}{suffix}".encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return f"{stem}{suffix}" or "letter"


def read_folder(desk: Desk, path: str, how: HowToRead) -> Callable[[Reading], None]:
    """Return the work of reading a folder or file of the server."""

    def work(reading: Reading) -> None:
        _read(desk, reading, gather([path]), how, lambda found: found)

    return work


def _read(desk: Desk, reading: Reading, gathered: Gathered, how: HowToRead, called: Callable[[Path], Path]) -> None:
    run = Run(desk.settings.now, how)
    run.called, run.watch = called, reading.watch(run)
    reading.failures += gathered.failures
    if gathered.files:
        asked_for = [called(path).as_posix() for path in gathered.files]
        try:
            read_into(desk.whole_archive, run, gathered, asked_for)
        finally:
            desk.shelf.outdated()
    reading.statements += len(run.statements)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the official sources: words as the verb `fetch` takes them, and from which day to which."""

    words: tuple[str, ...]
    since: date | None = None
    until: date | None = None


def refuse_unknown(wanted: Wanted) -> None:
    """Refuse what no source knows, before it waits for its turn."""
    from nakomen.sources import questions_of
    from nakomen.sources.asking import Request

    if not wanted.words:
        remedy = "name a dossier or a paper: dossier 28676, or kst-28676-465"
        raise FetchError("nothing is named to fetch", remedy=remedy)
    questions_of(Request(wanted.words, wanted.since, wanted.until))


def fetch(desk: Desk, wanted: Wanted) -> Callable[[Reading], None]:
    """Return the work of fetching papers and register rows, and of reading the papers."""

    def work(reading: Reading) -> None:
        try:
            _fetch(desk, reading, wanted)
        finally:
            desk.shelf.outdated()

    return work


def _fetch(desk: Desk, reading: Reading, wanted: Wanted) -> None:
    from nakomen.engines import fetching_run as run_of
    from nakomen.sources import questions_of
    from nakomen.sources.asking import Request
    from nakomen.sources.stamps import Question, Stamps

    now = desk.settings.now
    folder = run_of.fetched_folder(None, desk.whole_archive.path)
    stamps = Stamps(folder.root / "stamps.json")
    asked = questions_of(Request(wanted.words, wanted.since, wanted.until))
    fetching = run_of.Fetching()
    fetcher = run_of.keeping_fetcher(folder, now, offline=False)
    with fetcher:
        run_of.fetch_all(fetching, fetcher, [Question(source.NAME, one) for source, one in asked], reading)
    if fetching.motions:
        run_of.keep_motions(fetching, desk.whole_archive, folder, now())
    if fetching.rows:
        run_of.keep_rows(fetching, desk.whole_archive, now())
    run_of.note_stamps(fetching, stamps, rows_kept=True)
    reading.failures += fetching.failures
    reading.rows = len(fetching.rows) + len(fetching.motions)
    run = Run(now)
    run.called, run.watch = lambda path: Path(path.name), reading.watch(run)
    if fetching.papers:
        run_of.read_papers(fetching, desk.whole_archive, run, wanted.words)
    elif not fetching.came and not fetching.failures:
        reading.failures.append(nothing_came(wanted))
    reading.statements += len(run.statements)


def nothing_came(wanted: Wanted) -> NakomenError:
    """Return the error of a question to which the sources had no answer."""
    remedy = "check the number, or ask for other days"
    return FetchError("the sources have nothing of this", where=" ".join(wanted.words), remedy=remedy)
