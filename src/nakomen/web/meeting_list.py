"""The meetings of an archive, each with the papers that prepare, report and seal it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from nakomen.ledger.meetings import meetings_of
from nakomen.model import DocumentKind, Kind
from nakomen.tracing.checklist import ToAnswer, to_answer
from nakomen.tracing.terms import last_day

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow
    from nakomen.ledger.rows import LedgerRow
    from nakomen.web.desk import Desk
    from nakomen.web.snapshot import Snapshot

#: Terms that ended so long before a meeting belong to earlier ones; so many of the last are shown.
_BEFORE, _SHOWN = timedelta(days=366), 25


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """A meeting by its first day: its name, its papers in time, and how many undertakings were agreed in them."""

    day: date
    name: str
    documents: Sequence[DocumentRow]
    agreed: int


def meetings_in(desk: Desk) -> dict[date, MeetingShown]:
    """Return the meetings that the visitor's documents and their sentences tell of, latest first."""
    return desk.snapshot.worked_out.get("all meetings", lambda: _meetings(desk))


def _meetings(desk: Desk) -> dict[date, MeetingShown]:
    papers = _papers(desk)
    agreed = agreements_in(desk.snapshot)
    found = {}
    for one in meetings_of(desk.archive, desk.ledger):
        documents = papers.get(one.day, [])
        number = sum(len(agreed.get(row.id, ())) for row in documents)
        found[one.day] = MeetingShown(one.day, one.name, documents, number)
    return found


def _papers(desk: Desk) -> Mapping[date, list[DocumentRow]]:
    """Return the papers of each meeting by its first day, in time."""
    found: dict[date, list[DocumentRow]] = {}
    documents = desk.ledger.documents
    for identity, meeting in desk.archive.meetings(tuple(DocumentKind)):
        if meeting.start is not None and identity in documents:
            found.setdefault(meeting.start, []).append(documents[identity])
    for rows in found.values():
        rows.sort(key=lambda row: (row.date or date.max, row.id))
    return found


def agreements_in(snapshot: Snapshot) -> Mapping[str, list[LedgerRow]]:
    """Return the agreements and taskings that begin in each document."""

    def make() -> dict[str, list[LedgerRow]]:
        found: dict[str, list[LedgerRow]] = {}
        for row in snapshot.rows:
            if row.statement.kind in (Kind.AGREEMENT, Kind.TASKING):
                found.setdefault(row.document.id, []).append(row)
        return found

    return snapshot.worked_out.get("agreements", make)


def due_before(snapshot: Snapshot, meeting: date) -> list[ToAnswer]:
    """Return what had a term in the year before a meeting and was open on its day, the last terms first, then known.

    Of a long list only the last are looked at closer; the checklist of the meeting has all.
    """
    seen_from = min(meeting, snapshot.day)
    candidates = (row.spoor for row in _with_terms(snapshot, meeting - _BEFORE, meeting))
    found: list[ToAnswer] = []
    while len(found) < _SHOWN and (part := list(islice(candidates, 2 * _SHOWN))):
        told = to_answer(snapshot.known, seen_from, among=part)
        found += [one for one in told if one.end is not None and one.end <= meeting]
    return sorted(found, key=lambda one: one.end or date.min, reverse=True)[:_SHOWN]


def _with_terms(snapshot: Snapshot, begin: date, end: date) -> Iterator[LedgerRow]:
    """Yield the undertakings that had a term between two days, those of the last day first, each once."""
    seen: set[int] = set()
    for last, at in _ends(snapshot):
        if begin <= last <= end and at not in seen:
            seen.add(at)
            yield snapshot.rows[at]
        elif last < begin:
            return


def _ends(snapshot: Snapshot) -> Sequence[tuple[date, int]]:
    """Return the last day of each term that an undertaking ever had, with the place of its row, latest first."""

    def make() -> list[tuple[date, int]]:
        told = ((last_day(due), at) for at, row in enumerate(snapshot.rows) for _, due in row.status.terms)
        return sorted(((end, at) for end, at in told if end is not None), reverse=True)

    return snapshot.worked_out.get("ends of terms", make)
