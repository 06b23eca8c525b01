"""Reads a motion paper as what it is: parliament asks in it, and the paper itself is the reference."""

from __future__ import annotations

import re
from functools import cache

from nakomen.finders.references import find_references
from nakomen.model import Document

_TITLE = re.compile(r"\bmotie van (?:het lid|de leden)\b", re.IGNORECASE)
_REST = re.compile(r"\s+(?:[Tt]er vervanging|over|t\.v\.v\.)\b")
_PARTICLES = re.compile(r"\b(?:Van|De|Den|Der|Het|Ten|Ter|Lid|Leden|En|C\.S\.|Cs)\b")


def is_motion(document: Document) -> bool:
    """Tell whether a document is the paper of one motion."""
    return _TITLE.search(document.identity.title) is not None


def own_references(document: Document) -> tuple[str, ...]:
    """Return how a motion paper itself is referred to: by who moved it, and by its number.

    >>> from nakomen.model import Identity
    >>> paper = Identity(number="kst-39412-8", title="GEWIJZIGDE MOTIE VAN HET LID DE WINTER")
    >>> own_references(Document("x", "", paper))
    ('motion:de Winter', 'kst-39412-8')
    """
    if not is_motion(document):
        return ()
    return _of_title(document.identity.title) + ((document.identity.number,) if document.identity.number else ())


@cache
def _of_title(title: str) -> tuple[str, ...]:
    named = _TITLE.search(title)
    if named is None:
        return ()
    words = _REST.split(title[named.start() :])[0]
    if named[0].isupper():
        words = _PARTICLES.sub(lambda match: match[0].lower(), words.title())
    return tuple(found.id for found in find_references(words) if found.id.startswith("motion:"))[:1]
