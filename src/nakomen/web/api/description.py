"""The description of the API: OpenAPI for programs, a page for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from nakomen import __version__
from nakomen.web.access.visitors import Role
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
    """An operation as the page shows it; `example` is a command that asks for it."""

    method: str
    path: str
    tag: str
    words: str
    needs: str
    parameters: Sequence[Parameter]
    example: str


@router.read("/api/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """Return the description for programs."""
    return JSONResponse(described(request.app))


@router.read("/api", include_in_schema=False)
def page(desk: DeskHere, request: Request) -> Response:
    """Show the operations with examples."""
    found = operations(request.app, desk.settings.address or str(request.base_url).rstrip("/"))
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


def operations(app: FastAPI, address: str) -> list[Operation]:
    """Return the operations in the order of the description."""
    roles = {str(getattr(route, "path_format", "")): needs_of(route) for route in app.routes}
    found = []
    for path, methods in described(app)["paths"].items():
        for method, told in methods.items():
            parameters = [_parameter(one) for one in told.get("parameters", ())]
            role = roles.get(path) or Role.READER
            words = str(told.get("description", "")).partition("\n")[0]
            example = _example(method, f"{address}{path}", parameters)
            tag = str((told.get("tags") or ["about"])[0])
            found.append(Operation(method.upper(), path, tag, words, role.word, parameters, example))
    return found


def _parameter(told: Mapping[str, Any]) -> Parameter:
    words = told.get("description") or told.get("schema", {}).get("description", "")
    return Parameter(told["name"], told["in"], bool(told.get("required")), str(words))


def _example(method: str, address: str, parameters: Sequence[Parameter]) -> str:
    for one in parameters:
        if one.place == "path":
            address = address.replace(f"{{{one.name}}}", quote(_SAMPLES.get(one.name, "5724")))
    asked = [f"{one.name}={_SAMPLES.get(one.name, '')}" for one in parameters if one.place == "query" and one.needed]
    address = f"{address}?{'&'.join(asked)}" if asked else address
    if method == "post":
        body = '{"kind": "confirm", "statements": ["5724"], "seen": ""}'
        return f"curl -H 'content-type: application/json' -H 'x-form-token: ...' -d '{body}' '{address}'"
    return f"curl '{address}'"


_SAMPLES = {"q": "munitie", "start": "0", "end": "500"}
