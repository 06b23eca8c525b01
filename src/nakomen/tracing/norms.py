"""A norm with what was measured against it: who, when, by which edition, forecasts apart, and how far from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nakomen.model import BINDING, AmountMention, Kind, Spoor, Statement
from nakomen.tracing.cues import has_cue

_BOUNDS = ("<", "<=", ">", ">=")


@dataclass(frozen=True, slots=True)
class Norm:
    """A quantified target: the statement that sets it, who is to meet it, value with unit, by when (EDTF)."""

    statement: str
    holder: tuple[str, ...]
    amount: str
    unit: str
    value: Decimal
    due: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """A value at a time: who has it, the time (EDTF), the document that tells it, and whether it is still to come.

    `gap` is value less norm where both have one unit, None where they have not; `of` is the whole of a count.
    """

    statement: str
    holder: tuple[str, ...]
    amount: str
    time: str
    edition: str
    forecast: bool
    gap: Decimal | None
    of: Decimal | None = None


def norm_on(spoor: Spoor, statements: Mapping[str, Statement], days: Mapping[str, date], day: date) -> Norm | None:
    """Return the norm of a spoor that is in force on a day: the last undertaking with a share; None without one.

    Who asks or tasks names a share to say what a plan is about; a tasking sets a norm only where it bounds the share.
    """
    for identity in reversed(spoor.statements):
        one = statements[identity]
        share = _share(one)
        if share and _sets_norm(one, share) and days.get(one.document, date.min) <= day:
            return Norm(one.id, one.actor, str(share), share.unit, share.value, one.due)
    return None


def _sets_norm(one: Statement, share: AmountMention) -> bool:
    if one.kind is Kind.TASKING:
        return share.qualifier in _BOUNDS
    return one.kind in BINDING and one.kind is not Kind.REQUEST


def measurements_on(
    spoor: Spoor, statements: Mapping[str, Statement], days: Mapping[str, date], day: date
) -> list[Measurement]:
    """Return what was measured of a spoor's norm as told by a day, in the order told; none where it has no norm.

    Each is held against the norm that was in force when it was told.
    """
    found = []
    for identity in spoor.statements:
        one = statements[identity]
        told = days.get(one.document, date.min)
        if one.kind is Kind.FINDING and told <= day and one.amounts:
            norm = norm_on(spoor, statements, days, told)
            if norm is not None:
                found.append(_measured(one, norm))
    return found


def _measured(one: Statement, norm: Norm) -> Measurement:
    """Return a finding as a measurement: a share beside the norm, else a count of those who meet it."""
    counts = [amount for amount in one.amounts if not amount.unit.startswith("%") and amount.unit.islower()]
    same = [amount for amount in one.amounts if amount.unit == norm.unit]
    if counts:
        if len(counts) > 1 and has_cue(one.quote, "out_of"):
            fewest, *_, most = sorted(counts, key=lambda amount: amount.value)
            return _as(one, str(fewest), None, most.value)
        return _as(one, str(max(counts, key=lambda amount: amount.value)), None, None)
    chosen = same[0] if same else one.amounts[0]
    return _as(one, str(chosen), chosen.value - norm.value if same else None, None)


def _as(one: Statement, amount: str, gap: Decimal | None, of: Decimal | None) -> Measurement:
    forecast = has_cue(one.quote, "forecast")
    return Measurement(one.id, one.actor, amount, one.due, one.document, forecast, gap, of)


def _share(one: Statement) -> AmountMention | None:
    """Return the share that a statement names: of the economy before any other."""
    shares = [amount for amount in one.amounts if amount.unit.startswith("%")]
    return min(shares, key=lambda amount: amount.unit == "%", default=None)
