"""The tables of the log of judgements, which the database itself keeps from being changed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from nakomen.archive.column_text import Text
from nakomen.archive.tables import metadata


def _must(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _may(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


#: One row a judgement, in the order of the log: `number` counts from 1 without a gap.
judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *map(_must, ("id", "kind", "judged_at", "program_version", "new_values")),
    _may("seen"),
    *map(_must, ("judgements", "reviewer_hash", "note_hash", "leaf_hash")),
    UniqueConstraint("id"),
)

#: The words that a judgement is about; they name no row of a document or statement, which can be made anew.
judgement_subject = Table(
    "judgement_subject",
    metadata,
    Column("number", Integer, ForeignKey("judgement.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    *map(_must, ("statement_id", "document_id", "quote")),
    Column("starts_at", Integer, nullable=False),
    *map(_must, ("words_before", "words_behind", "fields_then")),
    Index("ix_judgement_subject_statement_id", "statement_id"),
    Index("ix_judgement_subject_document_id", "document_id"),
)

#: Who judged and what she noted. The log holds salted hashes of these; once erased, a row has no salts.
judgement_person = Table(
    "judgement_person",
    metadata,
    Column("number", Integer, ForeignKey("judgement.number"), primary_key=True, autoincrement=False),
    _must("reviewer"),
    _may("reviewer_salt"),
    _must("note"),
    _may("note_salt"),
)
