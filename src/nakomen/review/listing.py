"""Lists statements as people judged them, narrowed as the archive narrows those of the program."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from nakomen.archive import Archive, Filters
from nakomen.archive.filters import SPOOR
from nakomen.archive.passing import Told, passes
from nakomen.model import Statement
from nakomen.review.judged import Judged
from nakomen.review.narrowing import passing_by_spoor
from nakomen.review.reviewing import judged


def judged_statements(archive: Archive, filters: Filters, found: Judged | None = None) -> list[Statement]:
    """Return the statements in force that pass the filters, in the order of `Archive.statements`.

    Where nobody judged anything the database does the narrowing, but for what became of undertakings.
    """
    if filters.of_sporen:
        found = found or judged(archive)
        wanted = passing_by_spoor(found, filters)
        rest = replace(filters, limit=None, offset=0, left_out=(*filters.left_out, SPOOR))
        passing_ = [one for one in judged_statements(archive, rest, found) if one.id in wanted]
        return passing_[filters.offset : None if filters.limit is None else filters.offset + filters.limit]
    if not archive.log.last() and (filters.narrows or found is None):
        return archive.statements(filters)
    found = found or judged(archive)
    last = None if filters.limit is None else filters.offset + filters.limit
    if not filters.narrows:
        return found.statements[filters.offset : last]
    # What was judged passes by what it is now, and not by what the program took it for.
    passing = {one.id for one in archive.statements(replace(filters, limit=None, offset=0))} - found.touched.keys()
    numbers = {row.id: row.number for row in archive.documents()}
    kept = [
        one
        for one in found.statements
        if one.id in passing
        or (
            one.id in found.touched
            and passes(Told(one, found.days.get(one.document), numbers.get(one.document, "")), filters)
        )
    ]
    return kept[filters.offset : last]


def ids_in_force(archive: Archive, found: Judged | None = None) -> list[str]:
    """Return the ids of the statements in force; where nobody judged anything no statement is read for it."""
    if not archive.log.last():
        return archive.statement_ids()
    return [one.id for one in (found or judged(archive)).statements]


def judged_names(archive: Archive, role: str) -> list[str]:
    """Return who is actor or addressee of the statements in force, those with the most statements first."""
    if not archive.log.last():
        return archive.names(role)
    counts = Counter(name for one in judged(archive).statements for name in getattr(one, role))
    return sorted(counts, key=lambda name: (-counts[name], name))


def judged_rows(archive: Archive, filters: Filters) -> list[dict[str, Any]]:
    """Return statements in force as flat rows: those of `Archive.table`, and what people ruled on.

    `standing` tells whether reviewers established that it is a statement, `judged` the fields that they agree on,
    `disputed` those on which they do not.
    """
    found = judged(archive)
    rows = archive.rows_of(judged_statements(archive, filters, found))
    for row in rows:
        touched = found.touched.get(row["id"])
        row["standing"] = str(found.standing(row["id"]))
        row["judged"] = ";".join(touched.established) if touched else ""
        row["disputed"] = ";".join(touched.disputed) if touched else ""
    return rows
