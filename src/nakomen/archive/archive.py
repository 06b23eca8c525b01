"""The archive as a user of the library meets it; the database is imported when one is opened."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from nakomen.archive.answers import DocumentRow, Hit, Kept, RunReport, Size, VersionRow
from nakomen.archive.filters import Filters
from nakomen.archive.places import Place, ServerAddress, place_of
from nakomen.model import ArchiveError, Document, DocumentKind, Link, Meeting, RegisterRow, Statement

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from nakomen.archive.checking import Checked
    from nakomen.archive.judgement_log import JudgementLog
    from nakomen.archive.trace_session import TraceSession
    from nakomen.model.motion_records import MotionRecord

_EVERYTHING = Filters()


def _quietly(_: str) -> None:
    """Tell nobody."""


@cache
def _program_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("nakomen")
    except PackageNotFoundError:
        return ""


class Archive:
    """A store of documents, statements and links in a SQLite file or a PostgreSQL database; a context manager.

    `path` is a file, or an address such as `postgresql://clerk@db.example/nakomen`; its password is never shown.
    What refuses raises ArchiveError with a remedy. Each method is one transaction, and threads may share an archive.
    With `create=False` a missing archive is refused, and one that cannot be written is opened to be read.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "nakomen.db") as archive:
    ...     letter = Document("brief-1", "Het kabinet heeft toegezegd de Kamer in mei te informeren.")
    ...     print(archive.keep(letter, [], b"bytes"), archive.keep(letter, [], b"bytes"))
    ...     [hit] = archive.search("toezegging -motie")
    ...     print([hit.text[mark.start:mark.end] for mark in hit.marks])
    new unchanged
    ['toegezegd']
    """

    def __init__(self, path: str | Path | ServerAddress, *, create: bool = True) -> None:
        from nakomen.archive.opening import open_engine

        self.path: Place = place_of(path)
        self._engine: Engine | None = open_engine(self.path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file or the connections; a closed archive cannot be used again."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def keep(
        self,
        document: Document,
        statements: Sequence[Statement],
        source: bytes,
        *,
        read_at: datetime | None = None,
    ) -> Kept:
        """Keep a document with its statements and the bytes it was read from, all or nothing.

        The bytes decide: known bytes are UNCHANGED (another file name for them is noted) or, where the program now
        reads them otherwise, REREAD, which replaces what was derived from them and notes that. Unknown bytes under a
        known id are CHANGED, a new version; the old one stays with its statements, but is no longer listed or searched.
        A file that gets its older bytes back is CHANGED too: that version is the current one again.
        """
        from nakomen.archive.keeping import keep, prepare

        return keep(self._open_engine(), prepare(document, statements, source, read_at, _program_version()))

    def documents(self) -> list[DocumentRow]:
        """Return the current version of every document, by date (those without one last) and id."""
        from nakomen.archive.listing import list_documents

        with self._reading() as connection:
            return list_documents(connection)

    def meetings(self, kinds: Collection[DocumentKind]) -> list[tuple[str, Meeting]]:
        """Return the meetings that documents of some kinds are about, each with the id of its document."""
        from nakomen.archive.listing import list_meetings

        with self._reading() as connection:
            return list_meetings(connection, kinds)

    def remarks(self) -> dict[str, tuple[str, ...]]:
        """Return what readers remarked on the current documents, by id; those without a remark are left out."""
        from nakomen.archive.listing import list_remarks

        with self._reading() as connection:
            return list_remarks(connection)

    def document(self, document_id: str, *, version: int | None = None) -> Document:
        """Return a document whole, with its places: its current version, or the one named."""
        from nakomen.archive.listing import find_document

        with self._reading() as connection:
            return find_document(connection, document_id, version, str(self.path))

    def versions(self, document_id: str) -> list[VersionRow]:
        """Return all versions of a document, newest first; `document` and `statements_of` take their number."""
        from nakomen.archive.version_listing import list_versions

        with self._reading() as connection:
            return list_versions(connection, document_id)

    def statements_of(self, document_id: str, version: int) -> list[Statement]:
        """Return the statements that the program found in a version of a document, by their place."""
        from nakomen.archive.version_listing import list_statements_of_version

        with self._reading() as connection:
            return list_statements_of_version(connection, document_id, version)

    def source(self, document_id: str, *, version: int | None = None) -> bytes:
        """Return the bytes that a document was read from."""
        from nakomen.archive.listing import find_source

        with self._reading() as connection:
            return find_source(connection, document_id, version, str(self.path))

    def statements(self, filters: Filters = _EVERYTHING) -> list[Statement]:
        """Return the statements that pass the filters, by date and id of their document, then by place.

        Words in the filters' query must stand in the sentence in which the statement stands.
        """
        from nakomen.archive.listing import list_statements

        if filters.query:
            self._refresh_index()
        with self._reading() as connection:
            return list_statements(connection, filters)

    def each_statement(self, filters: Filters = _EVERYTHING) -> Iterator[Statement]:
        """Give the statements of `statements` one by one, in as much memory as a few thousand take."""
        from nakomen.archive.listing import each_statement

        if filters.query:
            self._refresh_index()
        with self._reading() as connection:
            yield from each_statement(connection, filters)

    def count(self, filters: Filters = _EVERYTHING) -> int:
        """Return how many statements pass the filters."""
        from nakomen.archive.listing import count_statements

        if filters.query:
            self._refresh_index()
        with self._reading() as connection:
            return count_statements(connection, filters)

    def statement(self, id_or_prefix: str) -> Statement:
        """Return the statement with this id, or the only one whose id begins with these (at least 4) characters."""
        from nakomen.archive.listing import find_statement

        with self._reading() as connection:
            return find_statement(connection, id_or_prefix, str(self.path))

    def statement_ids(self) -> list[str]:
        """Return the ids of all statements, in no order: what short ids are told apart from."""
        from nakomen.archive.listing import list_statement_ids

        with self._reading() as connection:
            return list_statement_ids(connection)

    def names(self, role: str) -> list[str]:
        """Return who is `actor` or `addressee` of statements, those with the most statements first."""
        from nakomen.archive.listing import list_names

        with self._reading() as connection:
            return list_names(connection, role)

    def table(self, filters: Filters = _EVERYTHING) -> list[dict[str, Any]]:
        """Return statements as flat dicts with date, number and title of their document, for pandas or polars."""
        from nakomen.archive.listing import list_statements, table_of

        if filters.query:
            self._refresh_index()
        with self._reading() as connection:
            return table_of(connection, list_statements(connection, filters))

    def rows_of(self, statements: Sequence[Statement]) -> list[dict[str, Any]]:
        """Return these statements as `table` does, whatever was made of them since they were kept."""
        from nakomen.archive.listing import table_of

        with self._reading() as connection:
            return table_of(connection, statements)

    def search(self, query: str, filters: Filters = _EVERYTHING) -> list[Hit]:
        """Return sentences that hold all words and "phrases" of a query and none of its -words, best first.

        Words are compared by their stems. Conditions of the query (kind:pledge due:<2024, see docs/search.md) and of
        the filters must hold together; those on statements keep only sentences in which such a statement stands.
        Without a limit the best 100 are given. QueryError points at what cannot be understood.
        """
        from nakomen.archive.searching import search_sentences

        self._refresh_index()
        with self._reading() as connection:
            return search_sentences(connection, query, filters)

    def replace_links(self, links: Sequence[Link]) -> None:
        """Put these links in the place of all others; both ends of each must be statements of current versions."""
        from nakomen.archive.linking import replace_links

        replace_links(self._open_engine(), links, str(self.path))

    def tracing(self, tracer: str) -> AbstractContextManager[TraceSession]:
        """Open a transaction of tracing: which documents are new, their statements, and the memory to link them by.

        `tracer` names what traces: what another one traced is all new.
        """
        from nakomen.archive.trace_session import open_tracing

        return open_tracing(self._open_engine(), tracer)

    def links(self) -> list[Link]:
        """Return the links in the order they were given, without those that lost a statement since."""
        from nakomen.archive.linking import list_links

        with self._reading() as connection:
            return list_links(connection)

    def note_run(self, report: RunReport) -> None:
        """Keep the report of a reading run; documents that it found unchanged are counted and not named."""
        from nakomen.archive.run_notes import note_run

        note_run(self._open_engine(), report)

    def runs(self) -> list[RunReport]:
        """Return the reports of all runs, oldest first."""
        from nakomen.archive.run_notes import list_runs

        with self._reading() as connection:
            return list_runs(connection)

    def keep_register_rows(self, rows: Iterable[RegisterRow], *, fetched_at: datetime | None = None) -> list[Kept]:
        """Keep rows of official registers, all or none, and tell of each whether it was NEW, CHANGED or UNCHANGED.

        A row that says something else than before is a new version, and the old one stays; one that its register
        removed is kept with the words it had, but is no longer listed.
        """
        from nakomen.archive.register_keeping import keep_register_rows

        return keep_register_rows(self._open_engine(), rows, fetched_at)

    def register_rows(self) -> list[RegisterRow]:
        """Return the rows of official registers as they were fetched last, by day, chamber and number."""
        from nakomen.archive.register_keeping import list_register_rows

        with self._reading() as connection:
            return list_register_rows(connection)

    def keep_motions(self, motions: Iterable[MotionRecord], *, fetched_at: datetime | None = None) -> list[Kept]:
        """Keep motions of the Tweede Kamer, all or none, and tell of each whether it was NEW, CHANGED or UNCHANGED.

        As with rows of registers the old version stays, and one that was removed is no longer listed.
        """
        from nakomen.archive.motion_keeping import keep_motions

        return keep_motions(self._open_engine(), motions, fetched_at)

    def motions(self) -> list[MotionRecord]:
        """Return the motions as they were fetched last, by the day they were moved."""
        from nakomen.archive.motion_keeping import list_motions

        with self._reading() as connection:
            return list_motions(connection)

    def motion_ids(self) -> set[str]:
        """Return the ids of all motions that were ever kept, those that were removed too."""
        from nakomen.archive.motion_keeping import list_motion_ids

        with self._reading() as connection:
            return list_motion_ids(connection)

    @property
    def log(self) -> JudgementLog:
        """The log of what reviewers ruled; `judged` of `nakomen.review` makes the ledger of it."""
        from nakomen.archive.judgement_log import JudgementLog

        return JudgementLog(self._open_engine, str(self.path), _program_version())

    def check(self, step: Callable[[str], None] = _quietly) -> Checked:
        """Look at everything, from the database's pages to the quotes, and tell what is wrong."""
        from nakomen.archive.checking import check

        with self._reading() as connection:
            return check(connection, step)

    def copy_to(self, target: Archive, step: Callable[[str], None] = _quietly) -> dict[str, int]:
        """Copy every row into an archive that is new, all or none; return how many arrived, table by table."""
        from nakomen.archive.copying import copy_rows

        return copy_rows(self._open_engine(), target._open_engine(), str(target.path), step)

    def size(self) -> Size:
        """Return how much the archive holds."""
        from nakomen.archive.measuring import measure

        with self._reading() as connection:
            return measure(connection, self.path)

    def stamp(self) -> str:
        """Return a text that changes whenever the archive does, for those who keep something made of it."""
        from nakomen.archive.stamping import stamp_of

        with self._reading() as connection:
            return stamp_of(connection)

    def _open_engine(self) -> Engine:
        if self._engine is None:
            raise ArchiveError("the archive is closed", where=str(self.path), remedy="open it again")
        return self._engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._open_engine().connect() as connection:
            yield connection

    def _refresh_index(self) -> None:
        """Make the index again where another analyser made it."""
        from nakomen.archive.connecting import writing
        from nakomen.archive.indexing import has_current_index, refresh_index

        with self._reading() as connection:
            if has_current_index(connection):
                return
        with writing(self._open_engine()) as connection:
            refresh_index(connection)
