"""Copies a whole archive from one database to another: every row, compared on arrival, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, Row, Table, delete, insert, select

from nakomen.archive import judgement_tables, register_tables  # noqa: F401 - makes their tables known
from nakomen.archive.connecting import writing
from nakomen.archive.indexing import ANALYSER, refresh_index
from nakomen.archive.tables import archive_setting, metadata
from nakomen.model import ArchiveError

_AT_ONCE = 1_000


def copy_rows(source: Engine, target: Engine, where: str, step: Callable[[str], None]) -> dict[str, int]:
    """Copy all tables into a target that has none of their rows, and return how many rows each has.

    It is one transaction: before it is kept, the number and the content of the rows are compared table by table.
    """
    counts: dict[str, int] = {}
    with source.connect() as reader, writing(target) as writer:
        _check_empty(writer, where)
        sent = {table.name: _copy(reader, writer, table, step) for table in metadata.sorted_tables}
        # The index is not copied but made: each database has its own.
        writer.execute(delete(archive_setting).where(archive_setting.c.name == ANALYSER))
        step("sentence_index")
        refresh_index(writer)
        for table in metadata.sorted_tables:
            step(table.name)
            arrived = _digest(_rows(writer, table))
            if arrived != sent[table.name] and table is not archive_setting:
                what = f"what arrived in {table.name} is not what was sent"
                raise ArchiveError(what, where=where, remedy="nothing of it was kept; try again")
            counts[table.name] = arrived[0]
    return counts


def _check_empty(writer: Connection, where: str) -> None:
    for table in metadata.sorted_tables:
        if table is not archive_setting and writer.execute(select(table).limit(1)).first() is not None:
            remedy = "name a new file or an empty database"
            raise ArchiveError("there is an archive here already", where=where, remedy=remedy)
    writer.execute(delete(archive_setting))


def _copy(reader: Connection, writer: Connection, table: Table, step: Callable[[str], None]) -> tuple[int, str]:
    """Copy a table's rows, and return their number and digest."""
    batch: list[dict[str, Any]] = []

    def sent() -> Iterator[Row[Any]]:
        for row in _rows(reader, table):
            batch.append(dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's public name for it
            if len(batch) == _AT_ONCE:
                write()
            yield row

    def write() -> None:
        step(table.name)
        if batch:
            writer.execute(insert(table), batch)
            batch.clear()

    digest = _digest(sent())
    write()
    return digest


def _rows(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    """Yield a table's rows in the order of their keys, without having them all in memory."""
    question = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE)
    yield from connection.execute(question)


def _digest(rows: Iterator[Row[Any]]) -> tuple[int, str]:
    digest, count = sha256(), 0
    for row in rows:
        count += 1
        digest.update(repr([bytes(value) if isinstance(value, memoryview) else value for value in row]).encode())
    return count, digest.hexdigest()
