"""The desk at which a visitor sits for one request: the archive as she may see it, in her language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nakomen.archive import Archive
from nakomen.ledger import Ledger
from nakomen.web.access.forms import token_of
from nakomen.web.access.visitors import Visitor
from nakomen.web.settings import Settings
from nakomen.web.snapshot import Shelf, Snapshot

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


class NotHereError(Exception):
    """There is no such page; `what` says what was not found, in the visitor's language."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass
class Desk:
    """What a page works with."""

    settings: Settings
    archive: Archive
    shelf: Shelf
    visitor: Visitor
    language: str
    request: Request

    @cached_property
    def snapshot(self) -> Snapshot:
        """The ledger of this request: one moment, however long the page takes."""
        return self.shelf.current()

    @property
    def ledger(self) -> Ledger:
        """The statements, documents, links and sporen that the visitor may see."""
        return self.snapshot.ledger

    @property
    def form_token(self) -> str:
        """What her forms carry."""
        return token_of(self.visitor, self.settings.secret)

    def page(self, template: str, values: Mapping[str, Any], *, status: int = 200) -> Response:
        """Return a page; what it needs beside its values is there in every template, see `rendering`."""
        from nakomen.web.rendering import render

        return render(self, template, values, status=status)
