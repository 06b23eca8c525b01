"""Reads the values of fields: choices, days, numbers, names and plain text."""

from __future__ import annotations

import re

from nakomen.model import NakomenError
from nakomen.queries.asked import Days, Numbers, Value
from nakomen.queries.days import DAYS_FORM, days_between, days_compared
from nakomen.queries.fields import Field
from nakomen.queries.names import actor_names, near_names
from nakomen.queries.quantities import NUMBERS_FORM, numbers_between, numbers_compared

_SAME = {"≤": "<=", "≥": ">="}


class BadValueError(NakomenError):
    """A value that its field does not take; `{name}` in `what` stands for the field as it was typed."""


def value_of(field: Field, typed: str) -> Value:
    """Return a value as the archive keeps it; BadValueError tells what is allowed.

    >>> from nakomen.queries.fields import field_named
    >>> value_of(field_named("soort"), "toezegging"), value_of(field_named("actor"), "Duitsland")
    ('assurance', ('Duitsland', 'Germany'))
    >>> value_of(field_named("due"), "<2024")
    Days(first=None, last=datetime.date(2023, 12, 31))
    """
    if not typed:
        raise BadValueError("{name}: has an empty value", remedy=allowed(field))
    if field.takes in ("days", "number"):
        return _stretch(field, typed)
    if typed[0] in "<>=≤≥" or (field.takes != "text" and ".." in typed):
        raise BadValueError("{name}: takes no comparison", remedy=allowed(field))
    if field.takes == "name":
        return actor_names(typed)
    if field.takes in ("choice", "field"):
        return choice_named(field, typed)
    return typed


def choice_named(field: Field, typed: str) -> str:
    """Return the choice that was typed in Dutch or English, in any case."""
    for choice in field.choices:
        if typed.casefold() in (choice.name, *choice.words):
            return choice.name
    words = [word for choice in field.choices for word in (choice.name, *choice.words)]
    near = near_names(typed, words)
    perhaps = f"perhaps {', '.join(near)}; " if near else ""
    raise BadValueError(f"“{typed}” is no value of {{name}}:", remedy=f"{perhaps}{allowed(field)}")


def allowed(field: Field) -> str:
    """Return what a field takes, as the remedy of an error."""
    if field.choices:
        return f"choose from {', '.join(map(str, field.choices))}"
    if field.takes == "days":
        return f"write {DAYS_FORM}"
    if field.takes == "number":
        return f"write {NUMBERS_FORM}"
    return "write a value, between quotes if it holds spaces"


def _stretch(field: Field, typed: str) -> Value:
    """Return the days or numbers of `>5`, `2..5`, `2..`, `..5` or `5`."""
    signs = re.match(r"<=|>=|<|>|=|≤|≥|", typed)
    sign = signs[0] if signs else ""
    first, dots, last = (part.strip() for part in typed[len(sign) :].partition(".."))
    stretch: Days | Numbers | None = None
    if dots:
        between = days_between if field.takes == "days" else numbers_between
        stretch = None if sign else between(first, last)
    elif field.takes == "days":
        stretch = days_compared(_SAME.get(sign, sign), first)
    else:
        stretch = numbers_compared(_SAME.get(sign, sign), first)
    if stretch is None:
        raise BadValueError(f"“{typed}” is no value of {{name}}:", remedy=allowed(field))
    if stretch.is_backwards:
        raise BadValueError(f"“{typed}” ends before it begins", remedy=allowed(field))
    return stretch
