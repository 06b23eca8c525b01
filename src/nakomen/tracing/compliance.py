"""Norms against measurements: for each norm and holder the last value, how far it is from the target, and a rating."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nakomen.model import Kind, Relation, Spoor, Statement, Status
from nakomen.tracing.known import Known
from nakomen.tracing.norms import Measurement, Norm, measurements_on, norm_on
from nakomen.tracing.outcomes import outcome_cue
from nakomen.tracing.terms import last_day

#: A sentence right behind a measurement goes on about its norm: "Nederland kwam uit op 1,64%".
_NEXT = 120


@dataclass(frozen=True, slots=True)
class Rating:
    """A holder of a norm on a day.

    `rating` is +1 (met), 0 (in part, or still in progress), -1 (not met and the term is past) or None (not measured,
    or not against this norm). `value` is as the statement writes it, of a count those who meet the norm with `whole`.
    `gap` is value less target, in the unit of the norm; of a count, those who meet it less all.
    """

    spoor: Spoor
    norm: Norm
    holder: tuple[str, ...]
    measurement: Measurement | None
    value: str
    whole: Decimal | None
    gap: Decimal | None
    rating: int | None
    why: str


def ratings_on(known: Known, spoor: Spoor, day: date) -> list[Rating]:
    """Return how each holder stands to the norm of a spoor on a day, by name; none where it holds no norm.

    The last measurement of each holder counts, forecasts left out.
    """
    norm = norm_on(spoor, known.statements, known.days, day)
    if norm is None:
        return []
    status = known.status(spoor, day)
    measured = [one for one in measured_of(known, spoor, norm, day) if not one.forecast]
    if not measured or (status and status.status is Status.VERVALLEN):
        why = (
            "the norm lapsed" if measured or (status and status.status is Status.VERVALLEN) else "nothing was measured"
        )
        agreed = known.statements[norm.statement].kind is Kind.AGREEMENT
        return [Rating(spoor, norm, norm.holder, None, "", None, None, None, why)] if agreed else []
    measured.sort(key=lambda one: (known.days.get(one.edition, date.min), known.statements[one.statement].start))
    last = {_holder(one): one for one in measured}
    rating = Rater(known, spoor, norm, day)
    return [rating.of(holder, last[holder]) for holder in sorted(last)]


def measured_of(known: Known, spoor: Spoor, norm: Norm, day: date) -> list[Measurement]:
    """Return what measures the norm: findings of its spoor, and sentences right behind one that no spoor holds."""
    measuring = {link.later for link in spoor.links if link.relation is Relation.MEASURES}
    found = measurements_on(spoor, known.statements, known.days, day)
    found = [one for one in found if one.statement in measuring]
    for one in [known.statements[measurement.statement] for measurement in found]:
        for beside in known.of_document(one.document):
            near = 0 <= beside.start - one.end <= _NEXT and beside.kind is Kind.FINDING
            if near and known.spoor_of(beside) is None:
                found += _share_of(beside, norm)
    return found


def _share_of(one: Statement, norm: Norm) -> list[Measurement]:
    """Return a sentence that gives one share and nothing else as a measurement."""
    if len(one.amounts) != 1 or one.amounts[0].unit not in (norm.unit, "%"):
        return []
    value = one.amounts[0].value
    return [Measurement(one.id, one.actor, f"{value.normalize():f} {norm.unit}", one.due, one.document, False, None)]


def _holder(measurement: Measurement) -> tuple[str, ...]:
    """Return whom a measurement is of; where some are counted, all of them together."""
    return tuple(name.removeprefix("some ") for name in measurement.holder)


@dataclass(frozen=True, slots=True)
class Rater:
    """Rates measurements of one norm on a day."""

    known: Known
    spoor: Spoor
    norm: Norm
    day: date

    def of(self, holder: tuple[str, ...], measurement: Measurement) -> Rating:
        """Return the rating of a holder by a measurement: a share, or a count of those who meet the norm."""
        statement = self.known.statements[measurement.statement]
        counted = [amount for amount in statement.amounts if not amount.unit.startswith("%")]
        if counted:
            return self._count(holder, measurement, statement)
        value = next(amount.value for amount in statement.amounts if amount.unit in (self.norm.unit, "%"))
        gap = value - self.norm.value
        met = gap <= 0 if self.norm.amount.startswith("<") else gap >= 0
        end = last_day(self.norm.due) if self.norm.due else None
        if met:
            rating, why = 1, "the last value meets the target"
        elif end is None or self.day <= end:
            rating, why = 0, "off the target, whose term still runs"
        else:
            rating, why = -1, "off the target, whose term is past"
        return Rating(self.spoor, self.norm, holder, measurement, measurement.amount, None, gap, rating, why)

    def _count(self, holder: tuple[str, ...], measurement: Measurement, statement: Statement) -> Rating:
        """Rate a count of those who meet the norm; it says something of the norm that was in force then only."""
        number = Decimal(measurement.amount.lstrip("<>=~").split()[0])
        whole = measurement.of
        if whole is None:
            why = "the count names no whole"
            return Rating(self.spoor, self.norm, holder, measurement, measurement.amount, None, None, None, why)
        if outcome_cue(statement.quote, "below") is not None:
            number = whole - number
        words = f"{number.normalize():f} {measurement.amount.split()[-1]}"
        against = self._counted_against(statement)
        if against != self.norm.value:
            rating, why = None, f"counted against {against.normalize():f} {self.norm.unit}, not against this norm"
        elif number == whole:
            rating, why = 1, "all who hold it meet it"
        else:
            rating, why = (0, "some of those who hold it meet it") if number else (-1, "none of them meets it")
        return Rating(self.spoor, self.norm, holder, measurement, words, whole, number - whole, rating, why)

    def _counted_against(self, statement: Statement) -> Decimal:
        named = next((amount.value for amount in statement.amounts if amount.unit == self.norm.unit), None)
        if named is not None:
            return named
        then = norm_on(self.spoor, self.known.statements, self.known.days, self.known.day_of(statement))
        return then.value if then else self.norm.value
