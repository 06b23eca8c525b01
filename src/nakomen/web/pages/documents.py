"""The documents: all papers of the archive as a table that can be narrowed and sorted."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from nakomen.ledger.rows import TermGroup
from nakomen.web.document_list import DocumentsAsked
from nakomen.web.routes import DeskHere, Routes

router = Routes()


@router.read("/documents")
def documents(desk: DeskHere, request: Request) -> Response:
    """Show the documents that the address asks for."""
    found = desk.snapshot.document_list.page(DocumentsAsked.of(request.query_params))
    values = {
        "found": found,
        "asked": found.asked,
        "everything": len(desk.ledger.documents),
        "groups_all": tuple(TermGroup),
    }
    return desk.page("documents.html", values)
