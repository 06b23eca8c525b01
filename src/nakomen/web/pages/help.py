"""Help: each word of the vocabulary, and how to search."""

from __future__ import annotations

from starlette.responses import Response

from nakomen.web.routes import DeskHere, Routes
from nakomen.web.told import conditions, words

router = Routes()


@router.read("/help")
def help_page(desk: DeskHere) -> Response:
    """Show what the words mean and how to search."""
    return desk.page("help.html", {"sections": words(), "conditions": conditions()})
