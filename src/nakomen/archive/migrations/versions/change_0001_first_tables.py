"""Make the first tables: settings, documents with their versions, sentences, statements, links and runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "archive_setting", "source", "document", "document_version", "source_name", "rereading", "sentence", "statement",
    "statement_actor", "statement_amount", "statement_reference", "link", "run", "run_document", "run_failure",
)  # fmt: skip

#: Statements of current versions, as a reader of the bare file wants to see them.
_CURRENT_STATEMENT = """
CREATE VIEW current_statement AS
SELECT v.date, v.title, s.document_id, s.kind, s.actor, s.addressee, s.about, s.due, s.amounts, s.refs, s.theme,
       s.force, s.quote, s.sentence, s.binding, s.confidence, s.due_first_day, s.due_last_day, s.id, s.starts_at
FROM statement AS s
JOIN document_version AS v ON v.document_id = s.document_id AND v.version = s.version
WHERE v.current
"""


def upgrade() -> None:
    """Make the tables, the full-text index and the view."""
    _make_documents()
    _make_readings()
    _make_statements()
    _make_parts_of_statements()
    _make_links()
    _make_runs()
    op.execute(_CURRENT_STATEMENT)
    _make_index()


def downgrade() -> None:
    """Take everything away again."""
    op.execute("DROP VIEW current_statement")
    op.execute("DROP TABLE sentence_index")
    for name in reversed(_TABLES):
        op.drop_table(name)


def _make_index() -> None:
    # The stems come from Python on both databases, so that no tokenizer or dictionary of theirs makes a difference.
    if op.get_bind().dialect.name == "sqlite":
        # The tokenizer has only to part them at their spaces. Without content the index is half the size, the sentences
        # themselves stand in their table.
        op.execute("CREATE VIRTUAL TABLE sentence_index USING fts5(stems, porter_stems, content='', tokenize='ascii')")
        return
    op.execute(
        "CREATE TABLE sentence_index (key integer CONSTRAINT pk_sentence_index PRIMARY KEY"
        " CONSTRAINT fk_sentence_index_key REFERENCES sentence (key) ON DELETE CASCADE, stems tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX ix_sentence_index_stems ON sentence_index USING gin (stems)")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _blank(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=True)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _key(table: str) -> tuple[sa.Column[int], sa.PrimaryKeyConstraint]:
    column = sa.Column("key", sa.Integer(), autoincrement=False, nullable=False)
    return column, sa.PrimaryKeyConstraint("key", name=f"pk_{table}")


def _version_of(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["document_id", "version"],
        ["document_version.document_id", "document_version.version"],
        name=f"fk_{table}_document_id",
        onupdate="CASCADE",
        ondelete="CASCADE",
    )


def _part_of(owner: str, table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{owner}_key"
    return sa.ForeignKeyConstraint([f"{owner}_key"], [f"{owner}.key"], name=name, ondelete="CASCADE")


def _make_documents() -> None:
    op.create_table(
        "archive_setting", _text("name"), _text("value"), sa.PrimaryKeyConstraint("name", name="pk_archive_setting")
    )
    op.create_table(
        "source",
        _text("digest"),
        _number("bytes"),
        sa.Column("compressed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_source"),
    )
    op.create_table("document", _text("id"), _blank("first_read_at"), sa.PrimaryKeyConstraint("id", name="pk_document"))
    op.create_table(
        "document_version",
        _text("document_id"),
        _number("version"),
        sa.Column("current", sa.Boolean(), nullable=False),
        _blank("date"),
        *map(_text, ("title", "number", "kind", "language", "marking", "date_source")),
        *map(_blank, ("meeting", "signatories")),
        *map(_text, ("source_name", "media_type", "source_digest", "fingerprint", "program_version")),
        _blank("read_at"),
        _text("text"),
        sa.Column("layout", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_document_version_document_id", onupdate="CASCADE"
        ),
        sa.ForeignKeyConstraint(["source_digest"], ["source.digest"], name="fk_document_version_source_digest"),
        sa.PrimaryKeyConstraint("document_id", "version", name="pk_document_version"),
        sa.UniqueConstraint("source_digest", name="uq_document_version_source_digest"),
    )


def _make_readings() -> None:
    op.create_table(
        "source_name",
        _text("document_id"),
        _number("version"),
        _text("name"),
        _blank("noted_at"),
        _version_of("source_name"),
        sa.PrimaryKeyConstraint("document_id", "version", "name", name="pk_source_name"),
    )
    op.create_table(
        "rereading",
        *_key("rereading"),
        _text("document_id"),
        _number("version"),
        _blank("read_at"),
        _text("program_version"),
        *map(_number, ("statements_before", "statements_after")),
        _version_of("rereading"),
    )
    op.create_index("ix_rereading_document_id", "rereading", ["document_id", "version"])
    op.create_table(
        "sentence",
        *_key("sentence"),
        _text("document_id"),
        *map(_number, ("version", "starts_at", "ends_at")),
        *map(_text, ("block_kind", "text")),
        _version_of("sentence"),
    )
    op.create_index("ix_sentence_document_id", "sentence", ["document_id", "version", "starts_at"])


def _make_statements() -> None:
    op.create_table(
        "statement",
        *_key("statement"),
        *map(_text, ("id", "document_id")),
        *map(_number, ("version", "starts_at", "ends_at")),
        _text("kind"),
        sa.Column("binding", sa.Boolean(), nullable=False),
        *map(_text, ("theme", "about")),
        *map(_blank, ("actor", "addressee")),
        _text("due"),
        *map(_blank, ("due_first_day", "due_last_day")),
        *map(_text, ("due_said", "due_event")),
        *map(_blank, ("amounts", "refs")),
        _text("force"),
        sa.Column("confidence", sa.Float(), nullable=False),
        *map(_text, ("quote", "sentence", "because")),
        _version_of("statement"),
        sa.UniqueConstraint("document_id", "version", "id", name="uq_statement_document_id"),
    )
    op.create_index("ix_statement_document_id", "statement", ["document_id", "version", "starts_at"])
    for column in ("id", "kind", "theme", "due_last_day"):
        op.create_index(f"ix_statement_{column}", "statement", [column])


def _make_parts_of_statements() -> None:
    op.create_table(
        "statement_actor",
        _number("statement_key"),
        _text("role"),
        _number("position"),
        _text("name"),
        _part_of("statement", "statement_actor"),
        sa.PrimaryKeyConstraint("statement_key", "role", "position", name="pk_statement_actor"),
    )
    op.create_index("ix_statement_actor_role", "statement_actor", ["role", "name"])
    op.create_table(
        "statement_amount",
        *map(_number, ("statement_key", "position")),
        *map(_text, ("qualifier", "value")),
        _blank("upper"),
        *map(_text, ("unit", "relation", "rate", "words", "row")),
        *map(_number, ("starts_at", "ends_at")),
        _part_of("statement", "statement_amount"),
        sa.PrimaryKeyConstraint("statement_key", "position", name="pk_statement_amount"),
    )
    op.create_table(
        "statement_reference",
        *map(_number, ("statement_key", "position")),
        _text("reference"),
        _part_of("statement", "statement_reference"),
        sa.PrimaryKeyConstraint("statement_key", "position", name="pk_statement_reference"),
    )
    op.create_index("ix_statement_reference_reference", "statement_reference", ["reference"])


def _make_links() -> None:
    op.create_table(
        "link",
        *_key("link"),
        *map(_text, ("later", "earlier", "relation", "why")),
        sa.Column("confidence", sa.Float(), nullable=False),
    )
    op.create_index("ix_link_later", "link", ["later"])
    op.create_index("ix_link_earlier", "link", ["earlier"])


def _make_runs() -> None:
    op.create_table(
        "run",
        *_key("run"),
        _text("started_at"),
        _blank("finished_at"),
        *map(_text, ("program_version", "asked_for")),
        _number("unchanged"),
    )
    op.create_table(
        "run_document",
        *map(_number, ("run_key", "position")),
        *map(_text, ("document_id", "source_name", "kept")),
        _part_of("run", "run_document"),
        sa.PrimaryKeyConstraint("run_key", "position", name="pk_run_document"),
    )
    op.create_table(
        "run_failure",
        *map(_number, ("run_key", "position")),
        *map(_text, ("file", "error", "remedy")),
        _part_of("run", "run_failure"),
        sa.PrimaryKeyConstraint("run_key", "position", name="pk_run_failure"),
    )
