"""The undertakings of a selection that have a term, as calendars, feeds and alerts tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nakomen.exports.selection import Selection
from nakomen.ledger.known_archive import source_line
from nakomen.model import Spoor, Statement, Status, StatusOnDay
from nakomen.tracing.terms import last_day
from nakomen.wording import name_of
from nakomen.wording.actor_words import actors_in_words

#: What nothing has to be done for any more.
DONE = frozenset({Status.VOLDAAN, Status.VERVALLEN})
#: How much of a quote stands in a line above it.
_SHORT = 90


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A spoor as it stands on the day of the selection: the statement that gave the term, and the term's last day."""

    spoor: Spoor
    statement: Statement
    status: StatusOnDay
    end: date

    @property
    def settled(self) -> bool:
        """Whether nothing is to be done any more."""
        return self.status.status in DONE


def undertakings_of(selection: Selection) -> list[Undertaking]:
    """Return the undertakings with a term, by its last day."""
    found = []
    for spoor in selection.sporen:
        status = selection.statuses.get(spoor.id)
        end = last_day(status.due) if status and status.due else None
        if status is not None and end is not None:
            statement = selection.ledger.statements[status.terms[-1][0]]
            found.append(Undertaking(spoor, statement, status, end))
    return sorted(found, key=lambda one: (one.end, one.spoor.id))


def headline(statement: Statement) -> str:
    """Return a statement in one line: its kind, who, and the beginning of the quote."""
    who = f"{actors_in_words(statement.actor)}: " if statement.actor else ""
    return f"{name_of(statement.kind)} · {who}{shortened(statement.quote, _SHORT)}"


def shortened(text: str, signs: int) -> str:
    """Return a text in one line of at most so many signs, cut between words.

    >>> shortened("De dijk wordt verhoogd.", 12)
    'De dijk …'
    """
    line = " ".join(text.split())
    if len(line) <= signs:
        return line
    return f"{line[: signs - 1].rsplit(' ', 1)[0].rstrip()} …"


def told_by(selection: Selection, spoor: Spoor) -> list[str]:
    """Return each statement of a spoor that was told by the day, as quote with its source, in time order."""
    lines = []
    for identity in spoor.statements:
        one = selection.ledger.statements[identity]
        day = selection.document_of(one).date
        if day is None or day <= selection.day:
            lines.append(f"“{one.quote}” ({source_line(selection.document_of(one))})")
    return lines
