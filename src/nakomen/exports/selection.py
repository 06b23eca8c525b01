"""What is exported: statements in their order, with all that an export may want to say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from nakomen.ledger import Ledger
from nakomen.model import Spoor, Statement, StatusOnDay

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow, RunReport
    from nakomen.model import Document


@dataclass(frozen=True)
class Selection:
    """The statements of a ledger that were asked for, as they are seen from a day.

    `title` says in a line what was asked for, `query` is how it was asked. `address` is where the pages of the archive
    are served, without a slash at its end, or nothing where they are not. `made_at` is when the export is made, for
    forms that must tell. `text_of` reads a document whole, for forms that need its words or its places.
    """

    ledger: Ledger
    statements: tuple[Statement, ...]
    day: date
    made_at: datetime
    text_of: Callable[[str], Document]
    title: str = ""
    query: str = ""
    address: str = ""
    #: Options of one export, by name.
    options: Mapping[str, str] = field(default_factory=dict)
    #: The runs that read the documents, oldest first, for forms that tell what made a statement.
    runs: tuple[RunReport, ...] = ()

    @cached_property
    def sporen(self) -> tuple[Spoor, ...]:
        """The sporen of which a statement was asked for, in the order of the ledger."""
        wanted = {one.id for one in self.statements}
        return tuple(spoor for spoor in self.ledger.sporen if not wanted.isdisjoint(spoor.statements))

    @cached_property
    def statuses(self) -> dict[str, StatusOnDay]:
        """What became of each spoor, by its id; those of which nothing was told by that day are left out."""
        found = ((spoor.id, self.ledger.status(spoor, self.day)) for spoor in self.sporen)
        return {name: status for name, status in found if status is not None}

    def document_of(self, statement: Statement) -> DocumentRow:
        """Return the row of the document in which a statement stands."""
        return self.ledger.documents[statement.document]

    def rows(self) -> Iterable[dict[str, object]]:
        """Give a flat row for each statement, one at a time."""
        from nakomen.exports.statement_rows import statement_row

        for one in self.statements:
            yield statement_row(self, one)
