"""Forms that only our own pages can send: a token bound to the visitor's session, and where the request came from."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING

from nakomen.model import NakomenError

if TYPE_CHECKING:
    from starlette.requests import Request

    from nakomen.web.access.visitors import Visitor

#: The field of a form, and the header of a script, that carry the token.
FIELD, HEADER = "form_token", "x-form-token"


class FormRefusedError(NakomenError):
    """A form that did not come from our pages, or from another session."""


def token_of(visitor: Visitor, secret: bytes) -> str:
    """Return the token that a visitor's forms carry.

    >>> from nakomen.web.access.visitors import Visitor
    >>> token_of(Visitor(session="a"), b"key") == token_of(Visitor(session="b"), b"key")
    False
    """
    return hmac.new(secret, f"form:{visitor.session}".encode(), sha256).hexdigest()[:40]


def check_form(request: Request, given: str, visitor: Visitor, secret: bytes) -> None:
    """Refuse a form of another site, or one whose token is not this visitor's."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin", "")
    foreign = bool(origin) and origin.split("://", 1)[-1] != request.headers.get("host", "")
    if site not in ("same-origin", "none") or foreign or not hmac.compare_digest(given, token_of(visitor, secret)):
        raise FormRefusedError("this form was not sent from a page of this archive", remedy="load the page again")
