"""Which undertakings are past their term on a day, near it, or still running."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from nakomen.ledger.ledger import Ledger
from nakomen.model import Spoor, Statement, Status, StatusOnDay
from nakomen.tracing.terms import last_day, only_begins


@dataclass(frozen=True, slots=True)
class Term:
    """An undertaking that is open, the statement that gave its term, and the term's last day."""

    spoor: Spoor
    statement: Statement
    status: StatusOnDay
    end: date


@dataclass(slots=True)
class Terms:
    """The open undertakings of a ledger seen from a day, by how their term stands."""

    past: list[Term] = field(default_factory=list)
    near: list[Term] = field(default_factory=list)
    running: list[Term] = field(default_factory=list)
    without: int = 0
    settled: int = 0

    def groups(self) -> tuple[tuple[str, list[Term]], ...]:
        """Return the groups with their names, the most urgent first."""
        return (("past", self.past), ("near", self.near), ("running", self.running))


def terms_on(ledger: Ledger, day: date, within: int, asked_for: Collection[str] | None = None) -> Terms:
    """Return the open undertakings that were known on a day, each group by the end of the term.

    What has to hold from a day on is never past: it runs, and stands behind what has to be done by one.
    Where statements are asked for by their ids, an undertaking needs one of them in its spoor.
    """
    terms = Terms()
    for spoor in ledger.sporen:
        status = ledger.status(spoor, day)
        if status is None or not (asked_for is None or any(one in asked_for for one in spoor.statements)):
            continue
        end = last_day(status.due) if status.due else None
        if status.status in (Status.VOLDAAN, Status.VERVALLEN):
            terms.settled += 1
        elif end is None:
            terms.without += 1
        else:
            term = Term(spoor, ledger.statements[status.terms[-1][0]], status, end)
            _group(terms, term, day, within).append(term)
    for _, group in terms.groups():
        group.sort(key=lambda term: (_holds(term, day), term.end, term.statement.id))
    return terms


def _group(terms: Terms, term: Term, day: date, within: int) -> list[Term]:
    if _holds(term, day):
        return terms.running
    return terms.past if term.end < day else terms.near if (term.end - day).days <= within else terms.running


def _holds(term: Term, day: date) -> bool:
    return term.end < day and only_begins(term.status.due)
