"""The ledger as rows: each undertaking with its document, status and term, as they are seen from a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from nakomen.ledger.ledger import Ledger
from nakomen.model import BINDING, Spoor, Statement, Status, StatusOnDay
from nakomen.tracing.terms import last_day

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow

_DOSSIER = re.compile(r"kst-(\d{4,6}(?:-[IVXLC]+)?)-")


class TermGroup(StrEnum):
    """How urgent an undertaking is: its term is past, near or running, it has none, or it is settled."""

    PAST = "past"
    NEAR = "near"
    RUNNING = "running"
    WITHOUT = "without"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An undertaking seen from a day: its spoor, its first statement, and where its term stands.

    `telling` is the statement that gave the term in force; `end` is that term's last day, None where it has none.
    """

    spoor: Spoor
    statement: Statement
    document: DocumentRow
    status: StatusOnDay
    telling: Statement
    end: date | None
    group: TermGroup

    @property
    def dossier(self) -> str:
        """The number of the parliamentary dossier, or nothing."""
        return dossier_of(self.document.number)

    @property
    def units(self) -> tuple[str, ...]:
        """The units of the amounts it names, each once."""
        return tuple(dict.fromkeys(amount.unit for amount in self.statement.amounts))


def dossier_of(number: str) -> str:
    """Return the dossier of a paper's number.

    >>> dossier_of("kst-28676-302"), dossier_of("kst-35000-X-14"), dossier_of("ah-tk-20232024-412")
    ('28676', '35000-X', '')
    """
    found = _DOSSIER.match(number)
    return found[1] if found else ""


def ledger_rows(ledger: Ledger, day: date, within: int = 90) -> list[LedgerRow]:
    """Return a row for each undertaking that was told by a day; terms that end in so many days are near."""
    rows = []
    for spoor in ledger.sporen:
        first = ledger.statements[spoor.id]
        status = ledger.status(spoor, day) if first.kind in BINDING else None
        if status is None:
            continue
        end = last_day(status.due) if status.due else None
        telling = ledger.statements[status.terms[-1][0]] if status.terms else first
        group = _group(status, end, day, within)
        rows.append(LedgerRow(spoor, first, ledger.documents[first.document], status, telling, end, group))
    return rows


def _group(status: StatusOnDay, end: date | None, day: date, within: int) -> TermGroup:
    if status.status in (Status.VOLDAAN, Status.VERVALLEN):
        return TermGroup.SETTLED
    if end is None:
        return TermGroup.WITHOUT
    if end < day:
        return TermGroup.PAST
    return TermGroup.NEAR if (end - day).days <= within else TermGroup.RUNNING
