"""The desk at which a visitor sits for one request: the archive as she may see it, in her language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nakomen.archive import Archive, Filters, Hit
from nakomen.ledger import Ledger
from nakomen.ledger.narrowing import hits_in
from nakomen.model import ArchiveError, Document
from nakomen.web.access.forms import token_of
from nakomen.web.access.visitors import Visitor
from nakomen.web.guarded_archive import GuardedArchive
from nakomen.web.not_here import NotHereError
from nakomen.web.settings import Settings
from nakomen.web.shelf import Shelf
from nakomen.web.snapshot import Snapshot

__all__ = ["Desk", "NotHereError"]

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


@dataclass
class Desk:
    """What a page works with.

    `whole_archive` is for what writes: a page shows `archive`, in which limited documents are only there for those
    whom a group of theirs opens them.
    """

    settings: Settings
    whole_archive: Archive
    shelf: Shelf
    visitor: Visitor
    language: str
    request: Request

    @cached_property
    def snapshot(self) -> Snapshot:
        """The ledger of this request: one moment, however long the page takes."""
        return self.shelf.current(self.closed)

    @property
    def closed(self) -> frozenset[str]:
        """The dossiers that are closed to the visitor."""
        return self.settings.limits.closed_to(self.visitor.groups)

    @cached_property
    def archive(self) -> Archive:
        """The archive as the visitor may see it."""
        whole = self.whole_archive
        return GuardedArchive(whole, lambda: self.ledger) if self.closed else whole

    def document(self, document_id: str, *, version: int | None = None) -> Document:
        """Return a document whole; NotHereError where there is none for this visitor."""
        try:
            return self.archive.document(document_id, version=version)
        except ArchiveError as error:
            raise NotHereError(document_id) from error

    def source(self, document_id: str, *, version: int | None = None) -> bytes:
        """Return the bytes that a document was read from; NotHereError where there is none for this visitor."""
        try:
            return self.archive.source(document_id, version=version)
        except ArchiveError as error:
            raise NotHereError(document_id) from error

    def search(self, query: str, filters: Filters) -> list[Hit]:
        """Return the sentences that answer to a query, of what this visitor may see, with the statements in force."""
        return hits_in(self.archive, self.ledger, query, filters, self.snapshot.day)

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
