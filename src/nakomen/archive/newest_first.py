"""Looks for a common word from the newest document back, and stops when there is enough.

A word that stands in some percents of all sentences is found so often that joining each with its document takes longer
than everything else about a search; of all those only the newest are shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, bindparam, column, select, text

from nakomen.archive.conditions import is_current, of_version
from nakomen.archive.matching import match_expression
from nakomen.archive.query_words import Query
from nakomen.archive.tables import SENTENCE_INDEX, document_version, sentence

#: A query is common where so many times more sentences answer than are asked for.
_TIMES = 20
#: So many documents are looked through one by one; where that is not enough, few of them pass the conditions.
_DOCUMENTS = 200

_COUNT = text(
    f"SELECT count(*) FROM (SELECT 1 FROM {SENTENCE_INDEX} WHERE {SENTENCE_INDEX} MATCH :words LIMIT :most)"  # noqa: S608 - a constant
)
# The sentences of a document were written together, so that their keys are a stretch.
_MATCHED_IN = text(
    f"SELECT rowid AS key FROM {SENTENCE_INDEX} WHERE {SENTENCE_INDEX} MATCH :words"  # noqa: S608 - a constant
    f" AND rowid BETWEEN (SELECT min(key) FROM {sentence.name} WHERE document_id = :document)"
    f" AND (SELECT max(key) FROM {sentence.name} WHERE document_id = :document)"
)


def newest_of_many(
    connection: Connection,
    query: Query,
    wanted: int,
    of_document: Sequence[ColumnElement[bool]],
    of_sentence: Sequence[ColumnElement[bool]],
) -> Sequence[int] | None:
    """Return the keys of so many sentences that answer, those of the newest documents first, in a SQLite archive.

    None where they must be found among all that answer: the words are not common, or the conditions are rarely met.
    """
    words = match_expression(query)
    if not _is_common(connection, words, wanted):
        return None
    return _in_order(connection, words, wanted, of_document, of_sentence)


def _in_order(
    connection: Connection,
    words: str,
    wanted: int,
    of_document: Sequence[ColumnElement[bool]],
    of_sentence: Sequence[ColumnElement[bool]],
) -> Sequence[int] | None:
    date = document_version.c.date
    newest = (
        select(document_version.c.document_id)
        .where(is_current, *of_document)
        .order_by(date.is_(None), date.desc(), document_version.c.document_id)
        .limit(_DOCUMENTS)
    )
    documents = connection.execute(newest).scalars().all()
    question = _in_document(of_sentence)
    found: list[int] = []
    for document in documents:
        found.extend(row.key for row in connection.execute(question, {"words": words, "document": document}))
        if len(found) >= wanted:
            return found[:wanted]
    return found if len(documents) < _DOCUMENTS else None


def _is_common(connection: Connection, words: str, wanted: int) -> bool:
    plenty = wanted * _TIMES
    return bool(connection.execute(_COUNT, {"words": words, "most": plenty}).scalar_one() >= plenty)


def _in_document(of_sentence: Sequence[ColumnElement[bool]]) -> Select[tuple[int]]:
    """Return the question for the sentences of one document that answer, in the order of its text."""
    matched = _MATCHED_IN.columns(column("key")).subquery("matched")
    return (
        select(sentence.c.key)
        .select_from(matched)
        .join(sentence, sentence.c.key == matched.c.key)
        .join(document_version, of_version(sentence))
        .where(is_current, sentence.c.document_id == bindparam("document"), *of_sentence)
        .order_by(sentence.c.starts_at)
    )
