"""Checks the full-text index: it holds the words of every sentence, and no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, select, text

from nakomen.archive.indexing import has_current_index
from nakomen.archive.server_index import vector_of
from nakomen.archive.stems import stem_words
from nakomen.archive.tables import SENTENCE_INDEX, sentence

_AT_ONCE = 5_000
_VOCABULARY = "CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab(main, sentence_index, col)"
_DIFFERENT = text(
    "SELECT count(*) FROM unnest(CAST(:keys AS integer[]), CAST(:vectors AS text[])) AS wanted (key, vector)"
    " LEFT JOIN sentence_index AS found ON found.key = wanted.key"
    " WHERE found.key IS NULL OR found.stems <> CAST(wanted.vector AS tsvector)"
)
_ROWS = {"sqlite": "sentence_index_docsize", "postgresql": SENTENCE_INDEX}


def check_index(connection: Connection, step: Callable[[str], None]) -> Iterator[str]:
    """Yield what is wrong with the index; the next search makes one of another analyser again, so it is not wrong."""
    if not has_current_index(connection):
        return
    sentences = connection.execute(select(func.count()).select_from(sentence)).scalar_one()
    rows = connection.execute(text(f"SELECT count(*) FROM {_ROWS[connection.dialect.name]}")).scalar_one()  # noqa: S608 - a constant
    if sentences != rows:
        yield f"it has {rows} sentences, and there are {sentences}"
    elif connection.dialect.name == "sqlite":
        yield from _compare_words(connection, step)
    else:
        yield from _compare_vectors(connection, step)


def _compare_words(connection: Connection, step: Callable[[str], None]) -> Iterator[str]:
    """Compare how often each stem stands in how many sentences: an index without content tells no more."""
    wanted: Counter[tuple[str, str]] = Counter()
    places: Counter[tuple[str, str]] = Counter()
    for rows in _pages(connection):
        step(str(rows[-1].key))
        for row in rows:
            words = stem_words(row.text)
            here = Counter([*(("stems", w.stem) for w in words), *(("porter_stems", w.porter_stem) for w in words)])
            places.update(here)
            wanted.update(here.keys())
    connection.exec_driver_sql(_VOCABULARY)
    try:
        found = connection.exec_driver_sql("SELECT col, term, doc, cnt FROM temp.indexed_words").all()
    finally:
        connection.exec_driver_sql("DROP TABLE temp.indexed_words")
    seen = {(row.col, row.term): (row.doc, row.cnt) for row in found}
    wrong = {word for word in wanted.keys() | seen.keys() if seen.get(word) != (wanted[word], places[word])}
    if wrong:
        yield f"{len(wrong)} words stand in it that the sentences do not have, or the other way round"


def _compare_vectors(connection: Connection, step: Callable[[str], None]) -> Iterator[str]:
    for rows in _pages(connection):
        step(str(rows[-1].key))
        values = {"keys": [row.key for row in rows], "vectors": [vector_of(row.text) for row in rows]}
        different = connection.execute(_DIFFERENT, values).scalar_one()
        if different:
            yield f"{different} sentences from {rows[0].key} on are indexed under other words than they have"


def _pages(connection: Connection) -> Iterator[Sequence[Any]]:
    question = select(sentence.c.key, sentence.c.text).order_by(sentence.c.key).limit(_AT_ONCE)
    last = 0
    while rows := connection.execute(question.where(sentence.c.key > last)).all():
        yield rows
        last = rows[-1].key
