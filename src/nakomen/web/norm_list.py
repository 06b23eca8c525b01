"""The norms of a ledger: targets in figures that undertakings set, with what is measured of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from nakomen.figures.counted_series import Told
from nakomen.model import Kind, Statement
from nakomen.tracing.norms import Measurement, Norm, measurements_on, norm_on
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow
    from nakomen.ledger import Ledger
    from nakomen.ledger.rows import LedgerRow


@dataclass(frozen=True, slots=True)
class NormShown:
    """A norm in force: the row of its undertaking, the statement that sets it and that one's document.

    `findings` is how many statements of its spoor give figures.
    """

    norm: Norm
    row: LedgerRow
    statement: Statement
    document: DocumentRow
    findings: int

    @property
    def words(self) -> str:
        """The target in words: at least 2% of GDP."""
        return norm_in_words(self.norm, self.statement)


def norm_in_words(norm: Norm, statement: Statement) -> str:
    """Return a norm as a reader says it; as it is kept where its statement no longer names it."""
    found = [one for one in statement.amounts if str(one) == norm.amount]
    return amounts_in_words(found[:1]) if found else norm.amount


def norms_in(ledger: Ledger, row_of: Mapping[str, LedgerRow], day: date) -> list[NormShown]:
    """Return the norms that are in force on a day, those with most measurements first, then the newest."""
    days = ledger.days
    found = []
    for spoor in ledger.sporen:
        row = row_of.get(spoor.id)
        norm = norm_on(spoor, ledger.statements, days, day) if row else None
        if row and norm:
            statement = ledger.statements[norm.statement]
            told = (ledger.statements[one] for one in spoor.statements)
            findings = sum(one.kind is Kind.FINDING and bool(one.amounts) for one in told)
            found.append(NormShown(norm, row, statement, ledger.documents[statement.document], findings))
    found.sort(key=lambda one: (-one.findings, -(one.document.date or date.min).toordinal(), one.norm.statement))
    return found


def measured(ledger: Ledger, shown: NormShown, day: date) -> list[Measurement]:
    """Return what was measured of a norm, in the order told."""
    return measurements_on(shown.row.spoor, ledger.statements, ledger.days, day)


def told_of(ledger: Ledger, shown: NormShown, found: Sequence[Measurement]) -> list[Told]:
    """Return the measurements in the unit of the norm, as a chart takes them."""
    days = ledger.days
    made = []
    for one in found:
        value = _value(ledger, one, shown.norm.unit)
        if value is not None and one.edition in days:
            made.append(Told(days[one.edition], value, actors_in_words(one.holder), one.forecast, one.statement))
    return made


def _value(ledger: Ledger, one: Measurement, unit: str) -> Decimal | None:
    amounts = ledger.statements[one.statement].amounts
    return next((amount.value for amount in amounts if str(amount) == one.amount and amount.unit == unit), None)
