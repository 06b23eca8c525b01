"""Asks the full-text index which sentences hold the words of a query."""

from __future__ import annotations

from sqlalchemy import Connection, Subquery, column, text

from nakomen.archive import server_index
from nakomen.archive.query_words import Query, Term
from nakomen.archive.tables import SENTENCE_INDEX

_MATCHED = text(f"SELECT rowid AS key FROM {SENTENCE_INDEX} WHERE {SENTENCE_INDEX} MATCH :words")  # noqa: S608 - a constant


def matched_sentences(connection: Connection, query: Query) -> Subquery:
    """Return the keys of the sentences that answer to a query, as a table with the one column `key`."""
    if connection.dialect.name == "postgresql":
        question = server_index.MATCHED.bindparams(words=server_index.tsquery_of(query))
    else:
        question = _MATCHED.bindparams(words=match_expression(query))
    return question.columns(column("key")).subquery("matched")


def match_expression(query: Query) -> str:
    """Return a query in the words of FTS5.

    >>> from nakomen.archive.query_words import parse_query
    >>> match_expression(parse_query("bijdragen -munitie"))
    '((stems : "bijdraag" OR porter_stems : "bijdrag")) NOT ((stems : "munitie" OR porter_stems : "munitie"))'
    """
    wanted = " AND ".join(map(_match_term, query.wanted))
    if not query.unwanted:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(map(_match_term, query.unwanted))})"


def _match_term(term: Term) -> str:
    return f'(stems : "{" ".join(term.stems)}" OR porter_stems : "{" ".join(term.porter_stems)}")'
