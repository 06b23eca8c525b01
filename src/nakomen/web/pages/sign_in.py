"""Signing in at the organisation's own service, and out again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from nakomen.web.access.deeds import Deed
from nakomen.web.access.oidc import SignIn, SignInRefusedError
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.pages.language import own_path
from nakomen.web.routes import DeskHere, Routes

router = Routes()
_FRESH = {"cache-control": "no-store"}


@router.read("/sign-in", Role.NOBODY)
def begin(desk: DeskHere, request: Request) -> Response:
    """Lead to the sign-in service; where there is none, tell how one comes in; who just left stays outside."""
    back = own_path(request.query_params.get("back", ""))
    left = "out" in request.query_params
    if desk.settings.sign_in is None or left:
        answer = desk.page("sign_in.html", {"back": back, "left": left})
        answer.headers.update(_FRESH)
        return answer
    sign_in = desk.settings.sign_in
    address, cookie = sign_in.begin(back)
    led = RedirectResponse(address, 303, _FRESH)
    sign_in.sessions.put(led, sign_in.cookie, cookie, 600)
    return led


@router.read("/sign-in/back", Role.NOBODY)
def come_back(desk: DeskHere, request: Request) -> Response:
    """Begin a session for who comes back from the service."""
    sign_in = _sign_in(desk)
    try:
        visitor, back = sign_in.finish(request.query_params, request.cookies.get(sign_in.cookie, ""))
    except SignInRefusedError:
        request.state.failed = True
        raise
    answer = RedirectResponse(back, 303, _FRESH)
    sign_in.sessions.end(request, answer)
    sign_in.sessions.begin(visitor, answer)
    sign_in.sessions.drop(answer, sign_in.cookie)
    request.state.deed, request.state.who = Deed.SIGN_IN, visitor.name
    return answer


@router.write("/sign-out", Role.NOBODY)
def sign_out(desk: DeskHere, request: Request) -> Response:
    """End the session."""
    answer = RedirectResponse("/sign-in?out", 303, _FRESH)
    _sign_in(desk).sessions.end(request, answer)
    request.state.deed = Deed.SIGN_OUT
    return answer


def _sign_in(desk: Desk) -> SignIn:
    if desk.settings.sign_in is None:
        raise NotHereError("sign-in")
    return desk.settings.sign_in
