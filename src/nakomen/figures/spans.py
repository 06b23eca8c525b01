"""How far a figure can be trusted: the span of values that round to what was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Span:
    """The lowest and the highest value that a figure can stand for."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Span) -> Span:
        return Span(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Span) -> Span:
        ends = [one * another for one in (self.low, self.high) for another in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def __truediv__(self, other: Span) -> Span:
        ends = [one / another for one in (self.low, self.high) for another in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value lies within the span."""
        return self.low <= value <= self.high


def rounded(value: Decimal, unit: Decimal) -> Span:
    """Return what rounds to a value that is told in steps of a unit.

    >>> rounded(Decimal("1.45"), Decimal("0.01"))
    Span(low=Decimal('1.445'), high=Decimal('1.455'))
    """
    return Span(value - unit * _HALF, value + unit * _HALF)


def unit_of(value: Decimal) -> Decimal:
    """Return the step in which a number was written.

    >>> unit_of(Decimal("1.45")), unit_of(Decimal("4")), unit_of(Decimal("11.8e9"))
    (Decimal('0.01'), Decimal('1'), Decimal('1E+8'))
    """
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


_WRITTEN = re.compile(r"\d+(?:[.,]\d{3})*(?:[.,](?P<decimals>\d{1,2}(?!\d)))?")


def written_step(text: str, value: Decimal) -> Decimal:
    """Return the step in which a number was written in words, given what the words come to.

    >>> written_step("11,8 miljard euro", Decimal(11_800_000_000)) == 100_000_000
    True
    >>> written_step("1.000.000", Decimal(1_000_000)), written_step("1,45%", Decimal("1.45"))
    (Decimal('1'), Decimal('0.01'))
    """
    found = _WRITTEN.search(text)
    if found is None:
        return unit_of(value.normalize())
    decimals = found["decimals"] or ""
    whole = found[0].removesuffix(decimals).rstrip(".,") if decimals else found[0]
    number = Decimal(f"{re.sub(r'[.,]', '', whole)}.{decimals or 0}")
    multiple = value / number if number else Decimal(1)
    return (multiple * Decimal(1).scaleb(-len(decimals))).normalize() + 0
