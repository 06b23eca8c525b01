"""Comparisons: two reports, an agenda and its report, and what a coming report must answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

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
    given = _given(request, "first", "second")
    return _shown(
        desk, given, "compare_reports.html", lambda: {"found": comparing.reports_compared(desk, *given.values())}
    )


@router.read("/compare/agenda")
def agenda(desk: DeskHere, request: Request) -> Response:
    """Show what a report says of the aims of an agenda."""
    given = _given(request, "agenda", "report")
    return _shown(
        desk, given, "compare_agenda.html", lambda: {"found": comparing.agenda_compared(desk, *given.values())}
    )


@router.read("/compare/checklist")
def checklist(desk: DeskHere, request: Request) -> Response:
    """Show what a coming report must answer, with boxes to tick."""
    given = _given(request, "for")
    dossier, page = request.query_params.get("dossier", ""), request.query_params.get("page", "1")[:5]
    chosen = tuple(sorted({one for one in request.query_params.getlist("theme") if one}))

    def make() -> Mapping[str, Any]:
        found = comparing.checklist(desk, given["for"], chosen, dossier, int(page) if page.isdecimal() else 1)
        offered = {name: sorted(desk.snapshot.facets.bits[name]) for name in ("theme", "dossier")}
        pairs = [
            ("for", given["for"]),
            *(("theme", one) for one in chosen),
            *([("dossier", dossier)] if dossier else []),
        ]
        return {
            "found": found,
            "asked": given,
            "offered": offered,
            "chosen": (*chosen, dossier),
            "kept": urlencode(pairs),
        }

    return _shown(desk, given, "compare_checklist.html", make)


def _given(request: Request, *names: str) -> dict[str, str]:
    return {name: request.query_params.get(name, "").strip() for name in names}


def _shown(desk: Desk, given: Mapping[str, str], template: str, make: Callable[[], Mapping[str, Any]]) -> Response:
    """Show a comparison of what the address names; what cannot be compared is told above the choice."""
    if not all(given.values()):
        return _choose(desk, given)
    try:
        values = make()
    except ArchiveError as error:
        # A visitor has no business with the archive's path, which such an error may name.
        return _choose(desk, given, refusal_in_words(ArchiveError(error.what, remedy=error.remedy)))
    return desk.page(template, values)


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
