"""Turns documents into rows of `document_version`, and rows back into the same documents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from nakomen.archive.packing import compress, day_of, decompress, unpack_layout
from nakomen.model import Document, DocumentKind, Identity, Marking


def columns_of(document: Document, layout: str) -> dict[str, Any]:
    """Return a document's columns, but those that say which version it is and how it came here."""
    identity = document.identity
    return {
        "date": identity.date and identity.date.isoformat(),
        "title": identity.title,
        "number": identity.number,
        "kind": str(document.kind),
        "language": identity.language,
        "marking": str(identity.marking),
        "date_source": identity.date_source,
        "meeting": identity.meeting and identity.meeting.name,
        "signatories": "; ".join(f"{s.name}, {s.role}" for s in identity.signatories) or None,
        "media_type": document.media_type,
        "text": document.text,
        "layout": compress(layout.encode()),
    }


def document_of(row: Row[Any]) -> Document:
    """Return the document of a row of `document_version`, whole."""
    parts = unpack_layout(decompress(row.layout).decode())
    identity = Identity(
        number=row.number,
        title=row.title,
        date=day_of(row.date),
        date_source=row.date_source,
        signatories=parts.pop("signatories"),
        marking=Marking(row.marking),
        meeting=parts.pop("meeting"),
        language=row.language,
    )
    return Document(
        id=row.document_id,
        text=row.text,
        identity=identity,
        kind=DocumentKind(row.kind),
        source_name=row.source_name,
        media_type=row.media_type,
        **parts,
    )
