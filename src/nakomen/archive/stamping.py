"""Tells cheaply whether an archive is still as it was."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, func, select

from nakomen.archive.judgement_tables import judgement
from nakomen.archive.register_tables import motion, register_row
from nakomen.archive.tables import document_version, link, run, statement


def stamp_of(connection: Connection) -> str:
    """Return a text that changes whenever documents, statements, links, judgements, runs, register rows, motions do."""
    asked = (
        # The judgements stand first, where `contents_of` leaves them out.
        _one(select(func.max(judgement.c.number))),
        *(_one(select(func.max(table.c.key))) for table in (run, statement, link, register_row, motion)),
        *(_one(select(func.count()).select_from(table)) for table in (document_version, link)),
    )
    return "-".join(str(value or 0) for value in connection.execute(select(*asked)).one())


def contents_of(stamp: str) -> str:
    """Return what a stamp says of everything but the judgements.

    >>> contents_of("17-3-120-40-0-0-5-40") == contents_of("18-3-120-40-0-0-5-40")
    True
    """
    return stamp.partition("-")[2]


def _one(question: Select[Any]) -> ScalarSelect[Any]:
    return question.scalar_subquery()
