"""The ledger: all undertakings as a table that can be narrowed, sorted and taken along."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from nakomen.web.listing import Asked, listed
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.taking_along import OFFERED

router = Routes()


@router.read("/ledger")
def ledger(desk: DeskHere, request: Request) -> Response:
    """Show the undertakings that the address asks for."""
    found = listed(desk.snapshot, Asked.of(request.query_params), last=True)
    return desk.page("ledger.html", {"found": found, "asked": found.asked, "exports": OFFERED})
