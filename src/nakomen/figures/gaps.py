"""What is missing to a norm or to the average of others, in money, as letters reckon it, with its inputs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nakomen.figures.countries import EUROPE_AND_CANADA, european_allies_in
from nakomen.figures.edition import Edition, Value
from nakomen.figures.spans import Span, rounded, unit_of

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Target:
    """A share to reach, in percents of GDP: its name (norm, europe, published, mean), value and span of rounding."""

    name: str
    share: Decimal
    span: Span
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the calculation is made from, amounts in millions of `currency`.

    `spending` and `at` give the GDP: spending is that share of it. `share` is the share to reckon from.
    """

    spending: Decimal
    at: Decimal
    share: Decimal
    currency: str
    spending_span: Span
    at_span: Span
    share_span: Span

    @property
    def gdp(self) -> Decimal:
        """The GDP that spending and its share imply, in millions."""
        return self.spending / self.at * HUNDRED

    @property
    def gdp_span(self) -> Span:
        """The span of that GDP, from the rounding of both."""
        quotient = self.spending_span / self.at_span
        return Span(quotient.low * HUNDRED, quotient.high * HUNDRED)


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing to a target, in millions; below zero it is reached and by how much."""

    target: Target
    missing: Decimal
    span: Span


def missing_to(inputs: Inputs, target: Target) -> Gap:
    """Return what is missing: the difference of the shares, of the GDP that the inputs imply.

    >>> letter = typed_inputs(Decimal(11800), Decimal("1.45"), Decimal("1.35"), "EUR", Decimal(100))
    >>> gap = missing_to(letter, rounded_target("average", Decimal("1.9")))
    >>> [round(one) for one in (gap.missing, gap.span.low, gap.span.high)]
    [4476, 3997, 4961]
    """
    missing = (target.share - inputs.share) * inputs.gdp / HUNDRED
    spans = (target.span - inputs.share_span) * inputs.gdp_span
    return Gap(target, missing, Span(spans.low / HUNDRED, spans.high / HUNDRED))


def typed_inputs(spending: Decimal, at: Decimal, share: Decimal, currency: str, step: Decimal) -> Inputs:
    """Return inputs as somebody wrote them, each with the span of what rounds to it.

    Spending is in millions, and so is `step`, in which it was written: 100 for 11,8 miljard.
    """
    spans = (rounded(spending, step), rounded(at, unit_of(at)), rounded(share, unit_of(share)))
    return Inputs(spending, at, share, currency, *spans)


def inputs_of(edition: Edition, country: str, year: int) -> Inputs:
    """Return the inputs of a country in a year as the edition's cells give them, which are hardly rounded."""
    spent = edition.value("expenditure", country, year)
    share = edition.value("share_gdp", country, year)
    exact = Span(share.value, share.value)
    spending = Span(spent.value, spent.value)
    return Inputs(spent.value, share.value, share.value, spent.unit.rsplit(" ", 1)[-1], spending, exact, exact)


def norm(share: Decimal) -> Target:
    """Return a norm as a target; what was agreed is exact."""
    return Target("norm", share, Span(share, share))


def rounded_target(name: str, share: Decimal) -> Target:
    """Return a target that somebody wrote rounded."""
    return Target(name, share, rounded(share, unit_of(share)))


def averages(edition: Edition, year: int) -> list[Target]:
    """Return what the others reach in a year: the allies in Europe together, and as the table has it with Canada.

    `europe` is the spending of the European allies by their GDP, at constant prices and exchange rates; `mean` is the
    plain mean of their shares, in which small countries count as large ones; `published` is the table's own row.
    """
    allies = european_allies_in(year)
    shares = [one for one in edition.of_year("share_gdp", year) if one.country in allies]
    if not shares:
        edition.value("share_gdp", EUROPE_AND_CANADA, year)
    told = [_total(edition, measure, year, shares) for measure in ("expenditure_usd_constant", "gdp_constant")]
    published = edition.value("share_gdp", EUROPE_AND_CANADA, year)
    mean = sum((one.value for one in shares), Decimal(0)) / len(shares)
    found = {"europe": told[0] / told[1] * HUNDRED, "mean": mean, "published": published.value}
    return [Target(name, share, Span(share, share), published.estimate) for name, share in found.items()]


def _total(edition: Edition, measure: str, year: int, of: list[Value]) -> Decimal:
    return sum((edition.value(measure, one.country, year).value for one in of), Decimal(0))


def share_at_current_prices(edition: Edition, country: str, year: int) -> Decimal:
    """Return the share of GDP from the table's amounts at current prices, in percents.

    The published share is of real GDP; where the deflators of spending and GDP differ, so do the shares.
    """
    spent = edition.value("expenditure_usd", country, year).value
    return spent / edition.value("gdp", country, year).value * HUNDRED
