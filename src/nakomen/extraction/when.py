"""Chooses the time that an undertaking is due, or that a finding measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nakomen.model import DateMention, Kind

#: Relations that look forward even in a sentence about what was done ("kondigde aan ... tot 2024").
_AHEAD = frozenset({"by", "before", "until", "from"})
#: A date that names a paper or a past meeting: "de brief van 24 mei jl.", "de motie van 3 mei".
_OF_A_PAPER = re.compile(
    r"(?:brief|kamerbrief|motie|debat|overleg|notitie|nota|rapport|besluit|verklaring|letter|verslag|antwoord\w*)[^.;]{0,60}?\b(?:van|d\.d\.|op|of)\s*$",
    re.IGNORECASE,
)
_REFERENCE_AFTER = re.compile(r"\s*\(?\s*(?:Kamerstuk|Handelingen|\d\d ?\d{3})", re.IGNORECASE)
_EVENT_BEFORE = re.compile(
    r"(?:zomer|top|bijeenkomst|invasie|inval|annexatie|summit)\s+(?:van|in|op)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Due:
    """A chosen time: EDTF, the words, the event it waits for, and the row that read it."""

    edtf: str = ""
    said: str = ""
    event: str = ""
    row: str = ""


NEVER = Due()


def due_of(kind: Kind, dates: Sequence[DateMention], text: str, *, finished: bool, start: int) -> Due:
    """Return the time of a statement among the dates of its quote; `start` is where the quote begins in the text.

    A finding takes the time measured; of what is already done only a time that looks ahead counts.
    """
    usable = [date for date in dates if _fits(date, text, start)]
    if kind is Kind.FINDING:
        chosen = next((date for date in usable if date.edtf and not date.row.endswith("/now")), None)
        chosen = chosen or next((date for date in usable if date.row.endswith("/now") and date.edtf), None)
        return _due(chosen) if chosen else NEVER
    usable = [date for date in usable if not date.row.endswith("/now")]
    if finished:
        usable = [date for date in usable if date.relation in _AHEAD or _is_coming(date)]
    joined = _from_with_length(usable, dates)
    if joined:
        return joined
    chosen = next((date for date in usable if date.edtf), None) or next((date for date in usable), None)
    return _due(chosen) if chosen else NEVER


def _is_coming(date: DateMention) -> bool:
    """Tell whether a date was read as lying ahead of the document."""
    return (
        date.anchor in ("document", "meeting")
        and not any(
            word in date.text.casefold() for word in ("jl", "jongstleden", "vorig", "afgelopen", "gisteren", "eerder")
        )
        and not re.fullmatch(r"\d{4}-\d\d-\d\d", date.edtf)
    )


def _fits(date: DateMention, text: str, start: int) -> bool:
    if date.type in ("duration", "time") or (not date.edtf and not date.event and not date.text):
        return False
    before = text[max(start, date.start - 90) : date.start]
    if _OF_A_PAPER.search(before) or _EVENT_BEFORE.search(before) and date.relation == "on":
        return False
    return not _REFERENCE_AFTER.match(text, date.end, date.end + 25) or date.relation != "on"


def _from_with_length(usable: Sequence[DateMention], dates: Sequence[DateMention]) -> Due | None:
    """Close an open beginning with a length that stands beside it ("vanaf midden juni ... vijf maanden")."""
    opening = next(
        (date for date in usable if date.relation == "from" and re.fullmatch(r"\d{4}-\d\d/\.\.", date.edtf)), None
    )
    length = next((date for date in dates if date.type == "duration" and re.fullmatch(r"P\d+M", date.value)), None)
    if opening is None or length is None:
        return None
    year, month = int(opening.edtf[:4]), int(opening.edtf[5:7])
    months = year * 12 + month - 1 + int(length.value[1:-1])
    said = f"{opening.text}; {length.text}"
    return Due(f"{opening.edtf[:7]}/{months // 12:04d}-{months % 12 + 1:02d}", said, row=opening.row)


def _due(date: DateMention) -> Due:
    return Due(date.edtf, date.text, date.event, date.row)
