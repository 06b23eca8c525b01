"""Who a document is: number, title, date, signatories, marking and the meeting it reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Marking(StrEnum):
    """How secret a document says it is (Dutch government markings, from open to closed)."""

    NONE = ""
    UNCLASSIFIED = "ongerubriceerd"
    INTERNAL = "departementaal vertrouwelijk"
    CONFIDENTIAL = "confidentieel"
    SECRET = "geheim"  # noqa: S105 - a marking, not a password
    TOP_SECRET = "zeer geheim"  # noqa: S105 - idem

    @property
    def open(self) -> bool:
        """Whether anyone may read it."""
        return self in (Marking.NONE, Marking.UNCLASSIFIED)


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person who signed, in the capacity that the letter names: `de Minister van Defensie`."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that a document reports or prepares, with its first and last day where known."""

    name: str
    start: date | None = None
    end: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of itself.

    `number` is its public number (`kst-28676-302`, `ah-tk-20232024-1178`) or empty; `date_source` says where `date`
    comes from: `text`, `file name`, `given`, `metadata` or empty. `language` is an ISO 639-1 code.
    """

    number: str = ""
    title: str = ""
    date: date | None = None
    date_source: str = ""
    signatories: tuple[Signatory, ...] = ()
    marking: Marking = Marking.NONE
    meeting: Meeting | None = None
    language: str = "nl"
