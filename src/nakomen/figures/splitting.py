"""Parts of a joint pledge, in proportion to what each ally can bear."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from nakomen.figures.countries import allies_in, european_allies_in
from nakomen.figures.edition import Edition, Value
from nakomen.figures.gaps import HUNDRED

#: By what a pledge can be split, with the measure that tells it.
KEYS = {"gdp": "gdp", "spending": "expenditure_usd", "personnel": "personnel"}


@dataclass(frozen=True, slots=True)
class Part:
    """What falls to one ally: whole units of the currency, and the percentage of the whole."""

    value: Value
    amount: Decimal
    percent: Decimal


def split(edition: Edition, amount: Decimal, by: str, year: int, *, european: bool = False) -> list[Part]:
    """Return the parts of an amount, the largest first; together they are the amount to the unit.

    What rounding leaves over goes to those whose part was cut most, as seats are given out by largest remainders.
    """
    measure = KEYS[by]
    edition.value(measure, "NATO", year)
    among = european_allies_in(year) if european else allies_in(year)
    values = [one for one in edition.of_year(measure, year) if one.country in among]
    whole = sum((one.value for one in values), Decimal(0))
    exact = {one.country: amount * one.value / whole for one in values}
    parts = {country: part.to_integral_value(ROUND_FLOOR) for country, part in exact.items()}
    left = int(amount - sum(parts.values(), Decimal(0)))
    for country in sorted(exact, key=lambda country: (parts[country] - exact[country], country))[:left]:
        parts[country] += 1
    found = [Part(one, parts[one.country], exact[one.country] / amount * HUNDRED) for one in values]
    return sorted(found, key=lambda part: (-part.amount, part.value.country))
