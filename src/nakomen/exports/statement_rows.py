"""Statements as flat rows of plain values, for tables and data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nakomen.model import Statement

if TYPE_CHECKING:
    from nakomen.exports.selection import Selection


def statement_row(selection: Selection, statement: Statement) -> dict[str, Any]:
    """Return a statement as `Archive.table` gives it, with what people ruled on it.

    `standing` tells whether reviewers established that it is a statement, `judged` the fields that they agree on,
    `disputed` those on which they do not.
    """
    document = selection.document_of(statement)
    judged = selection.ledger.judged
    touched = judged.touched.get(statement.id)
    return {
        **statement.to_dict(),
        "because": " | ".join(map(str, statement.because)),
        "binding": statement.binding,
        "document_date": str(document.date or ""),
        "document_number": document.number,
        "document_title": document.title,
        "standing": str(judged.standing(statement.id)),
        "judged": ";".join(touched.established) if touched else "",
        "disputed": ";".join(touched.disputed) if touched else "",
    }
