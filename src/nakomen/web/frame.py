"""The frame around every request: the host asked for, who asks, in which language, and the headers of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from nakomen.web.desk import Desk
from nakomen.web.kept_pages import KeptPages
from nakomen.wording import speaking

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from nakomen.archive import Archive
    from nakomen.web.settings import Settings
    from nakomen.web.shelf import Shelf

#: The cookie in which the language that a visitor chose is kept.
LANGUAGE_COOKIE = "nakomen_language"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Frame:
    """Sets up each request for the pages, and answers by itself what was asked before and did not change."""

    def __init__(self, app: ASGIApp, settings: Settings, archive: Archive, shelf: Shelf) -> None:
        self.app = app
        self.settings, self.archive, self.shelf = settings, archive, shelf
        self.kept = KeptPages()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        if not self._is_our_host(request):
            await PlainTextResponse("unknown host\n", 421)(scope, receive, send)
            return
        visitor = self.settings.door.visitor(request)
        language = language_of(request, self.settings.language)
        desk = Desk(self.settings, self.archive, self.shelf, visitor, language, request)
        request.state.desk, request.state.visitor = desk, visitor
        kept = self.kept.find(self._key(desk, self.shelf.kept_number()))
        if kept is not None:
            await self._again(kept, request)(scope, receive, send)
            return
        with speaking(language):
            # The headers come first: what is kept is given again as it was sent.
            sending = self._with_headers(self.kept.keeping(lambda: self._key_of_answer(desk), send))
            await self.app(scope, receive, sending)

    def _is_our_host(self, request: Request) -> bool:
        """Tell whether a host is one of ours: a page elsewhere cannot make a browser ask us under its own name."""
        hosts = self.settings.hosts
        name = request.headers.get("host", "")
        bare = name.rsplit(":", 1)[0] if not name.endswith("]") else name
        return not hosts or bare in hosts

    def _key(self, desk: Desk, snapshot: int) -> str:
        """Return what an answer depends on, or nothing where it cannot be given again."""
        request, visitor = desk.request, desk.visitor
        if not snapshot or request.method not in ("GET", "HEAD") or request.url.path.startswith("/static/"):
            return ""
        parts = (
            request.method, request.url.path, request.url.query, desk.language, snapshot, visitor.name, visitor.role,
            visitor.session, *sorted(visitor.groups), request.headers.get("hx-request", ""), self.shelf.is_behind,
        )  # fmt: skip
        return "\n".join(map(str, parts))

    def _key_of_answer(self, desk: Desk) -> str:
        """Return the key of an answer by the snapshot that it showed; one that showed none is not kept."""
        showed = desk.__dict__.get("snapshot")
        return self._key(desk, self.shelf.number_of_whole(showed)) if showed is not None else ""

    def _again(self, kept: Response, request: Request) -> Response:
        if request.headers.get("if-none-match", "") == kept.headers["etag"]:
            headers = {name: value for name, value in kept.headers.items() if name != "content-length"}
            return Response(status_code=304, headers=headers)
        return kept

    def _with_headers(self, send: Send) -> Send:
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        return add


def language_of(request: Request, default: str) -> str:
    """Return the language of a page: the one chosen, else the browser's first that we speak, else the server's."""
    from nakomen.wording import LANGUAGES

    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    asked = [
        part.partition(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")
    ]
    return next((one for one in (chosen, *asked) if one in LANGUAGES), default)
