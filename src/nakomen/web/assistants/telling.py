"""What an assistant is told: short values with exact quotes, where they stand, and the page that shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from nakomen.ledger.row_values import source_as_values
from nakomen.ledger.rows import LedgerRow
from nakomen.model import NakomenError, Statement
from nakomen.review.status_ids import status_id
from nakomen.web.not_here import NotHereError

if TYPE_CHECKING:
    from nakomen.archive import Archive
    from nakomen.web.shelf import Shelf
    from nakomen.web.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Consulted:
    """The archive that an assistant asks; `address` is where its pages are served, or nothing."""

    archive: Archive
    shelf: Shelf
    address: str = ""

    @property
    def snapshot(self) -> Snapshot:
        """The ledger as it stands now."""
        return self.shelf.current()

    def page_of_spoor(self, identity: str) -> str:
        """Return the address of the page of a spoor, or nothing."""
        return f"{self.address}/spoor/{identity}" if self.address else ""

    def page_of_statement(self, one: Statement) -> str:
        """Return the address of a statement in its document, or nothing."""
        return f"{self.address}/documents/{quote(one.document, safe='')}#s-{one.id}" if self.address else ""

    def statement(self, one: Statement) -> dict[str, Any]:
        """Return a statement in short: its exact quote, where it stands and what it says."""
        row = self.snapshot.ledger.documents[one.document]
        told = {
            "id": one.id,
            "kind": str(one.kind),
            "quote": one.quote,
            "document": row.id,
            "document_number": row.number,
            "date": row.date.isoformat() if row.date else "",
            "start": one.start,
            "end": one.end,
            "actor": list(one.actor),
            "addressee": list(one.addressee),
            "due": one.due,
            "due_said": one.due_event or one.due_said,
            "amounts": [str(amount) for amount in one.amounts],
            "theme": one.theme,
            "force": str(one.force),
            "confidence": round(one.confidence, 2),
            "link": self.page_of_statement(one),
        }
        return {name: value for name, value in told.items() if value not in ("", [])}

    def row(self, row: LedgerRow, day: date) -> dict[str, Any]:
        """Return an undertaking in short."""
        told = {
            "spoor": row.spoor.id,
            "group": str(row.group),
            "status": status_id(row.status.status),
            "standing": str(row.status.standing),
            "due": row.status.due,
            "days_left": (row.end - day).days if row.end else None,
            "said_in": len(row.spoor.statements),
            "link": self.page_of_spoor(row.spoor.id),
            "statement": self.statement(row.statement),
        }
        return {name: value for name, value in told.items() if value not in ("", None)}

    def document(self, identity: str) -> dict[str, Any]:
        """Return what tells a document from others."""
        told = source_as_values(self.snapshot.ledger.documents[identity])
        link = f"{self.address}/documents/{quote(identity, safe='')}" if self.address else ""
        return told | ({"link": link} if link else {})


def parted(found: Sequence[Any], page: int, rows: int) -> tuple[Sequence[Any], dict[str, int]]:
    """Return a page of a list, with how many there are in all and how many are behind it."""
    begin = (max(page, 1) - 1) * rows
    shown = found[begin : begin + rows]
    return shown, {"total": len(found), "page": max(page, 1), "left": max(len(found) - begin - len(shown), 0)}


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what cannot be answered into words that an assistant can act on."""
    from mcp.server.mcpserver.exceptions import ToolError

    try:
        yield
    except NotHereError as error:
        words = f"there is no “{error.what}” in this archive (search, ledger and documents tell the ids)"
        raise ToolError(words) from error
    except NakomenError as error:
        raise ToolError(str(error)) from error
