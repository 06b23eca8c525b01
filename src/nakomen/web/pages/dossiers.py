"""The dossiers: their list, and the page of each."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from nakomen.web.routes import DeskHere, Routes
from nakomen.web.subject_pages import subject_list, subject_shown

router = Routes()


@router.read("/dossiers")
def dossiers(desk: DeskHere, request: Request) -> Response:
    """Show the dossiers that undertakings have."""
    return desk.page(
        "subjects.html", {"facet": "dossier", "found": subject_list(desk, "dossier", request.query_params)}
    )


@router.read("/dossiers/{dossier:path}")
def dossier(desk: DeskHere, dossier: str, request: Request) -> Response:
    """Show a dossier."""
    shown = subject_shown(desk, "dossier", dossier, request.query_params)
    return desk.page("subject.html", {"facet": "dossier", "shown": shown, "asked": shown.found.asked})
