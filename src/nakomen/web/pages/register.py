"""The register: official promises beside what the letters say, and where the two differ."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from nakomen.web.register_shown import GROUPS, RegisterAsked, page_of, register_compared
from nakomen.web.routes import DeskHere, Routes

router = Routes()


@router.read("/register")
def register(desk: DeskHere, request: Request) -> Response:
    """Show the rows that the address asks for."""
    found = page_of(register_compared(desk), RegisterAsked.of(request.query_params))
    return desk.page("register.html", {"found": found, "asked": found.asked, "groups": GROUPS})
