"""The tables of what official registers say, in their own words: a row that changes becomes a new version."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint

from nakomen.archive.column_text import Text
from nakomen.archive.tables import metadata


def _said(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _day(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


#: The rows of the registers of promises.
register_row = Table(
    "register_row",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    *_said("chamber", "number"),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    *_said("source_id", "title", "text", "minister", "office", "ministry"),
    _day("made_on"),
    *_said("due", "status"),
    _day("fulfilled_on"),
    *_said("fulfilled_by", "activity", "asked_by", "committee", "papers", "passage", "citation", "notes"),
    *_said("address", "changed_at", "repeats", "changes", "supplements"),
    Column("removed", Boolean, nullable=False),
    *_said("unknown_words"),
    _day("fetched_at"),
    UniqueConstraint("chamber", "number", "version"),
    Index("ix_register_row_source_id", "chamber", "source_id"),
)

#: The motions of the Tweede Kamer; `record` is the whole of one, as JSON.
motion = Table(
    "motion",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    *_said("id"),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    *_said("number", "paper", "title", "subject"),
    _day("moved_on"),
    *_said("outcome"),
    _day("decided_on"),
    Column("removed", Boolean, nullable=False),
    _day("fetched_at"),
    *_said("record"),
    UniqueConstraint("id", "version"),
)
