"""Searches sentences and tells with each what counts there now: statements as people judged them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from nakomen.archive import Archive, Filters, Hit
from nakomen.archive.filters import SPOOR
from nakomen.archive.searching import DEFAULT_LIMIT
from nakomen.model import Statement
from nakomen.review.judged import Judged
from nakomen.review.listing import judged_statements
from nakomen.review.reviewing import judged

#: Hits are looked at this many times as many at once where only some pass, of at most so many documents by name.
_MORE, _NAMED = 4, 200


def judged_hits(archive: Archive, query: str, filters: Filters, found: Judged | None = None) -> list[Hit]:
    """Return what `Archive.search` does, with the statements in force: rejected ones are none, corrected ones changed.

    A condition on statements, or on what became of them, keeps the sentences in which one in force passes.
    """
    whole = replace(filters, query=" ".join(filter(None, (query, filters.query))))
    if not archive.log.last() and not whole.of_sporen:
        return archive.search(query, filters)
    found = found or judged(archive)
    there: dict[str, list[Statement]] = defaultdict(list)
    for one in found.statements:
        there[one.document].append(one)
    if not whole.about_statements and not whole.of_sporen:
        return [_as_judged(hit, there) for hit in archive.search("", whole)]
    passing = {one.id: one for one in judged_statements(archive, replace(whole, limit=None, offset=0), found)}
    return _passing_hits(archive, whole, there, passing)


def _passing_hits(
    archive: Archive, whole: Filters, there: dict[str, list[Statement]], passing: dict[str, Statement]
) -> list[Hit]:
    """Look at ever more hits until so many hold a statement that passes, or there are no more."""
    wanted = whole.offset + (DEFAULT_LIMIT if whole.limit is None else whole.limit)
    asked = replace(whole, offset=0, left_out=(*whole.left_out, "statement", SPOOR))
    documents = {one.document for one in passing.values()}
    if len(documents) <= _NAMED and not asked.document:
        asked = replace(asked, document=tuple(sorted(documents)))
    if not documents:
        return []
    many = max(wanted, 1)
    while True:
        many *= _MORE
        hits = archive.search("", replace(asked, limit=many))
        kept = [
            one
            for one in (_as_judged(hit, there) for hit in hits)
            if any(each.id in passing for each in one.statements)
        ]
        if len(kept) >= wanted or len(hits) < many:
            return kept[whole.offset : wanted]


def _as_judged(hit: Hit, there: dict[str, list[Statement]]) -> Hit:
    """Return a hit with the statements in force that share a place with its sentence."""
    own = tuple(one for one in there.get(hit.document, ()) if one.start < hit.end and one.end > hit.start)
    return replace(hit, statements=own)
