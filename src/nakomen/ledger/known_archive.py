"""An archive's ledger as the comparisons of tracing take it, and the documents that a user names."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from nakomen.ledger.ledger import Ledger
from nakomen.model import ArchiveError, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from nakomen.archive import DocumentRow
    from nakomen.model import Spoor, StatusOnDay
    from nakomen.tracing.known import Known

_SHOWN = 5
_MAY_HOLD_AN_AGENDA = frozenset({DocumentKind.AGENDA, DocumentKind.LETTER, DocumentKind.OTHER})


def known_of(ledger: Ledger, seen_from: date | None = None, statuses: Mapping[str, StatusOnDay] | None = None) -> Known:
    """Return what an archive has told, with each status as people judged it.

    `statuses` are those of sporen on the day `seen_from`, by their ids: what is known need not be worked out again.
    """
    from nakomen.tracing.known import Known

    at_hand = statuses or {}

    def status(spoor: Spoor, day: date) -> StatusOnDay | None:
        found = at_hand.get(spoor.id) if day == seen_from else None
        return found or ledger.status(spoor, day)

    return Known(ledger.statements, ledger.days, ledger.sporen, ledger.events, status)


def document_named(ledger: Ledger, name: str, where: str) -> str:
    """Return the id of the document that was typed: its id or number, a day, or a part of its id that only it has."""
    rows = ledger.documents.values()
    exact = [row.id for row in rows if name in (row.id, row.number) or name == str(row.date)]
    found = exact or [row.id for row in rows if name.casefold() in f"{row.id} {row.source_name}".casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        remedy = f"give more of it: {', '.join(found[:_SHOWN])}"
        raise ArchiveError(f"{len(found)} documents answer to “{name}”", where=where, remedy=remedy)
    near = get_close_matches(name, list(ledger.documents), n=3, cutoff=0.4)
    remedy = f"perhaps {' or '.join(near)}" if near else "nakomen list shows the documents"
    if not ledger.documents:
        remedy = "the archive is empty; read letters first: nakomen read FOLDER"
    raise ArchiveError(f"there is no document {name}", where=where, remedy=remedy)


def two_documents(ledger: Ledger, names: tuple[str, str], where: str) -> tuple[str, str]:
    """Return the ids of two documents that were typed; refuses two of which the second is not the later one."""
    first, second = (document_named(ledger, name, where) for name in names)
    if first == second:
        raise ArchiveError(f"both names are of {first}", where=where, remedy="name two documents")
    earlier, later = ledger.days.get(first), ledger.days.get(second)
    if earlier is None or later is None:
        undated = first if earlier is None else second
        remedy = "without one it cannot be compared; read it again with --on"
        raise ArchiveError(f"{undated} has no date", where=where, remedy=remedy)
    if earlier > later:
        remedy = f"name the earlier document first: {second} {first}"
        raise ArchiveError(f"{second} is not later than {first}", where=where, remedy=remedy)
    return first, second


def agenda_and_report(ledger: Ledger, names: tuple[str, str], where: str) -> tuple[str, str]:
    """Return the ids of an agenda and a report that were typed; refuses what is certainly no agenda, or no report.

    A letter may hold an agenda without saying so in its title.
    """
    agenda, report = (document_named(ledger, name, where) for name in names)
    if agenda != report and ledger.documents[agenda].kind not in _MAY_HOLD_AN_AGENDA:
        known = [row.id for row in ledger.documents.values() if row.kind == DocumentKind.AGENDA]
        offer = f"agendas here: {', '.join(known[-_SHOWN:])}" if known else "the archive has none"
        remedy = f"{offer}; two reports are compared by nakomen changes"
        raise ArchiveError(f"{agenda} is no annotated agenda", where=where, remedy=remedy)
    if agenda != report and ledger.documents[report].kind == DocumentKind.AGENDA:
        remedy = "first the agenda, then the report of the meeting"
        raise ArchiveError(f"{report} is an agenda and no report", where=where, remedy=remedy)
    return two_documents(ledger, (agenda, report), where)


def title_of(ledger: Ledger, document: str) -> str:
    """Return a document's day, number and title in one line."""
    return source_line(ledger.documents[document])


def source_line(row: DocumentRow) -> str:
    """Return a document's day, number and title in one line."""
    return " · ".join(filter(None, (str(row.date or ""), row.number or row.id, row.title)))
