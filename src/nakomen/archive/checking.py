"""Checks an archive from its pages up to its quotes: what is wrong with it, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, ForeignKeyConstraint, Row, and_, exists, func, select

from nakomen.archive import register_tables  # noqa: F401 - makes its tables known
from nakomen.archive.document_rows import document_of
from nakomen.archive.index_checking import check_index
from nakomen.archive.log_checking import check_log
from nakomen.archive.migrations import HEAD
from nakomen.archive.packing import decompress
from nakomen.archive.tables import document_version, metadata, sentence, source, statement
from nakomen.model import ArchiveError, Force, Kind

#: Told what is being looked at.
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong in an archive: `step` of the check found it at `place`."""

    step: str
    place: str
    what: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check looked at and what it found wrong."""

    revision: str
    rows: dict[str, int]
    faults: tuple[Fault, ...]


def check(connection: Connection, step: Step) -> Checked:
    """Look at everything; one part that cannot even be read does not keep the others from being looked at."""
    faults: list[Fault] = []
    for name, look in _STEPS.items():
        step(name)
        try:
            faults += [Fault(name, place, what) for place, what in look(connection, step)]
        except ArchiveError as error:
            faults.append(Fault(name, error.where, error.what))
    return Checked(HEAD, {} if faults else count_rows(connection), tuple(faults))


def count_rows(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has, owners before what they own."""
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in metadata.sorted_tables
    }


def _check_database(connection: Connection, _step: Step) -> Iterator[tuple[str, str]]:
    """Ask the database itself; a server's settings say whether it can lose what it acknowledged."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if said != "ok":
                yield "", str(said)
        return
    for setting in ("fsync", "full_page_writes"):
        if connection.exec_driver_sql(f"SHOW {setting}").scalar() != "on":
            yield setting, f"the server runs with {setting} off: a power cut can lose what it acknowledged"


def _check_references(connection: Connection, _step: Step) -> Iterator[tuple[str, str]]:
    """Look for rows whose owner is gone."""
    for table in metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            orphans = connection.execute(_orphans(constraint)).scalar_one()
            if orphans:
                yield table.name, f"{orphans} rows of {table.name} belong to no row of {constraint.referred_table.name}"


def _orphans(constraint: ForeignKeyConstraint) -> Any:  # noqa: ANN401 - a question of SQLAlchemy
    owner = constraint.referred_table.alias("owner")
    belongs = and_(*(each.parent == owner.c[each.column.name] for each in constraint.elements))
    return select(func.count()).select_from(constraint.table).where(~exists().where(belongs))


def _check_documents(connection: Connection, step: Step) -> Iterator[tuple[str, str]]:
    """Compare each document with its source's digest, and each quote and sentence with the text that it stands in."""
    question = select(document_version.c.document_id, document_version.c.version)
    for key in connection.execute(question.order_by(*question.selected_columns)).all():
        step(key.document_id)
        place = f"{key.document_id}, version {key.version}"
        row = connection.execute(
            select(document_version, source.c.compressed, source.c.bytes)
            .join(source, source.c.digest == document_version.c.source_digest)
            .where(document_version.c.document_id == key.document_id, document_version.c.version == key.version)
        ).one_or_none()
        if row is None:
            yield place, "its source is missing"
            continue
        faults = (*_faults_of_source(row), *_faults_of_layout(row))
        for what in (*faults, *_faults_of_quotes(connection, row), *_faults_of_values(connection, row)):
            yield place, what
    yield from _check_current(connection)


def _faults_of_source(row: Row[Any]) -> Iterator[str]:
    try:
        content = decompress(row.compressed)
    except Exception as error:
        yield f"its source cannot be unpacked: {error}"
        return
    if len(content) != row.bytes or sha256(content).hexdigest() != row.source_digest:
        yield "its source is not the one that was read"


def _faults_of_layout(row: Row[Any]) -> Iterator[str]:
    try:
        document_of(row)
    except Exception as error:
        yield f"it cannot be put together: {error}"


def _faults_of_quotes(connection: Connection, row: Row[Any]) -> Iterator[str]:
    for table, words in ((statement, statement.c.quote), (sentence, sentence.c.text)):
        places = select(table.c.key, table.c.starts_at, table.c.ends_at, words.label("words")).where(
            table.c.document_id == row.document_id, table.c.version == row.version
        )
        for found in connection.execute(places):
            if row.text[found.starts_at : found.ends_at] != found.words:
                yield f"{table.name} {found.key} does not stand in the text where it says"


def _faults_of_values(connection: Connection, row: Row[Any]) -> Iterator[str]:
    for column, known in ((statement.c.kind, tuple(Kind)), (statement.c.force, tuple(Force))):
        strange = select(statement.c.key, column).where(
            statement.c.document_id == row.document_id,
            statement.c.version == row.version,
            column.not_in([str(one) for one in known]),
        )
        for key, value in connection.execute(strange):
            yield f"statement {key} says “{value}”, which this program does not know"


def _check_current(connection: Connection) -> Iterator[tuple[str, str]]:
    """Look for documents that have no current version, or several."""
    table = document_version
    question = (
        select(table.c.document_id, func.count().filter(table.c.current.is_(True)).label("current"))
        .group_by(table.c.document_id)
        .having(func.count().filter(table.c.current.is_(True)) != 1)
    )
    for row in connection.execute(question):
        yield row.document_id, f"it has {row.current} current versions"


def _check_index(connection: Connection, step: Step) -> Iterator[tuple[str, str]]:
    """Compare the full-text index with the sentences."""
    for what in check_index(connection, step):
        yield "sentence_index", what


def _check_judgements(connection: Connection, _step: Step) -> Iterator[tuple[str, str]]:
    """Look whether each judgement is what its leaf was made of."""
    for number, what in check_log(connection, ()).problems:
        yield f"judgement {number}", what


_STEPS: dict[str, Callable[[Connection, Step], Iterator[tuple[str, str]]]] = {
    "database": _check_database,
    "references": _check_references,
    "documents": _check_documents,
    "index": _check_index,
    "judgements": _check_judgements,
}
