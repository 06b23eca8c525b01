"""Errors as pages that say what is wrong and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from nakomen.model import NakomenError, OvertakenError, QueryError
from nakomen.web.access.forms import FormRefusedError
from nakomen.web.access.oidc import SignInRefusedError
from nakomen.web.access.provider import ProviderError
from nakomen.web.api.refusing import is_for_programs, refusal, refused
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.routes import NotAllowedError, TooLargeError
from nakomen.wording import speaking
from nakomen.wording.errors_in_words import refusal_in_words, translate

if TYPE_CHECKING:
    from starlette.requests import Request

#: What a program is told where there is nothing more to say.
_PLAIN = {
    404: "there is none here",
    405: "nothing is taken in this way here",
    400: "what is asked cannot be understood",
}


def add_errors(app: FastAPI) -> None:
    """Teach a server to answer errors of the house, those of the caller, and our own."""
    app.add_exception_handler(NakomenError, _refused)
    app.add_exception_handler(NotHereError, _not_here)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)


def _status_of(error: Exception) -> int:
    if isinstance(error, NotAllowedError):
        return 403 if error.known else 401
    if isinstance(error, FormRefusedError | SignInRefusedError):
        return 403
    if isinstance(error, ProviderError):
        return 502
    if isinstance(error, TooLargeError):
        return 413
    return 409 if isinstance(error, OvertakenError) else 422


def _refused(request: Request, error: Exception) -> Response:
    desk = _desk(request)
    if is_for_programs(request):
        with speaking(desk.language):
            return refusal(error if isinstance(error, NakomenError) else NakomenError(str(error)), _status_of(error))
    with speaking(desk.language):
        words = refusal_in_words(error) if isinstance(error, NakomenError) else str(error)
        picture = error.picture(80) if isinstance(error, QueryError) else ""
    return _answer(desk, _status_of(error), words, picture)


def _not_here(request: Request, error: Exception) -> Response:
    return _answer(_desk(request), 404, error.what if isinstance(error, NotHereError) else "")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _answer(_desk(request), status, "")


def _invalid(request: Request, error: Exception) -> Response:
    """Tell what of an address or a form cannot be understood."""
    told = error.errors() if isinstance(error, RequestValidationError) else []
    if is_for_programs(request) and told:
        where = ", ".join(".".join(map(str, one["loc"])) for one in told)
        with speaking(_desk(request).language):
            words = translate("what is asked cannot be understood")
        return refused(422, words, remedy="; ".join(one["msg"] for one in told), where=where)
    words = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in told)
    return _answer(_desk(request), 422, words)


def _desk(request: Request) -> Desk:
    found: Desk = request.state.desk
    return found


def _answer(desk: Desk, status: int, words: str, picture: str = "") -> Response:
    with speaking(desk.language):
        if is_for_programs(desk.request):
            return refused(status, translate(_PLAIN.get(status, "this cannot be answered")), where=words)
        return desk.page("error.html", {"status": status, "words": words, "picture": picture}, status=status)
