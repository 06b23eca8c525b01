"""Countries of NATO's tables: their codes, their names in both languages, and who was an ally in a year."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from functools import cache

from nakomen.figures.errors import FiguresError
from nakomen.figures.rows import load_rows
from nakomen.registers import allies_on, country_named, european_allies_on

NATO, EUROPE_AND_CANADA = "NATO", "NATO-EUR-CAN"


@cache
def _names() -> dict[str, dict[str, str]]:
    """Return the name of every country and group by its code, then by language."""
    found = {
        row["code"]: {language: country_named(row["name"]).names[language][0] for language in ("nl", "en")}
        for row in load_rows("countries")["country"]
    }
    return found | {row["code"]: {"nl": row["nl"], "en": row["en"]} for row in load_rows("countries")["group"]}


@cache
def _codes() -> dict[str, str]:
    """Return the code behind each name that can be typed: codes, names in both languages, names of the tables."""
    found: dict[str, str] = {}
    for row in load_rows("countries")["country"]:
        country = country_named(row["name"])
        names = (row["code"], country.code, country.name, *country.names["nl"], *country.names["en"])
        for name in (*names, *row.get("published", ())):
            found.setdefault(name.casefold(), row["code"])
    for row in load_rows("countries")["group"]:
        for name in (row["code"], row["nl"], row["en"], *row["published"]):
            found.setdefault(name.casefold(), row["code"])
    return found


def code_of(name: str) -> str:
    """Return the code of a country or group of countries, named by code or name in Dutch or English.

    >>> code_of("Nederland"), code_of("NL"), code_of("Slovak Republic"), code_of("NATO Total")
    ('NLD', 'NLD', 'SVK', 'NATO')
    """
    found = _codes().get(name.strip().casefold())
    if found is None:
        near = get_close_matches(name.casefold(), list(_codes()), n=1, cutoff=0.6)
        remedy = f"perhaps {_names()[_codes()[near[0]]]['en']}" if near else "nakomen figures ranking shows them"
        raise FiguresError(f"the tables have no country “{name}”", remedy=remedy)
    return found


def is_group(code: str) -> bool:
    """Tell whether a code stands for a group of countries, whose figures are totals."""
    return code.startswith(NATO)


def country_in(code: str, language: str) -> str:
    """Return the name of a country or group in a language.

    >>> country_in("TUR", "nl"), country_in("NATO-EUR-CAN", "en")
    ('Turkije', 'NATO Europe and Canada')
    """
    return _names()[code][language]


def currency_of(words: str, name: str) -> str:
    """Return the currency that a table's words for a country's own money mean.

    >>> currency_of("Kroner", "Norway"), currency_of("New Lei", "Romania")
    ('NOK', 'RON')
    """
    table: dict[str, str] = load_rows("countries")["currency"]
    found = table.get(f"{name} {words}") or table.get(words)
    if found is None:
        raise FiguresError(f"no currency is known by the words “{words}”", where=name)
    return found


@cache
def allies_in(year: int) -> frozenset[str]:
    """Return the codes of the allies at the end of a year, as NATO counts them in its totals.

    >>> len(allies_in(2014)), len(allies_in(2024)), "MNE" in allies_in(2017)
    (28, 32, True)
    """
    return frozenset(map(code_of, allies_on(date(year, 12, 31))))


@cache
def european_allies_in(year: int) -> frozenset[str]:
    """Return the codes of the allies in Europe at the end of a year: all but the United States and Canada.

    >>> len(european_allies_in(2021))
    28
    """
    return frozenset(map(code_of, european_allies_on(date(year, 12, 31))))
