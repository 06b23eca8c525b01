"""What became of an undertaking, as far as the documents of a day tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from nakomen.languages import load_table
from nakomen.model import BINDING, Kind, Relation, Spoor, Standing, Statement, Status, StatusOnDay, Termijnstand
from nakomen.tracing.terms import last_day

#: A term is near when its last day is at most this far away.
_NEAR = timedelta(days=90)


def status_on(
    spoor: Spoor, statements: Mapping[str, Statement], days: Mapping[str, date], day: date
) -> StatusOnDay | None:
    """Return the status of a spoor on a day, seen only from documents of that day or earlier.

    None when nothing was told yet. Reported done stays reported: no more than a reviewer can establish it.
    """
    told = [statements[identity] for identity in spoor.statements]
    told = [statement for statement in told if days.get(statement.document, date.min) <= day]
    if not told:
        return None
    known = {statement.id for statement in told}
    fulfilled = [link for link in spoor.links if link.relation is Relation.FULFILS and link.later in known]
    replaced = [link for link in spoor.links if link.relation is Relation.REPLACES and link.later in known]
    terms = tuple((statement.id, statement.due) for statement in told if statement.due and statement.kind in BINDING)
    due = terms[-1][1] if terms else ""
    status, why = Status.OPENSTAAND, "nothing later tells that it was done"
    if replaced:
        status, why = Status.VERVALLEN, f"replaced by {replaced[-1].later}"
    elif fulfilled or told[-1].kind is Kind.FULFILMENT:
        last = statements[fulfilled[-1].later] if fulfilled else told[-1]
        partly = any(word in last.quote.casefold() for word in load_table("nl", "tracing")["partly"])
        status = Status.DEELS_VOLDAAN if partly else Status.VOLDAAN
        why = f"{last.document} reports it: {last.id}"
    return StatusOnDay(status, Standing.REPORTED, _termijnstand(due, status, day), due, _changes(terms), why)


def _changes(terms: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the terms without those that repeat the one before."""
    return tuple(term for at, term in enumerate(terms) if at == 0 or terms[at - 1][1] != term[1])


def _termijnstand(due: str, status: Status, day: date) -> Termijnstand:
    end = last_day(due) if due else None
    if end is None or status in (Status.VOLDAAN, Status.VERVALLEN):
        return Termijnstand.NONE
    if end < day:
        return Termijnstand.PASSED
    return Termijnstand.NEAR if end - day <= _NEAR else Termijnstand.RUNNING
