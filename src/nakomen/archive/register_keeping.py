"""Keeps rows of official registers and finds them again: a row that changed is a new version, the old one stays."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, insert, select, update

from nakomen.archive.answers import Kept
from nakomen.archive.connecting import writing
from nakomen.archive.packing import day_of
from nakomen.archive.register_tables import register_row
from nakomen.model import RegisterRow

_DAYS = ("made_on", "fulfilled_on")
_LISTS = ("fulfilled_by", "asked_by", "papers", "repeats", "changes", "supplements", "unknown_words")


def keep_register_rows(engine: Engine, rows: Iterable[RegisterRow], fetched_at: datetime | None) -> list[Kept]:
    """Keep rows, all or none, and tell of each what that did; see `Archive.keep_register_rows`."""
    with writing(engine) as connection:
        return [_keep(connection, row, fetched_at) for row in rows]


def list_register_rows(connection: Connection) -> list[RegisterRow]:
    """Return the current rows that their register still has, by day, chamber and number."""
    kept = register_row.c.current & ~register_row.c.removed
    # Those without a day first, on every database.
    order = (register_row.c.made_on.is_not(None), register_row.c.made_on, register_row.c.chamber, register_row.c.number)
    return [_row_of(found) for found in connection.execute(select(register_row).where(kept).order_by(*order))]


def _keep(connection: Connection, row: RegisterRow, fetched_at: datetime | None) -> Kept:
    before = _before(connection, row)
    if before is None and row.removed:
        return Kept.UNCHANGED
    if before is not None:
        known = _row_of(before)
        if row.removed:
            # What is taken away comes without its words: they stay as they were.
            row = replace(known, removed=True, changed_at=row.changed_at or known.changed_at)
        if _same(known, row):
            return Kept.UNCHANGED
        connection.execute(update(register_row).where(register_row.c.key == before.key).values(current=False))
    last = register_row.c.chamber == row.chamber, register_row.c.number == row.number
    version = connection.execute(select(func.max(register_row.c.version)).where(*last)).scalar() or 0
    key = (connection.execute(select(func.max(register_row.c.key))).scalar() or 0) + 1
    connection.execute(
        insert(register_row),
        {
            **_columns_of(row),
            "key": key,
            "version": version + 1,
            "current": True,
            "fetched_at": fetched_at and fetched_at.isoformat(),
        },
    )
    return Kept.NEW if before is None else Kept.CHANGED


def _before(connection: Connection, row: RegisterRow) -> Row[Any] | None:
    """Return the current row of the same promise: by the source's own id where there is one, else by number."""
    current = select(register_row).where(register_row.c.current, register_row.c.chamber == row.chamber)
    found = None
    if row.source_id:
        found = connection.execute(current.where(register_row.c.source_id == row.source_id)).first()
    if found is None and row.number:
        found = connection.execute(current.where(register_row.c.number == row.number)).first()
    return found


def _same(known: RegisterRow, row: RegisterRow) -> bool:
    """Tell whether two rows say the same; a stamp alone says nothing."""
    return replace(known, changed_at="") == replace(row, changed_at="")


def _columns_of(row: RegisterRow) -> dict[str, Any]:
    values: dict[str, Any] = {field.name: getattr(row, field.name) for field in fields(row)}
    for name in _DAYS:
        values[name] = values[name].isoformat() if values[name] else None
    for name in _LISTS:
        values[name] = json.dumps(values[name], ensure_ascii=False)
    return values


def _row_of(found: Row[Any]) -> RegisterRow:
    values = {field.name: getattr(found, field.name) for field in fields(RegisterRow)}
    for name in _DAYS:
        values[name] = day_of(values[name])
    for name in _LISTS:
        values[name] = tuple(json.loads(values[name]))
    return RegisterRow(**values)
