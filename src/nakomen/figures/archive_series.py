"""Data to draw from an archive: contributions by year, terms that slipped, and how old open undertakings are."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

from nakomen.figures.contributions import MONEY, contributions
from nakomen.figures.series import Point, Series, Shape
from nakomen.figures.sums import Sum, sums
from nakomen.ledger import Ledger
from nakomen.model import Status
from nakomen.tracing.terms import last_day
from nakomen.wording import count, name_of, say
from nakomen.wording.amount_words import in_signs

_MILLION = Decimal(1_000_000)
_DAYS_OF_YEAR = 365.25
_OLDEST = 5
_DONE = (Status.VOLDAAN, Status.VERVALLEN)


def contribution_series(ledger: Ledger, unit: str = "EUR", on: date | None = None) -> Series:
    """Return the money of one currency that was contributed, by year and stage; joint pledges are left out."""
    told = [one for one in sums(contributions(ledger, on), ("year", "stage")) if _is_own_money(one, unit)]
    found = {one.key: one for one in told}
    years = range(int(min(found)[0]), int(max(found)[0]) + 1) if found else range(0)
    stages = list(dict.fromkeys(stage for _, stage in found))
    points = tuple(_point(year, stage, found.get((str(year), stage))) for stage in stages for year in years)
    total = sum((one.value for one in told), Decimal(0)) / _MILLION
    return Series(
        "contributions",
        Shape.STACKED,
        say("chart-contributions", unit=unit),
        say("chart-contributions-told", total=in_signs(total), unit=unit, years=len({year for year, _ in found})),
        say("column-year"),
        say("chart-millions", unit=unit),
        points,
        source=_letters(ledger),
        decimals=1,
    )


def _is_own_money(one: Sum, unit: str) -> bool:
    return one.sort == MONEY and one.unit == unit and not one.joint


def _point(year: int, stage: str, told: Sum | None) -> Point:
    value, ids = (told.value / _MILLION, told.statements) if told else (Decimal(0), ())
    return Point(year, value, name_of(stage), ids=ids)


def slippage_series(ledger: Ledger, on: date) -> Series:
    """Return the terms of undertakings whose term was moved: when each was told, and until when it ran."""
    points: list[Point] = []
    moved = 0
    for spoor in ledger.sporen:
        status = ledger.status(spoor, on)
        told = [] if status is None else [(one, last_day(due)) for one, due in status.terms]
        kept = [(one, end) for one, end in told if end is not None]
        if len({end for _, end in kept}) < 2:
            continue
        moved += 1
        for one, end in kept:
            day = ledger.days.get(ledger.statements[one].document)
            if day is not None:
                points.append(Point(day, end, ledger.ids[spoor.id], ids=(one,)))
    return Series(
        "slippage",
        Shape.LINES,
        say("chart-slippage"),
        say("chart-slippage-told", moved=count("undertakings", moved), on=on),
        say("chart-told-on"),
        say("chart-term-end"),
        tuple(points),
        source=_letters(ledger),
    )


def age_series(ledger: Ledger, on: date) -> Series:
    """Return how many undertakings are open on a day by the years since they were made, and by kind."""
    found: Counter[tuple[int, str]] = Counter()
    ids: dict[tuple[int, str], list[str]] = {}
    for spoor in ledger.sporen:
        status = ledger.status(spoor, on)
        first = ledger.statements[spoor.statements[0]]
        day = ledger.days.get(first.document)
        if status is None or status.status in _DONE or day is None or day > on:
            continue
        key = (min(int((on - day).days / _DAYS_OF_YEAR), _OLDEST), str(first.kind))
        found[key] += 1
        ids.setdefault(key, []).append(first.id)
    kinds = list(dict.fromkeys(kind for _, kind in sorted(found)))
    points = tuple(
        Point(_age(age), Decimal(found[age, kind]), name_of(kind), ids=tuple(ids.get((age, kind), ())))
        for kind in kinds
        for age in range(_OLDEST + 1)
    )
    oldest = sum(number for (age, _), number in found.items() if age == _OLDEST)
    return Series(
        "age",
        Shape.STACKED,
        say("chart-age", on=on),
        say("chart-age-told", undertakings=count("undertakings", sum(found.values())), oldest=oldest, years=_OLDEST),
        say("chart-years-old"),
        say("chart-undertakings"),
        points,
        source=_letters(ledger),
    )


def _age(years: int) -> str:
    return f"{years}+" if years == _OLDEST else f"{years}-{years + 1}"


def _letters(ledger: Ledger) -> str:
    days = sorted(ledger.days.values())
    if not days:
        return count("documents", len(ledger.documents))
    return say("chart-letters", documents=count("documents", len(ledger.documents)), first=days[0], last=days[-1])
