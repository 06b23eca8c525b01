"""Under which name somebody judges who works alone: asked once, kept in a cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from nakomen.review.names import reviewer_named

if TYPE_CHECKING:
    from starlette.responses import Response

    from nakomen.web.desk import Desk

_LONGEST = 80
A_YEAR = 365 * 86_400


def ask_name(desk: Desk) -> Response:
    """Return the page that asks for the name, and leads back to the one that was asked for."""
    url = desk.request.url
    back = url.path + (f"?{url.query}" if url.query else "")
    answer = desk.page("reviewer.html", {"back": back if desk.request.method == "GET" else url.path})
    answer.headers["cache-control"] = "no-store"
    return answer


def cookie_of(name: str) -> str:
    """Return a name as the cookie holds it: in the one spelling that the log gets, not too long."""
    return quote(reviewer_named(name)[:_LONGEST])
