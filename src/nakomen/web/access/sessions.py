"""Who signed in, in a cookie that is signed: the server keeps nothing but which of them were ended."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from nakomen.web.access.visitors import Role, Visitor

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection
    from starlette.responses import Response

    from nakomen.web.access.store import AccessStore

_NAME = "nakomen_session"


def sign(values: dict[str, Any], purpose: str, secret: bytes) -> str:
    """Return values as text that nobody else can make; what is signed for one purpose says nothing for another."""
    body = urlsafe_b64encode(json.dumps(values, separators=(",", ":")).encode()).rstrip(b"=").decode()
    return f"{body}.{_signature(body, purpose, secret)}"


def read_signed(written: str, purpose: str, secret: bytes) -> dict[str, Any] | None:
    """Return the values of a text that we signed, None for any other.

    >>> read_signed(sign({"n": "A. Vos"}, "session", b"key"), "session", b"key")
    {'n': 'A. Vos'}
    >>> read_signed(sign({"n": "A. Vos"}, "session", b"key"), "sign-in", b"key") is None
    True
    """
    body, _, signature = written.partition(".")
    if not (written.isascii() and hmac.compare_digest(signature, _signature(body, purpose, secret))):
        return None
    try:
        values = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (ValueError, BadBase64):
        return None
    return values if isinstance(values, dict) else None


def _signature(body: str, purpose: str, secret: bytes) -> str:
    return hmac.new(secret, f"{purpose}:{body}".encode(), sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions of a server; `secure` keeps their cookie off connections that are not encrypted."""

    secret: bytes
    store: AccessStore
    secure: bool
    now: Callable[[], datetime]
    hours: int = 10

    @property
    def cookie(self) -> str:
        """The cookie's name; a browser takes one that begins with __Host- from this host alone, and encrypted."""
        return f"__Host-{_NAME}" if self.secure else _NAME

    def begin(self, visitor: Visitor, answer: Response) -> None:
        """Begin a session in the visitor's browser, under the name that `visitor.session` is."""
        until = int(self.now().timestamp()) + self.hours * 3_600
        values = {
            "n": visitor.name, "r": visitor.role.word, "g": sorted(visitor.groups), "s": visitor.session, "u": until,
        }  # fmt: skip
        self.put(answer, self.cookie, sign(values, "session", self.secret), self.hours * 3_600)

    def end(self, connection: HTTPConnection, answer: Response) -> None:
        """End the session, if there is one: the browser forgets it, and a copy of its cookie is worth nothing."""
        values = self._read(connection)
        if values is not None:
            self.store.spend(f"session:{values['s']}", int(values["u"]), now=int(self.now().timestamp()))
        self.drop(answer, self.cookie)

    def visitor(self, connection: HTTPConnection) -> Visitor:
        """Return who signed in."""
        values = self._read(connection)
        if values is None or self.store.is_spent(f"session:{values['s']}"):
            return Visitor()
        return Visitor(values["n"], Role[values["r"].upper()], frozenset(values["g"]), values["s"])

    def put(self, answer: Response, name: str, value: str, seconds: int) -> None:
        """Give the browser a cookie that no script reads and no other site sends along with a form."""
        answer.set_cookie(name, value, max_age=seconds, path="/", httponly=True, secure=self.secure, samesite="lax")

    def drop(self, answer: Response, name: str) -> None:
        """Let the browser forget a cookie."""
        answer.delete_cookie(name, path="/", httponly=True, secure=self.secure, samesite="lax")

    def _read(self, connection: HTTPConnection) -> dict[str, Any] | None:
        values = read_signed(connection.cookies.get(self.cookie, ""), "session", self.secret)
        return values if values is not None and values["u"] > self.now().timestamp() else None
