"""Keeps a document with its statements and source: one transaction, and nothing at all where nothing is new."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, delete, func, insert, select, update

from nakomen.archive.answers import Kept
from nakomen.archive.connecting import writing
from nakomen.archive.document_rows import columns_of
from nakomen.archive.indexing import forget_sentences, index_sentences, refresh_index, sentences_of
from nakomen.archive.packing import compress, pack_layout
from nakomen.archive.statement_rows import StatementRows, insert_rows, rows_of
from nakomen.archive.tables import document as document_table
from nakomen.archive.tables import document_version, rereading, source, source_name, statement
from nakomen.model import ArchiveError, BlockKind, Document, Span, Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one source, in the shape of the tables, with the time and the program that read it."""

    document: Document
    source: bytes
    digest: str
    columns: dict[str, Any]
    statements: StatementRows
    sentences: list[tuple[BlockKind, Span]]
    fingerprint: str
    read_at: str | None
    program_version: str


def prepare(
    document: Document, statements: Sequence[Statement], content: bytes, read_at: datetime | None, program_version: str
) -> Reading:
    """Check what was read and turn it into rows, before any lock is taken."""
    _check(document, statements)
    layout = pack_layout(document)
    columns = columns_of(document, layout)
    rows = rows_of(statements)
    sentences = sentences_of(document)
    return Reading(
        document=document,
        source=content,
        digest=sha256(content).hexdigest(),
        columns=columns,
        statements=rows,
        sentences=sentences,
        fingerprint=_fingerprint(
            [document.id, layout, _without_layout(columns), [r for _, r in rows.by_table()], sentences]
        ),
        read_at=None if read_at is None else read_at.isoformat(),
        program_version=program_version,
    )


def keep(engine: Engine, reading: Reading) -> Kept:
    """Keep what was read, and tell what that did; see `Archive.keep`."""
    with writing(engine) as connection:
        known = connection.execute(_version_with(reading.digest)).one_or_none()
        if known is None:
            return _add_version(connection, reading)
        document_id = _settle_id(connection, reading, known)
        put_back = not known.current and _is_put_back(connection, reading, document_id)
        _note_name(connection, reading, document_id, known.version)
        if document_id != reading.document.id:
            return Kept.UNCHANGED
        if put_back:
            _make_current(connection, reading, known.version)
        if known.fingerprint == reading.fingerprint:
            return Kept.CHANGED if put_back else Kept.UNCHANGED
        _replace_derived(connection, reading, known)
        return Kept.CHANGED if put_back else Kept.REREAD


def _check(document: Document, statements: Sequence[Statement]) -> None:
    where = document.source_name or document.id
    if not document.id:
        raise ArchiveError("a document without an id cannot be kept", where=where, remedy="give it an id")
    seen = set()
    for one in statements:
        if one.document != document.id or document.text[one.start : one.end] != one.quote:
            what = f"the statement {one.id} does not stand in the document where it says"
            raise ArchiveError(what, where=where, remedy="report this with the letter at hand")
        if one.id in seen:
            what = f"two statements have the id {one.id}"
            raise ArchiveError(what, where=where, remedy="report this with the letter at hand")
        seen.add(one.id)


def _without_layout(columns: dict[str, Any]) -> dict[str, Any]:
    """Leave out the packed layout: another version of zlib may pack the same thing otherwise."""
    return {name: value for name, value in columns.items() if name != "layout"}


def _fingerprint(parts: list[Any]) -> str:
    """Return a digest of all that was derived from the source, but not of the file's name."""
    return sha256(
        json.dumps(parts, ensure_ascii=True, default=lambda span: [span.start, span.end]).encode()
    ).hexdigest()


def _version_with(digest: str) -> Select[Any]:
    return select(
        document_version.c.document_id,
        document_version.c.version,
        document_version.c.current,
        document_version.c.source_name,
        document_version.c.fingerprint,
    ).where(document_version.c.source_digest == digest)


def _add_version(connection: Connection, reading: Reading) -> Kept:
    """Write a version whose bytes are new, the first of its document or one more."""
    refresh_index(connection)
    document_id = reading.document.id
    of_document = document_version.c.document_id == document_id
    last = connection.execute(select(func.max(document_version.c.version)).where(of_document)).scalar()
    if last is None:
        connection.execute(insert(document_table), {"id": document_id, "first_read_at": reading.read_at})
    else:
        _retire(connection, document_id)
    version = (last or 0) + 1
    connection.execute(
        insert(source),
        {"digest": reading.digest, "bytes": len(reading.source), "compressed": compress(reading.source)},
    )
    connection.execute(
        insert(document_version),
        {
            **reading.columns,
            "document_id": document_id,
            "version": version,
            "current": True,
            "source_digest": reading.digest,
            "source_name": reading.document.source_name,
            "fingerprint": reading.fingerprint,
            "program_version": reading.program_version,
            "read_at": reading.read_at,
        },
    )
    _note_name(connection, reading, document_id, version)
    insert_rows(connection, reading.statements, document_id, version)
    index_sentences(connection, reading.document, version, reading.sentences)
    return Kept.NEW if last is None else Kept.CHANGED


def _retire(connection: Connection, document_id: str) -> None:
    """Make no version of a document the current one, and search none of it."""
    of_document = document_version.c.document_id == document_id
    current = select(document_version.c.version).where(of_document, document_version.c.current)
    for (version,) in connection.execute(current).all():
        forget_sentences(connection, document_id, version)
    connection.execute(update(document_version).where(of_document).values(current=False))


def _is_put_back(connection: Connection, reading: Reading, document_id: str) -> bool:
    """Tell whether a file that held the current version now holds an older one again.

    An older version in a file of another name, in a folder that keeps both, is no reason to go back to it.
    """
    current = (document_version.c.document_id == document_id) & document_version.c.current
    names = select(source_name.c.name).join(
        document_version,
        (source_name.c.document_id == document_version.c.document_id)
        & (source_name.c.version == document_version.c.version),
    )
    return reading.document.source_name in connection.execute(names.where(current)).scalars().all()


def _make_current(connection: Connection, reading: Reading, version: int) -> None:
    """Make a version that is kept the current one again."""
    refresh_index(connection)
    document_id = reading.document.id
    _retire(connection, document_id)
    of_version = (document_version.c.document_id == document_id) & (document_version.c.version == version)
    connection.execute(update(document_version).where(of_version).values(current=True))
    index_sentences(connection, reading.document, version, reading.sentences)


def _settle_id(connection: Connection, reading: Reading, known: Row[Any]) -> str:
    """Return under which id known bytes stand from now on.

    Another file with the same bytes may have got another id: the first one stays. The same file under another id was
    read by a program that names documents otherwise: the document is renamed, if that name is free.
    """
    known_id, new_id = str(known.document_id), reading.document.id
    if known_id == new_id or known.source_name != reading.document.source_name:
        return known_id
    if connection.execute(select(document_table.c.id).where(document_table.c.id == new_id)).first():
        return known_id
    connection.execute(update(document_table).where(document_table.c.id == known_id).values(id=new_id))
    return new_id


def _note_name(connection: Connection, reading: Reading, document_id: str, version: int) -> None:
    name = reading.document.source_name
    row = {"document_id": document_id, "version": version, "name": name}
    is_noted = select(source_name.c.name).where(*(source_name.c[column] == value for column, value in row.items()))
    if name and connection.execute(is_noted).first() is None:
        connection.execute(insert(source_name), {**row, "noted_at": reading.read_at})


def _replace_derived(connection: Connection, reading: Reading, known: Row[Any]) -> None:
    """Put what is read now in the place of what was read from the same bytes before, and note it."""
    refresh_index(connection)
    document_id, version = reading.document.id, known.version
    of_version = (statement.c.document_id == document_id) & (statement.c.version == version)
    before = connection.execute(select(func.count()).select_from(statement).where(of_version)).scalar_one()
    connection.execute(delete(statement).where(of_version))
    this_version = (document_version.c.document_id == document_id) & (document_version.c.version == version)
    connection.execute(
        update(document_version)
        .where(this_version)
        .values(
            **reading.columns,
            fingerprint=reading.fingerprint,
            program_version=reading.program_version,
            read_at=reading.read_at,
        )
    )
    insert_rows(connection, reading.statements, document_id, version)
    if known.current:
        forget_sentences(connection, document_id, version)
        index_sentences(connection, reading.document, version, reading.sentences)
    key = (connection.execute(select(func.max(rereading.c.key))).scalar() or 0) + 1
    connection.execute(
        insert(rereading),
        {
            "key": key,
            "document_id": document_id,
            "version": version,
            "read_at": reading.read_at,
            "program_version": reading.program_version,
            "statements_before": before,
            "statements_after": len(reading.statements.statements),
        },
    )
