"""Receives a body piece by piece: within its limits, and continued after a cut where the server can."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

import httpx

from nakomen.model import FetchError

_RANGE = re.compile(r"bytes (\d+)-\d+/")
_SMALLER = "fetch it by hand if you need it"


class Cut(Exception):  # noqa: N818 - no error yet: it is tried again
    """An answer that did not come, or did not come to its end."""


@dataclass(slots=True)
class Received:
    """What has come in so far, over one or several tries; `late` tells that it takes too long."""

    max_bytes: int
    late: Callable[[], bool]
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytearray = field(default_factory=bytearray)
    #: The server's own word for this version of the content: only by it can parts be put together.
    validator: str = ""

    def resume_headers(self) -> dict[str, str]:
        """Return the headers that ask for the rest, or none where the whole has to come again."""
        if not (self.content and self.validator):
            return {}
        return {"range": f"bytes={len(self.content)}-", "if-range": self.validator}

    def forget(self) -> None:
        """Take what came for nothing: the whole has to come again."""
        self.validator = ""
        self.content.clear()

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        """Take the head of an answer; it is either the rest of what came, or begins anew."""
        match = _RANGE.match(headers.get("content-range", ""))
        if status == 206 and match and self.content and int(match[1]) == len(self.content):
            # The whole is what the first answer described.
            self.status = 200
            return
        if status == 206:
            self.forget()
            raise Cut("answers with a part that was not asked for")
        self.status, self.headers = status, headers
        self.content.clear()
        self.validator = _validator(headers)


def receive(answer: httpx.Response, received: Received, url: str, *, skip_body: Collection[int]) -> None:
    """Take an answer's head and, unless its status is one to skip, its body."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    if answer.status_code == 416:
        # There is no rest: what came must be taken for nothing.
        received.forget()
        raise Cut("answers 416")
    if answer.status_code in skip_body:
        received.status = answer.status_code
        # What came before is still good, and so is its head.
        received.headers = headers if not received.content else {**received.headers, **_said_now(headers)}
        return
    received.begin(answer.status_code, headers)
    _check_size(received, _length(headers), url)
    for piece in answer.iter_bytes():
        received.content += piece
        _check_size(received, 0, url)
        if received.late():
            raise FetchError("takes too long", where=url, remedy="try again later")


def _check_size(received: Received, more: int, url: str) -> None:
    if len(received.content) + more > received.max_bytes:
        limit = f"{received.max_bytes / 1024**2:g}"
        raise FetchError(f"is larger than the limit of {limit} MB", where=url, remedy=_SMALLER)


def _validator(headers: Mapping[str, str]) -> str:
    """Return the strong validator of an answer of which a part can be asked, or nothing."""
    if headers.get("accept-ranges", "").lower() != "bytes" or headers.get("content-encoding", "identity") != "identity":
        return ""
    etag = headers.get("etag", "")
    return etag if etag and not etag.startswith("W/") else headers.get("last-modified", "")


def _said_now(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name in ("retry-after", "date", "location")}


def _length(headers: Mapping[str, str]) -> int:
    said = headers.get("content-length", "")
    return int(said[:18]) if said.isascii() and said.isdigit() else 0
