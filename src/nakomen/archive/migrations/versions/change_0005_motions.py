"""Make the table of motions, and the index of what tracing asks of every document."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_INDEX = "ix_document_version_document_id"


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "motion",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        _text("id"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        *map(_text, ("number", "paper", "title", "subject")),
        sa.Column("moved_on", sa.Text(), nullable=True),
        _text("outcome"),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("fetched_at", sa.Text(), nullable=True),
        _text("record"),
        sa.PrimaryKeyConstraint("key", name="pk_motion"),
        sa.UniqueConstraint("id", "version", name="uq_motion_id"),
    )
    op.create_index(_INDEX, "document_version", ["document_id", "current", "fingerprint", "date"])


def downgrade() -> None:
    """Take them away again."""
    op.drop_index(_INDEX, "document_version")
    op.drop_table("motion")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
