"""Connects to the archive's database: how SQLite is set, who may write, and what its errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry

from nakomen.archive.places import Place, ServerAddress
from nakomen.archive.refusals import refusal_of

_WRITES = "nakomen_writes"
#: How long one writer waits for another, in milliseconds.
_PATIENCE = 10_000
#: In WAL only FULL survives a power cut without losing what was acknowledged.
_SYNCHRONOUS = "FULL"


def make_engine(place: Place, *, foreign_keys: bool = True, read_only: bool = False) -> Engine:
    """Return an engine on an archive's place, whose every refusal is an ArchiveError."""
    if isinstance(place, ServerAddress):
        from nakomen.archive.server import make_server_engine

        return make_server_engine(place, patience=_PATIENCE, writes=_WRITES)
    return _make_file_engine(place, foreign_keys=foreign_keys, read_only=read_only)


def _make_file_engine(path: Path, *, foreign_keys: bool, read_only: bool) -> Engine:
    """Return an engine on a SQLite file.

    Migrations rebuild tables, which must not cascade: they work with `foreign_keys` off and check them afterwards.
    """
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, creator=partial(look_into if read_only else _open_file, path))

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # Without this the driver begins transactions when it likes, and never before a SELECT or CREATE.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={_PATIENCE}")
        connection.execute(f"PRAGMA synchronous={_SYNCHRONOUS}")
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @event.listens_for(engine, "handle_error")
    def _refuse(context: ExceptionContext) -> None:
        refusal = refusal_of(context.original_exception, str(path))
        if refusal is not None:
            raise refusal from context.original_exception

    return engine


def _open_file(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, check_same_thread=False)


def look_into(path: Path) -> sqlite3.Connection:
    """Connect to a file without writing it.

    Without its log beside it a file is whole by itself, and SQLite is told that it stays so: else it would want to make
    a log, which it cannot.
    """
    file = path.resolve()
    log = file.with_name(f"{file.name}-wal")
    alone = not (log.exists() and log.stat().st_size)
    how = "immutable=1" if alone else "mode=ro"
    return sqlite3.connect(f"{file.as_uri()}?{how}", uri=True, check_same_thread=False)


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers and a writer work side by side; the file remembers it.

    Another program that has the archive open just now can prevent it: then the next opening does it.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            with suppress(sqlite3.OperationalError):
                cursor.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def empty_write_ahead_log(engine: Engine) -> None:
    """Bring all that SQLite's log holds into the file, so that what was erased does not stay in the log.

    Another program that reads just now can prevent it: then the next one that closes the archive does it.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that holds the only pen from its first line, so that what it reads stays true until it writes.

    It is kept when the block ends and undone when an error leaves it.
    """
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection
