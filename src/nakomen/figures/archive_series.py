"""Data to draw from an archive: contributions by year, terms that slipped, and how old open undertakings are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nakomen.figures.contributions import MONEY, Contribution, contributions
from nakomen.figures.series import Point, Series, Shape
from nakomen.figures.sums import Sum, sums
from nakomen.ledger import Ledger
from nakomen.model import Statement, Status
from nakomen.tracing.terms import last_day
from nakomen.wording import count, name_of, say
from nakomen.wording.amount_words import in_signs

_MILLION = Decimal(1_000_000)
_DAYS_OF_YEAR = 365.25
_OLDEST = 5
_DONE = (Status.VOLDAAN, Status.VERVALLEN)


def contribution_series(ledger: Ledger, unit: str = "EUR", on: date | None = None) -> Series:
    """Return the money of one currency that was contributed, by year and stage; joint pledges are left out."""
    return contribution_series_of(contributions(ledger, on), unit, letters_of(ledger))


def contribution_series_of(told_of: Iterable[Contribution], unit: str, source: str) -> Series:
    """Return the money of one currency among some contributions, by year and stage; `source` says where from."""
    told = [one for one in sums(told_of, ("year", "stage")) if _is_own_money(one, unit)]
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
        source=source,
        decimals=1,
    )


def _is_own_money(one: Sum, unit: str) -> bool:
    return one.sort == MONEY and one.unit == unit and not one.joint


def _point(year: int, stage: str, told: Sum | None) -> Point:
    value, ids = (told.value / _MILLION, told.statements) if told else (Decimal(0), ())
    return Point(year, value, name_of(stage), ids=ids)


@dataclass(frozen=True, slots=True)
class MovedTerm:
    """An undertaking whose term was moved: its short id; when each term was told, until when it ran, by what."""

    name: str
    told: tuple[tuple[date, date, str], ...]

    @property
    def days(self) -> int:
        """How many days the last term ends behind the first."""
        return (self.told[-1][1] - self.told[0][1]).days


def moved_term(terms: Iterable[tuple[str, str]], name: str, told_on: Mapping[str, date]) -> MovedTerm | None:
    """Return the terms of an undertaking (statement, EDTF) where they moved; `told_on` has the days of statements."""
    ends = [(one, last_day(due)) for one, due in terms]
    kept = [(one, end) for one, end in ends if end is not None]
    told = tuple((told_on[one], end, one) for one, end in kept if one in told_on)
    return MovedTerm(name, told) if len({end for _, end in kept}) > 1 and told else None


def slippage_series(ledger: Ledger, on: date) -> Series:
    """Return the terms of undertakings whose term was moved: when each was told, and until when it ran."""
    days = ledger.days
    moved: list[MovedTerm] = []
    for spoor in ledger.sporen:
        status = ledger.status(spoor, on)
        terms = status.terms if status else ()
        documents = {one: ledger.statements[one].document for one, _ in terms}
        told_on = {one: days[document] for one, document in documents.items() if document in days}
        found = moved_term(terms, ledger.ids[spoor.id], told_on)
        moved += [found] if found else []
    return slippage_series_of(moved, len(moved), on, letters_of(ledger))


def slippage_series_of(moved: Sequence[MovedTerm], of: int, on: date, source: str) -> Series:
    """Return terms that were moved as lines; of more than are given, `of` says how many there are."""
    points = [Point(day, end, one.name, ids=(by,)) for one in moved for day, end, by in one.told]
    words = say("chart-slippage-told", moved=count("undertakings", of), on=on)
    if of > len(moved):
        words = f"{words} {say('chart-slippage-most', shown=len(moved))}"
    return Series(
        "slippage",
        Shape.LINES,
        say("chart-slippage"),
        words,
        say("chart-told-on"),
        say("chart-term-end"),
        tuple(points),
        source=source,
    )


def age_series(ledger: Ledger, on: date) -> Series:
    """Return how many undertakings are open on a day by the years since they were made, and by kind."""
    told = ((ledger.status(spoor, on), ledger.statements[spoor.statements[0]]) for spoor in ledger.sporen)
    still_open = (first for status, first in told if status is not None and status.status not in _DONE)
    return age_series_of(still_open, ledger.days, on, letters_of(ledger))


def age_series_of(still_open: Iterable[Statement], days: Mapping[str, date], on: date, source: str) -> Series:
    """Return how old open undertakings are by the first statement of each; `days` has the days of documents."""
    found: Counter[tuple[int, str]] = Counter()
    ids: dict[tuple[int, str], list[str]] = {}
    for first in still_open:
        day = days.get(first.document)
        if day is None or day > on:
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
        source=source,
    )


def _age(years: int) -> str:
    return f"{years}+" if years == _OLDEST else f"{years}-{years + 1}"


def letters_of(ledger: Ledger) -> str:
    """Return the line that says how many letters a series was made from, and of when."""
    days = sorted(ledger.days.values())
    if not days:
        return count("documents", len(ledger.documents))
    return say("chart-letters", documents=count("documents", len(ledger.documents)), first=days[0], last=days[-1])
