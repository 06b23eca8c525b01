"""States by name, with their former names, and who belongs to NATO and the European Union on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from nakomen.registers.tables import load_register


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a state bore until and on a day, with its words by language."""

    name: str
    until: date
    names: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Country:
    """A state: ISO code, canonical English name and its words by language code."""

    code: str
    name: str
    names: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    inhabitants: dict[str, tuple[str, ...]]
    capitals: dict[str, tuple[str, ...]]
    former: tuple[FormerName, ...] = ()

    def name_on(self, day: date) -> str:
        """Return the canonical name that the state bore on a day.

        >>> country_named("North Macedonia").name_on(date(2018, 7, 11))
        'Macedonia'
        """
        return next((old.name for old in self.former if day <= old.until), self.name)


def _words(row: dict[str, Any], prefix: str) -> dict[str, tuple[str, ...]]:
    return {language: tuple(row.get(prefix + language, ())) for language in ("nl", "en")}


def _country(row: dict[str, Any]) -> Country:
    former = tuple(
        FormerName(old["name"], old["until"], _words(old, ""), _words(old, "adjective_"))
        for old in row.get("former", ())
    )
    return Country(
        row["code"],
        row["name"],
        _words(row, ""),
        _words(row, "adjective_"),
        _words(row, "inhabitants_"),
        _words(row, "capital_"),
        former,
    )


@cache
def countries() -> tuple[Country, ...]:
    """Return every state of the register, in the order of the file."""
    return tuple(_country(row) for row in load_register("countries")["country"])


@cache
def _by_name() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in countries():
        for name in (country.code, country.name, *country.names["en"], *country.names["nl"]):
            found.setdefault(name.casefold(), country)
        for old in country.former:
            found.setdefault(old.name.casefold(), country)
    return found


def country_named(name: str) -> Country:
    """Return the state of a Dutch or English name or an ISO code; raise KeyError for a name that is none.

    >>> country_named("Duitsland").name
    'Germany'
    """
    return _by_name()[name.casefold()]


@cache
def is_state(name: str) -> bool:
    """Tell whether a canonical name is a state's.

    >>> is_state("Georgia"), is_state("NATO")
    (True, False)
    """
    country = _by_name().get(name.casefold())
    return country is not None and name != country.code


def allies_on(day: date) -> tuple[str, ...]:
    """Return the allies of NATO on a day, by the names they bore, in order of accession.

    >>> len(allies_on(date(2017, 5, 25))), len(allies_on(date(2024, 7, 9)))
    (28, 32)
    """
    rows = load_register("allies")["ally"]
    return tuple(country_named(row["state"]).name_on(day) for row in rows if row["from"] <= day)


def european_allies_on(day: date) -> tuple[str, ...]:
    """Return the allies in Europe on a day: all but the United States and Canada.

    >>> "Canada" in european_allies_on(date(2024, 7, 9))
    False
    """
    outside = {row["state"] for row in load_register("allies")["ally"] if not row.get("europe", True)}
    return tuple(name for name in allies_on(day) if name not in outside)


def eu_members_on(day: date) -> tuple[str, ...]:
    """Return the members of the European Union, or the Communities before it, on a day.

    >>> len(eu_members_on(date(2019, 1, 1))), len(eu_members_on(date(2021, 1, 1)))
    (28, 27)
    """
    rows = [row for row in load_register("countries")["country"] if "eu" in row]
    return tuple(row["name"] for row in rows if row["eu"]["from"] <= day <= row["eu"].get("to", date.max))
