"""Data to draw: points with their names, norms and texts, the same for a chart, its table and a page of the web."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from nakomen.figures.countries import country_in
from nakomen.figures.edition import Edition, Value
from nakomen.figures.measures import measure_named, unit_in
from nakomen.figures.ranking import norms_of, ranking
from nakomen.wording import language, say
from nakomen.wording.amount_words import in_signs


class Shape(StrEnum):
    """How a series is drawn: lines over time, bars by name, or bars in which groups stand on each other."""

    LINES = "lines"
    BARS = "bars"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Point:
    """A value `y` at `x`, of a group; `x` is a year, a name or a day, `y` a number or a day as `Series` says.

    `estimate` marks what a later edition can restate; `ids` are the statements behind it.
    """

    x: int | str | date
    y: Decimal | date
    group: str = ""
    estimate: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across a chart at a value, with its name: a norm."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart shows; every text is in the language that was spoken when it was made.

    `description` says in a sentence what there is to see, for who cannot see it. `unit` is that of `y`, empty for days.
    """

    id: str
    shape: Shape
    title: str
    description: str
    x_label: str
    y_label: str
    points: tuple[Point, ...]
    rules: tuple[Rule, ...] = ()
    source: str = ""
    decimals: int = 0

    @property
    def groups(self) -> list[str]:
        """The groups in the order in which they are met."""
        return list(dict.fromkeys(one.group for one in self.points))

    def to_dict(self) -> dict[str, Any]:
        """Return the series as plain values: days as ISO 8601, numbers as numbers."""
        return {
            "id": self.id,
            "shape": str(self.shape),
            "title": self.title,
            "description": self.description,
            "x_label": self.x_label,
            "y_label": self.y_label,
            "points": self.rows(),
            "rules": [{"value": float(one.value), "label": one.label} for one in self.rules],
            "source": self.source,
        }

    def rows(self) -> list[dict[str, Any]]:
        """Return the points as the rows of a table."""
        return [
            {
                "x": one.x.isoformat() if isinstance(one.x, date) else one.x,
                "y": one.y.isoformat() if isinstance(one.y, date) else float(one.y),
                "group": one.group,
                "estimate": one.estimate,
                "ids": list(one.ids),
            }
            for one in self.points
        ]


def share_series(edition: Edition, codes: Sequence[str], years: tuple[int, int], measure: str = "share_gdp") -> Series:
    """Return what countries spent over the years, with the norms that held in the last."""
    values = [edition.value(measure, code, year) for code in codes for year in range(years[0], years[1] + 1)]
    points = tuple(Point(one.year, one.value, country_in(one.country, language()), one.estimate) for one in values)
    names = ", ".join(country_in(code, language()) for code in codes)
    told = measure_named(measure)
    unit = unit_in(told.unit, language())
    last = [f"{country_in(one.country, language())} {in_signs(one.shown)}" for one in values if one.year == years[1]]
    return Series(
        "share",
        Shape.LINES,
        say("chart-share", measure=told.names[language()], countries=names),
        say("chart-share-told", first=years[0], last=years[1], values="; ".join(last), unit=unit),
        say("column-year"),
        unit,
        points,
        _norms(measure, years[1]),
        _source(edition, values),
        told.decimals,
    )


def ranking_series(edition: Edition, year: int, measure: str = "share_gdp") -> Series:
    """Return the allies of a year from high to low, with the norms that held; groups tell who reaches the first."""
    rules = _norms(measure, year)
    norm = rules[0].value if rules else None
    places = ranking(edition, measure, year, norm)
    told = measure_named(measure)
    unit = unit_in(told.unit, language())
    groups = {True: say("chart-reached"), False: say("chart-not-reached"), None: ""}
    points = tuple(
        Point(country_in(one.value.country, language()), one.value.value, groups[one.reached], one.value.estimate)
        for one in places
    )
    ends = [
        f"{country_in(one.value.country, language())} {in_signs(one.value.shown)}" for one in (places[0], places[-1])
    ]
    reached = sum(bool(one.reached) for one in places)
    return Series(
        "ranking",
        Shape.BARS,
        say("chart-ranking", measure=told.names[language()], year=year),
        say("chart-ranking-told", allies=len(places), high=ends[0], low=ends[1], reached=reached, unit=unit),
        say("column-country"),
        unit,
        points,
        rules,
        _source(edition, [one.value for one in places]),
        told.decimals,
    )


def _source(edition: Edition, values: Sequence[Value]) -> str:
    """Return where values are from, and which of their years are estimates."""
    years = sorted({one.year for one in values if one.estimate})
    told = [say("gap-estimate", year=", ".join(map(str, years)))] if years else []
    return " ".join([say("figures-edition", edition=edition.name, prices=""), *told])


def _norms(measure: str, year: int) -> tuple[Rule, ...]:
    return tuple(Rule(one.value, one.names[language()]) for one in norms_of(measure, year))
