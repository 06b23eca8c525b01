"""Turns filters into conditions on the archive's tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select

from nakomen.archive.filters import Filters, Values, values_of
from nakomen.archive.tables import document_version, statement, statement_actor

#: A statement's or sentence's own version, which must be the current one to be listed.
is_current = document_version.c.current.is_(True)


def of_version(table: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any table with a document and a version
    """Return the condition that joins a table's rows with their version of the document."""
    return and_(table.c.document_id == document_version.c.document_id, table.c.version == document_version.c.version)


def document_conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """Return what the filters ask of a document; one without a date is outside every period."""
    conditions: list[ColumnElement[bool]] = []
    if filters.document:
        conditions.append(document_version.c.document_id.in_(values_of(filters.document)))
    if filters.since is not None:
        conditions.append(document_version.c.date >= filters.since.isoformat())
    if filters.until is not None:
        conditions.append(document_version.c.date <= filters.until.isoformat())
    return conditions


def statement_conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    """Return what the filters ask of a statement."""
    conditions: list[ColumnElement[bool]] = []
    if filters.kind:
        conditions.append(statement.c.kind.in_(values_of(filters.kind)))
    if filters.theme:
        conditions.append(statement.c.theme.in_(values_of(filters.theme)))
    if filters.due_before is not None:
        conditions.append(statement.c.due_last_day < filters.due_before.isoformat())
    if filters.binding is not None:
        conditions.append(statement.c.binding.is_(filters.binding))
    for role, asked in (("actor", filters.actor), ("addressee", filters.addressee)):
        if asked:
            names = _names_that_answer(connection, role, asked)
            bearers = select(statement_actor.c.statement_key).where(
                statement_actor.c.role == role, statement_actor.c.name.in_(names)
            )
            conditions.append(statement.c.key.in_(bearers))
    return conditions


def _names_that_answer(connection: Connection, role: str, asked: Values) -> list[str]:
    """Return the archive's names that are meant: the same in any case, or a role of the one that is asked for."""
    wanted = {name.casefold() for name in values_of(asked)}
    known = connection.execute(select(statement_actor.c.name).where(statement_actor.c.role == role).distinct())
    return [name for (name,) in known if (folded := name.casefold()) in wanted or folded.partition(":")[0] in wanted]
