"""Comparisons as pages show them: each made once a snapshot, with the differences of words worked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from nakomen.archive import DocumentRow
from nakomen.ledger.known_archive import agenda_and_report, two_documents
from nakomen.ledger.meetings import meeting_called, meetings_of
from nakomen.ledger.rows import dossier_of
from nakomen.model import ArchiveError, DocumentKind
from nakomen.tracing.agenda_outcomes import AimOutcome, ArchiveWords, outcomes_of
from nakomen.tracing.checklist import MeetingDay, ToAnswer, by_term, to_answer
from nakomen.tracing.report_changes import Moved, ReportChanges, changes_between
from nakomen.web.desk import Desk
from nakomen.web.pages.spoor import small_difference
from nakomen.wording import say
from nakomen.wording.on_pages import day as in_full

#: How many documents are offered to choose from.
_OFFERED = 150
#: How many undertakings a page of a checklist has.
_ON_A_PAGE = 250
#: Where a document was looked for, as an error would name it: a visitor has no business with the archive's path.
_NOWHERE = ""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class MovedShown:
    """A spoor in two reports, with the words of the later one as a difference where they are nearly the same."""

    moved: Moved
    difference: Markup | None

    @property
    def other_status(self) -> bool:
        """Whether the status moved."""
        before, after = self.moved.before, self.moved.after
        return bool(before and after and before.status is not after.status)


@dataclass(frozen=True, slots=True)
class ReportsCompared:
    """Two reports with what moved between them, group by group."""

    first: DocumentRow
    second: DocumentRow
    changes: ReportChanges
    groups: Sequence[tuple[str, Sequence[MovedShown]]]


@dataclass(frozen=True, slots=True)
class AgendaCompared:
    """An agenda beside the report of its meeting."""

    agenda: DocumentRow
    report: DocumentRow
    aims: Sequence[AimOutcome]


@dataclass(frozen=True, slots=True)
class ChecklistShown:
    """What the report of a meeting must answer, seen from a day: a page of it, in groups by term."""

    meeting: MeetingDay
    seen_from: date
    total: int
    groups: Sequence[tuple[str, Sequence[ToAnswer]]]
    page: int
    pages: int


def reports_compared(desk: Desk, first: str, second: str) -> ReportsCompared:
    """Compare two reports; ArchiveError where they cannot be."""
    earlier, later = two_documents(desk.ledger, (first, second), _NOWHERE)

    def make() -> ReportsCompared:
        changes = changes_between(desk.snapshot.known, earlier, later)
        groups = [(name, [_shown(one) for one in group]) for name, group in changes.groups()]
        return ReportsCompared(desk.ledger.documents[earlier], desk.ledger.documents[later], changes, groups)

    return desk.snapshot.at_hand.get(("reports", earlier, later), make)


def _shown(moved: Moved) -> MovedShown:
    first, second = moved.earlier, moved.later
    if first is None or second is None:
        return MovedShown(moved, None)
    return MovedShown(moved, small_difference(first.quote, second.quote))


def agenda_compared(desk: Desk, agenda: str, report: str) -> AgendaCompared:
    """Hold an agenda beside a report; ArchiveError where that cannot be."""
    earlier, later = agenda_and_report(desk.ledger, (agenda, report), _NOWHERE)

    def make() -> AgendaCompared:
        known = desk.snapshot.known
        words = desk.snapshot.at_hand.get("words", lambda: ArchiveWords.of(known))
        aims = outcomes_of(known, earlier, later, words)
        return AgendaCompared(desk.ledger.documents[earlier], desk.ledger.documents[later], aims)

    return desk.snapshot.at_hand.get(("agenda", earlier, later), make)


def checklist(desk: Desk, meeting: str, themes: tuple[str, ...], dossier: str, page: int) -> ChecklistShown:
    """Return what the report of a meeting must answer: one of a day, of words, or of a document that reports it."""
    found = _meeting(desk, meeting)
    # A meeting of the past is answered with what was known then.
    seen_from = min(found.day, desk.snapshot.day)
    key = "checklist", seen_from, themes
    rows = desk.snapshot.at_hand.get(key, lambda: to_answer(desk.snapshot.known, seen_from, themes))
    documents = desk.ledger.documents
    rows = [one for one in rows if not dossier or dossier_of(documents[one.first.document].number) == dossier]
    pages = max(-(-len(rows) // _ON_A_PAGE), 1)
    page = min(max(page, 1), pages)
    shown = rows[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    return ChecklistShown(found, seen_from, len(rows), by_term(shown, found.day), page, pages)


def _meeting(desk: Desk, typed: str) -> MeetingDay:
    if _DAY.fullmatch(typed):
        try:
            day = date.fromisoformat(typed)
        except ValueError as error:
            raise ArchiveError(f"there is no day {typed}", remedy="write it as 2026-06-10") from error
        known = next((one for one in meetings(desk) if one.day == day), None)
        return known or MeetingDay(say("meeting-of", day=in_full(day)), day, "")
    if typed in desk.ledger.documents:
        meeting = desk.archive.document(typed).identity.meeting
        start = meeting.start if meeting else None
        if meeting and start:
            return MeetingDay(meeting.name, start, typed)
    return meeting_called(desk.archive, list(meetings(desk)), typed)


def meetings(desk: Desk) -> Sequence[MeetingDay]:
    """Return the meetings that the newest documents and their sentences tell of, latest first."""
    return desk.snapshot.at_hand.get("meetings", lambda: meetings_of(desk.archive, desk.ledger))


def choices(desk: Desk, *kinds: DocumentKind) -> list[DocumentRow]:
    """Return the newest documents of some kinds that have a date, latest first; of any kind where none is named."""
    rows = [row for row in desk.ledger.documents.values() if row.date and (not kinds or row.kind in kinds)]
    return sorted(rows, key=lambda row: (row.date or date.min, row.id), reverse=True)[:_OFFERED]
