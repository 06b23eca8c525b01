"""Comparisons: two reports, an agenda and its report, and what a coming report must answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from nakomen.model import ArchiveError, DocumentKind
from nakomen.web import comparing
from nakomen.web.desk import Desk
from nakomen.web.routes import DeskHere, Routes
from nakomen.wording.errors_in_words import refusal_in_words

router = Routes()


@router.read("/compare")
def compare(desk: DeskHere, request: Request) -> Response:
    """Show what can be compared, to choose from."""
    return _choose(desk, dict(request.query_params))


@router.read("/compare/reports")
def reports(desk: DeskHere, request: Request) -> Response:
    """Show what a report says beside an earlier one."""
    return _shown(desk, request, ("first", "second"), "compare_reports.html", comparing.reports_compared)


@router.read("/compare/agenda")
def agenda(desk: DeskHere, request: Request) -> Response:
    """Show what a report says of the aims of an agenda."""
    return _shown(desk, request, ("agenda", "report"), "compare_agenda.html", comparing.agenda_compared)


@router.read("/compare/checklist")
def checklist(desk: DeskHere, request: Request) -> Response:
    """Show what a coming report must answer, with boxes to tick."""
    themes = tuple(sorted({one for one in request.query_params.getlist("theme") if one}))

    def make(desk: Desk, meeting: str) -> comparing.ChecklistShown:
        return comparing.checklist(desk, meeting, themes)

    more = {"themes": sorted(desk.snapshot.facets.bits["theme"]), "chosen": themes}
    return _shown(desk, request, ("for",), "compare_checklist.html", make, more)


def _shown(
    desk: Desk,
    request: Request,
    names: tuple[str, ...],
    template: str,
    make: Callable[..., Any],
    more: Mapping[str, Any] | None = None,
) -> Response:
    """Show a comparison of what the address names; what cannot be compared is told above the choice."""
    given = [request.query_params.get(name, "").strip() for name in names]
    if not all(given):
        return _choose(desk, dict(request.query_params))
    try:
        found = make(desk, *given)
    except ArchiveError as error:
        return _choose(desk, dict(request.query_params), refusal_in_words(error))
    return desk.page(template, {"found": found, "asked": dict(zip(names, given, strict=True)), **(more or {})})


def _choose(desk: Desk, given: Mapping[str, str], error: str = "") -> Response:
    values = {
        "given": {name: given.get(name, "") for name in ("first", "second", "agenda", "report", "for")},
        "dated": comparing.choices(desk),
        "reports": comparing.choices(desk, DocumentKind.REPORT, DocumentKind.LETTER, DocumentKind.DECLARATION),
        "agendas": comparing.choices(desk, DocumentKind.AGENDA),
        "meetings": comparing.meetings(desk)[:30],
        "error": error,
    }
    return desk.page("compare.html", values, status=422 if error else 200)
