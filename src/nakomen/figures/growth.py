"""What yearly growth brings a country to a norm by a year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nakomen.figures.edition import Edition
from nakomen.figures.errors import FiguresError
from nakomen.figures.gaps import HUNDRED


@dataclass(frozen=True, slots=True)
class Step:
    """A year on the way: the share of GDP in percents, and spending in millions at the prices of the first year."""

    year: int
    share: Decimal
    spending: Decimal


@dataclass(frozen=True, slots=True)
class Course:
    """The way from a share to a norm; growth in percents a year: of the share, of spending, and as assumed of GDP."""

    steps: tuple[Step, ...]
    share_growth: Decimal
    spending_growth: Decimal
    gdp_growth: Decimal


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a way begins and ends: shares in percents, spending in millions, years."""

    share: Decimal
    spending: Decimal
    start: int
    norm: Decimal
    by: int


def course_to(aim: Aim, gdp_growth: Decimal) -> Course:
    """Return the even way to a norm: the share grows by the same percentage each year, GDP by `gdp_growth` percents.

    >>> course = course_to(Aim(Decimal(1), Decimal(100), 2020, Decimal(2), 2030), Decimal("1.5"))
    >>> round(course.share_growth, 2), round(course.spending_growth, 2), round(course.steps[-1].share, 2)
    (Decimal('7.18'), Decimal('8.79'), Decimal('2.00'))
    """
    years = aim.by - aim.start
    if years < 1:
        raise FiguresError(f"{aim.by} is not after {aim.start}", remedy="name a later year with --by")
    factor = (aim.norm / aim.share) ** (Decimal(1) / years)
    whole = factor * (1 + gdp_growth / HUNDRED)
    steps = [Step(aim.start + n, aim.share * factor**n, aim.spending * whole**n) for n in range(years + 1)]
    return Course(tuple(steps), (factor - 1) * HUNDRED, (whole - 1) * HUNDRED, gdp_growth)


def real_gdp_growth(edition: Edition, country: str, year: int, over: int = 5) -> Decimal:
    """Return the mean yearly growth of a country's GDP at constant prices in the years up to one, in percents."""
    first = max(year - over, edition.years("gdp_constant")[0])
    before, after = (edition.value("gdp_constant", country, one).value for one in (first, year))
    if first == year:
        raise FiguresError(f"growth up to {year} cannot be told", remedy="give it with --gdp-growth")
    return ((after / before) ** (Decimal(1) / (year - first)) - 1) * HUNDRED
