"""An archive as a reader of the ledger sees it: statements, their documents, and the sporen they form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nakomen.ledger.short_ids import short_ids
from nakomen.model import Link, Spoor, Standing, Statement, StatusOnDay

if TYPE_CHECKING:
    from nakomen.archive import Archive, DocumentRow
    from nakomen.review import Judged
    from nakomen.tracing.events import Events


@dataclass(frozen=True, slots=True)
class Ledger:
    """The statements in force of an archive with their links, as people judged them; `ids` can be typed."""

    statements: dict[str, Statement]
    documents: dict[str, DocumentRow]
    links: list[Link]
    ids: dict[str, str]
    judged: Judged

    @classmethod
    def of(cls, archive: Archive) -> Ledger:
        """Read an archive's ledger; the sporen follow from the links that are kept."""
        from nakomen.review import judged

        found = judged(archive)
        statements, links = found.statements, found.links
        documents = {row.id: row for row in archive.documents()}
        ids = short_ids([one.id for one in statements])
        return cls({one.id: one for one in statements}, documents, links, ids, found)

    @property
    def sporen(self) -> list[Spoor]:
        """The sporen that follow from the links in force, made when they are first asked for."""
        return self.judged.sporen

    @property
    def events(self) -> Events:
        """The events that documents date."""
        return self.judged.events

    @property
    def days(self) -> dict[str, date]:
        """The date of each document that has one."""
        return {name: row.date for name, row in self.documents.items() if row.date is not None}

    def spoor_of(self, statement_id: str) -> Spoor | None:
        """Return the spoor that a statement belongs to; None for what is no undertaking and tells of none."""
        return next((spoor for spoor in self.sporen if statement_id in spoor.statements), None)

    def standing_of(self, link: Link) -> Standing:
        """Return who says that two statements are linked so: the program, or a reviewer."""
        key = link.later, link.earlier, str(link.relation)
        return Standing.ESTABLISHED if key in self.judged.established_links else Standing.PROPOSED

    def status(self, spoor: Spoor, day: date) -> StatusOnDay | None:
        """Return what became of a spoor, seen from a day; None when nothing was told yet."""
        from nakomen.review.standing import judged_status

        return judged_status(self.judged, spoor, self.statements, day)
