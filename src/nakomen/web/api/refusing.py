"""Refusals as programs read them: what is wrong, what to do, where, and the status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse

from nakomen.model import NakomenError
from nakomen.web.api.shapes import Refusal
from nakomen.wording.errors_in_words import translate

if TYPE_CHECKING:
    from starlette.requests import Request

#: What every operation may answer instead; those that find one thing may also say that it is not there.
REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": Refusal, "description": words}
    for status, words in {
        401: "nobody is signed in",
        403: "not open to this visitor",
        422: "what is asked cannot be understood",
    }.items()
}
NOT_HERE: dict[int | str, dict[str, Any]] = {**REFUSALS, 404: {"model": Refusal, "description": "there is none here"}}


def is_for_programs(request: Request) -> bool:
    """Tell whether an answer goes to a program."""
    return request.url.path.startswith("/api/")


def refusal(error: NakomenError, status: int) -> JSONResponse:
    """Return an error of the house as an answer, in the language that is spoken."""
    return refused(status, translate(error.what), remedy=translate(error.remedy), where=translate(error.where))


def refused(status: int, words: str, *, remedy: str = "", where: str = "", **more: object) -> JSONResponse:
    """Return a refusal in the words given."""
    told = {"error": words, "remedy": remedy, "where": where, "status": status}
    return JSONResponse({**told, **more}, status, headers={"cache-control": "private, no-store"})
