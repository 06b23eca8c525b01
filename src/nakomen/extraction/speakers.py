"""Who speaks in a debate, and what his words can bind: a minister the government, a member asks, the chair leads."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from nakomen.finders.actors import find_actors
from nakomen.languages import load_table
from nakomen.model import Document


class Turn(StrEnum):
    """What a turn in a debate can hold; outside a debate the document speaks."""

    DOCUMENT = "document"
    GOVERNMENT = "government"
    MEMBER = "member"
    CHAIR = "chair"


@cache
def turn_of(speaker: str) -> Turn:
    """Return what a speaker's words can bind, by how the report of the debate names him.

    >>> [str(turn_of(name)) for name in ("Minister Dalstra", "De voorzitter", "Mevrouw Voorthuis (LVV)", "")]
    ['government', 'chair', 'member', 'document']
    """
    if not speaker:
        return Turn.DOCUMENT
    words = set(speaker.casefold().split())
    table = load_table("nl", "deciding")
    if words & set(table["chairs"]):
        return Turn.CHAIR
    return Turn.GOVERNMENT if words & set(table["government_speakers"]) else Turn.MEMBER


def office_of(words: str, document: Document) -> str:
    """Return the Dutch office that words name on the document's day; the country where they name none."""
    named = find_actors(words, document.identity.date, document.identity.language)
    return next((actor.name for actor in named if actor.name.startswith("Netherlands:")), "Netherlands")
