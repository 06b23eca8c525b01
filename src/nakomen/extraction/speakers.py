"""Who speaks in a debate, and what his words can bind: a minister the government, a member asks, the chair leads."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from nakomen.finders.actors import find_actors
from nakomen.languages import load_table
from nakomen.model import BlockKind, Document
from nakomen.registers.offices import holdings

_HOME = "Netherlands"
_PARTY = re.compile(r"\s*\([^()]*\)\s*$")
_STYLE = re.compile(r"^(?:de heer|mevrouw|het lid|de leden|meneer|(?:het )?kamerlid)\s+", re.IGNORECASE)
#: The parliamentary year in the number of a report ("h-tk-20172018-70-5"); it begins on the third Tuesday of September.
_YEAR = re.compile(r"-(?P<first>20\d\d)(?P<last>20\d\d)-(?P<sitting>\d{1,3})-")
#: A chamber sits on at most so many days of a week, so that a sitting's number tells the earliest day it can have.
_SITTINGS_A_WEEK = 4
#: What divides a report into items; a motion's own title does not.
_NO_ITEM = re.compile(r"(?:gewijzigde |nader gewijzigde )?(?:motie|amendement)", re.IGNORECASE)


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


def name_of(speaker: str) -> str:
    """Return a member's name as it is printed before the party.

    >>> name_of("De heer Van der Velde (ZLP)"), name_of("Mevrouw Voorthuis (LVV)")
    ('Van der Velde', 'Voorthuis')
    """
    return _STYLE.sub("", _PARTY.sub("", speaker)).strip()


def office_of(words: str, document: Document) -> str:
    """Return the Dutch office that words name on the document's day; the country where they name none."""
    named = find_actors(words, document.identity.date, document.identity.language)
    office = next((actor.name for actor in named if actor.name.startswith(f"{_HOME}:")), _HOME)
    return office if " of " in office or document.identity.date else _office_in_year(words, office, document.id)


def _office_in_year(words: str, office: str, number: str) -> str:
    """Return the one office that a person of that name held in the parliamentary year of a report without a day."""
    year = _YEAR.search(f"-{number}-")
    if year is None:
        return office
    weeks = timedelta(weeks=int(year["sitting"]) // _SITTINGS_A_WEEK)
    first, last = date(int(year["first"]), 9, 15) + weeks, date(int(year["last"]), 9, 21)
    role = office.partition(":")[2]
    found = {
        held.role
        for held in holdings()
        if held.start <= last and held.end >= first and role in held.role and _ends_in(words, held.surnames)
    }
    return found.pop() if len(found) == 1 else office


def _ends_in(words: str, surnames: tuple[str, ...]) -> bool:
    return words.casefold().endswith(tuple(f" {name.casefold()}" for name in surnames))


@dataclass(frozen=True, slots=True)
class Voice:
    """A turn of the government: where it begins, in which item, and which office speaks."""

    start: int
    item: int
    office: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who of the government takes part in a debate, item by item, so that "de minister" is somebody."""

    document: Document
    items: tuple[int, ...]
    voices: tuple[Voice, ...]

    @classmethod
    def of(cls, document: Document) -> Cast:
        """Note who of the government speaks where."""
        items = tuple(
            block.start
            for block in document.blocks
            if block.kind is BlockKind.HEADING
            and block.level < 3
            and not _NO_ITEM.match(document.text, block.start, block.end)
        )
        voices = tuple(
            Voice(block.start, bisect_right(items, block.start), office_of(block.speaker, document))
            for block in document.blocks
            if turn_of(block.speaker) is Turn.GOVERNMENT
        )
        return cls(document, items, voices)

    def asked(self, words: str, at: int) -> str:
        """Return the office that words point to at a place of the text: "de minister", "het kabinet", "u"."""
        named = office_of(words, self.document)
        if " of " in named:
            return named
        table = load_table("nl", "deciding")
        folded = words.casefold().split()
        if set(folded) & set(table["whole_government"]):
            return _HOME
        if set(folded) & set(table["prime_minister"]):
            return f"{_HOME}:prime minister"
        role = next((role for word, role in table["offices_by_word"].items() if word in folded), "")
        return self._speaking(role, at)

    def answers_before(self, at: int) -> bool:
        """Tell whether the last turn but the chair's before a place was the government's."""
        blocks = self.document.blocks
        here = bisect_right(blocks, at, key=lambda block: block.start) - 1
        speaker = blocks[here].speaker if here >= 0 else ""
        for block in reversed(blocks[: max(here, 0)]):
            if block.speaker != speaker and (turn := turn_of(block.speaker)) is not Turn.CHAIR:
                return turn is Turn.GOVERNMENT
        return False

    def _speaking(self, role: str, at: int) -> str:
        """Return the only office with that role in an item, else the one that had the floor last."""
        item = bisect_right(self.items, at)
        fitting = [voice for voice in self.voices if voice.item == item and f":{role}" in voice.office]
        offices = {voice.office for voice in fitting}
        if len(offices) == 1:
            return offices.pop()
        earlier = [voice.office for voice in fitting if voice.start <= at]
        unknown = f"{_HOME}:{role}" if role else _HOME
        return earlier[-1] if earlier else unknown
