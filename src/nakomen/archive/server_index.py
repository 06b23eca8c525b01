"""The full-text index on PostgreSQL: the same stems as SQLite's index has, written as its words by Python itself."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import Connection, text

from nakomen.archive.query_words import Query, Term
from nakomen.archive.stems import StemmedWord, stem_words
from nakomen.archive.tables import SENTENCE_INDEX

#: The old stems stand beside the new ones under this sign, which no stem holds.
_OLD = "~"
#: PostgreSQL takes words of at most 2,046 bytes; no sentence is so long that it would meet the other limits.
_LONGEST_WORD = 2_000

_INSERT = text(f"INSERT INTO {SENTENCE_INDEX} (key, stems) VALUES (:key, CAST(:stems AS tsvector))")  # noqa: S608 - a constant
_FORGET = text(f"DELETE FROM {SENTENCE_INDEX} WHERE key = :key")  # noqa: S608 - a constant
_FORGET_ALL = text(f"DELETE FROM {SENTENCE_INDEX}")  # noqa: S608 - a constant

#: The keys of the sentences that answer to `words`.
MATCHED = text(f"SELECT key FROM {SENTENCE_INDEX} WHERE stems @@ CAST(:words AS tsquery)")  # noqa: S608 - a constant


def index_rows(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Put sentences, each with its key, into the index."""
    connection.execute(_INSERT, [{"key": key, "stems": vector_of(words)} for key, words in rows])


def forget_rows(connection: Connection, keys: Iterable[int]) -> None:
    """Take sentences out of the index."""
    connection.execute(_FORGET, [{"key": key} for key in keys])


def forget_all_rows(connection: Connection) -> None:
    """Empty the index."""
    connection.execute(_FORGET_ALL)


def vector_of(sentence: str) -> str:
    """Return the words of a sentence with their places, as PostgreSQL writes a tsvector.

    >>> vector_of("Bijdragen, bijdragen!")
    "'bijdraag':1,2 '~bijdrag':1,2"
    """
    places: dict[str, list[int]] = {}
    for place, word in enumerate(stem_words(sentence), 1):
        for lexeme in _lexemes_of(word):
            places.setdefault(lexeme, []).append(place)
    return " ".join(f"'{lexeme}':{','.join(map(str, at))}" for lexeme, at in places.items())


def tsquery_of(query: Query) -> str:
    """Return a query as PostgreSQL writes a tsquery.

    >>> from nakomen.archive.query_words import parse_query
    >>> tsquery_of(parse_query('bijdragen -"vijf moties"'))
    "('bijdraag' | '~bijdrag') & !(('vijf' <-> 'motie') | ('~vijf' <-> '~moties'))"
    """
    terms = [_term(term) for term in query.wanted] + [f"!{_term(term)}" for term in query.unwanted]
    return " & ".join(terms)


def _term(term: Term) -> str:
    new = " <-> ".join(f"'{_lexeme(stem)}'" for stem in term.stems)
    old = " <-> ".join(f"'{_lexeme(_OLD + stem)}'" for stem in term.porter_stems)
    return f"({new} | {old})" if len(term.stems) == 1 else f"(({new}) | ({old}))"


def _lexemes_of(word: StemmedWord) -> tuple[str, str]:
    return _lexeme(word.stem), _lexeme(_OLD + word.porter_stem)


def _lexeme(stem: str) -> str:
    """Return a stem as the index keeps it: one that is too long keeps its beginning and a digest of the whole."""
    if len(stem) * 4 <= _LONGEST_WORD or len(stem.encode()) <= _LONGEST_WORD:
        return stem
    return stem[:100] + sha256(stem.encode()).hexdigest()
