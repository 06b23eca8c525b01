"""Which statements stand in which sentences."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, literal_column, or_, select

from nakomen.archive.matching import matched_sentences
from nakomen.archive.query_words import Query
from nakomen.archive.tables import LONG_STATEMENT, sentence, statement

#: A place in common, which is what standing in a sentence means: a statement can run over several.
_SHARES_A_PLACE = and_(
    statement.c.document_id == sentence.c.document_id,
    statement.c.version == sentence.c.version,
    statement.c.starts_at < sentence.c.ends_at,
    statement.c.ends_at > sentence.c.starts_at,
)
#: The same of all but long statements, said so that the index on places finds it at once.
_BEGINS_NEAR = statement.c.starts_at >= sentence.c.starts_at - LONG_STATEMENT
_IS_LONG: ColumnElement[bool] = literal_column(f"statement.ends_at - statement.starts_at > {LONG_STATEMENT}")


def stands_in_it(connection: Connection) -> ColumnElement[bool]:
    """Return the condition that a statement stands in a sentence, as tight as this archive allows."""
    has_long = connection.execute(select(statement.c.key).where(_IS_LONG).limit(1)).first() is not None
    return and_(_SHARES_A_PLACE, or_(_BEGINS_NEAR, _IS_LONG)) if has_long else and_(_SHARES_A_PLACE, _BEGINS_NEAR)


def holds_statement(connection: Connection, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that in a sentence stands a statement of which the conditions hold."""
    return exists().where(stands_in_it(connection), *conditions)


def stands_among(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """Return what the words of a query ask of a statement: that it stands in a sentence that answers to them."""
    if query.wanted:
        return [statement.c.key.in_(_statements_of(connection, query))]
    return [statement.c.key.not_in(_statements_of(connection, Query((term,)))) for term in query.unwanted]


def _statements_of(connection: Connection, query: Query) -> Select[Any]:
    """Return the question for the statements that stand in the sentences which answer to a query."""
    matched = matched_sentences(connection, query)
    return (
        select(statement.c.key)
        .select_from(matched)
        .join(sentence, sentence.c.key == matched.c.key)
        .join(statement, stands_in_it(connection))
    )
