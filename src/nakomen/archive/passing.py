"""Tells whether a statement passes filters without a database: for statements that people changed since it was kept.

`conditions` asks the same of the tables; a test holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from nakomen.archive.conditions import is_dossier
from nakomen.archive.filters import Filters
from nakomen.archive.query_words import Query, places_of, terms_of
from nakomen.archive.stems import stems_in
from nakomen.archive.terms import days_of
from nakomen.model import Statement
from nakomen.queries import Condition, Days, Numbers, Value


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the day and public number of its document."""

    statement: Statement
    day: date | None
    number: str


def passes(told: Told, filters: Filters) -> bool:
    """Tell whether a statement passes, by its fields, its document and the words of its sentence."""
    return holds(told, filters.conditions) and has_words(told.statement, terms_of(filters.asked))


def holds(told: Told, conditions: Iterable[Condition]) -> bool:
    """Tell whether all conditions hold, by the fields of a statement and its document."""
    return all(any(_PASSES[one.field](told, value) for value in one.values) is not one.unwanted for one in conditions)


def has_words(statement: Statement, terms: Query) -> bool:
    """Tell whether all wanted words stand in the sentence of a statement, and none of the others."""
    words = stems_in(statement.sentence) if terms.wanted or terms.unwanted else []
    return all(places_of(term, words) for term in terms.wanted) and not any(
        places_of(term, words) for term in terms.unwanted
    )


def _is(read: Callable[[Told], str]) -> Callable[[Told, Value], bool]:
    return lambda told, value: read(told) == value


def _is_within(read: Callable[[Told], date | None]) -> Callable[[Told, Value], bool]:
    def passes_(told: Told, value: Value) -> bool:
        day = read(told)
        if day is None or not isinstance(value, Days):
            return False
        return (value.first is None or day >= value.first) and (value.last is None or day <= value.last)

    return passes_


def _is_borne_by(read: Callable[[Told], tuple[str, ...]]) -> Callable[[Told, Value], bool]:
    def passes_(told: Told, value: Value) -> bool:
        wanted = {str(name).casefold() for name in (value if isinstance(value, tuple) else (value,))}
        names = [name.casefold() for name in read(told)]
        return any(name in wanted or name.partition(":")[0] in wanted for name in names)

    return passes_


def _reaches(stretch: Value, lowest: float, highest: float) -> bool:
    if not isinstance(stretch, Numbers):
        return False
    low = stretch.low is None or highest > float(stretch.low) or (stretch.with_low and highest == float(stretch.low))
    high = stretch.high is None or lowest < float(stretch.high) or (stretch.with_high and lowest == float(stretch.high))
    return low and high


def _has_amount(told: Told, value: Value) -> bool:
    return isinstance(value, Numbers) and any(
        _reaches(value, float(one.value), float(one.value if one.upper is None else one.upper))
        and value.unit in ("", one.unit)
        for one in told.statement.amounts
    )


def _refers_to(told: Told, value: Value) -> bool:
    return any(
        ref == form or (is_dossier(form) and ref.startswith(f"{form}-"))
        for ref in told.statement.refs
        for form in (str(value), f"kst-{value}")
    )


def _has(told: Told, value: Value) -> bool:
    one = told.statement
    filled: dict[str, object] = {
        "due": one.due or one.due_event,
        "theme": one.theme,
        "actor": one.actor,
        "addressee": one.addressee,
        "amount": one.amounts,
        "ref": one.refs,
    }
    return bool(filled[str(value)])


_PASSES: dict[str, Callable[[Told, Value], bool]] = {
    "kind": _is(lambda told: str(told.statement.kind)),
    "binding": _is(lambda told: "yes" if told.statement.binding else "no"),
    "actor": _is_borne_by(lambda told: told.statement.actor),
    "addressee": _is_borne_by(lambda told: told.statement.addressee),
    "due": _is_within(lambda told: days_of(told.statement.due)[1]),
    "theme": _is(lambda told: told.statement.theme),
    "amount": _has_amount,
    "ref": _refers_to,
    "force": _is(lambda told: str(told.statement.force)),
    "confidence": lambda told, value: _reaches(value, told.statement.confidence, told.statement.confidence),
    "has": _has,
    "date": _is_within(lambda told: told.day),
    "document": _is(lambda told: told.statement.document),
    "number": lambda told, value: told.number.casefold() in (str(value).casefold(), f"kst-{value}".casefold()),
    "dossier": lambda told, value: told.number.startswith(f"kst-{str(value).removeprefix('kst-')}-"),
}
