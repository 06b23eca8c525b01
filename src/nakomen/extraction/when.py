"""Chooses the time that an undertaking is due, or that a finding measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nakomen.model import DateMention, Kind

_OPEN_MONTH = re.compile(r"\d{4}-\d\d/\.\.")
_MONTHS = re.compile(r"P\d+M")
#: Relations that look forward even in a sentence about what was done ("kondigde aan ... tot 2024").
_AHEAD = frozenset({"by", "before", "until", "from"})
#: A date that names a paper or a past meeting: "de brief van 24 mei jl.", "de motie van 3 mei".
_OF_A_PAPER = re.compile(
    r"(?:brief|kamerbrief|motie|debat|overleg|notitie|nota|rapport|besluit|verklaring|letter|verslag|antwoord\w*)[^.;]{0,60}?\b(?:van|d\.d\.|op|of)\s*$",
    re.IGNORECASE,
)
_REFERENCE_AFTER = re.compile(r"\s*\(?\s*(?:Kamerstuk|Handelingen|\d\d ?\d{3})", re.IGNORECASE)
_EVENT_BEFORE = re.compile(
    r"(?:\b(?:van|voor|tijdens|op|over|naar) (?:de |het |een )?[\w-]*(?:top|toppen|bijeenkomst|voorzitterschap|summit)"
    r"|(?:zomer|invasie|inval|annexatie))\s+(?:(?:van|in|op)\s*)?$",
    re.IGNORECASE,
)
#: A year that belongs to a name: "de Voorjaarsnota 2024", "Nuclear Security Summit 2014".
_NAME_BEFORE = re.compile(r"\b[A-Z][\w-]{3,}\s$")
_MEASURED_NOW = re.compile(r"nu|thans|momenteel|op dit moment|now|currently|at present", re.IGNORECASE)
_TAKEN_BACK = re.compile(r"\bniet\b[^.;]{0,15}$")
_BUT = re.compile(r"\s*,?\s*maar\b")


@dataclass(frozen=True, slots=True)
class Due:
    """A chosen time: EDTF, the words, the event it waits for, and the row that read it."""

    edtf: str = ""
    said: str = ""
    event: str = ""
    row: str = ""


NEVER = Due()


@dataclass(frozen=True, slots=True)
class Telling:
    """How a statement tells its time: of what is done, where its quote begins, on which day, or told again."""

    finished: bool
    start: int
    day: date | None
    again: bool = False


def due_of(kind: Kind, dates: Sequence[DateMention], text: str, telling: Telling) -> Due:
    """Return the time of a statement among the dates of its quote.

    A finding takes the time measured; of what is already done only a time that looks ahead counts.
    """
    if kind is Kind.FULFILMENT:
        return NEVER
    usable = [mention for mention in _corrected(dates, text, telling.start) if _fits(mention, text, telling)]
    if kind is Kind.FINDING:
        usable = [mention for mention in usable if not _of_event(mention) or mention.relation == "since"]
        usable = [mention for mention in usable if "/duration" not in mention.row]
        chosen = next((mention for mention in usable if mention.edtf and not _is_now(mention)), None)
        chosen = chosen or next(
            (mention for mention in usable if mention.edtf and _MEASURED_NOW.match(mention.text)), None
        )
        return _due(chosen) if chosen else NEVER
    usable = [mention for mention in usable if not _is_now(mention) and not _is_long_past(mention, telling)]
    if telling.finished:
        usable = [mention for mention in usable if _looks_ahead(mention, telling.day)]
    joined = _from_with_length(usable, dates)
    if joined:
        return joined
    chosen = next((mention for mention in usable if mention.edtf), None) or next(iter(usable), None)
    return _due(chosen) if chosen else NEVER


def _is_now(mention: DateMention) -> bool:
    return mention.row.endswith("/now")


def _of_event(mention: DateMention) -> bool:
    return "/event-" in mention.row


def _is_long_past(mention: DateMention, telling: Telling) -> bool:
    """Tell whether a time ended before the year of the document: nothing still to be done is due then."""
    end = mention.edtf.rsplit("/", 1)[-1][:4]
    return telling.day is not None and not telling.again and end.isdigit() and int(end) < telling.day.year


def _looks_ahead(mention: DateMention, day: date | None) -> bool:
    """Tell whether a time lies after the day on which it is told, or runs on past it."""
    if _of_event(mention):
        if mention.relation != "before":
            return False
        if not mention.edtf:
            return True
    if day is None:
        return mention.relation in _AHEAD
    end = mention.edtf.rsplit("/", 1)[-1]
    first = mention.edtf.split("/", 1)[0]
    if end == "..":
        return first[:7] >= day.isoformat()[: len(first[:7])]
    return bool(end) and end[: len(day.isoformat())] > day.isoformat()[: len(end)]


def _corrected(dates: Sequence[DateMention], text: str, start: int) -> list[DateMention]:
    """Leave out the times that a correction takes back ("niet op 1 januari, maar op 1 maart")."""
    if len(dates) < 2:
        return list(dates)
    return [
        mention
        for mention in dates
        if not (
            _TAKEN_BACK.search(text[max(start, mention.start - 20) : mention.start]) and _BUT.match(text, mention.end)
        )
    ]


def _fits(mention: DateMention, text: str, telling: Telling) -> bool:
    if mention.type in ("duration", "time") or (mention.row.endswith("/event-during") and mention.edtf):
        return False
    before = text[max(telling.start, mention.start - 90) : mention.start]
    passing = mention.relation in ("on", "during")
    if _OF_A_PAPER.search(before) or (passing and _EVENT_BEFORE.search(before)):
        return False
    if _NAME_BEFORE.search(before) and mention.text.isdigit():
        return False
    if passing and before.endswith(" van ") and not _looks_ahead(mention, telling.day):
        return False  # "de afspraak van 2019"
    return not _REFERENCE_AFTER.match(text, mention.end, mention.end + 25) or not passing


def _from_with_length(usable: Sequence[DateMention], dates: Sequence[DateMention]) -> Due | None:
    """Close an open beginning with a length that stands beside it ("vanaf midden juni ... vijf maanden")."""
    opening = next((found for found in usable if found.relation == "from" and _OPEN_MONTH.fullmatch(found.edtf)), None)
    length = next((found for found in dates if found.type == "duration" and _MONTHS.fullmatch(found.value)), None)
    if opening is None or length is None:
        return None
    year, month = int(opening.edtf[:4]), int(opening.edtf[5:7])
    months = year * 12 + month - 1 + int(length.value[1:-1])
    said = f"{opening.text}; {length.text}"
    return Due(f"{opening.edtf[:7]}/{months // 12:04d}-{months % 12 + 1:02d}", said, row=opening.row)


def _due(mention: DateMention) -> Due:
    return Due(mention.edtf, mention.text, mention.event, mention.row)
