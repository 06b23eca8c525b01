"""The ledger: all undertakings as a table that can be narrowed, sorted and taken along."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from nakomen.model import QueryError
from nakomen.web.listing import Asked, listed
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.taking_along import OFFERED

router = Routes()


@router.read("/ledger")
def ledger(desk: DeskHere, request: Request) -> Response:
    """Show the undertakings that the address asks for."""
    asked = Asked.of(request.query_params)
    error, picture = None, ""
    try:
        found = listed(desk.snapshot, asked, last=True)
    except QueryError as refused:
        # What was typed stays in its field; the rest of what is asked is shown, and its links leave the words out.
        error, picture = refused, refused.picture(80)
        found = listed(desk.snapshot, replace(asked, query=""), last=True)
    values = {
        "found": found,
        "asked": found.asked,
        "typed": asked.query,
        "exports": () if error else OFFERED,
        "error": error,
        "picture": picture,
    }
    return desk.page("ledger.html", values, status=422 if error else 200)
