"""Make the table of the official registers' rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "register_row",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        *map(_text, ("chamber", "number")),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        *map(_text, ("source_id", "title", "text", "minister", "office", "ministry")),
        sa.Column("made_on", sa.Text(), nullable=True),
        *map(_text, ("due", "status")),
        sa.Column("fulfilled_on", sa.Text(), nullable=True),
        *map(_text, ("fulfilled_by", "activity", "asked_by", "committee", "papers", "passage", "citation", "notes")),
        *map(_text, ("address", "changed_at", "repeats", "changes", "supplements")),
        sa.Column("removed", sa.Boolean(), nullable=False),
        _text("unknown_words"),
        sa.Column("fetched_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_register_row"),
        sa.UniqueConstraint("chamber", "number", "version", name="uq_register_row_chamber"),
    )
    op.create_index("ix_register_row_source_id", "register_row", ["chamber", "source_id"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("register_row")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
