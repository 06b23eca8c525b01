"""What is exported: statements in their order, with all that an export may want to say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from nakomen.ledger import Ledger
from nakomen.model import Spoor, Standing, Statement, StatusOnDay

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow, RunReport
    from nakomen.model import Document
    from nakomen.model.motion_records import MotionRecord
    from nakomen.review import JudgedStatement

#: What can be exported of a selection: its statements, or the links from these to earlier ones.
STATEMENTS, LINKS = "statements", "links"


class Statements(Protocol):
    """Statements in the order of the ledger, which may be gone through more than once: a tuple, or an archive's."""

    def __iter__(self) -> Iterator[Statement]:
        """Give the statements one by one."""

    def __len__(self) -> int:
        """Tell how many there are."""


@dataclass(frozen=True)
class Selection:
    """The statements of an archive that were asked for, as they are seen from a day.

    `statements` may come from the archive as they are wanted, so that a million of them takes no memory; whoever wants
    the `ledger` has all in memory. `title` says in a line what was asked for, `query` is how it was asked. `address`
    is where the pages of the archive are served, without a slash at its end, or nothing where they are not. `made_at`
    is when the export is made, for forms that must tell. `text_of` reads a document whole, for forms that need its
    words or its places. `touched` is what people ruled about statements, by their ids.
    """

    statements: Statements
    documents: Mapping[str, DocumentRow]
    read_ledger: Callable[[], Ledger]
    text_of: Callable[[str], Document]
    day: date
    made_at: datetime
    touched: Mapping[str, JudgedStatement] = field(default_factory=dict)
    #: Whether the statements are asked for, or the links from them.
    what: str = STATEMENTS
    title: str = ""
    query: str = ""
    address: str = ""
    #: Options of one export, by name.
    options: Mapping[str, str] = field(default_factory=dict)
    #: The runs that read the documents, oldest first, for forms that tell what made a statement.
    read_runs: Callable[[], list[RunReport]] = list
    #: The motions that were fetched, for forms that tell what became of one.
    read_motions: Callable[[], list[MotionRecord]] = list

    @cached_property
    def ledger(self) -> Ledger:
        """The whole ledger in which the statements stand; it is read when it is first asked for."""
        return self.read_ledger()

    def standing(self, statement: Statement) -> Standing:
        """Return who says that a statement is one: the program, or reviewers who agree."""
        found = self.touched.get(statement.id)
        return found.standing if found else Standing.PROPOSED

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
        return self.documents[statement.document]
