"""The choice of a language, kept in a cookie."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from nakomen.web.access.visitors import Role
from nakomen.web.desk import NotHereError
from nakomen.web.frame import LANGUAGE_COOKIE
from nakomen.web.routes import DeskHere, Routes
from nakomen.wording import LANGUAGES

router = Routes()
_A_YEAR = 365 * 86_400


@router.read("/language/{chosen}", Role.NOBODY)
def choose(desk: DeskHere, chosen: str, request: Request) -> Response:
    """Keep the language, and go back to the page that asked."""
    if chosen not in LANGUAGES:
        raise NotHereError(chosen)
    answer = RedirectResponse(own_path(request.query_params.get("back", "")), status_code=303)
    secure = desk.settings.encrypted
    answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=_A_YEAR, samesite="lax", httponly=True, secure=secure)
    return answer


def own_path(given: str) -> str:
    """Return a path of this server; anything that leads elsewhere becomes the first page.

    >>> own_path("/ledger?kind=pledge"), own_path("//elsewhere.example"), own_path("https://elsewhere.example")
    ('/ledger?kind=pledge', '/', '/')
    """
    harmless = given.startswith("/") and not given.startswith(("//", "/\\")) and given.isprintable()
    return given if harmless else "/"
