"""Ranks the sentences that a search found: by what stands in them, and the same on every database.

The rule is explained in docs/search.md. It counts in whole numbers, so that no database or machine rounds otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from nakomen.archive.query_words import Query, places_of
from nakomen.archive.stems import stems_in

#: So many hits, newest documents first, are ranked among each other; then the next so many.
RANKED_TOGETHER = 400
#: Words that every sentence is thought to have more: a heading of one word must not beat every sentence.
_PADDING = 10
#: From here on, words are as far apart as can be.
_FURTHEST = 20


def points_of(text: str, query: Query) -> int:
    """Return how well a sentence answers: the share of its words that were asked for, less the words between them.

    >>> from nakomen.archive.query_words import parse_query
    >>> query = parse_query("dertig dagen")
    >>> points_of("Binnen dertig dagen gereed.", query), points_of("Dertig schepen zijn in tien dagen gereed.", query)
    (14, 7)
    """
    words = stems_in(text)
    places = [(term, places_of(term, words)) for term in query.wanted]
    asked_for = {at + step for term, begins in places for at in begins for step in range(len(term.stems))}
    share = 100 * len(asked_for) // (len(words) + _PADDING)
    return share - min(_between([begins for _, begins in places]), _FURTHEST)


def _between(places: Sequence[Sequence[int]]) -> int:
    """Return how many words stand between the terms where all of them stand nearest to each other.

    >>> _between([[0, 7], [9]]), _between([[3]])
    (1, 0)
    """
    if len(places) < 2 or not all(places):
        return 0
    order = sorted((at, which) for which, begins in enumerate(places) for at in begins)
    last: dict[int, int] = {}
    nearest = _FURTHEST + len(places)
    for at, which in order:
        last[which] = at
        if len(last) == len(places):
            nearest = min(nearest, at - min(last.values()))
    return max(0, nearest - (len(places) - 1))
