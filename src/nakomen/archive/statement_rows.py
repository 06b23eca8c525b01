"""Turns statements into rows of the archive's tables, and rows back into the same statements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, func, insert, select

from nakomen.archive.tables import statement, statement_actor, statement_amount, statement_reference
from nakomen.archive.terms import days_of
from nakomen.model import AmountMention, ArchiveError, Force, Kind, Reason, Statement

#: How the readable columns join several values; where a value holds the sign, the parts are read from their own table.
_AND = " + "
_SEMICOLON = ";"
#: How many keys a question may name at once.
_AT_ONCE = 2_000

Columns = dict[str, Any]

#: The columns that a statement is made of, in the order in which `statements_of` takes them.
STATEMENT_COLUMNS = tuple(
    statement.c[name]
    for name in (
        "key", "id", "document_id", "starts_at", "ends_at", "kind", "theme", "about", "actor", "addressee",
        "due", "due_said", "due_event", "amounts", "refs", "force", "confidence", "quote", "sentence", "because",
    )
)  # fmt: skip
#: Straight to the scanner: `json.loads` spends four times as long on looking for white space.
_decode = json.JSONDecoder().raw_decode


_Value = TypeVar("_Value")


class _Known(dict[str, _Value]):
    """The values that a column can have; another was written by hand, or by a program that is newer."""

    def __missing__(self, key: str) -> _Value:
        what = f"a statement says “{key}”, which this program does not know"
        raise ArchiveError(what, remedy="see nakomen archive check, and restore a copy")


_KINDS = _Known({str(kind): kind for kind in Kind})
_FORCES = _Known({str(force): force for force in Force})


@dataclass(slots=True)
class StatementRows:
    """The rows of a document's statements, table by table; `statement_key` counts from 0 until they are inserted."""

    statements: list[Columns] = field(default_factory=list)
    actors: list[Columns] = field(default_factory=list)
    amounts: list[Columns] = field(default_factory=list)
    references: list[Columns] = field(default_factory=list)

    def by_table(self) -> Iterator[tuple[Table, list[Columns]]]:
        """Yield each table with its rows, owners first."""
        yield statement, self.statements
        yield statement_actor, self.actors
        yield statement_amount, self.amounts
        yield statement_reference, self.references


def rows_of(statements: Iterable[Statement]) -> StatementRows:
    """Return the rows of statements, in their order."""
    rows = StatementRows()
    for key, one in enumerate(statements):
        rows.statements.append({"key": key, **_columns_of(one)})
        for role, names in (("actor", one.actor), ("addressee", one.addressee)):
            rows.actors += [
                {"statement_key": key, "role": role, "position": at, "name": name} for at, name in enumerate(names)
            ]
        rows.amounts += [
            {"statement_key": key, "position": at, **_columns_of_amount(a)} for at, a in enumerate(one.amounts)
        ]
        rows.references += [{"statement_key": key, "position": at, "reference": r} for at, r in enumerate(one.refs)]
    return rows


def insert_rows(connection: Connection, rows: StatementRows, document_id: str, version: int) -> None:
    """Insert the rows for a version of a document, under the next free keys."""
    # The writer holds the only pen, so the keys counted on from here are free.
    first = (connection.execute(select(func.max(statement.c.key))).scalar() or 0) + 1
    for table, columns in rows.by_table():
        if not columns:
            continue
        if table is statement:
            more = {"document_id": document_id, "version": version}
            connection.execute(insert(table), [{**row, **more, "key": row["key"] + first} for row in columns])
        else:
            connection.execute(
                insert(table), [{**row, "statement_key": row["statement_key"] + first} for row in columns]
            )


def statements_of(connection: Connection, rows: Sequence[Any]) -> list[Statement]:
    """Return the statements of rows that begin with `STATEMENT_COLUMNS`, in the order of the rows."""
    actors = _actors_of(connection, rows)
    amounts = _amounts_of(connection, [row.key for row in rows if row.amounts is not None])
    references = _references_of(connection, rows)
    statements = []
    # Taken by position, which is several times faster than by name: a tracer wants all statements of an archive.
    for (
        key,
        id_,
        document,
        start,
        end,
        kind,
        theme,
        about,
        actor,
        addressee,
        due,
        due_said,
        due_event,
        _,
        refs,
        force,
        confidence,
        quote,
        sentence,
        because,
        *_,
    ) in rows:
        statements.append(
            Statement(
                id_, document, start, end, quote, sentence, _KINDS[kind],
                _names(actors, key, "actor", actor), _names(actors, key, "addressee", addressee),
                due, due_said, due_event, amounts.get(key, ()), references.get(key) or _one(refs),
                theme, about, _FORCES[force], confidence,
                tuple(Reason(*reason) for reason in _decode(because)[0]),
            )
        )  # fmt: skip
    return statements


def _columns_of(one: Statement) -> Columns:
    first_day, last_day = days_of(one.due)
    return {
        "id": one.id,
        "starts_at": one.start,
        "ends_at": one.end,
        "kind": str(one.kind),
        "binding": one.binding,
        "theme": one.theme,
        "about": one.about,
        "actor": _AND.join(one.actor) if one.actor else None,
        "addressee": _AND.join(one.addressee) if one.addressee else None,
        "due": one.due,
        "due_first_day": first_day and first_day.isoformat(),
        "due_last_day": last_day and last_day.isoformat(),
        "due_said": one.due_said,
        "due_event": one.due_event,
        "amounts": _SEMICOLON.join(map(str, one.amounts)) if one.amounts else None,
        "refs": _SEMICOLON.join(one.refs) if one.refs else None,
        "force": str(one.force),
        "confidence": one.confidence,
        "quote": one.quote,
        "sentence": one.sentence,
        "because": json.dumps([[r.field, r.row, r.words] for r in one.because], ensure_ascii=False),
    }


def _columns_of_amount(amount: AmountMention) -> Columns:
    return {
        "qualifier": amount.qualifier,
        "value": str(amount.value),
        "upper": None if amount.upper is None else str(amount.upper),
        "unit": amount.unit,
        "relation": amount.relation,
        "rate": amount.rate,
        "words": amount.text,
        "row": amount.row,
        "starts_at": amount.start,
        "ends_at": amount.end,
    }


def _parts_of(connection: Connection, table: Table, keys: Sequence[int]) -> dict[int, list[Row[Any]]]:
    """Return a table's rows of the given statements, in their order, by statement."""
    parts: dict[int, list[Row[Any]]] = {}
    owner = table.c.statement_key
    for at in range(0, len(keys), _AT_ONCE):
        question = select(table).where(owner.in_(keys[at : at + _AT_ONCE])).order_by(owner, table.c.position)
        for row in connection.execute(question):
            parts.setdefault(row.statement_key, []).append(row)
    return parts


def _actors_of(connection: Connection, rows: Sequence[Row[Any]]) -> dict[tuple[int, str], tuple[str, ...]]:
    """Return the names of those statements that have several, by statement and role."""
    keys = [row.key for row in rows if _AND in (row.actor or "") or _AND in (row.addressee or "")]
    names: dict[tuple[int, str], tuple[str, ...]] = {}
    for key, parts in _parts_of(connection, statement_actor, keys).items():
        for role in ("actor", "addressee"):
            names[key, role] = tuple(row.name for row in parts if row.role == role)
    return names


def _references_of(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, tuple[str, ...]]:
    """Return the references of those statements that have several."""
    keys = [row.key for row in rows if _SEMICOLON in (row.refs or "")]
    parts = _parts_of(connection, statement_reference, keys)
    return {key: tuple(row.reference for row in parts[key]) for key in parts}


def _amounts_of(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[AmountMention, ...]]:
    return {
        key: tuple(
            AmountMention(
                start=row.starts_at,
                end=row.ends_at,
                text=row.words,
                row=row.row,
                value=Decimal(row.value),
                unit=row.unit,
                qualifier=row.qualifier,
                upper=None if row.upper is None else Decimal(row.upper),
                relation=row.relation,
                rate=row.rate,
            )
            for row in rows
        )
        for key, rows in _parts_of(connection, statement_amount, keys).items()
    }


def _names(
    several: Mapping[tuple[int, str], tuple[str, ...]], key: int, role: str, readable: str | None
) -> tuple[str, ...]:
    return several[key, role] if (key, role) in several else _one(readable)


def _one(readable: str | None) -> tuple[str, ...]:
    return () if readable is None else (readable,)
