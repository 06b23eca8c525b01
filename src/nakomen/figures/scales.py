"""From values to places on a drawing: even steps for an axis, years and days in their order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight way from values to places: `low` is at `begin`, `high` at `end`."""

    low: float
    high: float
    begin: float
    end: float

    def place(self, value: float) -> float:
        """Return where a value lies."""
        width = self.high - self.low or 1.0
        return self.begin + (value - self.low) / width * (self.end - self.begin)


def steps(low: float, high: float, most: int = 6) -> list[float]:
    """Return round values that cover a stretch, at most so many and one more.

    >>> steps(0, 4.12)
    [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    """
    rough = (high - low or 1.0) / most
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * one for one in _STEPS if size * one >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, last + 1)]


def as_number(value: object) -> float:
    """Return a value as a place on a line: a day by its number, anything else by itself."""
    if isinstance(value, date):
        return float(value.toordinal())
    return float(value) if isinstance(value, Decimal | int | float) else 0.0


def years_between(low: float, high: float, most: int = 8) -> list[float]:
    """Return the first days of years that cover a stretch of days."""
    first, last = date.fromordinal(int(low)).year, date.fromordinal(int(high)).year + 1
    step = max(1, math.ceil((last - first) / most))
    return [float(date(year, 1, 1).toordinal()) for year in range(first, last + step, step)]


def order(values: Sequence[object]) -> list[object]:
    """Return values once, in the order in which they come."""
    return list(dict.fromkeys(values))
