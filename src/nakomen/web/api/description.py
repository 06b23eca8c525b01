"""The description of the API: OpenAPI for programs, a page for people."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from nakomen import __version__
from nakomen.model import DocumentKind
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk
from nakomen.web.routes import DeskHere, Routes, needs_of
from nakomen.web.taking_along import forms

if TYPE_CHECKING:
    from fastapi import FastAPI

router = Routes()
_ABOUT = (
    "The ledger of an archive: statements that bind, each tied to its exact words, and what became of them. "
    "Quotes are exact: `text[start:end] == quote`. Times are EDTF, days YYYY-MM-DD, amounts a value with its unit. "
    "What the program found is `proposed`, what reviewers ruled is `established`; reported done is not done. "
    "`Accept-Language` chooses the language of words (nl, en). Answers carry an ETag; ask again with If-None-Match. "
    "A server for a team wants an API token: `Authorization: Bearer ...`."
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that an operation can be asked with."""

    name: str
    place: str
    needed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as the page shows it.

    `example` is a command that asks for it, `link` where a browser can, nothing where the archive has no example.
    """

    method: str
    path: str
    tag: str
    words: str
    needs: str
    parameters: Sequence[Parameter]
    example: str
    link: str


@router.read("/api/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """Return the description for programs."""
    return JSONResponse(described(request.app))


@router.read("/api", include_in_schema=False)
def page(desk: DeskHere, request: Request) -> Response:
    """Show the operations with examples."""
    address = desk.settings.address or str(request.base_url).rstrip("/")
    found = operations(request.app, address, samples_of(desk))
    groups = [(tag, list(group)) for tag, group in groupby(found, key=lambda one: one.tag)]
    return desk.page("api.html", {"groups": groups, "forms": forms()})


def described(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of a server, made once."""
    kept: dict[str, Any] | None = getattr(app.state, "openapi", None)
    if kept is None:
        kept = get_openapi(title="nakomen", version=__version__, description=_ABOUT, routes=app.routes)
        kept["components"]["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "an API token of a server for a team"},
            "form": {"type": "apiKey", "in": "header", "name": "x-form-token", "description": "see /api/visitor"},
        }
        kept["security"] = [{"token": []}, {"form": []}, {}]
        for methods in kept["paths"].values():
            for operation in methods.values():
                # Ours have the shape of Refusal; the framework's own is never sent.
                operation["responses"]["422"] = _REFUSED
        for name in ("HTTPValidationError", "ValidationError"):
            kept["components"]["schemas"].pop(name, None)
        app.state.openapi = kept
    return kept


_REFUSED = {
    "description": "what is asked cannot be understood",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}},
}


def samples_of(desk: Desk) -> dict[str, str]:
    """Return something of this archive for each parameter that an example needs."""
    rows = sorted((row for row in desk.ledger.documents.values() if row.date), key=lambda row: (str(row.date), row.id))
    shown = desk.snapshot.rows[:1]
    found: dict[str, str] = {}
    if len(rows) > 1:
        agenda = next((row for row in rows[:-1] if row.kind == DocumentKind.AGENDA), rows[0])
        found |= {"first": rows[0].id, "agenda": agenda.id, "second": rows[-1].id, "report": rows[-1].id}
    if rows:
        found |= {"document": rows[-1].id, "meeting": str(rows[-1].date)}
    if shown:
        found["statement"] = desk.ledger.ids[shown[0].spoor.id]
        found["q"] = max(re.findall(r"[^\W\d_]+", shown[0].statement.quote), key=len, default="")
    return found


def operations(app: FastAPI, address: str, samples: Mapping[str, str]) -> list[Operation]:
    """Return the operations in the order of the description, with examples made of what is there."""
    roles = {str(getattr(route, "path_format", "")): needs_of(route) for route in app.routes}
    found = []
    for path, methods in described(app)["paths"].items():
        for method, told in methods.items():
            parameters = [_parameter(one) for one in told.get("parameters", ())]
            link = _link(path, parameters, samples)
            words = str(told.get("description", "")).partition("\n")[0]
            tag = str((told.get("tags") or ["about"])[0])
            needs = (roles.get(path) or Role.READER).word
            example = _example(method, f"{address}{link or path}", samples)
            there = link if method == "get" else ""
            found.append(Operation(method.upper(), path, tag, words, needs, parameters, example, there))
    return found


def _parameter(told: Mapping[str, Any]) -> Parameter:
    words = told.get("description") or told.get("schema", {}).get("description", "")
    return Parameter(told["name"], told["in"], bool(told.get("required")), str(words))


def _link(path: str, parameters: Sequence[Parameter], samples: Mapping[str, str]) -> str:
    """Return an address at which an operation answers, nothing where there is no sample of what it needs."""
    kind = "document" if "/documents/" in path else "statement"
    asked = []
    for one in parameters:
        sample = samples.get(kind if one.place == "path" else one.name, "")
        if one.needed and not sample:
            return ""
        if one.place == "path":
            path = path.replace(f"{{{one.name}}}", quote(sample, safe=""))
        elif one.needed:
            asked.append((one.name, sample))
    return f"{path}?{urlencode(asked)}" if asked else path


def _example(method: str, address: str, samples: Mapping[str, str]) -> str:
    if method != "post":
        return f"curl '{address}'"
    body = json.dumps({"kind": "confirm", "statements": [samples.get("statement", "...")], "seen": ""})
    return f"curl -H 'content-type: application/json' -H 'x-form-token: ...' -d '{body}' '{address}'"
