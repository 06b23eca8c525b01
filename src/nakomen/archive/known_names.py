"""What names an archive holds, and the refusal of one that it does not, with those that are near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn

from sqlalchemy import Column, ColumnElement, Connection, func, select

from nakomen.model import QueryError
from nakomen.queries import Condition
from nakomen.queries.names import near_names, register_words

_SHOWN = 5


def spread_of(connection: Connection, column: Column[Any], where: ColumnElement[bool]) -> list[str]:
    """Return the different values of an indexed column, jumping from one to the next: few names stand in many rows."""
    first = select(func.min(column).label("value")).where(where).cte("spread", recursive=True)
    following = select(func.min(column)).where(where, column > first.c.value).correlate(first).scalar_subquery()
    spread = first.union_all(select(following).where(first.c.value.is_not(None)))
    return list(connection.execute(select(spread.c.value).where(spread.c.value.is_not(None))).scalars())


def refuse_unknown(condition: Condition, at: int, known: Sequence[str]) -> None:
    """Refuse the value of a query that no row of the archive has; a condition that no query made just finds nothing."""
    if condition.places:
        _refuse(condition, at, known)


def _refuse(condition: Condition, at: int, known: Sequence[str]) -> NoReturn:
    place, value = condition.places[at], condition.values[at]
    typed = value if isinstance(value, str) else str(value[0])  # type: ignore[index]  # a name with what it stands for
    words = {word: name for name in known for word in (name, *register_words(name))}
    near = near_names(typed, words) or [name for name in known if typed.casefold() in name.casefold()][:_SHOWN]
    if near:
        remedy = f"perhaps {', '.join(map(_quoted, near))}"
    else:
        remedy = f"the archive has {', '.join(map(_quoted, known[:_SHOWN]))}{', …' if len(known) > _SHOWN else ''}"
    what = f"the archive has no {condition.field} “{typed}”"
    raise QueryError(what, query=condition.query, start=place.start, end=place.end, remedy=remedy)


def _quoted(name: str) -> str:
    """Return a name as it must be typed."""
    return f'"{name}"' if set(name) & set(" ,") else name
