"""Looks for a common word from the newest document back, and stops when there is enough.

A word that stands in some percents of all sentences is found so often that joining each with its document takes longer
than everything else about a search; of all those only the newest are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, column, select, text

from nakomen.archive.conditions import is_current, of_version
from nakomen.archive.tables import SENTENCE_INDEX, document_version, sentence

#: A query is common where so many times more sentences answer than are asked for.
_TIMES = 20
#: So many documents are looked through before it is counted whether more are worth it.
_FIRST = 100
#: To look into a document takes as long as to join so many sentences with theirs.
_A_DOCUMENT = 100
#: So many sentences are gathered, and at most so many asked about in one question.
_AT_ONCE, _MOST_AT_ONCE = 2_000, 10_000

_COUNT = text(
    f"SELECT count(*) FROM (SELECT 1 FROM {SENTENCE_INDEX} WHERE {SENTENCE_INDEX} MATCH :words LIMIT :most)"  # noqa: S608 - a constant
)
# The sentences of a document were written together, so that their keys are a stretch.
_MATCHED_IN = text(
    f"SELECT rowid AS key FROM {SENTENCE_INDEX} WHERE {SENTENCE_INDEX} MATCH :words"  # noqa: S608 - a constant
    f" AND rowid BETWEEN (SELECT min(key) FROM {sentence.name} WHERE document_id = :document)"
    f" AND (SELECT max(key) FROM {sentence.name} WHERE document_id = :document)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The words in the index's own terms, and what is asked of a document and of a sentence beside them."""

    words: str
    of_document: Sequence[ColumnElement[bool]] = ()
    of_sentence: Sequence[ColumnElement[bool]] = ()


def newest_of_many(connection: Connection, asked: Asked, wanted: int) -> Sequence[int] | None:
    """Return the keys of so many sentences that answer, those of the newest documents first, in a SQLite archive.

    None where they must be found among all that answer: the words are not common, or the conditions are rarely met.
    """
    plenty = wanted * _TIMES
    return _in_order(connection, asked, wanted) if _count(connection, asked.words, plenty) >= plenty else None


def _in_order(connection: Connection, asked: Asked, wanted: int) -> Sequence[int] | None:
    found: list[int] = []
    looked, most = 0, _FIRST
    while True:
        documents = _newest_documents(connection, asked, looked, most - looked)
        for keys in _with_words(connection, asked.words, documents):
            found += _passing(connection, keys, asked.of_sentence)
            if len(found) >= wanted:
                return found[:wanted]
        if len(documents) < most - looked:
            return found
        # As many again for what is still missing, if those found so far are a measure.
        looked, most = most, most + _FIRST + most * (wanted - len(found)) // max(len(found), 1)
        if most > _count(connection, asked.words) // _A_DOCUMENT:
            return None


def _count(connection: Connection, words: str, most: int = -1) -> int:
    return int(connection.execute(_COUNT, {"words": words, "most": most}).scalar_one())


def _newest_documents(connection: Connection, asked: Asked, first: int, many: int) -> Sequence[str]:
    date = document_version.c.date
    question = (
        select(document_version.c.document_id)
        .where(is_current, *asked.of_document)
        .order_by(date.is_(None), date.desc(), document_version.c.document_id)
    )
    return connection.execute(question.limit(many).offset(first)).scalars().all()


def _with_words(connection: Connection, words: str, documents: Sequence[str]) -> Iterator[list[int]]:
    """Yield the sentences with the words, in the order of documents and texts, some thousand at a time."""
    matched = _MATCHED_IN.columns(column("key")).subquery("matched")
    question = (
        select(sentence.c.key)
        .select_from(matched)
        .join(sentence, sentence.c.key == matched.c.key)
        .join(document_version, of_version(sentence))
        .where(is_current, sentence.c.document_id == bindparam("document"))
        .order_by(sentence.c.starts_at)
    )
    keys: list[int] = []
    for document in documents:
        keys.extend(row.key for row in connection.execute(question, {"words": words, "document": document}))
        if len(keys) >= _AT_ONCE:
            yield keys
            keys = []
    yield keys


def _passing(connection: Connection, keys: list[int], of_sentence: Sequence[ColumnElement[bool]]) -> list[int]:
    """Return those of some sentences of which the conditions hold, asked in one question for all."""
    if not of_sentence:
        return keys
    passing: set[int] = set()
    for at in range(0, len(keys), _MOST_AT_ONCE):
        some = sentence.c.key.in_(keys[at : at + _MOST_AT_ONCE])
        passing.update(connection.execute(select(sentence.c.key).where(some, *of_sentence)).scalars())
    return [key for key in keys if key in passing]
