"""Measures how much an archive holds."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select, text

from nakomen.archive.answers import Size
from nakomen.archive.conditions import is_current, of_version
from nakomen.archive.places import Place, ServerAddress
from nakomen.archive.tables import document, document_version, link, run, sentence, source, statement


def measure(connection: Connection, place: Place) -> Size:
    """Return the archive's size; statements are counted in current versions."""

    def count(table: Table) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    return Size(
        documents=count(document),
        versions=count(document_version),
        statements=connection.execute(
            select(func.count()).select_from(statement).join(document_version, of_version(statement)).where(is_current)
        ).scalar_one(),
        sentences=count(sentence),
        links=count(link),
        runs=count(run),
        bytes=_bytes(connection, place),
        source_bytes=connection.execute(select(func.sum(source.c.bytes))).scalar() or 0,
    )


_ON_SERVER = text(
    "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
    " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
)


def _bytes(connection: Connection, place: Place) -> int:
    """Return what the archive takes on disk: the file with its log, or the tables with their indexes."""
    if isinstance(place, ServerAddress):
        return int(connection.execute(_ON_SERVER).scalar_one())
    files = (place, place.with_name(f"{place.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
