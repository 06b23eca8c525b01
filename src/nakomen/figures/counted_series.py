"""Data to draw from what a page has counted: undertakings by year, and measurements of a norm in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nakomen.figures.series import Point, Rule, Series, Shape
from nakomen.wording import count, say


def standing_series(numbers: Mapping[tuple[int, str], int], source: str) -> Series:
    """Return how many undertakings each year has by how they stand; `numbers` by year and the name of a group."""
    years = sorted({year for year, _ in numbers})
    groups = list(dict.fromkeys(group for _, group in numbers))
    points = tuple(
        Point(year, Decimal(numbers.get((year, group), 0)), group)
        for group in groups
        for year in range(years[0], years[-1] + 1)
    )
    told = {"undertakings": count("undertakings", sum(numbers.values())), "years": len(years)}
    return Series(
        "standing",
        Shape.STACKED,
        say("chart-standing"),
        say("chart-standing-told", **told),
        say("column-year"),
        say("chart-undertakings"),
        points,
        source=source,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A value that a letter tells of a holder: when the letter was written, the value, and whether it is to come."""

    day: date
    value: Decimal
    holder: str
    forecast: bool
    statement: str


def measured_series(told: Sequence[Told], rule: Rule, unit: str, source: str) -> Series:
    """Return what letters measured of a norm, a line for each holder, with the norm across."""
    ordered = sorted(told, key=lambda one: (one.holder, one.day))
    points = tuple(Point(one.day, one.value, one.holder, one.forecast, (one.statement,)) for one in ordered)
    number = len({one.holder for one in told})
    return Series(
        "measured",
        Shape.LINES,
        say("chart-measured", norm=rule.label),
        say("chart-measured-told", values=len(points), holders=number, norm=rule.label),
        say("chart-told-on"),
        unit,
        points,
        (rule,),
        source,
        2,
    )
