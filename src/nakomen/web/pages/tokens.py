"""Tokens for programs: one's own, and for an admin everybody's."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from nakomen.web.access.store import AccessError
from nakomen.web.access.tokens import LONGEST, SCOPES, Token, Tokens
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.routes import DeskHere, NotAllowedError, Routes

router = Routes()
_ROLES = {role.word: role for role in SCOPES}


@router.read("/tokens")
def tokens(desk: DeskHere) -> Response:
    """Show the tokens, without what opens the door."""
    return _page(desk)


@router.write("/tokens", Role.READER)
def make(
    desk: DeskHere, label: Annotated[str, Form()], role: Annotated[str, Form()], days: Annotated[int, Form()]
) -> Response:
    """Make a token and show it, this once."""
    _refuse_programs(desk)
    try:
        shown, _ = _tokens(desk).make(
            desk.visitor, label.strip(), _ROLES.get(role, Role.NOBODY), days, desk.settings.now()
        )
    except AccessError as error:
        return _page(desk, error=error, status=422)
    return _page(desk, made=shown)


@router.write("/tokens/{prefix}/revoke", Role.READER)
def revoke(desk: DeskHere, prefix: str, request: Request) -> Response:
    """Make a token of one's own open nothing any more; an admin may do so with any."""
    _refuse_programs(desk)
    found = _tokens(desk).find(prefix)
    if found is None or not (found.owner == desk.visitor.name or desk.visitor.may(Role.ADMIN)):
        raise NotHereError(prefix)
    _tokens(desk).revoke(prefix, desk.settings.now())
    return RedirectResponse(request.url_for("tokens").path, 303)


def _tokens(desk: Desk) -> Tokens:
    if desk.settings.tokens is None:
        raise NotHereError("tokens")
    return desk.settings.tokens


def _refuse_programs(desk: Desk) -> None:
    """Refuse a program: with a token that fell into other hands no further ones can be made."""
    if desk.visitor.by_token:
        raise NotAllowedError("tokens are made and revoked by people", known=True)


def listed(desk: Desk) -> list[Token]:
    """Return the tokens that the visitor may know of."""
    return _tokens(desk).all(None if desk.visitor.may(Role.ADMIN) else desk.visitor.name)


def _page(desk: Desk, made: str = "", error: AccessError | None = None, status: int = 200) -> Response:
    values = {
        "tokens": listed(desk),
        "made": made,
        "error": error,
        "now": desk.settings.now(),
        "roles": [word for word, role in _ROLES.items() if desk.visitor.may(role)],
        "longest": LONGEST,
    }
    answer = desk.page("tokens.html", values, status=status)
    answer.headers["cache-control"] = "no-store"
    return answer
