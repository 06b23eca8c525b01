"""The themes: their list, and the page of each."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from nakomen.web.routes import DeskHere, Routes
from nakomen.web.subject_pages import subject_list, subject_shown

router = Routes()


@router.read("/themes")
def themes(desk: DeskHere, request: Request) -> Response:
    """Show the themes that undertakings have."""
    return desk.page("subjects.html", {"facet": "theme", "found": subject_list(desk, "theme", request.query_params)})


@router.read("/themes/{theme:path}")
def theme(desk: DeskHere, theme: str, request: Request) -> Response:
    """Show a theme."""
    shown = subject_shown(desk, "theme", theme, request.query_params)
    return desk.page("subject.html", {"facet": "theme", "shown": shown, "asked": shown.found.asked})
