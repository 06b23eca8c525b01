"""A selection as flat rows of plain values, for tables and data frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nakomen.exports.link_rows import link_rows
from nakomen.exports.selection import LINKS, Selection
from nakomen.model import Standing, Statement


def rows_of(selection: Selection) -> Iterator[dict[str, Any]]:
    """Give a flat row for each statement, or for each link where these are asked for, one at a time."""
    if selection.what == LINKS:
        wanted = {one.id for one in selection.statements}
        links = (link for link in selection.ledger.links if link.later in wanted)
        yield from link_rows(links, selection.ledger.statements)
    else:
        for one in selection.statements:
            yield statement_row(selection, one)


def statement_row(selection: Selection, statement: Statement) -> dict[str, Any]:
    """Return a statement as `Archive.table` gives it, with what people ruled on it.

    `standing` tells whether reviewers established that it is a statement, `judged` the fields that they agree on,
    `disputed` those on which they do not.
    """
    document = selection.document_of(statement)
    touched = selection.touched.get(statement.id)
    return {
        **statement.to_dict(),
        "because": " | ".join(map(str, statement.because)),
        "binding": statement.binding,
        "document_date": str(document.date or ""),
        "document_number": document.number,
        "document_title": document.title,
        "standing": str(touched.standing if touched else Standing.PROPOSED),
        "judged": ";".join(touched.established) if touched else "",
        "disputed": ";".join(touched.disputed) if touched else "",
    }
