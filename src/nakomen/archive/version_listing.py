"""Lists the versions of a document that the archive kept, and what each said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from nakomen.archive.answers import Rereading, VersionRow
from nakomen.archive.conditions import of_version
from nakomen.archive.statement_rows import STATEMENT_COLUMNS, statements_of
from nakomen.archive.tables import document_version, rereading, statement
from nakomen.model import Statement


def list_versions(connection: Connection, document_id: str) -> list[VersionRow]:
    """Return the versions of a document, newest first; none for one that is not there."""
    again: dict[int, list[Rereading]] = {}
    rereadings = select(rereading).where(rereading.c.document_id == document_id).order_by(rereading.c.key)
    for row in connection.execute(rereadings):
        read_at = row.read_at and datetime.fromisoformat(row.read_at)
        found = Rereading(read_at, row.program_version, row.statements_before, row.statements_after)
        again.setdefault(row.version, []).append(found)
    counts = select(statement.c.version, func.count()).where(statement.c.document_id == document_id)
    statements = {version: number for version, number in connection.execute(counts.group_by(statement.c.version))}  # noqa: C416 - rows are no pairs to mypy
    columns = [one for one in document_version.c if one.name not in ("text", "layout")]
    question = select(*columns).where(document_version.c.document_id == document_id)
    return [
        VersionRow(
            version=row.version,
            current=bool(row.current),
            source_name=row.source_name,
            digest=row.source_digest,
            program_version=row.program_version,
            read_at=row.read_at and datetime.fromisoformat(row.read_at),
            statements=statements.get(row.version, 0),
            rereadings=tuple(again.get(row.version, ())),
        )
        for row in connection.execute(question.order_by(document_version.c.version.desc()))
    ]


def list_statements_of_version(connection: Connection, document_id: str, version: int) -> list[Statement]:
    """Return the statements that the program found in a version, by their place."""
    question = (
        select(*STATEMENT_COLUMNS)
        .join(document_version, of_version(statement))
        .where(statement.c.document_id == document_id, statement.c.version == version)
        .order_by(statement.c.starts_at, statement.c.ends_at, statement.c.key)
    )
    return statements_of(connection, connection.execute(question).all())
