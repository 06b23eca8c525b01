"""Searches the sentences by their stems, best first."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, Row, Select, and_, column, exists, select, text

from nakomen.archive import server_index
from nakomen.archive.answers import Hit
from nakomen.archive.conditions import document_conditions, is_current, of_version, statement_conditions
from nakomen.archive.filters import Filters
from nakomen.archive.packing import day_of
from nakomen.archive.query_words import Query, Term, marks_in, parse_query
from nakomen.archive.statement_rows import STATEMENT_COLUMNS, statements_of
from nakomen.archive.tables import SENTENCE_INDEX, document_version, sentence, statement
from nakomen.model import Statement

#: How many hits a search gives that does not say how many it wants.
DEFAULT_LIMIT = 100
_FIRST_LOOK = 400
#: A wider look costs as much ranking as a narrow one, so the second is wide.
_WIDER = 20

#: The index ranks alone and first: joined with anything else, FTS5 would score every row that matches.
_BEST = (
    text(
        f"SELECT rowid AS key, rank FROM {SENTENCE_INDEX} WHERE {SENTENCE_INDEX} MATCH :words"  # noqa: S608 - a constant
        " ORDER BY rank LIMIT :many"
    )
    .columns(column("key"), column("rank"))
    .cte("best")
)
_LOOKED_AT = text(
    f"SELECT count(*) FROM (SELECT 1 FROM {SENTENCE_INDEX} WHERE {SENTENCE_INDEX} MATCH :words LIMIT :many)"  # noqa: S608 - a constant
)
_STANDS_IN_IT = and_(
    statement.c.document_id == sentence.c.document_id,
    statement.c.version == sentence.c.version,
    statement.c.starts_at < sentence.c.ends_at,
    statement.c.ends_at > sentence.c.starts_at,
)


def search_sentences(connection: Connection, words: str, filters: Filters) -> list[Hit]:
    """Return the sentences that answer to a query, best first; see `Archive.search`."""
    query = parse_query(words)
    conditions = document_conditions(filters)
    if filters.about_statements:
        conditions.append(exists().where(_STANDS_IN_IT, *statement_conditions(connection, filters)))
    rows = _rows(connection, conditions, query, filters)
    statements = _statements_in(connection, [row.key for row in rows])
    return [_hit(row, query, statements[row.key]) for row in rows]


def _question(best: CTE, conditions: list[ColumnElement[bool]]) -> Select[Any]:
    return (
        select(
            sentence.c.key, sentence.c.document_id, sentence.c.starts_at, sentence.c.ends_at, sentence.c.text,
            document_version.c.date, document_version.c.title, best.c.rank,
        )
        .select_from(best)
        .join(sentence, sentence.c.key == best.c.key)
        .join(document_version, of_version(sentence))
        .where(is_current, *conditions)
        .order_by(best.c.rank, document_version.c.date.desc(), sentence.c.document_id, sentence.c.starts_at)
    )  # fmt: skip


def _rows(
    connection: Connection, conditions: list[ColumnElement[bool]], query: Query, filters: Filters
) -> list[Row[Any]]:
    """Look at the best of the index, and at more of it as long as the filters leave too few."""
    on_server = connection.dialect.name == "postgresql"
    question = _question(server_index.BEST if on_server else _BEST, conditions)
    looked_at = server_index.LOOKED_AT if on_server else _LOOKED_AT
    words = server_index.tsquery_of(query) if on_server else match_expression(query)
    wanted = DEFAULT_LIMIT if filters.limit is None else filters.limit
    question = question.limit(wanted).offset(filters.offset or None)
    values: dict[str, Any] = {"words": words, "many": max(_FIRST_LOOK, wanted + filters.offset)}
    while True:
        rows = list(connection.execute(question, values))
        if len(rows) >= wanted or connection.execute(looked_at, values).scalar_one() < values["many"]:
            return rows
        values["many"] *= _WIDER


def match_expression(query: Query) -> str:
    """Return a query in the words of FTS5.

    >>> match_expression(parse_query("bijdragen -munitie"))
    '((stems : "bijdraag" OR porter_stems : "bijdrag")) NOT ((stems : "munitie" OR porter_stems : "munitie"))'
    """
    wanted = " AND ".join(map(_match_term, query.wanted))
    if not query.unwanted:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(map(_match_term, query.unwanted))})"


def _match_term(term: Term) -> str:
    return f'(stems : "{" ".join(term.stems)}" OR porter_stems : "{" ".join(term.porter_stems)}")'


def _statements_in(connection: Connection, keys: list[int]) -> dict[int, list[Statement]]:
    """Return the statements that stand in each sentence, in the order of the text."""
    rows = connection.execute(
        select(*STATEMENT_COLUMNS, sentence.c.key.label("sentence_key"))
        .select_from(sentence)
        .join(statement, _STANDS_IN_IT)
        .where(sentence.c.key.in_(keys))
        .order_by(statement.c.starts_at, statement.c.ends_at, statement.c.key)
    ).all()
    found: dict[int, list[Statement]] = defaultdict(list)
    for row, one in zip(rows, statements_of(connection, rows), strict=True):
        found[row.sentence_key].append(one)
    return found


def _hit(row: Row[Any], query: Query, statements: list[Statement]) -> Hit:
    return Hit(
        document=row.document_id,
        date=day_of(row.date),
        title=row.title,
        start=row.starts_at,
        end=row.ends_at,
        text=row.text,
        marks=marks_in(row.text, query),
        statements=tuple(statements),
        rank=row.rank,
    )
