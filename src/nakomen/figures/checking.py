"""Letters against figures: what a letter measures beside the value of the edition of that time, with a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from nakomen.figures.countries import country_in
from nakomen.figures.edition import Edition
from nakomen.figures.editions import Editions
from nakomen.figures.errors import FiguresError
from nakomen.figures.gaps import Target, averages, missing_to, rounded_target, typed_inputs
from nakomen.figures.letters import Measured, measured_in
from nakomen.figures.ranking import norms_of, reaching
from nakomen.figures.spans import Span, rounded
from nakomen.model import Statement

_TWO = Decimal(2)


class Verdict(StrEnum):
    """How a letter's figure stands to the table's.

    `agreement`: the value as printed. `rounding`: the value rounds to it, or lies where "circa" or "ruim" allows.
    `outdated edition`: another edition than this one was written from: an older one at hand gives it, or the only one
    at hand is younger than the letter. `contradiction`: the edition of that time gives another value.
    """

    AGREEMENT = "agreement"
    ROUNDING = "rounding"
    OUTDATED = "outdated edition"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Beside:
    """What a table says of a measurement: value, the span that rounding leaves it, how it is printed, and how found."""

    value: Decimal
    span: Span
    decimals: int
    how: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A measurement of a letter beside the table's value; `later` says that the edition is younger than the letter."""

    measured: Measured
    beside: Beside
    edition: str
    later: bool
    verdict: Verdict

    @property
    def difference(self) -> Decimal:
        """The letter's value less the table's."""
        return self.measured.value - self.beside.value


def check_letters(statements: Iterable[Statement], days: Mapping[str, date], editions: Editions) -> Iterator[Checked]:
    """Yield each measurement of the letters that a table has a value for, in the order of the letters."""
    before: list[Measured] = []
    for measured in measured_in(statements, days):
        if before and before[-1].statement.document != measured.statement.document:
            before.clear()
        edition = editions.at(days[measured.statement.document])
        found = _beside(measured, edition, before)
        before.append(measured)
        if found:
            later = edition.day > days[measured.statement.document]
            others = [one for one in editions.all if one.day < edition.day]
            yield _judged(measured, found, edition, later=later, others=others)


def _judged(
    measured: Measured, found: list[Beside], edition: Edition, *, later: bool, others: list[Edition]
) -> Checked:
    """Return the verdict; of several ways to reckon the first that agrees, else the first."""
    for beside in found:
        verdict = _agrees(measured, beside)
        if verdict is not None:
            return Checked(measured, beside, edition.name, later, verdict)
    outdated = later or any(_agrees(measured, one) for other in others for one in _beside(measured, other, []))
    if measured.check == "missing":
        outdated = False
    verdict = Verdict.OUTDATED if outdated else Verdict.CONTRADICTION
    return Checked(measured, found[0], edition.name, later, verdict)


def _agrees(measured: Measured, beside: Beside) -> Verdict | None:
    if not measured.amount.qualifier and round(beside.value, beside.decimals) == measured.value:
        return Verdict.AGREEMENT
    allowed = _allowed(measured)
    return Verdict.ROUNDING if allowed.low <= beside.span.high and beside.span.low <= allowed.high else None


def _allowed(measured: Measured) -> Span:
    """Return the values for which a letter could write what it wrote: "ruim 3" is 3 to 4, "circa 3" 2.5 to 3.5."""
    value, step = measured.value, measured.step
    qualifier = measured.amount.qualifier
    if qualifier in (">", ">="):
        return Span(value, value + step)
    if qualifier in ("<", "<="):
        return Span(value - step, value)
    return rounded(value, step)


def _beside(measured: Measured, edition: Edition, before: list[Measured]) -> list[Beside]:
    """Return what an edition says of a measurement, in each way it can be reckoned; nothing where it has no value."""
    if measured.check == "missing":
        return _missing(before)
    try:
        return list(_WAYS[measured.check](measured, edition))
    except FiguresError:
        return []


def _exact(value: Decimal, decimals: int, how: str) -> Beside:
    return Beside(value, Span(value, value), decimals, how)


def _cell(measured: Measured, edition: Edition, measure: str, decimals: int) -> Beside:
    value = edition.value(measure, measured.country, measured.year)
    how = f"{measure} {measured.country} {measured.year}{'e' if value.estimate else ''}"
    return _exact(value.value, decimals, how)


def _share(measured: Measured, edition: Edition) -> Iterator[Beside]:
    yield _cell(measured, edition, "share_gdp", 2)


def _equipment(measured: Measured, edition: Edition) -> Iterator[Beside]:
    yield _cell(measured, edition, "equipment_share", 2)


def _expenditure(measured: Measured, edition: Edition) -> Iterator[Beside]:
    if edition.value("expenditure", measured.country, measured.year).unit.endswith(measured.amount.unit):
        yield _cell(measured, edition, "expenditure", 0)
    elif measured.amount.unit == "USD":
        yield _cell(measured, edition, "expenditure_usd", 0)


def _increase(measured: Measured, edition: Edition) -> Iterator[Beside]:
    now, then = (edition.value("expenditure", measured.country, year) for year in (measured.year, measured.since))
    if now.unit.endswith(measured.amount.unit):
        how = f"expenditure {measured.country} {measured.year} - {measured.since}"
        yield _exact(now.value - then.value, 0, how)


def _cumulated(measured: Measured, edition: Edition) -> Iterator[Beside]:
    """Yield what was spent above the first year, all years together, as NATO reckons it: at constant prices."""
    if measured.amount.unit == "USD":
        name, country = "expenditure_usd_constant", measured.country
        base = edition.value(name, country, measured.since).value
        years = range(measured.since + 1, measured.year + 1)
        more = sum((edition.value(name, country, year).value - base for year in years), Decimal(0))
        yield _exact(more, 0, f"{name} {country} {years[0]}-{years[-1]}, above {measured.since}")


def _average(measured: Measured, edition: Edition) -> Iterator[Beside]:
    for target in averages(edition, measured.year):
        mark = "e" if target.estimate else ""
        yield _exact(target.share, 2, f"share_gdp {_AVERAGES[target.name]} {measured.year}{mark}")


def _reaching(measured: Measured, edition: Edition) -> Iterator[Beside]:
    told = [one.value for one in measured.statement.amounts if one.unit == "%GDP"]
    agreed = [one.value for one in norms_of("share_gdp", measured.year)]
    norm = (told or agreed or [_TWO])[0]
    found = reaching(edition, measured.year, norm)
    mark = "e" if any(one.value.estimate for one in found) else ""
    yield _exact(Decimal(len(found)), 0, f"share_gdp >= {norm.normalize():f}, {measured.year}{mark}")


_AVERAGES = {"europe": "NATO-EUR, together", "mean": "NATO-EUR, plain mean", "published": "NATO-EUR-CAN"}
_WAYS = {
    "share": _share,
    "equipment": _equipment,
    "expenditure": _expenditure,
    "increase": _increase,
    "cumulated": _cumulated,
    "average": _average,
    "reaching": _reaching,
}


def _missing(before: list[Measured]) -> list[Beside]:
    """Return what the letter's own figures come to: spending, its share, the share at the end and the average."""
    spending = next((one for one in before if one.check == "expenditure"), None)
    shares = [one for one in before if one.check == "share"]
    average = next((one for one in reversed(before) if one.check == "average"), None)
    if spending is None or not shares or average is None:
        return []
    at = next((one for one in shares if one.year == spending.year), shares[0])
    inputs = typed_inputs(spending.value, at.value, shares[-1].value, spending.amount.unit, spending.step)
    target: Target = rounded_target("average", average.value)
    gap = missing_to(inputs, target)
    figures = f"({average.value} - {shares[-1].value})% of {spending.value:f} / {at.value}%"
    return [Beside(gap.missing, gap.span, 0, f"{country_in(spending.country, 'en')}, the letter's own: {figures}")]
