"""Burden sharing as an address asks for it: which countries, what measure, which years, from which edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from nakomen.figures.checking import Checked, check_letters
from nakomen.figures.countries import country_in, is_group
from nakomen.figures.edition import Edition
from nakomen.figures.editions import Editions, folder_beside, open_editions
from nakomen.figures.errors import FiguresError
from nakomen.figures.gaps import Gap, Inputs, averages, inputs_of, missing_to, norm
from nakomen.figures.measures import measure_named, measures, unit_in
from nakomen.figures.ranking import norms_of
from nakomen.figures.series import Series, ranking_series, share_series
from nakomen.wording import language, say
from nakomen.wording.amount_words import in_signs

if TYPE_CHECKING:
    from nakomen.web.desk import Desk

#: What is shown where the address names nothing, and how many countries can be told apart in a chart.
_COUNTRIES, _MEASURE, _MOST = ("NLD", "NATO-EUR-CAN"), "share_gdp", 8
#: Measures of one year beside another, which make no line and no ranking.
_APART = ("real_change_since",)
_CHECKS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class BurdenAsked:
    """What an address asks of the tables; what they do not have counts as not said."""

    edition: Edition
    countries: tuple[str, ...]
    measure: str
    first: int
    last: int
    year: int

    @classmethod
    def of(cls, given: Mapping[str, Sequence[str]], editions: Editions) -> BurdenAsked:
        """Read an address."""
        named = next(iter(given.get("edition", ())), "")
        edition = next((one for one in editions.all if one.name == named), editions.newest)
        measure = next((one for one in given.get("measure", ()) if one in offered(edition)), _MEASURE)
        years = edition.years(measure)
        known = {country for name, country, _ in edition.values if name == measure}
        countries = tuple(dict.fromkeys(one for one in given.get("country", ()) if one in known))[:_MOST]
        first, last = (_year(given, name, years, at) for name, at in (("first", 0), ("last", -1)))
        return cls(
            edition,
            countries or tuple(one for one in _COUNTRIES if one in known),
            measure,
            min(first, last),
            max(first, last),
            _year(given, "year", years, -1),
        )

    @property
    def given(self) -> dict[str, list[str]]:
        """What a chart's address says."""
        named = {"measure": self.measure, "edition": self.edition.name}
        numbers = {"first": str(self.first), "last": str(self.last), "year": str(self.year)}
        return {"country": list(self.countries), **{name: [value] for name, value in (named | numbers).items()}}


def _year(given: Mapping[str, Sequence[str]], name: str, years: Sequence[int], otherwise: int) -> int:
    return next((year for year in years if str(year) in given.get(name, ())), years[otherwise])


def editions_of(desk: Desk) -> Editions:
    """Return the editions at hand: the one that ships, and those that were imported beside the archive."""
    folder = folder_beside(desk.archive.path)
    return desk.snapshot.worked_out.get("editions", lambda: open_editions(folder))


def offered(edition: Edition) -> list[str]:
    """Return the measures of an edition that a chart can show."""
    known = {name for name, _, _ in edition.values}
    return [one for one in measures() if one in known and one not in _APART]


def measure_in_words(name: str) -> str:
    """Return what is measured, with its unit."""
    found = measure_named(name)
    return f"{found.names[language()]} ({unit_in(found.unit, language())})"


def countries_of(asked: BurdenAsked) -> list[tuple[str, str]]:
    """Return the countries and groups that can be chosen, by code and name, groups last."""
    known = {country for name, country, _ in asked.edition.values if name == asked.measure}
    named = [(code, country_in(code, language())) for code in known]
    return sorted(named, key=lambda one: (is_group(one[0]), one[1]))


def share_asked(_: Desk, asked: BurdenAsked) -> Series:
    """Return the measure of the chosen countries over the years; of countries without a year what there is."""
    values = asked.edition.values
    whole = [
        one
        for one in asked.countries
        if all((asked.measure, one, year) in values for year in range(asked.first, asked.last + 1))
    ]
    return share_series(asked.edition, whole, (asked.first, asked.last), asked.measure)


def ranking_asked(_: Desk, asked: BurdenAsked) -> Series:
    """Return the allies of the chosen year, from high to low."""
    return ranking_series(asked.edition, asked.year, asked.measure)


@dataclass(frozen=True, slots=True)
class GapShown:
    """What a country misses to a target: its name, the target's share and the money, in words."""

    country: str
    target: str
    share: str
    missing: str
    reached: bool


def gaps_of(asked: BurdenAsked) -> list[GapShown]:
    """Return what the chosen countries miss to the norm and to the averages of others in the year."""
    agreed = norms_of("share_gdp", asked.year)
    found: list[GapShown] = []
    for code in (one for one in asked.countries if not is_group(one)):
        try:
            inputs = inputs_of(asked.edition, code, asked.year)
            targets = [*(norm(one.value) for one in agreed[:1]), *averages(asked.edition, asked.year)]
        except FiguresError:
            # A country or year that the edition lacks has nothing to miss.
            continue
        found += [_gap(code, missing_to(inputs, one), inputs) for one in targets]
    return found


def _gap(code: str, gap: Gap, inputs: Inputs) -> GapShown:
    missing = f"{_number(gap.missing, 0)} {say('million')} {inputs.currency}"
    share = f"{_number(gap.target.share, 2)}%"
    words = say(f"target-{gap.target.name}")
    return GapShown(country_in(code, language()), words, share, missing, gap.missing <= 0)


@dataclass(frozen=True, slots=True)
class CheckShown:
    """A figure of a letter beside the table's, as a reader reads them."""

    checked: Checked
    said: str
    tabled: str
    difference: str
    verdict: str


def checks_of(desk: Desk) -> tuple[list[CheckShown], Counter[str]]:
    """Return the figures of letters that a table has a value for, newest first, and how many of each verdict."""

    def make() -> list[Checked]:
        ledger = desk.ledger
        measuring = (one for one in ledger.statements.values() if one.amounts)
        return list(check_letters(measuring, ledger.days, editions_of(desk)))

    found = desk.snapshot.worked_out.get("checks", make)
    tally = Counter(say(f"verdict-{one.verdict}") for one in found)
    return [_check(one) for one in found[: -_CHECKS_SHOWN - 1 : -1]], tally


def _check(one: Checked) -> CheckShown:
    written = max(-int(one.measured.step.as_tuple().exponent), 0)
    unit = {"%GDP": "%", "%": "%", "allies": ""}.get(one.measured.amount.unit, f" {one.measured.amount.unit}")
    million = f" {say('million')}" if one.measured.amount.unit.isupper() and len(unit) == 4 else ""
    signs = one.measured.amount.qualifier
    return CheckShown(
        one,
        f"{signs}{_number(one.measured.value, written)}{million}{unit}",
        f"{_number(one.beside.value, one.beside.decimals)}{million}{unit}",
        _number(one.difference, one.beside.decimals),
        say(f"verdict-{one.verdict}"),
    )


def _number(value: Decimal, decimals: int) -> str:
    return in_signs(round(value, decimals))
