"""Who held an office on a day: Dutch ministers and state secretaries, and leaders of other states and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from nakomen.registers.countries import country_named, is_state
from nakomen.registers.tables import load_register

HOME = "Netherlands"


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in an office, from a day up to and with another; `actor` is the name of what that person speaks for.

    `role` is `Netherlands:minister of defence` for a Dutch office and plain words for another.
    """

    role: str
    actor: str
    given: str
    surname: str
    start: date
    end: date
    also: tuple[str, ...] = ()
    bare: bool = False

    @property
    def person(self) -> str:
        """The person's full name."""
        return f"{self.given} {self.surname}"

    @property
    def surnames(self) -> tuple[str, ...]:
        """The ways of writing the surname: whole, its first part before a hyphen, and other spellings."""
        parts = (self.surname.split("-")[0],) if "-" in self.surname else ()
        return (self.surname, *parts, *self.also)

    def on(self, day: date) -> bool:
        """Tell whether the person held the office on a day."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The field of a minister, with its words by language and the abbreviations that stand for its ministry."""

    name: str
    names: dict[str, tuple[str, ...]]
    ministry: tuple[str, ...] = ()


def _holding(row: dict[str, Any], role: str, actor: str, known_until: date) -> Holding:
    # An office passes on the day that the successor is sworn in, so the last full day is the one before.
    end = row["to"] - timedelta(days=1) if "to" in row else known_until
    person = (row["given"], row["surname"], row["from"], end, tuple(row.get("also", ())), row.get("bare", False))
    return Holding(role, actor, *person)


@cache
def holdings() -> tuple[Holding, ...]:
    """Return every holding of the registers: the Dutch cabinets, then the leaders of others."""
    cabinets, leaders = load_register("cabinets"), load_register("leaders")
    dutch = [(row, f"{HOME}:{row['role']}") for row in cabinets["cabinets"]["holding"]]
    found = [_holding(row, role, role, cabinets["known_until"]) for row, role in dutch]
    found += [_holding(row, row["office"], row["actor"], leaders["known_until"]) for row in leaders["leader"]]
    return tuple(found)


@cache
def portfolios() -> tuple[Portfolio, ...]:
    """Return the fields of Dutch ministers, in the order of the file."""
    rows = load_register("cabinets")["portfolio"]
    return tuple(
        Portfolio(row["name"], {"nl": tuple(row["nl"]), "en": tuple(row["en"])}, tuple(row.get("ministry", ())))
        for row in rows
    )


def holder_of(role: str, on: date) -> str | None:
    """Return the person who held an office on a day, or None where the register has nobody or more than one.

    A Dutch office may be named without its state.

    >>> holder_of("Netherlands:minister of defence", date(2018, 7, 11))
    'Ank Bijleveld-Schouten'
    >>> holder_of("minister of defence", date(1999, 1, 1)) is None
    True
    """
    names = {role, f"{HOME}:{role}"}
    found = {held.person for held in holdings() if (held.role in names or held.actor == role) and held.on(on)}
    return found.pop() if len(found) == 1 else None


def role_of(person: str, on: date | None = None, office: str = "") -> str | None:
    """Return the canonical name of what a person speaks for on a day: an office of ours, a state or a body.

    Take a full name or a surname; without a day, or where the day leaves two offices open, the answer is None unless
    all agree. `office` keeps only offices with these words in their name.

    >>> role_of("Bijleveld", date(2018, 7, 11))
    'Netherlands:minister of defence'
    >>> role_of("Zaev", date(2018, 7, 11))
    'Macedonia'
    >>> role_of("Rutte"), role_of("Rutte", office="prime minister")
    (None, 'Netherlands:prime minister')
    """
    rows = _by_person().get(person.casefold(), ())
    found = {_actor_on(held, on) for held in rows if office in held.role and (on is None or held.on(on))}
    return found.pop() if len(found) == 1 else None


@cache
def _by_person() -> dict[str, tuple[Holding, ...]]:
    found: dict[str, list[Holding]] = {}
    for held in holdings():
        for name in {held.person, *held.surnames, *(f"{held.given} {name}" for name in held.surnames)}:
            found.setdefault(name.casefold(), []).append(held)
    return {name: tuple(rows) for name, rows in found.items()}


def _actor_on(held: Holding, on: date | None) -> str:
    return country_named(held.actor).name_on(on) if on and is_state(held.actor) else held.actor
