"""What readings brought: documents, and files that could not be read."""

from __future__ import annotations

from typing import Any

from pydantic import Field
from starlette.requests import Request

from nakomen.web.api.paging import ON_A_PAGE, PageAsked, RowsAsked, page_of
from nakomen.web.api.refusing import REFUSALS
from nakomen.web.api.shapes import Answer, Paged
from nakomen.web.routes import DeskHere, Routes
from nakomen.wording.errors_in_words import translate

router = Routes(tags=["runs"])


class RunDocumentAnswer(Answer):
    """A document that a run read."""

    document: str
    source_name: str
    kept: str = Field(description="new, changed or reread")


class RunFailureAnswer(Answer):
    """A file that a run could not read, in the language that was asked for."""

    file: str
    error: str
    remedy: str


class RunAnswer(Answer):
    """The report of one reading."""

    started_at: str = Field(description="time with zone, ISO 8601")
    finished_at: str = Field(description="empty for a run that did not end")
    read: list[RunDocumentAnswer]
    failures: list[RunFailureAnswer]
    unchanged: int
    program_version: str


class RunsAnswer(Paged):
    """A page of the runs, newest first."""

    runs: list[RunAnswer]


@router.read("/api/runs", response_model=RunsAnswer, responses=REFUSALS)
def runs(desk: DeskHere, request: Request, page: PageAsked = 1, rows: RowsAsked = ON_A_PAGE) -> dict[str, Any]:
    """Return a page of the reports of readings, newest first."""
    shown, around = page_of(request, desk.archive.runs()[::-1], page, rows)
    found = [
        {
            "started_at": one.started_at.isoformat(),
            "finished_at": one.finished_at.isoformat() if one.finished_at else "",
            "read": [
                {"document": read.document, "source_name": read.source_name, "kept": str(read.kept)}
                for read in one.read
            ],
            "failures": [
                {"file": failed.file, "error": translate(failed.error), "remedy": translate(failed.remedy)}
                for failed in one.failures
            ],
            "unchanged": one.unchanged,
            "program_version": one.program_version,
        }
        for one in shown
    ]
    return {**around, "runs": found}
