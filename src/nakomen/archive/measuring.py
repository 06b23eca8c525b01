"""Measures how much an archive holds."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from nakomen.archive.answers import Size
from nakomen.archive.conditions import is_current, of_version
from nakomen.archive.tables import document, document_version, link, run, sentence, source, statement


def measure(connection: Connection, path: Path) -> Size:
    """Return the archive's size; statements are counted in current versions."""

    def count(table: Table) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    files = (path, path.with_name(f"{path.name}-wal"))
    return Size(
        documents=count(document),
        versions=count(document_version),
        statements=connection.execute(
            select(func.count()).select_from(statement).join(document_version, of_version(statement)).where(is_current)
        ).scalar_one(),
        sentences=count(sentence),
        links=count(link),
        runs=count(run),
        bytes=sum(file.stat().st_size for file in files if file.exists()),
        source_bytes=connection.execute(select(func.sum(source.c.bytes))).scalar() or 0,
    )
