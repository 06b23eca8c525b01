"""Errors in the language that is spoken, by the table `refusals`."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from importlib.resources import files

from nakomen.model import NakomenError, QueryError
from nakomen.wording.speaking import language, name_of, table

#: Places of a message that hold values to choose from.
_CHOICES = ("values", "kinds", "choices")


@cache
def rows_of(table: str, section: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what a table of this folder translates: the pattern of the English words, and the Dutch ones."""
    text = (files("nakomen.wording") / f"{table}.toml").read_text(encoding="utf-8")
    # The row that says most in its own words comes first: a short one also fits what a longer one was written for.
    rows = sorted(tomllib.loads(text)[section], key=lambda row: -len(re.sub(r"\{\w+\}", "", row["en"])))
    return tuple((_pattern(row["en"]), row["nl"]) for row in rows)


def _pattern(words: str) -> re.Pattern[str]:
    """Return the pattern of a message in which `{name}` stands for anything."""
    parts = re.split(r"\{(\w+)\}", words)
    return re.compile(
        "".join(f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )


def translate(words: str) -> str:
    """Return what an error says in the language that is spoken; words that the table does not know stay English.

    Values of the model among them are told by their names, and those to choose from also as they are.

    >>> translate("the file is empty")
    'the file is empty'
    """
    if language() == "en":
        return words
    for pattern, dutch in rows_of("refusals", "message"):
        match = pattern.fullmatch(words)
        if match:
            return dutch.format(**{name: _value(name, said) for name, said in match.groupdict().items()})
    return words


def _value(name: str, said: str) -> str:
    """Return what stands in a message: a value or field by its name, where the place says that it is one."""
    if name in _CHOICES:
        return ", ".join(_choice(one) for one in said.split(", "))
    reader = {"said_field": _field, "judgement_kind": _judged, "rulings": _rulings}.get(name)
    return reader(said) if reader else said


def _choice(value: str) -> str:
    spoken = name_of(value, _field(value))
    return value if spoken == value else f"{spoken} ({value})"


def _field(name: str) -> str:
    return table().get(f"field-{name}", {}).get(language(), name)


def _judged(kind: str) -> str:
    return name_of(f"judged-{kind}", kind)


def _rulings(said: str) -> str:
    """Return who judged what meanwhile: `Anna: correct {"due": "2025"}; Bram: confirm`."""
    return re.sub(
        r"(: )([a-z_]+)(?: (\{[^}]*\}))?(?=; |$)",
        lambda one: one[1] + _judged(one[2]) + (f" {_fields_in(one[3])}" if one[3] else ""),
        said,
    )


def _fields_in(written: str) -> str:
    try:
        values: dict[str, str] = json.loads(written)
    except ValueError:
        return written
    return ", ".join(f"{_field(name)}: {name_of(str(value))}" for name, value in values.items())


def refusal_in_words(error: NakomenError) -> str:
    """Return an error of the house as one line: where, what, and what to do about it."""
    place = f"{translate(error.where)}: " if error.where else ""
    remedy = f" ({translate(error.remedy)})" if error.remedy else ""
    return " ".join(f"{place}{translate(error.what)}{remedy}".split())


def query_refused(error: QueryError) -> str:
    """Return what is wrong in a query, and below it the query with the place marked."""
    return "\n".join([refusal_in_words(error), *(f"  {line}" for line in error.picture().split("\n"))])
