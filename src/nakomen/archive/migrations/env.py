"""Tells Alembic which connection to work on and which tables are not its own."""

from __future__ import annotations

from typing import Any

from alembic import context

from nakomen.archive import judgement_tables  # noqa: F401 - makes its tables known
from nakomen.archive.tables import SENTENCE_INDEX, metadata


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
