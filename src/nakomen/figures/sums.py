"""Sums of contributions: by year, partner, currency or stage, never over currencies without a dated rate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nakomen.figures.contributions import MONEY, Contribution

#: By what contributions can be summed, beside their sort and unit.
KEYS = ("year", "actor", "partner", "stage", "theme")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency was worth in another on a day."""

    currency: str
    into: str
    value: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with the statements that it opens to; `key` has the values that were summed by, in their order.

    `unit` is a currency or what is counted, `value` the sum in it, `number` how many amounts or, without amounts, how
    many contributions. `converted` is the sum by a dated rate, None without one.
    """

    key: tuple[str, ...]
    joint: bool
    sort: str
    unit: str
    value: Decimal
    number: int
    statements: tuple[str, ...]
    converted: Decimal | None = None
    rate: Rate | None = None


def sums(found: Iterable[Contribution], by: Sequence[str], rates: Sequence[Rate] = ()) -> list[Sum]:
    """Return the sums of what counts, by keys, what is pledged jointly apart from what each gives.

    Contributions without an amount are counted and not summed.
    """
    groups: dict[tuple[tuple[str, ...], bool, str, str], list[Contribution]] = {}
    for one in found:
        if one.counted or one.value is None:
            groups.setdefault((tuple(_value(one, key) for key in by), one.joint, one.sort, one.unit), []).append(one)
    return [_sum(names, members, rates) for names, members in sorted(groups.items(), key=lambda pair: pair[0])]


def _sum(group: tuple[tuple[str, ...], bool, str, str], members: list[Contribution], rates: Sequence[Rate]) -> Sum:
    key, joint, sort, unit = group
    value = sum((one.counted for one in members), Decimal(0))
    rate = next((one for one in rates if sort == MONEY and one.currency == unit), None)
    converted = value * rate.value if rate else None
    statements = tuple(dict.fromkeys(one.statement for one in members))
    return Sum(key, joint, sort, unit, value, len(members), statements, converted, rate)


def _value(one: Contribution, key: str) -> str:
    """Return what a contribution has for a key; several actors or partners stand together, for they gave together."""
    return {
        "year": str(one.day.year),
        "actor": " + ".join(one.actors),
        "partner": " + ".join(one.partners),
        "stage": str(one.stage or ""),
        "theme": one.theme,
    }[key]


def converted_total(found: Sequence[Sum], into: str) -> Decimal | None:
    """Return the money of sums in one currency, joint pledges left out; None where one has no dated rate into it."""
    money = [one for one in found if one.sort == MONEY and not one.joint]
    parts = [one.value if one.unit == into else one.converted for one in money]
    rates = {one.rate.into for one in money if one.rate}
    if any(part is None for part in parts) or rates - {into}:
        return None
    return sum((part for part in parts if part is not None), Decimal(0))
