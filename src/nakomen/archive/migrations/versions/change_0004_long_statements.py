"""Make the index of long statements, so that a search need not look for them in every document."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_LONG = sa.text("ends_at - starts_at > 1000")


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "ix_statement_long",
        "statement",
        ["document_id", "version", "starts_at"],
        sqlite_where=_LONG,
        postgresql_where=_LONG,
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_statement_long", "statement")
