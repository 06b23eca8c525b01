"""Tells Alembic which connection to work on and which tables are not its own."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.ddl.postgresql import PostgresqlImpl

from nakomen.archive import judgement_tables, register_tables  # noqa: F401 - makes their tables known
from nakomen.archive.tables import SENTENCE_INDEX, metadata


class SortedPostgresql(PostgresqlImpl):
    """Alembic's PostgreSQL, whose text columns sort by the characters' numbers whatever the database's own order is."""

    __dialect__ = "postgresql"

    def create_table(self, table: sa.Table, **kw: Any) -> None:  # noqa: ANN401 - as Alembic declares it
        """Make a table."""
        for column in table.columns:
            _sort_plainly(column)
        super().create_table(table, **kw)

    def add_column(self, table_name: str, column: sa.Column[Any], **kw: Any) -> None:  # noqa: ANN401 - idem
        """Add a column."""
        _sort_plainly(column)
        super().add_column(table_name, column, **kw)


def _sort_plainly(column: sa.Column[Any]) -> None:
    if isinstance(column.type, sa.Text):
        column.type = sa.Text(collation="C")


def include_object(_item: Any, name: str | None, type_: str, _reflected: bool, _other: Any) -> bool:  # noqa: ANN401 - Alembic gives items of any sort
    """Leave out the full-text index and the tables that SQLite makes for it: only migrations may touch them."""
    return not (type_ == "table" and name is not None and name.startswith(SENTENCE_INDEX))


def _run() -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        include_object=include_object,
        render_as_batch=True,
    )
    context.run_migrations()


# Alembic executes this file under this name; everyone else (type checkers, doctest) only imports it.
if __name__ == "env_py":
    _run()
