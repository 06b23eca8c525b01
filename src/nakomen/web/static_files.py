"""Style sheets, scripts and pictures, under an address that changes with their bytes."""

from __future__ import annotations

import mimetypes
from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from nakomen.web.access.visitors import Role
from nakomen.web.desk import NotHereError
from nakomen.web.routes import Routes

router = Routes()
_A_YEAR = "public, max-age=31536000, immutable"


@cache
def _bytes_of(name: str) -> bytes | None:
    """Return a file of the package by its path below `static`, None where there is none."""
    place = files("nakomen.web") / "static"
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return None
        place = place / part
    return place.read_bytes() if place.is_file() else None


@cache
def static_address(name: str) -> str:
    """Return the address of a file; KeyError where there is none, which is a mistake of ours."""
    content = _bytes_of(name)
    if content is None:
        raise KeyError(name)
    return f"/static/{name}?v={sha256(content).hexdigest()[:12]}"


@router.read("/static/{name:path}", Role.NOBODY)
def static_file(name: str, request: Request) -> Response:
    """Return a file."""
    content = _bytes_of(name)
    if content is None:
        raise NotHereError(name)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    cached = _A_YEAR if request.query_params.get("v") else "no-cache"
    return Response(content, media_type=kind, headers={"cache-control": cached})
