"""One transaction of tracing: what is new in the archive, its statements, and the memory to link them by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, func, inspect, literal, select

from nakomen.archive.conditions import is_current, of_version
from nakomen.archive.connecting import writing
from nakomen.archive.statement_rows import STATEMENT_COLUMNS, statements_of
from nakomen.archive.tables import document_version, link, statement
from nakomen.archive.trace_memory import TraceMemory, trace_metadata
from nakomen.model import Statement

#: What tracing does not read: left out, a whole archive stands in half the memory.
_NOT_READ = {
    "sentence": literal("").label("sentence"),
    "about": literal("").label("about"),
    "because": literal("[]").label("because"),
}
_LEAN: tuple[Any, ...] = tuple(_NOT_READ.get(column.name, column) for column in STATEMENT_COLUMNS)
#: The version of the program stands beside the documents under a name that none of them has.
_PROGRAM = "\t"
#: What SQLite may hold in memory meanwhile, in KiB; its own 2 MiB make it read pages again and again.
_CACHE = 65_536


class TraceSession:
    """The archive as tracing sees it, within one transaction."""

    def __init__(self, connection: Connection, program: str) -> None:
        self._connection = connection
        self._program = program
        self.memory = TraceMemory(connection)
        columns = (document_version.c.document_id, document_version.c.fingerprint, document_version.c.date)
        self._current = {row.document_id: row for row in connection.execute(select(*columns).where(is_current)).all()}

    def new_documents(self) -> list[str] | None:
        """Return the documents not traced yet, by date; None where one changed or went since, or all is new."""
        traced = self.memory.traced_documents()
        if traced.pop(_PROGRAM, None) != self._program:
            return None
        current = {name: row.fingerprint for name, row in self._current.items()}
        if any(current.get(name) != fingerprint for name, fingerprint in traced.items()):
            return None
        return sorted(current.keys() - traced.keys(), key=lambda name: (self._current[name].date or "", name))

    @property
    def days(self) -> dict[str, date]:
        """The day of each current document that has one."""
        return {name: date.fromisoformat(row.date) for name, row in self._current.items() if row.date}

    def day_of(self, document: str) -> date | None:
        """Return the day of a current document."""
        day = self._current[document].date
        return date.fromisoformat(day) if day else None

    def count(self) -> tuple[int, int]:
        """Return how many documents and statements are current."""
        question = select(func.count()).select_from(statement).join(document_version, of_version(statement))
        return len(self._current), self._connection.execute(question.where(is_current)).scalar_one()

    def is_small(self, few: int) -> bool:
        """Tell whether the archive has fewer statements than these, of any version: to count all takes longer."""
        return int(self._connection.execute(select(func.max(statement.c.key))).scalar() or 0) < few

    def count_links(self) -> int:
        """Return how many links there are."""
        return self._connection.execute(select(func.count()).select_from(link)).scalar_one()

    def statements(self, document: str | None = None) -> list[Statement]:
        """Return the statements of a document, or all, without what tracing does not read."""
        question = select(*_LEAN).join(document_version, of_version(statement)).where(is_current)
        if document is not None:
            question = question.where(statement.c.document_id == document)
        found: list[Statement] = []
        for rows in self._connection.execute(question.order_by(statement.c.key)).partitions(2_000):
            found += statements_of(self._connection, rows)
        return found

    def note_traced(self, documents: Sequence[str] | None = None) -> None:
        """Note that these documents, or all, are traced as they are now."""
        names = self._current if documents is None else documents
        noted = {name: self._current[name].fingerprint for name in names}
        self.memory.note_documents(noted if documents is not None else {**noted, _PROGRAM: self._program})


@contextmanager
def open_tracing(engine: Engine, program: str) -> Iterator[TraceSession]:
    """Open a transaction of tracing; the tables of its memory are made where they are not yet."""
    with writing(engine) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE}")
        if not inspect(connection).has_table("trace_document"):
            trace_metadata.create_all(connection)
        yield TraceSession(connection, program)
