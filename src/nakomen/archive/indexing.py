"""Keeps the sentences of current documents and the full-text index over their stems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text

from nakomen.archive import server_index
from nakomen.archive.stems import analyser_version, stem_words
from nakomen.archive.tables import SENTENCE_INDEX, archive_setting, sentence
from nakomen.finders.sentences import split_sentences
from nakomen.model import BlockKind, Document, Span

ANALYSER = "analyser"
#: What a reader of the paper would look for: running text, what is asked, and what stands above it.
_SEARCHED = frozenset(kind for kind in BlockKind if kind.running) | {BlockKind.HEADING, BlockKind.QUESTION}
_AT_ONCE = 5_000
_INSERT = text(f"INSERT INTO {SENTENCE_INDEX} (rowid, stems, porter_stems) VALUES (:key, :stems, :porter)")  # noqa: S608 - a constant
#: An index without content must be told what it is to forget.
_FORGET = text(
    f"INSERT INTO {SENTENCE_INDEX} ({SENTENCE_INDEX}, rowid, stems, porter_stems)"  # noqa: S608 - a constant
    " VALUES ('delete', :key, :stems, :porter)"
)
_FORGET_ALL = text(f"INSERT INTO {SENTENCE_INDEX} ({SENTENCE_INDEX}) VALUES ('delete-all')")  # noqa: S608 - a constant


def sentences_of(document: Document) -> list[tuple[BlockKind, Span]]:
    """Return the sentences that can be searched, with the kind of their block; text without blocks is one block."""
    language = "en" if document.identity.language == "en" else "nl"
    if not document.blocks:
        return [(BlockKind.PARAGRAPH, span) for span in split_sentences(document.text, language=language)]
    return [
        (block.kind, span)
        for block in document.blocks
        if block.kind in _SEARCHED
        for span in split_sentences(document.text, block.start, block.end, language)
    ]


def index_sentences(
    connection: Connection, document: Document, version: int, sentences: Sequence[tuple[BlockKind, Span]]
) -> None:
    """Write the sentences of a version and their stems."""
    first = (connection.execute(select(func.max(sentence.c.key))).scalar() or 0) + 1
    rows: list[dict[str, Any]] = [
        {
            "key": key,
            "document_id": document.id,
            "version": version,
            "starts_at": span.start,
            "ends_at": span.end,
            "block_kind": str(kind),
            "text": document.text[span.start : span.end],
        }
        for key, (kind, span) in enumerate(sentences, first)
    ]
    if rows:
        connection.execute(insert(sentence), rows)
        _index(connection, [(row["key"], row["text"]) for row in rows])


def forget_sentences(connection: Connection, document_id: str, version: int) -> None:
    """Take the sentences of a version out of the archive and the index."""
    of_version = (sentence.c.document_id == document_id) & (sentence.c.version == version)
    rows = connection.execute(select(sentence.c.key, sentence.c.text).where(of_version)).all()
    if rows:
        if _on_server(connection):
            server_index.forget_rows(connection, [row.key for row in rows])
        else:
            connection.execute(_FORGET, [_stems_of(key, words) for key, words in rows])
        connection.execute(delete(sentence).where(of_version))


def has_current_index(connection: Connection) -> bool:
    """Tell whether the index was made by this program's analyser."""
    question = select(archive_setting.c.value).where(archive_setting.c.name == ANALYSER)
    return connection.execute(question).scalar() == analyser_version()


def refresh_index(connection: Connection) -> None:
    """Make the index again from the sentences where another analyser made it; the connection must be a writer's."""
    if has_current_index(connection):
        return
    if _on_server(connection):
        server_index.forget_all_rows(connection)
    else:
        connection.execute(_FORGET_ALL)
    last = 0
    page = select(sentence.c.key, sentence.c.text).order_by(sentence.c.key).limit(_AT_ONCE)
    while rows := connection.execute(page.where(sentence.c.key > last)).all():
        _index(connection, [(row.key, row.text) for row in rows])
        last = rows[-1].key
    connection.execute(delete(archive_setting).where(archive_setting.c.name == ANALYSER))
    connection.execute(insert(archive_setting), {"name": ANALYSER, "value": analyser_version()})


def _index(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Put sentences, each with its key, into the index that the database has."""
    if _on_server(connection):
        server_index.index_rows(connection, rows)
    else:
        connection.execute(_INSERT, [_stems_of(key, words) for key, words in rows])


def _on_server(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _stems_of(key: int, words: str) -> dict[str, object]:
    stemmed = stem_words(words)
    return {
        "key": key,
        "stems": " ".join(word.stem for word in stemmed),
        "porter": " ".join(word.porter_stem for word in stemmed),
    }
