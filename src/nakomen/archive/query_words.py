"""Turns the words of a query into stems, and marks in a sentence what answers to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nakomen.archive.stems import stem_words
from nakomen.model import QueryError, Span
from nakomen.queries import Query as Asked
from nakomen.queries import Words, parse

#: As many as an index takes in one question without complaint.
_MOST_WORDS = 64


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand next to each other, by their new or by their old stems."""

    stems: tuple[str, ...]
    porter_stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What must stand in a sentence and what must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def parse_query(query: str) -> Query:
    """Return the terms of a search: words, "phrases", and -words or -"phrases" that must be absent.

    >>> query = parse_query('kabinet "vijf moties" -brief kind:pledge')
    >>> [term.stems for term in query.wanted], [term.stems for term in query.unwanted]
    ([('kabinet',), ('vijf', 'motie')], [('brief',)])
    """
    asked = parse(query)
    terms = terms_of(asked)
    if not terms.wanted:
        remedy = 'give a word or a "phrase"; nakomen list shows all that conditions leave'
        raise QueryError("the search names no word to look for", query=query, start=0, end=len(query), remedy=remedy)
    return terms


def terms_of(asked: Asked) -> Query:
    """Return the terms of a query, possibly none; words without a letter or figure ask for nothing."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for one in asked.words:
        words = stem_words(one.text)
        if words:
            term = Term(tuple(w.stem for w in words), tuple(w.porter_stem for w in words))
            (unwanted if one.unwanted else wanted).append(term)
        if len(wanted) + len(unwanted) > _MOST_WORDS:
            raise _too_many(asked, one)
    return Query(tuple(wanted), tuple(unwanted))


def _too_many(asked: Asked, word: Words) -> QueryError:
    what = f"the query has more than {_MOST_WORDS} words"
    place = word.place
    return QueryError(what, query=asked.text, start=place.start, end=place.end, remedy="ask for less at once")


def marks_in(text: str, query: Query) -> tuple[Span, ...]:
    """Return the stretches of a text that answer to the wanted terms, in order and without overlap.

    >>> text = "Nederland zegt toe dertig dagen gereed te zijn."
    >>> [text[m.start:m.end] for m in marks_in(text, parse_query('"dertig dagen" toezeggen zegt'))]
    ['zegt', 'dertig dagen']
    """
    words = stem_words(text)
    stems = [(word.stem, word.porter_stem) for word in words]
    found = sorted(
        Span(words[at].start, words[at + len(term.stems) - 1].end)
        for term in query.wanted
        for at in places_of(term, stems)
    )
    marks: list[Span] = []
    for span in found:
        if marks and span.start < marks[-1].end:
            marks[-1] = Span(marks[-1].start, max(marks[-1].end, span.end))
        else:
            marks.append(span)
    return tuple(marks)


def places_of(term: Term, words: Sequence[tuple[str, str]]) -> list[int]:
    """Return at which words of a text, given by both their stems, a term begins."""
    first, first_porter, length = term.stems[0], term.porter_stems[0], len(term.stems)
    begins = [at for at, (new, old) in enumerate(words) if new == first or old == first_porter]
    if length == 1:
        return begins
    runs = ((at, words[at : at + length]) for at in begins)
    return [
        at
        for at, run in runs
        if tuple(new for new, _ in run) == term.stems or tuple(old for _, old in run) == term.porter_stems
    ]
