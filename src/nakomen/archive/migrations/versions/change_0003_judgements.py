"""Make the log of judgements, which only grows, with the words about persons in a table apart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: What the database itself refuses, whoever asks: the log is never changed, the words about persons only erased.
_GUARDED = ("judgement", "judgement_subject")
_REFUSAL = "the log of judgements only grows"
_ERASURE = "NEW.number = OLD.number AND NEW.note_salt IS NULL AND NEW.note = ''"

_LOG = """
CREATE VIEW judgement_log AS
SELECT j.number, j.judged_at, p.reviewer, j.kind, s.document_id, s.quote, j.new_values, p.note, s.statement_id, j.id
FROM judgement AS j
JOIN judgement_person AS p ON p.number = j.number
LEFT JOIN judgement_subject AS s ON s.number = j.number AND s.position = 0
"""


def upgrade() -> None:
    """Make the tables, the view for who opens the archive elsewhere, and the guards."""
    _make_tables()
    op.execute(_LOG)
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def downgrade() -> None:
    """Take everything away again; the guards go with their tables."""
    op.execute("DROP VIEW judgement_log")
    for name in ("judgement_person", "judgement_subject", "judgement"):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change_of_log()")


def _make_tables() -> None:
    op.create_table(
        "judgement",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *map(_text, ("id", "kind", "judged_at", "program_version", "new_values")),
        sa.Column("seen", sa.Text(), nullable=True),
        *map(_text, ("judgements", "reviewer_hash", "note_hash", "leaf_hash")),
        sa.PrimaryKeyConstraint("number", name="pk_judgement"),
        sa.UniqueConstraint("id", name="uq_judgement_id"),
    )
    op.create_table(
        "judgement_subject",
        *map(_number, ("number", "position")),
        *map(_text, ("statement_id", "document_id", "quote")),
        _number("starts_at"),
        *map(_text, ("words_before", "words_behind", "fields_then")),
        sa.ForeignKeyConstraint(["number"], ["judgement.number"], name="fk_judgement_subject_number"),
        sa.PrimaryKeyConstraint("number", "position", name="pk_judgement_subject"),
    )
    op.create_index("ix_judgement_subject_statement_id", "judgement_subject", ["statement_id"])
    op.create_index("ix_judgement_subject_document_id", "judgement_subject", ["document_id"])
    op.create_table(
        "judgement_person",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        _text("reviewer"),
        sa.Column("reviewer_salt", sa.Text(), nullable=True),
        _text("note"),
        sa.Column("note_salt", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["judgement.number"], name="fk_judgement_person_number"),
        sa.PrimaryKeyConstraint("number", name="pk_judgement_person"),
    )


def _guard_sqlite() -> None:
    for table in _GUARDED:
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
    op.execute(
        "CREATE TRIGGER judgement_person_refuses_delete BEFORE DELETE ON judgement_person "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )
    op.execute(
        "CREATE TRIGGER judgement_person_refuses_update BEFORE UPDATE ON judgement_person "
        f"WHEN NOT ({_ERASURE}) BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    for table in _GUARDED:
        op.execute(
            f"CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_log()"
        )
    op.execute(
        "CREATE TRIGGER judgement_person_refuses_delete BEFORE DELETE ON judgement_person "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_log()"
    )
    op.execute(
        "CREATE TRIGGER judgement_person_refuses_update BEFORE UPDATE ON judgement_person "
        f"FOR EACH ROW WHEN (NOT ({_ERASURE})) EXECUTE FUNCTION refuse_change_of_log()"
    )
    for table in (*_GUARDED, "judgement_person"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log()"
        )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
