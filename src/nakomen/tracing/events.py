"""Terms that wait for an event: they resolve on the day from which a document dates it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from nakomen.model import Kind, Statement
from nakomen.tracing.wording import words_in

_YEAR = re.compile(r"(?:19|20)\d\d")
#: Words of an event that it shares with any other.
_EVERY_EVENT = frozenset({"eerstvolgende", "volgende", "aanstaande", "next", "bijeenkomst", "meeting"})


@dataclass(frozen=True, slots=True)
class Dated:
    """An event that a document dates: its words, when it is (EDTF), from which day that is known, and by what."""

    words: frozenset[str]
    when: str
    known: date
    by: str


@dataclass(slots=True)
class Events:
    """The events that documents date; empty where nothing is known."""

    dated: list[Dated] = field(default_factory=list)

    def when(self, event: str, said: date, day: date) -> tuple[str, str] | None:
        """Return when an event is, seen from a day, and the statement that says so; None where nothing dates it.

        The words of its name are all in what dates it; of several, the first that is not before the day it was said.
        """
        names = words_of_event(event)
        if not names:
            return None
        found = [one for one in self.dated if names <= one.words and one.known <= day and _ends(one.when) >= str(said)]
        last = max(found, key=lambda one: (one.known, one.when), default=None)
        return (last.when, last.by) if last else None


def words_of_event(text: str) -> frozenset[str]:
    """Return what names an event: its words of content and its year.

    >>> sorted(words_of_event("de top in Haarlem van 2021"))
    ['2021', 'haarlem', 'top']
    """
    words = set(words_in(text)) | {word for word in ("top",) if re.search(rf"\b{word}\b", text.casefold())}
    return frozenset((words | set(_YEAR.findall(text))) - _EVERY_EVENT)


def dated_events(statements: Iterable[Statement], days: Mapping[str, date]) -> Events:
    """Return the events that findings and agreements date: "De top vindt op 8 juni 2027 in Hoorn plaats"."""
    found = []
    for one in statements:
        if one.kind in (Kind.FINDING, Kind.AGREEMENT) and one.due and not one.due_event and _takes_place(one.quote):
            words = words_of_event(one.quote) | frozenset(_YEAR.findall(one.due))
            found.append(Dated(words, one.due, days.get(one.document, date.min), one.id))
    return Events(found)


def _takes_place(quote: str) -> bool:
    return (
        re.search(r"\bvindt\b.*\bplaats\b|\bvinden\b.*\bplaats\b|\bplaatsvinden\b|\btakes place\b|\bgehouden\b", quote)
        is not None
    )


def _ends(edtf: str) -> str:
    """Return the last part of an EDTF date, which compares as text with a day."""
    return edtf.rsplit("/", 1)[-1] + "~"
