"""What gold holds: every statement, or only those that bind; told beside the gold in `gold.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from nakomen.evaluation.matching import Pair, Row
from nakomen.evaluation.scoring import BINDING_KINDS
from nakomen.model import Kind, ReadingError

#: The file that tells what gold holds: in the folder of the gold or in one of the two above it.
TABLE = "gold.toml"
_FOLDERS = 3


class Scope(StrEnum):
    """What those who annotated wrote down: every statement, or what binds, is carried out or is told in figures."""

    ALL = "all"
    BINDING = "binding"


class Matched(NamedTuple):
    """The rows of a document that count, with the pairs among them."""

    gold: list[dict[str, Any]]
    found: list[dict[str, Any]]
    pairs: list[Pair]


def table_for(gold: Path) -> Path | None:
    """Return the nearest table that tells what a gold file holds."""
    tables = (folder / TABLE for folder in gold.resolve().parents[:_FOLDERS])
    return next((table for table in tables if table.is_file()), None)


def scope_of(gold: Path) -> Scope:
    """Return what a gold file holds: all statements, unless the table beside it says otherwise."""
    table = table_for(gold)
    if table is None:
        return Scope.ALL
    try:
        rows = tomllib.loads(table.read_text(encoding="utf-8")).get("scope", [])
        holds = [Scope(row["holds"]) for row in rows if any(fnmatchcase(gold.name, name) for name in row["files"])]
    except (tomllib.TOMLDecodeError, ValueError, KeyError, TypeError) as error:
        raise ReadingError(
            "does not tell what the gold holds",
            where=str(table),
            remedy='give [[scope]] with files = ["NAME-*"] and holds = "binding" or "all"',
        ) from error
    return holds[-1] if holds else Scope.ALL


def write_scopes(folder: Path, scopes: dict[str, Scope]) -> None:
    """Tell beside gold which of its files hold less than every statement; nothing where none does."""
    names = [f'"{name}"' for name, scope in scopes.items() if scope is Scope.BINDING]
    if names:
        text = f'[[scope]]\nfiles = [{", ".join(names)}]\nholds = "{Scope.BINDING}"\n'
        (folder / TABLE).write_text(text, encoding="utf-8")


def is_within(row: Row, scope: Scope) -> bool:
    """Tell whether a statement is of a sort that gold of this scope writes down.

    >>> is_within({"kind": "finding", "amounts": "3 ships"}, Scope.BINDING)
    True
    >>> is_within({"kind": "position", "amounts": ""}, Scope.BINDING)
    False
    """
    kind = row.get("kind")
    return scope is Scope.ALL or kind in BINDING_KINDS or (kind == Kind.FINDING and bool(row.get("amounts")))


def within_scope(gold: Sequence[Row], found: Sequence[Row], pairs: Sequence[Pair], scope: Scope) -> Matched:
    """Return the rows that count: the gold within the scope, what was found within it, and what matches such gold.

    An undertaking that was found as a mere position stays: it was found, with a wrong kind.
    """
    gold_kept = [at for at, row in enumerate(gold) if is_within(row, scope)]
    kept_pairs = [pair for pair in pairs if is_within(gold[pair.gold], scope)]
    matched = {pair.found for pair in kept_pairs}
    found_kept = [at for at, row in enumerate(found) if at in matched or is_within(row, scope)]
    of_gold = {at: now for now, at in enumerate(gold_kept)}
    of_found = {at: now for now, at in enumerate(found_kept)}
    return Matched(
        [dict(gold[at]) for at in gold_kept],
        [dict(found[at]) for at in found_kept],
        [Pair(of_gold[pair.gold], of_found[pair.found]) for pair in kept_pairs],
    )
