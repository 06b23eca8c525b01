"""The rows of the project's tables by the names under which reasons mention them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

_NAMES = ("id", "name", "row", "code")
_PARTS = re.compile(r"[/.:]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the file it stands in, its name, and the sentences in which it must and must not be found."""

    file: str
    name: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


def rows_behind(rule: str) -> list[TableRow]:
    """Return the table rows that a rule names, in its order; a rule of code has none.

    >>> [row.file for row in rows_behind("speech_acts/toezeggen")]
    ['languages/nl/speech_acts.toml']
    """
    found = []
    for part in rule.split("+"):
        names = _PARTS.split(part)
        for hint, name in pairwise(names):
            if row := _index().get((hint, name)):
                found.append(row)
                break
    return found


@cache
def _index() -> dict[tuple[str, str], TableRow]:
    """Return every row under its file's and its section's name together with its own; the first of a name stays."""
    index: dict[tuple[str, str], TableRow] = {}
    for place, text in _tables():
        stem = place.rpartition("/")[2].removesuffix(".toml")
        for section, name, row in _rows(tomllib.loads(text)):
            made = TableRow(place, name, _sentences(row.get("yes")), _sentences(row.get("no")))
            for hint in (stem, stem.removesuffix("s"), section):
                index.setdefault((hint, name), made)
    return index


def _tables() -> Iterator[tuple[str, str]]:
    root = files("nakomen")
    for folder in ("languages/nl", "languages/en", "registers/data", "tracing"):
        for file in sorted(root.joinpath(folder).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                yield f"{folder}/{file.name}", file.read_text(encoding="utf-8")


def _rows(table: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the rows of a table with their section: those of lists by their name, those of sections by their key."""
    for section, value in table.items():
        if isinstance(value, list):
            for row in value:
                for key in _NAMES if isinstance(row, dict) else ():
                    if isinstance(row.get(key), str):
                        yield section, row[key], row
        elif isinstance(value, dict):
            for key, row in value.items():
                if isinstance(row, dict):
                    yield section, key, row


def _sentences(given: object) -> tuple[str, ...]:
    """Return example sentences; a row that also tells what it finds in them has them first."""
    rows = given if isinstance(given, list) else []
    return tuple(str(row[0] if isinstance(row, list) else row).partition(" | ")[0] for row in rows if row)
