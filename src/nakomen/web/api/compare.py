"""Comparisons: two reports, an agenda with its report, and what the report of a meeting must answer."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import Field

from nakomen.ledger.compared_values import changes_as_values, outcomes_as_values, to_answer_as_values
from nakomen.web import comparing
from nakomen.web.api.paging import PageAsked
from nakomen.web.api.refusing import REFUSALS
from nakomen.web.api.shapes import DAY, EDTF, Answer, DatedStatement, StatementAnswer, Term
from nakomen.web.routes import DeskHere, Routes

router = Routes(tags=["compare"])
Named = Annotated[
    str, Query(min_length=1, max_length=200, description="id, number or day of a document, or a part of its id")
]


class MovedAnswer(Answer):
    """An undertaking in two reports."""

    spoor: str
    earlier: StatementAnswer | None = Field(description="what the earlier report says of it")
    later: StatementAnswer | None
    due: tuple[str, str] = Field(description=f"the term seen from each of the two; {EDTF}")
    status: tuple[str, str] = Field(description="the status seen from each of the two; empty where there was none")


class ReportsAnswer(Answer):
    """What changed between two reports."""

    earlier: str = Field(description="id of the earlier document")
    later: str
    new: list[MovedAnswer] = Field(description="in the later one alone")
    changed: list[MovedAnswer] = Field(description="other words, term or status")
    settled: list[MovedAnswer] = Field(description="honoured or lapsed by the later one")
    repeated: list[MovedAnswer]
    silent: list[MovedAnswer] = Field(description="open before the later one, which does not mention it")
    silent_themes: list[str] = Field(description="themes of the earlier one of which the later one says nothing")
    new_themes: list[str]


class AimAnswer(Answer):
    """An aim of an agenda, and what the report says of it."""

    aim: StatementAnswer
    outcome: str
    report: list[StatementAnswer]
    why: str


class AgendaAnswer(Answer):
    """An agenda beside the report of its meeting."""

    agenda: str
    report: str
    aims: list[AimAnswer]


class ToAnswerAnswer(Answer):
    """An open undertaking that a report of a meeting must answer."""

    spoor: str
    status: str
    standing: str
    due: str = Field(description=EDTF)
    last_day: str = Field(description=DAY)
    days_left: int | None = Field(description="days from the meeting to the last day")
    asked: bool = Field(description="parliament asked for it")
    terms: list[Term]
    first: DatedStatement
    last: DatedStatement
    why: str


class ChecklistAnswer(Answer):
    """What the report of a meeting must answer: a page of it, the most urgent first."""

    meeting: str
    day: str = Field(description=DAY)
    on: str = Field(description="the day from which it is seen")
    total: int
    page: int
    pages: int
    open: list[ToAnswerAnswer]


class MeetingAnswer(Answer):
    """A meeting that a document reports, prepares or dates."""

    name: str
    day: str = Field(description=DAY)
    by: str = Field(description="id of the document that tells of it")


class MeetingsAnswer(Answer):
    """The meetings, latest first."""

    meetings: list[MeetingAnswer]


@router.read("/api/compare/reports", response_model=ReportsAnswer, responses=REFUSALS)
def reports(desk: DeskHere, first: Named, second: Named) -> dict[str, Any]:
    """Return what changed between two reports, the earlier one named first."""
    found = comparing.reports_compared(desk, first, second)
    return changes_as_values(found.changes, found.first.id, found.second.id)


@router.read("/api/compare/agenda", response_model=AgendaAnswer, responses=REFUSALS)
def agenda(desk: DeskHere, agenda: Named, report: Named) -> dict[str, Any]:
    """Return the aims of an agenda with what the report of its meeting says of them."""
    found = comparing.agenda_compared(desk, agenda, report)
    return outcomes_as_values(found.aims, found.agenda.id, found.report.id)


@router.read("/api/compare/checklist", response_model=ChecklistAnswer, responses=REFUSALS)
def checklist(
    desk: DeskHere,
    meeting: Annotated[str, Query(min_length=1, max_length=200, description="its day, words of it, or its document")],
    theme: Annotated[list[str], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    dossier: Annotated[str, Query(max_length=40)] = "",
    page: PageAsked = 1,
) -> dict[str, Any]:
    """Return what the report of a meeting must answer, seen from the meeting or, before it, from today."""
    found = comparing.checklist(desk, meeting, tuple(sorted(set(filter(None, theme)))), dossier, page)
    rows = [one for _, group in found.groups for one in group]
    return {
        "meeting": found.meeting.name,
        "day": found.meeting.day.isoformat(),
        "on": found.seen_from.isoformat(),
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "open": to_answer_as_values(desk.ledger, rows, found.meeting.day),
    }


@router.read("/api/meetings", response_model=MeetingsAnswer, responses=REFUSALS)
def meetings(desk: DeskHere) -> dict[str, Any]:
    """Return the meetings that documents tell of, latest first."""
    found = comparing.meetings(desk)[:200]
    return {"meetings": [{"name": one.name, "day": one.day.isoformat(), "by": one.by} for one in found]}
