"""What gold holds: every statement, or only those that bind; told beside the gold in `gold.toml`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from nakomen.evaluation.gold_rows import read_strictly
from nakomen.evaluation.matching import Pair, Row
from nakomen.evaluation.scoring import BINDING_KINDS
from nakomen.model import Kind, ReadingError

#: The file that tells what gold holds: in the folder of the gold or in one of the two above it.
TABLE = "gold.toml"
_FOLDERS = 3
_REMEDY = 'give [[scope]] with files = ["NAME-*"] and holds = "binding" or "all"'


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
    holds = [scope for names, scope in _read_table(table) if any(fnmatchcase(gold.name, name) for name in names)]
    return holds[-1] if holds else Scope.ALL


def _read_table(table: Path) -> list[tuple[list[str], Scope]]:
    """Return the names of files and what they hold, row by row."""
    try:
        read = tomllib.loads(read_strictly(table))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadingError(f"is no TOML: {error}", where=str(table), remedy=_REMEDY) from None
    _check_keys(read, {"scope"}, table)
    rows = read.get("scope", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ReadingError("does not tell what the gold holds: scope is no table", where=str(table), remedy=_REMEDY)
    return [_read_scope(row, number, table) for number, row in enumerate(rows, 1)]


def _read_scope(row: dict[str, Any], number: int, table: Path) -> tuple[list[str], Scope]:
    _check_keys(row, {"files", "holds"}, table)
    names, holds = row.get("files"), row.get("holds")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
        raise ReadingError(f"[[scope]] number {number} has no list of files", where=str(table), remedy=_REMEDY)
    if not isinstance(holds, str) or holds not in set(Scope):
        raise ReadingError(
            f"[[scope]] number {number} does not tell what the gold holds", where=str(table), remedy=_REMEDY
        )
    return names, Scope(holds)


def _check_keys(read: dict[str, Any], known: set[str], table: Path) -> None:
    for key in read:
        if key not in known:
            raise ReadingError(f"has a key that nobody knows: {key}", where=str(table), remedy=_REMEDY)


def write_scopes(folder: Path, scopes: dict[str, Scope]) -> None:
    """Tell beside gold which of its files hold less than every statement; nothing where none does."""
    names = [json.dumps(name, ensure_ascii=False) for name, scope in scopes.items() if scope is Scope.BINDING]
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
