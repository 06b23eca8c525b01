"""Lists and finds documents and statements of current versions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from nakomen.archive.answers import DocumentRow
from nakomen.archive.conditions import document_conditions, is_current, of_version, statement_conditions
from nakomen.archive.document_rows import document_of
from nakomen.archive.filters import Filters
from nakomen.archive.packing import day_of, decompress, unpack_meeting, unpack_remarks
from nakomen.archive.query_words import terms_of
from nakomen.archive.standing_in import stands_among
from nakomen.archive.statement_rows import STATEMENT_COLUMNS, statements_of
from nakomen.archive.tables import document_version, source, source_name, statement, statement_actor
from nakomen.model import ArchiveError, Document, DocumentKind, Meeting, Statement

#: Documents by date, those without one last; then by id.
BY_DOCUMENT = (document_version.c.date.is_(None), document_version.c.date, document_version.c.document_id)
_SHORTEST_PREFIX = 4
_MOST_CANDIDATES = 8
#: How many statements stand in memory at once where they are gone through.
_PART = 2_000
_LAST_CHARACTER = chr(0x10FFFF)


def list_documents(connection: Connection) -> list[DocumentRow]:
    """Return the current versions, by date and id."""
    counts = {
        (row.document_id, row.version): row
        for row in connection.execute(
            select(
                statement.c.document_id,
                statement.c.version,
                func.count().label("all"),
                func.sum(case((statement.c.binding, 1), else_=0)).label("binding"),
            ).group_by(statement.c.document_id, statement.c.version)
        )
    }
    names: dict[tuple[str, int], list[str]] = {}
    for row in connection.execute(select(source_name).order_by(source_name.c.name)):
        names.setdefault((row.document_id, row.version), []).append(row.name)
    columns = [c for c in document_version.c if c.name not in ("text", "layout")]
    rows = connection.execute(select(*columns).where(is_current).order_by(*BY_DOCUMENT))
    return [_document_row(row, names.get((row.document_id, row.version), []), counts) for row in rows]


def list_meetings(connection: Connection, kinds: Collection[DocumentKind]) -> list[tuple[str, Meeting]]:
    """Return the meetings that current documents of some kinds are about, by date and id of the document, with that id.

    Of a document no more is read than where its meeting stands.
    """
    question = select(document_version.c.document_id, document_version.c.layout).where(
        is_current, document_version.c.meeting.is_not(None), document_version.c.kind.in_(sorted(map(str, kinds)))
    )
    rows = connection.execute(question.order_by(*BY_DOCUMENT))
    found = ((row.document_id, unpack_meeting(decompress(row.layout).decode())) for row in rows)
    return [(identity, meeting) for identity, meeting in found if meeting is not None]


def list_remarks(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return what readers remarked on current documents, by id; those without a remark are left out."""
    question = select(document_version.c.document_id, document_version.c.layout).where(is_current)
    rows = connection.execute(question.order_by(*BY_DOCUMENT))
    found = ((row.document_id, unpack_remarks(decompress(row.layout).decode())) for row in rows)
    return {identity: remarks for identity, remarks in found if remarks}


def find_document(connection: Connection, document_id: str, version: int | None, where: str) -> Document:
    """Return a document whole, in its current version or in the one named."""
    row = connection.execute(_version(document_id, version, list(document_version.c))).one_or_none()
    if row is None:
        raise _unknown_document(connection, document_id, version, where)
    return document_of(row)


def find_source(connection: Connection, document_id: str, version: int | None, where: str) -> bytes:
    """Return the bytes that a document was read from."""
    question = _version(document_id, version, [source.c.compressed])
    question = question.join(source, source.c.digest == document_version.c.source_digest)
    row = connection.execute(question).one_or_none()
    if row is None:
        raise _unknown_document(connection, document_id, version, where)
    return decompress(row.compressed)


def list_statements(connection: Connection, filters: Filters) -> list[Statement]:
    """Return the statements that pass the filters, by date and id of their document, then by place."""
    return list(each_statement(connection, filters))


def each_statement(connection: Connection, filters: Filters) -> Iterator[Statement]:
    """Give the statements that pass the filters, in the order of `list_statements`, without holding them all."""
    question = _passing(connection, filters, _current_statements()).order_by(
        *BY_DOCUMENT, statement.c.starts_at, statement.c.ends_at, statement.c.key
    )
    for rows in connection.execute(question, execution_options={"stream_results": True}).partitions(_PART):
        yield from statements_of(connection, rows)


def count_statements(connection: Connection, filters: Filters) -> int:
    """Return how many statements pass the filters."""
    keys = select(statement.c.key).join(document_version, of_version(statement)).where(is_current)
    return connection.execute(
        select(func.count()).select_from(_passing(connection, filters, keys).subquery())
    ).scalar_one()


def _passing(connection: Connection, filters: Filters, question: Select[Any]) -> Select[Any]:
    """Narrow a question about statements to those that pass the filters."""
    return (
        question.where(
            *document_conditions(connection, filters.conditions),
            *statement_conditions(connection, filters.conditions),
            *stands_among(connection, terms_of(filters.asked)),
        )
        .limit(filters.limit)
        .offset(filters.offset or None)
    )


def list_statement_ids(connection: Connection) -> list[str]:
    """Return the ids of the statements of current versions."""
    question = select(statement.c.id).join(document_version, of_version(statement)).where(is_current)
    return list(connection.execute(question).scalars())


def list_names(connection: Connection, role: str) -> list[str]:
    """Return who has a role in statements, those with the most statements first."""
    question = (
        select(statement_actor.c.name)
        .join(statement, statement.c.key == statement_actor.c.statement_key)
        .join(document_version, of_version(statement))
        .where(is_current, statement_actor.c.role == role)
        .group_by(statement_actor.c.name)
        .order_by(func.count().desc(), statement_actor.c.name)
    )
    return list(connection.execute(question).scalars())


def find_statement(connection: Connection, id_or_prefix: str, where: str) -> Statement:
    """Return the statement with this id, or the only one whose id begins so."""
    exact = connection.execute(_current_statements().where(statement.c.id == id_or_prefix)).all()
    if exact:
        return statements_of(connection, exact[:1])[0]
    if len(id_or_prefix) < _SHORTEST_PREFIX:
        what = f"“{id_or_prefix}” is too short to name a statement"
        raise ArchiveError(what, where=where, remedy=f"give at least {_SHORTEST_PREFIX} characters of its id")
    # A range uses the index and minds capitals; LIKE does neither in SQLite.
    begins_so = statement.c.id.between(id_or_prefix, id_or_prefix + _LAST_CHARACTER)
    found = connection.execute(_current_statements().where(begins_so).order_by(statement.c.id)).all()
    if not found:
        what = f"no statement has an id that begins with “{id_or_prefix}”"
        raise ArchiveError(what, where=where, remedy="nakomen list shows the ids")
    if len(found) > 1:
        raise _several_statements(found, id_or_prefix, where)
    return statements_of(connection, found)[0]


def table_of(connection: Connection, statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """Return statements as flat rows with their document's date, number and title, for a data frame."""
    about_document = {
        row.document_id: {"document_date": row.date or "", "document_number": row.number, "document_title": row.title}
        for row in connection.execute(select(document_version).where(is_current).with_only_columns(
            document_version.c.document_id, document_version.c.date, document_version.c.number,
            document_version.c.title))
    }  # fmt: skip
    return [
        {**one.to_dict(), "because": " | ".join(map(str, one.because)), "binding": one.binding,
         **about_document[one.document]}
        for one in statements
    ]  # fmt: skip


def _document_row(row: Row[Any], names: list[str], counts: dict[tuple[str, int], Row[Any]]) -> DocumentRow:
    count = counts.get((row.document_id, row.version))
    return DocumentRow(
        id=row.document_id,
        date=day_of(row.date),
        title=row.title,
        number=row.number,
        kind=row.kind,
        language=row.language,
        marking=row.marking,
        source_name=row.source_name,
        other_names=tuple(name for name in names if name != row.source_name),
        version=row.version,
        statements=count.all if count else 0,
        undertakings=count.binding if count else 0,
        read_at=row.read_at and datetime.fromisoformat(row.read_at),
    )


def _version(document_id: str, version: int | None, columns: list[Any]) -> Select[Any]:
    which = is_current if version is None else document_version.c.version == version
    return select(*columns).where(document_version.c.document_id == document_id, which)


def _current_statements() -> Select[Any]:
    return select(*STATEMENT_COLUMNS).join(document_version, of_version(statement)).where(is_current)


def _unknown_document(connection: Connection, document_id: str, version: int | None, where: str) -> ArchiveError:
    known = list(connection.execute(select(document_version.c.document_id).distinct()).scalars())
    if version is not None and document_id in known:
        return ArchiveError(f"{document_id} has no version {version}", where=where, remedy="ask for an earlier one")
    near = get_close_matches(document_id, known, n=3, cutoff=0.5)
    remedy = f"perhaps {' or '.join(near)}" if near else "nakomen list shows the documents"
    return ArchiveError(f"there is no document {document_id}", where=where, remedy=remedy)


def _several_statements(found: Sequence[Row[Any]], prefix: str, where: str) -> ArchiveError:
    candidates = [f"{row.id} ({row.quote[:40]}…)" for row in found[:_MOST_CANDIDATES]]
    if len(found) > _MOST_CANDIDATES:
        candidates.append("…")
    what = f"{len(found)} statements have an id that begins with “{prefix}”"
    return ArchiveError(what, where=where, remedy=f"give more of it: {', '.join(candidates)}")
