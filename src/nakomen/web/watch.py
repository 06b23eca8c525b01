"""Watches every request: how large it may be, who tried too often, and what is noted of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from nakomen.web.access.addresses import address_of
from nakomen.web.access.attempts import Attempts
from nakomen.web.access.deeds import Deed, Noted
from nakomen.web.access.tokens import bearer_of
from nakomen.web.access.visitors import Visitor

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from nakomen.web.settings import Settings

_A_YEAR = "max-age=31536000; includeSubDomains"
#: What a form that was taken did, by where it was sent to; anything else is a change.
_DONE_AT = (
    ("/upload", Deed.UPLOAD),
    ("/review", Deed.JUDGEMENT),
    ("/statement", Deed.JUDGEMENT),
    ("/spoor", Deed.JUDGEMENT),
    ("/links", Deed.JUDGEMENT),
    ("/documents", Deed.JUDGEMENT),
    ("/tokens", Deed.TOKEN),
    ("/judgements", Deed.JUDGEMENT),
)


class Watch:
    """Stands around the frame: it sees what is asked before anything is read, and what became of it."""

    def __init__(self, app: ASGIApp, settings: Settings, attempts: Attempts) -> None:
        self.app, self.settings, self.attempts = app, settings, attempts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        source = address_of(request, self.settings.proxies)
        refused = self._refusal(request, source)
        if refused is not None:
            await refused(scope, receive, send)
            return
        answered: list[tuple[int, Headers]] = []

        async def look(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if self.settings.encrypted:
                    headers.setdefault("strict-transport-security", _A_YEAR)
                answered.append((message["status"], headers))
            await send(message)

        await self.app(scope, self._bounded(request, receive), look)
        if answered:
            self._note(request, source, *answered[0])

    def _refusal(self, request: Request, source: str) -> Response | None:
        """Return the answer to what is not even listened to."""
        comes_in = bearer_of(request) is not None or request.url.path.startswith("/sign-in")
        wait = self.attempts.wait(source) if comes_in else 0
        if wait:
            return PlainTextResponse("too many tries\n", 429, {"retry-after": str(wait)})
        said = request.headers.get("content-length", "0")
        # What is a little too large is read as far as it may be, and answered with a page.
        if not said.isdecimal() or int(said) > self.settings.upload_bytes:
            return PlainTextResponse("too large\n", 413)
        return None

    def _bounded(self, request: Request, receive: Receive) -> Receive:
        """Return a way to receive that ends where more comes than was said or is let in."""
        most, came = self.settings.most_bytes(request.url.path), 0

        async def receive_some() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise HTTPException(413)
            return message

        return receive_some

    def _note(self, request: Request, source: str, status: int, headers: Headers) -> None:
        visitor: Visitor = getattr(request.state, "visitor", Visitor())
        failed = getattr(request.state, "failed", False) or (status == 401 and bearer_of(request) is not None)
        if failed:
            self.attempts.failed(source)
        if self.settings.deeds is None:
            return
        deed = getattr(request.state, "deed", None) or _deed_of(request, status, headers, failed=failed)
        if deed is not None:
            who = getattr(request.state, "who", "") or visitor.name
            at, path = self.settings.now(), request.url.path
            self.settings.deeds.note(Noted(deed, who, at, source=source, about=path, status=status))


def _deed_of(request: Request, status: int, headers: Headers, *, failed: bool) -> Deed | None:
    """Return what is noted of a request, None for a page that was only read."""
    if failed or status == 403:
        return Deed.REFUSED
    if status >= 400:
        return None
    if request.method == "POST":
        path = request.url.path.removeprefix("/api")
        return next((deed for where, deed in _DONE_AT if path.startswith(where)), Deed.CHANGE)
    taken_along = headers.get("content-disposition", "").startswith("attachment")
    return Deed.EXPORT if taken_along or request.url.path.startswith("/export/") else None
