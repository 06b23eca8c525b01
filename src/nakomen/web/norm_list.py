"""The norms of a ledger: targets in figures that undertakings set, with what is measured of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from nakomen.figures.counted_series import Told
from nakomen.model import AmountMention, Statement
from nakomen.tracing.compliance import measured_of
from nakomen.tracing.norms import Measurement, Norm, measurements_on, norm_on
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow
    from nakomen.ledger import Ledger
    from nakomen.ledger.rows import LedgerRow
    from nakomen.tracing.known import Known

_AMOUNT = re.compile(r"(?P<qualifier>[<>=~]*)(?P<value>\d+(?:\.\d+)?) (?P<unit>\S.*)")


@dataclass(frozen=True, slots=True)
class NormShown:
    """A norm in force: the row of its undertaking, the statement that sets it and that one's document.

    `measurements` is how often documents told how far it is.
    """

    norm: Norm
    row: LedgerRow
    statement: Statement
    document: DocumentRow
    measurements: int

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
            number = len(measurements_on(spoor, ledger.statements, days, day))
            found.append(NormShown(norm, row, statement, ledger.documents[statement.document], number))
    found.sort(key=lambda one: (-one.measurements, -(one.document.date or date.min).toordinal(), one.norm.statement))
    return found


def measured(known: Known, shown: NormShown, day: date) -> list[Measurement]:
    """Return what was measured of a norm, in the order told, with the sentences right behind a measurement."""
    spoor = shown.row.spoor
    found = measurements_on(spoor, known.statements, known.days, day)
    seen = {one.statement for one in found}
    # One sentence can stand right behind two measurements.
    behind = {one.statement: one for one in measured_of(known, spoor, shown.norm, day) if one.statement not in seen}
    found += behind.values()
    return sorted(found, key=lambda one: (known.days.get(one.edition, date.min), known.statements[one.statement].start))


def amount_in_words(amount: str) -> str:
    """Return an amount of a measurement as a reader says it.

    >>> amount_in_words(">=2.2 %GDP"), amount_in_words("9 allies"), amount_in_words("as told")
    ('at least 2.2% of GDP', '9 allies', 'as told')
    """
    found = _AMOUNT.fullmatch(amount)
    if found is None:
        return amount
    value = Decimal(found["value"])
    return amounts_in_words([AmountMention(0, 0, "", "", value, found["unit"], qualifier=found["qualifier"])])


def told_of(known: Known, shown: NormShown, found: Sequence[Measurement]) -> list[Told]:
    """Return the measurements in the unit of the norm, as a chart takes them."""
    made = []
    for one in found:
        told = _AMOUNT.fullmatch(one.amount)
        if told and told["unit"] == shown.norm.unit and one.edition in known.days:
            day, value = known.days[one.edition], Decimal(told["value"])
            made.append(Told(day, value, actors_in_words(one.holder), one.forecast, one.statement))
    return made
