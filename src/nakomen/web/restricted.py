"""The ledger as somebody may see it who may not see every document: nothing in it tells of the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nakomen.ledger import Ledger
from nakomen.web.limits import is_closed

if TYPE_CHECKING:
    from nakomen.model import Judgement
    from nakomen.review import Judged
    from nakomen.review.judged import Position


def restricted(ledger: Ledger, closed: frozenset[str]) -> Ledger:
    """Return a ledger without the documents that are closed, and sporen that were never traced through them.

    Statements keep their short ids, so that an address leads everybody to the same.
    """
    documents = {name: row for name, row in ledger.documents.items() if not is_closed(row, closed)}
    statements = {name: one for name, one in ledger.statements.items() if one.document in documents}
    links = [one for one in ledger.links if one.later in statements and one.earlier in statements]
    days = {name: row.date for name, row in documents.items() if row.date is not None}
    found = replace(
        _judged(ledger.judged, documents, statements),
        statements=[one for one in ledger.judged.statements if one.document in documents],
        derived=[one for one in ledger.judged.derived if one.document in documents],
        log=[one for one in ledger.judged.log if may_see(one, documents)],
        links=links,
        days=days,
    )
    ids = {name: short for name, short in ledger.ids.items() if name in statements}
    return Ledger(statements, documents, links, ids, found)


def _judged(judged: Judged, documents: Collection[str], statements: Collection[str]) -> Judged:
    """Return what was judged about documents that are seen."""
    touched = {
        name: replace(one, judgements=tuple(said for said in one.judgements if may_see(said, documents)))
        for name, one in judged.touched.items()
        if one.statement.document in documents
    }
    seen = {*statements, *touched}

    def seen_of(positions: Sequence[Position]) -> list[Position]:
        return [one for one in positions if may_see(one.judgement, documents)]

    conflicts = [
        replace(one, positions=tuple(seen_of(one.positions)))
        for one in judged.conflicts_of_statements
        if {one.statement, one.other or one.statement} <= seen
    ]
    return replace(
        judged,
        touched=touched,
        left_out=judged.left_out & seen,
        merged={one: into for one, into in judged.merged.items() if into in seen},
        established_links=frozenset(key for key in judged.established_links if key[0] in seen and key[1] in seen),
        conflicts_of_statements=[
            one for one in conflicts if {one.statement, one.other or one.statement} <= seen and one.positions[1:]
        ],
        orphans=[one for one in judged.orphans if may_see(one.judgement, documents) and one.document in documents],
        rulings={
            name: {field: seen_of(positions) for field, positions in fields.items()}
            for name, fields in judged.rulings.items()
            if name in seen
        },
    )


def may_see(judgement: Judgement, documents: Collection[str]) -> bool:
    """Tell whether all that a judgement is about stands in documents that are seen."""
    return all(anchor.document in documents for anchor in judgement.subjects)
