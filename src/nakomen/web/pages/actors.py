"""The actors: their list, and the page of each."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from nakomen.web.routes import DeskHere, Routes
from nakomen.web.subject_pages import subject_list, subject_shown

router = Routes()


@router.read("/actors")
def actors(desk: DeskHere, request: Request) -> Response:
    """Show the actors that undertakings have."""
    return desk.page("subjects.html", {"facet": "actor", "found": subject_list(desk, "actor", request.query_params)})


@router.read("/actors/{actor:path}")
def actor(desk: DeskHere, actor: str, request: Request) -> Response:
    """Show an actor."""
    shown = subject_shown(desk, "actor", actor, request.query_params)
    return desk.page("subject.html", {"facet": "actor", "shown": shown, "asked": shown.found.asked})
