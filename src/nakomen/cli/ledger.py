"""An archive as a reader of the ledger sees it: statements, their documents, and the sporen they form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nakomen.cli.statement_table import short_ids
from nakomen.model import Link, Spoor, Statement, StatusOnDay

if TYPE_CHECKING:
    from nakomen.archive import Archive, DocumentRow
    from nakomen.tracing.events import Events


@dataclass(frozen=True, slots=True)
class Ledger:
    """All statements of an archive with their links; `ids` holds short ids that can be typed."""

    statements: dict[str, Statement]
    documents: dict[str, DocumentRow]
    links: list[Link]
    sporen: list[Spoor]
    ids: dict[str, str]
    events: Events

    @classmethod
    def of(cls, archive: Archive) -> Ledger:
        """Read an archive's ledger; the sporen follow from the links that are kept."""
        from nakomen.tracing import find_sporen
        from nakomen.tracing.events import dated_events

        statements, links = archive.statements(), archive.links()
        documents = {row.id: row for row in archive.documents()}
        days = {name: row.date for name, row in documents.items() if row.date is not None}
        ids = short_ids([one.id for one in statements])
        sporen = find_sporen(statements, links, days)
        events = dated_events(statements, days)
        return cls({one.id: one for one in statements}, documents, links, sporen, ids, events)

    @property
    def days(self) -> dict[str, date]:
        """The date of each document that has one."""
        return {name: row.date for name, row in self.documents.items() if row.date is not None}

    def spoor_of(self, statement_id: str) -> Spoor | None:
        """Return the spoor that a statement belongs to; None for what is no undertaking and tells of none."""
        return next((spoor for spoor in self.sporen if statement_id in spoor.statements), None)

    def status(self, spoor: Spoor, day: date) -> StatusOnDay | None:
        """Return what became of a spoor, seen from a day; None when nothing was told yet."""
        from nakomen.tracing import status_on

        return status_on(spoor, self.statements, self.days, day, self.events)
