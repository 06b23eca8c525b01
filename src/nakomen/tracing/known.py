"""What an archive has told: statements with the days of their documents and the sporen that they form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nakomen.model import Kind, Spoor, Statement, StatusOnDay
from nakomen.tracing.cues import has_cue
from nakomen.tracing.events import Events
from nakomen.tracing.status import status_on


@dataclass(frozen=True, slots=True)
class Known:
    """All statements by id, the day of each dated document, and the sporen; the last two fields are made from these.

    `judging` tells the status of a spoor on a day where people had their say; without it the documents alone tell.
    """

    statements: Mapping[str, Statement]
    days: Mapping[str, date]
    sporen: Sequence[Spoor]
    events: Events = field(default_factory=Events)
    judging: Callable[[Spoor, date], StatusOnDay | None] | None = None
    spoor_by_statement: dict[str, Spoor] = field(default_factory=dict)
    by_document: dict[str, list[Statement]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.spoor_by_statement.update({one: spoor for spoor in self.sporen for one in spoor.statements})
        for one in sorted(self.statements.values(), key=lambda one: (one.document, one.start, one.id)):
            self.by_document.setdefault(one.document, []).append(one)

    def day_of(self, statement: Statement) -> date:
        """Return when a statement was told; the first of days for a document without a date."""
        return self.days.get(statement.document, date.min)

    def spoor_of(self, statement: Statement) -> Spoor | None:
        """Return the spoor that a statement stands in, if any."""
        return self.spoor_by_statement.get(statement.id)

    def status(self, spoor: Spoor, day: date) -> StatusOnDay | None:
        """Return what became of a spoor, seen from a day; None when nothing was told yet."""
        if self.judging is not None:
            return self.judging(spoor, day)
        return status_on(spoor, self.statements, self.days, day, self.events)

    def of_spoor(self, spoor: Spoor, day: date) -> list[Statement]:
        """Return the statements of a spoor that were told by a day, in order."""
        told = (self.statements[identity] for identity in spoor.statements)
        return [one for one in told if self.day_of(one) <= day]

    def of_document(self, document: str) -> list[Statement]:
        """Return the statements of a document by their place."""
        return self.by_document.get(document, [])


def adopts_declaration(one: Statement) -> bool:
    """Tell whether a statement only tells that a declaration was signed: done as it is told, with nothing to follow."""
    named = any(reference.startswith("decl:") for reference in one.refs)
    return one.kind is Kind.AGREEMENT and named and not one.due and has_cue(one.quote, "adopts")
