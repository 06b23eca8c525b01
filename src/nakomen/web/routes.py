"""Routes that say who may use them; a page that says nothing is refused when the server starts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from nakomen.model import NakomenError
from nakomen.web.access.forms import FIELD, HEADER, check_form
from nakomen.web.access.visitors import Role, Visitor
from nakomen.web.desk import Desk

#: How many files a form brings at most.
_MOST_FILES = 500
_Handler = TypeVar("_Handler", bound=Callable[..., Any])


class NotAllowedError(NakomenError):
    """A visitor asked for what her role does not open; `known` tells whether we know who she is."""

    def __init__(self, what: str, *, known: bool) -> None:
        super().__init__(what, remedy="ask who manages this archive" if known else "sign in")
        self.known = known


class TooLargeError(NakomenError):
    """More was sent than is taken at once."""


def desk_of(request: Request) -> Desk:
    """Return the desk at which this visitor sits: the archive as she may see it."""
    found: Desk = request.state.desk
    return found


DeskHere = Annotated[Desk, Depends(desk_of)]


class Routes(APIRouter):
    """A router whose routes each need a role."""

    def read(self, path: str, needs: Role = Role.READER, **more: Any) -> Callable[[_Handler], _Handler]:  # noqa: ANN401 - FastAPI's options
        """Add a page or an answer that changes nothing."""
        return self._route(path, needs, ["GET"], [], more)

    def write(self, path: str, needs: Role, **more: Any) -> Callable[[_Handler], _Handler]:  # noqa: ANN401 - FastAPI's options
        """Add a form's target: it takes POST, from our own pages or from a program with a token.

        What has more bytes than the settings let in is refused before it is kept anywhere.
        """
        return self._route(path, needs, ["POST"], [Depends(_no_larger), Depends(_own_form)], more)

    def _route(
        self, path: str, needs: Role, methods: list[str], more_checks: list[Any], more: dict[str, Any]
    ) -> Callable[[_Handler], _Handler]:
        more.setdefault("include_in_schema", path.startswith("/api/"))
        checks = [Depends(_needs(needs)), *more_checks]

        def add(handler: _Handler) -> _Handler:
            self.add_api_route(path, handler, methods=methods, dependencies=checks, **more)
            self.routes[-1].needs = needs  # type: ignore[attr-defined]
            return handler

        return add


def needs_of(route: BaseRoute) -> Role | None:
    """Return the role that a route needs, None where it says nothing."""
    return getattr(route, "needs", None)


def _needs(role: Role) -> Callable[[Request], None]:
    def check(request: Request) -> None:
        visitor: Visitor = request.state.visitor
        if not visitor.may(role):
            raise NotAllowedError("this is not open to you", known=bool(visitor.name))

    return check


async def _no_larger(request: Request) -> None:
    """Refuse what says that it is too large; `Watch` counts what does not say it."""
    length = request.headers.get("content-length", "")
    most = desk_of(request).settings.most_bytes(request.url.path)
    size = int(length) if length.isdecimal() else 0
    if size <= most:
        return
    # A browser that is still sending would show a broken connection and not what is wrong.
    with suppress(HTTPException):
        async for _ in request.stream():
            pass
    what = f"what was sent has {size / 1e6:.1f} MB, above the limit of {most / 1e6:.0f} MB"
    raise TooLargeError(what, remedy="send fewer letters at once")


async def _own_form(request: Request) -> AsyncIterator[None]:
    """Refuse a form that is not from our pages; whatever it held is let go when it was answered."""
    visitor: Visitor = request.state.visitor
    secret = desk_of(request).settings.secret
    given = request.headers.get(HEADER, "")
    if visitor.by_token:
        yield
        return
    if given:
        check_form(request, given, visitor, secret)
        yield
        return
    async with request.form(max_files=_MOST_FILES) as form:
        check_form(request, str(form.get(FIELD, "")), visitor, secret)
        yield
