"""Reads what a user types into a search, and marks in a sentence the words that answer to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nakomen.archive.stems import StemmedWord, stem_words
from nakomen.model import ArchiveError, Span

#: A word or a phrase in any quotes, with a minus before it for what must not stand there.
_PART = re.compile(r"""(-?)(?:["“”„«]([^"“”„«»]*)(["“”»]?)|(\S+))""")


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

    >>> query = parse_query('kabinet "vijf moties" -brief')
    >>> [term.stems for term in query.wanted], [term.stems for term in query.unwanted]
    ([('kabinet',), ('vijf', 'motie')], [('brief',)])
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for minus, phrase, closing, word in _PART.findall(query):
        if not word and not closing:
            raise ArchiveError(f"the quotation mark before “{phrase}” is not closed", remedy="close it or leave it out")
        words = stem_words(word or phrase)
        if words:
            term = Term(tuple(w.stem for w in words), tuple(w.porter_stem for w in words))
            (unwanted if minus else wanted).append(term)
    if not wanted:
        raise ArchiveError("the search names no word to look for", remedy='give a word or a "phrase"')
    return Query(tuple(wanted), tuple(unwanted))


def marks_in(text: str, query: Query) -> tuple[Span, ...]:
    """Return the stretches of a text that answer to the wanted terms, in order and without overlap.

    >>> text = "Nederland zegt toe dertig dagen gereed te zijn."
    >>> [text[m.start:m.end] for m in marks_in(text, parse_query('"dertig dagen" toezeggen zegt'))]
    ['zegt', 'dertig dagen']
    """
    words = stem_words(text)
    found = sorted(span for term in query.wanted for span in _places_of(term, words))
    marks: list[Span] = []
    for span in found:
        if marks and span.start < marks[-1].end:
            marks[-1] = Span(marks[-1].start, max(marks[-1].end, span.end))
        else:
            marks.append(span)
    return tuple(marks)


def _places_of(term: Term, words: list[StemmedWord]) -> list[Span]:
    length = len(term.stems)
    places = []
    for at in range(len(words) - length + 1):
        run = words[at : at + length]
        if tuple(w.stem for w in run) == term.stems or tuple(w.porter_stem for w in run) == term.porter_stems:
            places.append(Span(run[0].start, run[-1].end))
    return places
