"""The fields that a query can name, from the table `fields`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nakomen.registers import load_register
from nakomen.wording import table


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a field can have, with the words for it; the first of a language is the one to show."""

    name: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        other = next((word for word in self.words if word != self.name), "")
        return f"{self.name} ({other})" if other else self.name


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, the words for it, what it narrows (`document`, `statement`) and how its values are read."""

    name: str
    words: tuple[str, ...]
    about: str
    takes: str
    choices: tuple[Choice, ...] = ()
    may_be_empty: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "/".join(f"{word}:" for word in dict.fromkeys((self.name, self.words[0])))


@cache
def field_table() -> dict[str, Any]:
    """Return the table as it stands in its TOML file."""
    return tomllib.loads((files("nakomen.queries") / "fields.toml").read_text(encoding="utf-8"))


@cache
def fields() -> tuple[Field, ...]:
    """Return every field, in the order of the table.

    >>> str(fields()[0]), fields()[0].about
    ('kind:/soort:', 'statement')
    """
    rows = field_table()["field"]
    found = [_field(row, ()) for row in rows]
    fillable = tuple(Choice(one.name, one.words) for one in found if one.may_be_empty)
    return tuple(_field(row, fillable) for row in rows)


@cache
def field_named(word: str) -> Field | None:
    """Return the field that a word stands for, in any case; None where there is none.

    >>> field_named("Soort").name
    'kind'
    """
    return next((one for one in fields() if word.casefold() in (one.name, *one.words)), None)


def field_of(name: str) -> Field:
    """Return the field that has this very name; KeyError where the table lacks it.

    >>> field_of("has").takes
    'field'
    """
    return {one.name: one for one in fields()}[name]


def _field(row: dict[str, Any], fillable: tuple[Choice, ...]) -> Field:
    # Dutch words first: they are those that the name, which is English, does not show.
    words = tuple(dict.fromkeys((*row["nl"], *row["en"])))
    choices = fillable if row["takes"] == "field" else _choices(row)
    more = {key: tuple(row.get(key, ())) for key in ("yes", "no")}
    return Field(row["name"], words, row["about"], row["takes"], choices, row.get("may_be_empty", False), **more)


def _spoken(name: str) -> tuple[str, ...]:
    """Return the words by which a reader sees a value, where they are others than its own."""
    words = table().get(f"name-{name}", {}).values()
    return tuple(dict.fromkeys(word.casefold() for word in words if word != name))


def _choices(row: dict[str, Any]) -> tuple[Choice, ...]:
    if "choices_from" in row:
        register = row["choices_from"]
        rows = load_register(register)[register.removesuffix("s")]
        return tuple(Choice(one["name"], _spoken(one["name"])) for one in rows)
    return tuple(Choice(one["name"], (*one["nl"], *one["en"])) for one in row.get("choice", ()))
