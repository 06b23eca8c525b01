"""Where the pages of an archive show what an export tells of; nothing where they are not served."""

from __future__ import annotations

from urllib.parse import quote

from nakomen.exports.selection import Selection
from nakomen.model import Statement


def statement_address(selection: Selection, statement: Statement) -> str:
    """Return the address at which a statement stands on the page of its document, or nothing."""
    page = document_address(selection, statement.document)
    return f"{page}#s-{statement.id}" if page else ""


def spoor_address(selection: Selection, spoor: str) -> str:
    """Return the address of the page of a spoor, by its id, or nothing."""
    return f"{selection.address}/spoor/{spoor}" if selection.address else ""


def document_address(selection: Selection, document: str) -> str:
    """Return the address of the page of a document, by its id, or nothing."""
    return f"{selection.address}/documents/{quote(document, safe='')}" if selection.address else ""
