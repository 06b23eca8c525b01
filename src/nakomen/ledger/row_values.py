"""An undertaking of the ledger as plain values: where its term stands, its first statement and its document."""

from __future__ import annotations

from datetime import date
from typing import Any

from nakomen.archive import DocumentRow
from nakomen.ledger.ledger import Ledger
from nakomen.ledger.rows import LedgerRow, dossier_of
from nakomen.review.status_ids import status_id


def row_as_values(ledger: Ledger, row: LedgerRow, day: date) -> dict[str, Any]:
    """Return an undertaking as it is seen from a day, in the words that `nakomen due --json` has for it."""
    status = row.status
    return {
        "spoor": row.spoor.id,
        "short": ledger.ids[row.spoor.id],
        "group": str(row.group),
        "due": status.due,
        "last_day": row.end.isoformat() if row.end else "",
        "days_left": (row.end - day).days if row.end else None,
        "status": status_id(status.status),
        "standing": str(status.standing),
        "termijnstand": str(status.termijnstand),
        "disputed": status.disputed,
        "compliance": {actor: str(rated) for actor, rated in status.compliance},
        "amount_stage": str(status.amount_stage) if status.amount_stage else None,
        "terms": [{"statement": identity, "due": due} for identity, due in status.terms],
        "statements": len(row.spoor.statements),
        "dossier": row.dossier,
        "document": source_as_values(row.document),
        "statement": row.statement.to_dict(),
    }


def source_as_values(row: DocumentRow) -> dict[str, Any]:
    """Return what tells a document from others."""
    return {
        "id": row.id,
        "number": row.number,
        "date": row.date.isoformat() if row.date else "",
        "title": row.title,
        "kind": row.kind,
        "dossier": dossier_of(row.number),
    }
