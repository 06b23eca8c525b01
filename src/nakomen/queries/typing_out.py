"""Writes conditions as a person would type them, so that what was asked by other means can be asked again."""

from __future__ import annotations

import re

from nakomen.queries.asked import Condition, Days, Numbers, Value

_PLAIN = re.compile(r"[\w./-]+")


def typed(condition: Condition) -> str:
    """Return a condition that is no comparison of numbers as it stands in a query.

    >>> typed(Condition("actor", (("North Atlantic Council",),)))
    'actor:"North Atlantic Council"'
    """
    sign = "-" if condition.unwanted else ""
    return f"{sign}{condition.field}:{','.join(map(_value, condition.values))}"


def _value(value: Value) -> str:
    if isinstance(value, Days):
        return f"{value.first or ''}..{value.last or ''}"
    if isinstance(value, Numbers):
        raise TypeError("only a query asks for numbers, and has them as they were typed")
    name = value if isinstance(value, str) else value[-1]
    return name if _PLAIN.fullmatch(name) and ".." not in name else f'"{name}"'
