"""The archive's tables, named for the people who open them; dates are ISO text, keys without meaning are called key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeEngine

from nakomen.archive.column_text import Text

#: Constraints get names, because a migration can only change what it can name.
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

#: The full-text index over `sentence`: a table of the database's own making, unknown to the metadata.
SENTENCE_INDEX = "sentence_index"
#: A statement of more characters than this is long: searches that look around a sentence ask for those apart.
LONG_STATEMENT = 1_000


def _must(name: str, type_: type[TypeEngine[Any]] = Text, *more: ForeignKey, primary_key: bool = False) -> Column[Any]:
    return Column(name, type_, *more, nullable=False, primary_key=primary_key)


def _may(name: str, type_: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, type_, nullable=True)


def _key() -> Column[int]:
    return Column("key", Integer, primary_key=True, autoincrement=False)


def _to_version() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["document_id", "version"],
        ["document_version.document_id", "document_version.version"],
        onupdate="CASCADE",
        ondelete="CASCADE",
    )


def _to_document() -> ForeignKey:
    return ForeignKey("document.id", onupdate="CASCADE")


def _to_statement() -> ForeignKey:
    return ForeignKey("statement.key", ondelete="CASCADE")


def _to_run() -> ForeignKey:
    return ForeignKey("run.key", ondelete="CASCADE")


archive_setting = Table("archive_setting", metadata, _must("name", primary_key=True), _must("value"))

source = Table(
    "source", metadata, _must("digest", primary_key=True), _must("bytes", Integer), _must("compressed", LargeBinary)
)

document = Table("document", metadata, _must("id", primary_key=True), _may("first_read_at"))

document_version = Table(
    "document_version",
    metadata,
    _must("document_id", Text, _to_document(), primary_key=True),
    _must("version", Integer, primary_key=True),
    _must("current", Boolean),
    _may("date"),
    _must("title"),
    _must("number"),
    _must("kind"),
    _must("language"),
    _must("marking"),
    _must("date_source"),
    _may("meeting"),
    _may("signatories"),
    _must("source_name"),
    _must("media_type"),
    _must("source_digest", Text, ForeignKey("source.digest")),
    _must("fingerprint"),
    _must("program_version"),
    _may("read_at"),
    # Long values stand last: a row's earlier columns are then read without them.
    _must("text"),
    _must("layout", LargeBinary),
    UniqueConstraint("source_digest"),
    # What tracing asks of every document stands here together: the rows themselves are far apart.
    Index("ix_document_version_document_id", "document_id", "current", "fingerprint", "date"),
)

source_name = Table(
    "source_name",
    metadata,
    _must("document_id", primary_key=True),
    _must("version", Integer, primary_key=True),
    _must("name", primary_key=True),
    _may("noted_at"),
    _to_version(),
)

rereading = Table(
    "rereading",
    metadata,
    _key(),
    _must("document_id"),
    _must("version", Integer),
    _may("read_at"),
    _must("program_version"),
    _must("statements_before", Integer),
    _must("statements_after", Integer),
    _to_version(),
    Index("ix_rereading_document_id", "document_id", "version"),
)

sentence = Table(
    "sentence",
    metadata,
    _key(),
    _must("document_id"),
    _must("version", Integer),
    _must("starts_at", Integer),
    _must("ends_at", Integer),
    _must("block_kind"),
    _must("text"),
    _to_version(),
    Index("ix_sentence_document_id", "document_id", "version", "starts_at"),
)

statement = Table(
    "statement",
    metadata,
    _key(),
    _must("id"),
    _must("document_id"),
    _must("version", Integer),
    _must("starts_at", Integer),
    _must("ends_at", Integer),
    _must("kind"),
    _must("binding", Boolean),
    _must("theme"),
    _must("about"),
    _may("actor"),
    _may("addressee"),
    _must("due"),
    _may("due_first_day"),
    _may("due_last_day"),
    _must("due_said"),
    _must("due_event"),
    _may("amounts"),
    _may("refs"),
    _must("force"),
    _must("confidence", Float),
    _must("quote"),
    _must("sentence"),
    _must("because"),
    _to_version(),
    UniqueConstraint("document_id", "version", "id"),
    Index("ix_statement_document_id", "document_id", "version", "starts_at"),
    Index("ix_statement_id", "id"),
    Index("ix_statement_kind", "kind"),
    Index("ix_statement_theme", "theme"),
    Index("ix_statement_due_last_day", "due_last_day"),
    Index(
        "ix_statement_long",
        "document_id",
        "version",
        "starts_at",
        sqlite_where=text(f"ends_at - starts_at > {LONG_STATEMENT}"),
        postgresql_where=text(f"ends_at - starts_at > {LONG_STATEMENT}"),
    ),
)

statement_actor = Table(
    "statement_actor",
    metadata,
    _must("statement_key", Integer, _to_statement(), primary_key=True),
    _must("role", primary_key=True),
    _must("position", Integer, primary_key=True),
    _must("name"),
    Index("ix_statement_actor_role", "role", "name"),
)

statement_amount = Table(
    "statement_amount",
    metadata,
    _must("statement_key", Integer, _to_statement(), primary_key=True),
    _must("position", Integer, primary_key=True),
    _must("qualifier"),
    _must("value"),
    _may("upper"),
    _must("unit"),
    _must("relation"),
    _must("rate"),
    _must("words"),
    _must("row"),
    _must("starts_at", Integer),
    _must("ends_at", Integer),
)

statement_reference = Table(
    "statement_reference",
    metadata,
    _must("statement_key", Integer, _to_statement(), primary_key=True),
    _must("position", Integer, primary_key=True),
    _must("reference"),
    Index("ix_statement_reference_reference", "reference"),
)

link = Table(
    "link",
    metadata,
    _key(),
    _must("later"),
    _must("earlier"),
    _must("relation"),
    _must("why"),
    _must("confidence", Float),
    Index("ix_link_later", "later"),
    Index("ix_link_earlier", "earlier"),
)

run = Table(
    "run",
    metadata,
    _key(),
    _must("started_at"),
    _may("finished_at"),
    _must("program_version"),
    _must("asked_for"),
    _must("unchanged", Integer),
)

run_document = Table(
    "run_document",
    metadata,
    _must("run_key", Integer, _to_run(), primary_key=True),
    _must("position", Integer, primary_key=True),
    _must("document_id"),
    _must("source_name"),
    _must("kept"),
)

run_failure = Table(
    "run_failure",
    metadata,
    _must("run_key", Integer, _to_run(), primary_key=True),
    _must("position", Integer, primary_key=True),
    _must("file"),
    _must("error"),
    _must("remedy"),
)
