"""All that the finders see in one document, looked up by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from nakomen.finders.actors import find_actors
from nakomen.finders.amounts import find_amounts
from nakomen.finders.dates import DateContext, find_dates
from nakomen.finders.references import find_references
from nakomen.model import ActorMention, AmountMention, DateMention, Document, Find, ReferenceMention

AnyFind = TypeVar("AnyFind", bound=Find)


def within(finds: Sequence[AnyFind], start: int, end: int) -> list[AnyFind]:
    """Return the finds that lie wholly inside a stretch; `finds` are in text order."""
    at = bisect_left(finds, start, key=lambda find: find.start)
    found = []
    while at < len(finds) and finds[at].start < end:
        if finds[at].end <= end:
            found.append(finds[at])
        at += 1
    return found


@dataclass(frozen=True, slots=True)
class DocumentFinds:
    """The finds of a whole document, each list in text order."""

    actors: list[ActorMention]
    amounts: list[AmountMention]
    dates: list[DateMention]
    references: list[ReferenceMention]

    @classmethod
    def of(cls, document: Document) -> DocumentFinds:
        """Run every finder over a document's text once."""
        identity = document.identity
        context = DateContext(document=identity.date, meeting=identity.meeting, language=identity.language)
        return cls(
            find_actors(document.text, identity.date, identity.language),
            find_amounts(document.text, identity.language),
            find_dates(document.text, context),
            find_references(document.text, identity.language),
        )
