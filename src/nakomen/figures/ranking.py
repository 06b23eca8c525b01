"""Allies in the order of what they spend, beside a norm, and how many reach it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from nakomen.figures.countries import allies_in
from nakomen.figures.edition import Edition, Value
from nakomen.registers import load_register


@dataclass(frozen=True, slots=True)
class Norm:
    """A target: of which measure, its value, from when it holds and the year by which it is to be reached."""

    id: str
    measure: str
    value: Decimal
    since: date
    by: int
    names: dict[str, str]


def norms() -> tuple[Norm, ...]:
    """Return the norms of the register.

    >>> [str(one.value) for one in norms()]
    ['2', '20', '3.5']
    """
    rows: list[dict[str, Any]] = load_register("norms")["norm"]
    return tuple(
        Norm(
            row["id"],
            row["measure"],
            Decimal(str(row["value"])),
            row["from"],
            row["by"],
            {"nl": row["nl"], "en": row["en"]},
        )
        for row in rows
    )


def norms_of(measure: str, year: int) -> list[Norm]:
    """Return the norms of a measure that had been agreed by the end of a year."""
    return [one for one in norms() if one.measure == measure and one.since.year <= year]


@dataclass(frozen=True, slots=True)
class Place:
    """An ally's place in a ranking; `reached` is None without a norm, `doubtful` where rounding decides it."""

    rank: int
    value: Value
    reached: bool | None
    doubtful: bool


def ranking(edition: Edition, measure: str, year: int, norm: Decimal | None = None) -> list[Place]:
    """Return the allies of a year by what a measure was, highest first; equal printed values share a place.

    Whether a norm is reached is told by the value as printed, as NATO counts; it is doubtful where the printed value is
    the norm itself, so that what lies behind the rounding decides.
    """
    edition.value(measure, next(iter(_measured(edition, measure, year)), "NLD"), year)
    values = [one for one in edition.of_year(measure, year) if one.country in allies_in(year)]
    values.sort(key=lambda one: (-one.value, one.country))
    places: list[Place] = []
    for at, value in enumerate(values, 1):
        rank = places[-1].rank if places and places[-1].value.shown == value.shown else at
        reached = None if norm is None else value.shown >= norm
        places.append(Place(rank, value, reached, norm is not None and value.shown == norm))
    return places


def _measured(edition: Edition, measure: str, year: int) -> list[str]:
    return [one.country for one in edition.of_year(measure, year)]


def reaching(edition: Edition, year: int, norm: Decimal, measure: str = "share_gdp") -> list[Place]:
    """Return the allies that reach a norm in a year.

    >>> from nakomen.figures.editions import open_editions
    >>> len(reaching(open_editions().newest, 2024, Decimal(2)))
    23
    """
    return [one for one in ranking(edition, measure, year, norm) if one.reached]
