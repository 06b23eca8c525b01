"""Finds references to other papers, treaties and declarations."""

from __future__ import annotations

from collections.abc import Iterable

from nakomen.finders.reference_articles import find_articles
from nakomen.finders.reference_declarations import find_declarations
from nakomen.finders.reference_motions import find_motions
from nakomen.finders.reference_names import find_names
from nakomen.finders.reference_patterns import find_papers
from nakomen.model import ReferenceMention

#: One wording names at most so many papers: six dossiers with seven numbers are none of ours.
_SHARED = 40


def find_references(text: str, language: str = "nl") -> list[ReferenceMention]:
    """Find the references of a text, in reading order, with their canonical ids.

    Mentions never overlap, but several dossiers, motions or articles that one wording names stand on one span.

    >>> [found.id for found in find_references("Zie de motie Paulsma (Kamerstukken 33 694 en 29 521, nr. 9).")]
    ['motion:Paulsma', 'kst-33694-9', 'kst-29521-9']
    """
    names = list(find_names(text, language))
    found = list(find_papers(text, language))
    found += find_motions(text, language)
    found += find_articles(text, language, [name for name in names if name.kind == "treaty"])
    found += [
        ReferenceMention(
            name.start, name.end, text[name.start : name.end], f"register.{name.kind}", f"{name.kind}:{name.name}"
        )
        for name in names
    ]
    found += find_declarations(text, language)
    return _apart(found)


def _apart(found: Iterable[ReferenceMention]) -> list[ReferenceMention]:
    """Keep the first of overlapping mentions, the longest of those that begin alike, and all of one row on a span."""
    kept: list[ReferenceMention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end)):
        before = kept[-1] if kept else None
        if (
            before is None
            or mention.start >= before.end
            or (_same_span(mention, before) and all(mention.id != other.id for other in kept[-_SHARED:]))
        ):
            kept.append(mention)
    return kept


def _same_span(one: ReferenceMention, other: ReferenceMention) -> bool:
    return (one.start, one.end, one.row) == (other.start, other.end, other.row)
