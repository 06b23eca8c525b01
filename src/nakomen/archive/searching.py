"""Searches the sentences by their stems, best first; how they are ranked is told in docs/search.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from nakomen.archive.answers import Hit
from nakomen.archive.conditions import document_conditions, is_current, of_version, statement_conditions
from nakomen.archive.filters import Filters, is_about_statements
from nakomen.archive.matching import match_expression, matched_sentences
from nakomen.archive.newest_first import Asked, newest_of_many
from nakomen.archive.packing import day_of
from nakomen.archive.query_words import Query, marks_in, parse_query
from nakomen.archive.ranking import RANKED_TOGETHER, points_of
from nakomen.archive.standing_in import holds_statement, stands_in_it
from nakomen.archive.statement_rows import STATEMENT_COLUMNS, statements_of
from nakomen.archive.tables import document_version, sentence, statement
from nakomen.model import Statement
from nakomen.queries import Condition, parse

#: How many hits a search gives that does not say how many it wants.
DEFAULT_LIMIT = 100


def search_sentences(connection: Connection, words: str, filters: Filters) -> list[Hit]:
    """Return the sentences that answer to a query, best first; see `Archive.search`."""
    query = parse_query(" ".join(filter(None, (words, filters.query))))
    wanted = DEFAULT_LIMIT if filters.limit is None else filters.limit
    # Whole blocks are looked at, so that a page of hits is the same stretch however it is asked for.
    first = filters.offset // RANKED_TOGETHER * RANKED_TOGETHER
    many = -(-(filters.offset + wanted - first) // RANKED_TOGETHER) * RANKED_TOGETHER
    conditions = (*parse(words).conditions, *filters.conditions)
    keys = _newest(connection, query, conditions, first, many)
    begin = filters.offset - first
    ranked = _ranked(connection, query, keys, begin + wanted)[begin:]
    statements = _statements_in(connection, [row.key for row, _ in ranked])
    return [_hit(row, query, statements[row.key], points) for row, points in ranked]


def _newest(
    connection: Connection, query: Query, conditions: Sequence[Condition], first: int, many: int
) -> Sequence[int]:
    """Return the keys of sentences that answer, those of the newest documents first."""
    if not many:
        return []
    of_document = document_conditions(connection, conditions)
    of_sentence = []
    if any(map(is_about_statements, conditions)):
        of_sentence.append(holds_statement(connection, *statement_conditions(connection, conditions)))
    if connection.dialect.name == "sqlite":
        found = newest_of_many(connection, Asked(match_expression(query), of_document, of_sentence), first + many)
        if found is not None:
            return found[first:]
    matched = matched_sentences(connection, query)
    date = document_version.c.date
    # Nothing but keys, for the database sorts all that is asked for.
    question = (
        select(sentence.c.key)
        .select_from(matched)
        .join(sentence, sentence.c.key == matched.c.key)
        .join(document_version, of_version(sentence))
        .where(is_current, *of_document, *of_sentence)
        .order_by(date.is_(None), date.desc(), sentence.c.document_id, sentence.c.starts_at)
        .limit(many)
        .offset(first)
    )
    return connection.execute(question).scalars().all()


def _ranked(connection: Connection, query: Query, keys: Sequence[int], most: int) -> list[tuple[Row[Any], int]]:
    """Return at most so many sentences with their points, each block ranked by itself."""
    rows = {row.key: row for row in connection.execute(_details(keys))}
    binding = set(connection.execute(_with_undertakings(connection, keys)).scalars())
    ranked: list[tuple[Row[Any], int]] = []
    for at in range(0, len(keys), RANKED_TOGETHER):
        block = [(rows[key], points_of(rows[key].text, query)) for key in keys[at : at + RANKED_TOGETHER]]
        # The sort is stable: what is equal stays as it came, newest first.
        ranked += sorted(block, key=lambda pair: (-pair[1], pair[0].key not in binding))
        if len(ranked) >= most:
            break
    return ranked[:most]


def _details(keys: Sequence[int]) -> Any:  # noqa: ANN401 - a question
    return (
        select(
            sentence.c.key, sentence.c.document_id, sentence.c.starts_at, sentence.c.ends_at, sentence.c.text,
            document_version.c.date, document_version.c.title,
        )
        .join(document_version, of_version(sentence))
        .where(sentence.c.key.in_(keys))
    )  # fmt: skip


def _with_undertakings(connection: Connection, keys: Sequence[int]) -> Any:  # noqa: ANN401 - a question
    return select(sentence.c.key).where(sentence.c.key.in_(keys), holds_statement(connection, statement.c.binding))


def _statements_in(connection: Connection, keys: list[int]) -> dict[int, list[Statement]]:
    """Return the statements that stand in each sentence, in the order of the text."""
    rows = connection.execute(
        select(*STATEMENT_COLUMNS, sentence.c.key.label("sentence_key"))
        .select_from(sentence)
        .join(statement, stands_in_it(connection))
        .where(sentence.c.key.in_(keys))
        .order_by(statement.c.starts_at, statement.c.ends_at, statement.c.key)
    ).all()
    found: dict[int, list[Statement]] = defaultdict(list)
    for row, one in zip(rows, statements_of(connection, rows), strict=True):
        found[row.sentence_key].append(one)
    return found


def _hit(row: Row[Any], query: Query, statements: list[Statement], points: int) -> Hit:
    return Hit(
        document=row.document_id,
        date=day_of(row.date),
        title=row.title,
        start=row.starts_at,
        end=row.ends_at,
        text=row.text,
        marks=marks_in(row.text, query),
        statements=tuple(statements),
        rank=-points,
    )
