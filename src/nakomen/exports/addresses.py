"""Where the pages of an archive show what an export tells of; nothing where they are not served."""

from __future__ import annotations

from urllib.parse import quote

from nakomen.exports.selection import Selection
from nakomen.model import Statement


def statement_address(selection: Selection, statement: Statement) -> str:
    """Return the address of the page on which a statement stands in its document, or nothing."""
    return f"{selection.address}/statements/{statement.id}" if selection.address else ""


def spoor_address(selection: Selection, spoor: str) -> str:
    """Return the address of the page of a spoor, by its id, or nothing."""
    return f"{selection.address}/sporen/{spoor}" if selection.address else ""


def document_address(selection: Selection, document: str) -> str:
    """Return the address of the page of a document, by its id, or nothing."""
    return f"{selection.address}/documents/{quote(document, safe='')}" if selection.address else ""
