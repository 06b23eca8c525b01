"""The type of text columns: on PostgreSQL too it keeps every character, even the NUL that PostgreSQL refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy
from sqlalchemy import Dialect
from sqlalchemy.types import TypeDecorator

_ESCAPE, _NULL = "\x1a", "\x00"


class Text(TypeDecorator[str]):
    """Text of any characters but halves of them; its order is that of the characters' numbers, as migrations see to."""

    impl = sqlalchemy.Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Return what writes a value, or None where the database takes it as it is."""
        return _written if dialect.name == "postgresql" else None

    def result_processor(self, dialect: Dialect, _coltype: object) -> Callable[[Any], Any] | None:
        """Return what reads a value, or None where it comes as it is."""
        return _read if dialect.name == "postgresql" else None


def _written(value: str | None) -> str | None:
    r"""Write NUL and the escape itself with an escape.

    >>> _written("a\x00b"), _read(_written("a\x00b\x1a0"))
    ('a\x1a0b', 'a\x00b\x1a0')
    """
    if value is None or not (_NULL in value or _ESCAPE in value):
        return value
    return value.replace(_ESCAPE, _ESCAPE + "1").replace(_NULL, _ESCAPE + "0")


def _read(value: str | None) -> str | None:
    if value is None or _ESCAPE not in value:
        return value
    return value.replace(_ESCAPE + "0", _NULL).replace(_ESCAPE + "1", _ESCAPE)
