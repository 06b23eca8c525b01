"""What an assistant can ask of the ledger: find, list, look at one, see what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from nakomen.archive import Filters
from nakomen.ledger.narrowing import hits_in
from nakomen.ledger.rows import TermGroup, dossier_of, ledger_rows
from nakomen.ledger.spoor_values import spoor_as_values
from nakomen.ledger.statement_page import page_as_values
from nakomen.model import ArchiveError, NakomenError, Spoor, Statement
from nakomen.web.assistants.telling import Consulted, parted
from nakomen.web.due_listing import NEAR
from nakomen.web.listing import Asked, listed
from nakomen.web.not_here import NotHereError
from nakomen.web.pages.spoor import spoor_named
from nakomen.web.row_orders import FIRST, ORDERS

#: How much an answer holds at most: rows, statements of a spoor, characters of a text.
MOST_ROWS, MOST_OF_A_SPOOR, MOST_SIGNS = 50, 60, 8_000
_FACET_VALUES = 8


def search(asked: Consulted, query: str, page: int, rows: int) -> dict[str, Any]:
    """Return sentences that answer to a query, best first."""
    snapshot = asked.snapshot
    filters = Filters(limit=rows + 1, offset=(page - 1) * rows)
    hits = hits_in(asked.archive, snapshot.ledger, query, filters, snapshot.day)
    found = [
        {
            "sentence": hit.text,
            "document": asked.document(hit.document),
            "start": hit.start,
            "end": hit.end,
            "statements": [asked.statement(one) for one in hit.statements],
        }
        for hit in hits[:rows]
        if hit.document in snapshot.ledger.documents
    ]
    return {"hits": found, "page": page, "more": len(hits) > rows}


def ledger(
    asked: Consulted, query: str, narrowed: Mapping[str, Sequence[str]], order: str, part: tuple[int, int]
) -> dict[str, Any]:
    """Return a page of the undertakings, with the values that narrow them further."""
    name = order.lstrip("-") or FIRST
    if name not in ORDERS:
        raise NakomenError(f"there is no order “{order}”", where="sort", remedy=f"choose from {', '.join(ORDERS)}")
    page, rows = part
    chosen = {facet: tuple(values) for facet, values in narrowed.items()}
    snapshot = asked.snapshot
    found = listed(snapshot, Asked(query, chosen, name, order.startswith("-"), page, rows))
    return {
        "on": snapshot.day.isoformat(),
        "total": found.total,
        "page": page,
        "pages": found.pages,
        "undertakings": [asked.row(row, snapshot.day) for row in found.rows],
        "values": {
            facet: {one.value: one.number for one in values[:_FACET_VALUES]}
            for facet, values in found.facets.items()
            if values
        },
    }


def spoor(asked: Consulted, identity: str) -> dict[str, Any]:
    """Return an undertaking's life: its statements in time, how they hang together, where it stands and why."""
    snapshot = asked.snapshot
    found = _spoor_named(asked, identity)
    whole = spoor_as_values(snapshot.ledger, found, snapshot.day)
    statements = [asked.statement(snapshot.ledger.statements[one]) for one in found.statements[:MOST_OF_A_SPOOR]]
    kept = {name: whole[name][:MOST_OF_A_SPOOR] for name in ("links", "changes", "measurements", "instances")}
    link = asked.page_of_spoor(found.id)
    return {
        "id": found.id,
        "on": whole["on"],
        "status": whole["status"],
        "norm": whole["norm"],
        "statements": statements,
        "left_out": max(len(found.statements) - MOST_OF_A_SPOOR, 0),
        **kept,
        **({"link": link} if link else {}),
    }


def statement(asked: Consulted, identity: str) -> dict[str, Any]:
    """Return one statement in its paragraph, with the rules that made it and its spoor."""
    one = statement_named(asked, identity)
    document = asked.archive.document(one.document)
    page = page_as_values(document, one)
    found = asked.snapshot.spoor_of.get(one.id)
    return {
        **asked.statement(one),
        "title": page["document_title"],
        "paragraph": page["paragraph"][:MOST_SIGNS],
        "heading": page["heading"],
        "places": page["places"][:3],
        "because": [str(reason) for reason in one.because],
        "standing": str(asked.snapshot.ledger.judged.standing(one.id)),
        "spoor": found.id if found else "",
    }


def due(asked: Consulted, on: date | None, within: int, actor: str, rows: int) -> dict[str, Any]:
    """Return what is past its term on a day, near it, or running, the nearest first."""
    snapshot = asked.snapshot
    day = on or snapshot.day
    known: Sequence[Any] = snapshot.rows
    if (day, within) != (snapshot.day, NEAR):
        known = ledger_rows(snapshot.ledger, day, within)
    wanted = [row for row in known if not actor or actor in row.statement.actor]
    told: dict[str, Any] = {"on": day.isoformat(), "within": within}
    for group in (TermGroup.PAST, TermGroup.NEAR, TermGroup.RUNNING):
        found = [row for row in wanted if row.group is group]
        found.sort(key=lambda row: (abs((row.end - day).days), row.statement.id))
        shown, counted = parted(found, 1, rows)
        told[str(group)] = {**counted, "undertakings": [asked.row(row, day) for row in shown]}
    told["without_term"] = sum(row.group is TermGroup.WITHOUT for row in wanted)
    told["settled"] = sum(row.group is TermGroup.SETTLED for row in wanted)
    return told


def documents(asked: Consulted, words: str, dossier: str, page: int, rows: int) -> dict[str, Any]:
    """Return documents, newest first."""
    wanted = words.casefold().split()
    found = [
        row
        for row in asked.snapshot.ledger.documents.values()
        if dossier in ("", dossier_of(row.number))
        and all(word in f"{row.id} {row.number} {row.title} {row.source_name}".casefold() for word in wanted)
    ]
    found.sort(key=lambda row: (str(row.date or ""), row.id), reverse=True)
    shown, counted = parted(found, page, rows)
    listed_ = [{**asked.document(row.id), "undertakings": row.undertakings} for row in shown]
    return {**counted, "documents": listed_}


def passage(asked: Consulted, identity: str, start: int, end: int) -> dict[str, Any]:
    """Return a stretch of the text of a document, exactly, with the statements in it."""
    snapshot = asked.snapshot
    if identity not in snapshot.ledger.documents:
        raise NotHereError(identity)
    text = asked.archive.document(identity).text
    stop = min(end or start + MOST_SIGNS, start + MOST_SIGNS, len(text))
    if not 0 <= start < len(text) or stop <= start:
        remedy = f"ask for a stretch within 0 and {len(text)}"
        raise NakomenError("there is no such stretch of the text", where=identity, remedy=remedy)
    said = [one for one in snapshot.statements_in.get(identity, ()) if one.start < stop and one.end > start]
    return {
        "document": asked.document(identity),
        "start": start,
        "end": stop,
        "length": len(text),
        "text": text[start:stop],
        "statements": [asked.statement(one) for one in said[:MOST_ROWS]],
    }


def statement_named(asked: Consulted, identity: str) -> Statement:
    """Return the statement of an id, whole or short; NotHereError where there is none."""
    snapshot = asked.snapshot
    found = snapshot.ledger.statements.get(snapshot.whole_id(identity))
    if found is None:
        raise NotHereError(identity)
    return found


def _spoor_named(asked: Consulted, identity: str) -> Spoor:
    one = statement_named(asked, identity)
    if one.id not in asked.snapshot.spoor_of:
        what = "this statement makes no undertaking and tells of none"
        raise ArchiveError(what, where=identity, remedy="ask for the statement itself")
    return spoor_named(asked.snapshot, one.id)
