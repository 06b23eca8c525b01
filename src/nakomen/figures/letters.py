"""Measurements in letters: amounts that a table can be laid beside, with whose they are and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from nakomen.figures.countries import EUROPE_AND_CANADA, NATO, code_of
from nakomen.figures.errors import FiguresError
from nakomen.figures.ranking import norms
from nakomen.figures.rows import load_rows
from nakomen.figures.spans import written_step
from nakomen.model import AmountMention, Kind, Statement

#: Kinds in which something is measured; an undertaking tells what is to be, not what is.
_MEASURING = frozenset({Kind.FINDING, Kind.FULFILMENT, Kind.POSITION})
_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-]*\d)")
_THEME = "burden-sharing"
_EUROPEANS, _CANADA = "European allies", "Canada"


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the table: which amounts it fits."""

    id: str
    units: tuple[str, ...]
    words: tuple[str, ...]
    without: tuple[str, ...]
    relation: tuple[str, ...] | None
    lasting: bool
    themed: bool

    def fits(self, amount: AmountMention, statement: Statement) -> bool:
        """Tell whether an amount of a statement is measured so."""
        unit = "money" if is_money(amount.unit) else amount.unit
        themed = self.themed and amount.unit == "%GDP" and statement.theme == _THEME
        if unit not in self.units or not (themed or self.speaks(statement.sentence)):
            return False
        if self.relation is not None and amount.relation not in self.relation:
            return False
        return not self.lasting or any(one.unit == "years" for one in statement.amounts)

    def speaks(self, sentence: str) -> bool:
        """Tell whether a sentence has one of the words, and none that it may not have."""
        plain = " ".join(sentence.casefold().split())
        return _has(plain, self.words) and not _has(plain, self.without)


def _has(plain: str, words: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain) for word in words)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement that a letter states.

    `value` and `step` (in which it was written) are in percents, in millions, or a number of allies; `year` is that of
    the measurement, `since` the one it is compared with, 0 where none is.
    """

    statement: Statement
    check: str
    amount: AmountMention
    value: Decimal
    step: Decimal
    country: str
    year: int
    since: int = 0


@cache
def checks() -> tuple[Check, ...]:
    """Return the rows of the table, in its order."""
    return tuple(
        Check(
            row["id"],
            tuple(row["units"]),
            tuple(row["words"]),
            tuple(row.get("without", ())),
            tuple(row["relation"]) if "relation" in row else None,
            row.get("lasting", False),
            row.get("themed", False),
        )
        for row in load_rows("checks")["check"]
    )


def is_money(unit: str) -> bool:
    """Tell whether a unit is a currency's code.

    >>> is_money("EUR"), is_money("%GDP")
    (True, False)
    """
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def measured_in(statements: Iterable[Statement], days: Mapping[str, date]) -> Iterator[Measured]:
    """Yield the measurements of dated letters, letter by letter in the order of their text.

    A measurement without a year of its own has that of its letter; an average, and what is missing to it, have the year
    of the measurement before, which they are compared with.
    """
    told = [one for one in statements if one.kind in _MEASURING and one.document in days]
    last: Measured | None = None
    for statement in sorted(told, key=lambda one: (days[one.document], one.document, one.start)):
        if last is not None and last.statement.document != statement.document:
            last = None
        for amount in statement.amounts:
            if _is_whole(statement, amount):
                continue
            found = _measured(statement, amount, days[statement.document], last)
            if found is not None:
                last = found
                yield found


def _measured(statement: Statement, amount: AmountMention, day: date, last: Measured | None) -> Measured | None:
    check = next((one for one in checks() if one.fits(amount, statement)), None)
    country = _whose(statement, check.id) if check else ""
    if check is None or not country or _is_norm(check, amount, day):
        return None
    size = Decimal(1_000_000) if is_money(amount.unit) else Decimal(1)
    own, inherited = _year_of(statement, amount), last.year if last else day.year
    year, since = own or (inherited if check.id in ("average", "missing") else day.year), 0
    if check.id == "increase":
        year, since = day.year, own
    elif check.id == "cumulated":
        year, since = day.year, day.year - int(next(one.value for one in statement.amounts if one.unit == "years"))
    value, step = amount.value / size, written_step(amount.text, amount.value) / size
    return Measured(statement, check.id, amount, value, step, country, year, since)


def _is_whole(statement: Statement, amount: AmountMention) -> bool:
    """Tell whether a number of allies is that of which others are counted: "elf van de dertien bondgenoten"."""
    before = (one for one in statement.amounts if one.start < amount.start)
    return amount.unit == "allies" and any(one.unit == "allies" for one in before)


def _is_norm(check: Check, amount: AmountMention, day: date) -> bool:
    """Tell whether an amount is a norm itself and no measurement: a share that is agreed upon."""
    agreed = {one.value for one in norms() if one.since <= day}
    return check.id in ("share", "equipment", "average") and amount.value in agreed


def _year_of(statement: Statement, amount: AmountMention) -> int:
    """Return the year behind an amount, before the next one, else the one between it and the amount before; else 0.

    A number of allies takes the first year of its sentence.
    """
    quote, begin, end = statement.quote, amount.start - statement.start, amount.end - statement.start
    ends = [one.end - statement.start for one in statement.amounts if one.start < amount.start]
    starts = [one.start - statement.start for one in statement.amounts if one.start > amount.start]
    behind = _YEAR.findall(quote[max(end, 0) : min(starts, default=len(quote))])
    before = _YEAR.findall(quote[max(ends, default=0) : max(begin, 0)])
    if amount.unit == "allies":
        behind = _YEAR.findall(quote)
    return int((behind[:1] or before[-1:] or ["0"])[0])


def _whose(statement: Statement, check: str) -> str:
    """Return the code of whom a statement is about; nothing where the tables have no row for it."""
    actors = {name.partition(":")[0] for name in statement.actor}
    if check == "reaching":
        return NATO
    if {_EUROPEANS, _CANADA} <= actors:
        return EUROPE_AND_CANADA
    for name in statement.actor:
        try:
            return code_of(name.partition(":")[0])
        except FiguresError:
            continue
    return ""
