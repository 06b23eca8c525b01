"""Undertakings as entries of a paper: what it is, how it stands, and the exact words with their source."""

from __future__ import annotations

from datetime import date

from nakomen.exports.addresses import statement_address
from nakomen.exports.paper import Entry, Quoted, Source
from nakomen.exports.selection import Selection
from nakomen.ledger.known_archive import source_line
from nakomen.model import ExportError, Spoor, Statement, StatusOnDay
from nakomen.wording import name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words
from nakomen.wording.term_words import distance_in_words, term_in_words

#: How many sentences of a long story are shown: its beginning and its end.
_MOST_TOLD = 4


def entry_of(selection: Selection, spoor: Spoor, status: StatusOnDay, end: date | None) -> Entry:
    """Return an undertaking with its term, each term it had before, its status, and what was told of it by the day."""
    told = told_on(selection, spoor)
    first = told[0]
    who = actors_in_words(first.actor) if first.actor else ""
    whom = f"→ {actors_in_words(first.addressee)}" if first.addressee else ""
    head = " · ".join(
        filter(None, (name_of(first.kind), " ".join(filter(None, (who, whom))), amounts_in_words(first.amounts)))
    )
    terms = " → ".join(dict.fromkeys(term_in_words(due) for _, due in status.terms))
    left = distance_in_words(end, selection.day) if end else ""
    term = f"{say('field-due')} {terms}{f' ({left})' if left else ''}" if terms else ""
    stand = f"{name_of(status.status)} ({name_of(status.standing)})"
    shown = told if len(told) <= _MOST_TOLD else [told[0], *told[1 - _MOST_TOLD :]]
    return Entry(head, " · ".join(filter(None, (term, stand))), tuple(quoted(selection, one) for one in shown))


def told_on(selection: Selection, spoor: Spoor) -> list[Statement]:
    """Return the statements of a spoor that were told by the day of the selection, the undertaking itself first."""
    statements = [selection.ledger.statements[identity] for identity in spoor.statements]
    days = [selection.document_of(one).date for one in statements]
    told = [one for one, day in zip(statements, days, strict=True) if day is None or day <= selection.day]
    return told or statements[:1]


def quoted(selection: Selection, one: Statement, before: str = "") -> Quoted:
    """Return the exact words of a statement with their document and the address of their page."""
    return Quoted(one.quote, Source(source_line(selection.document_of(one)), statement_address(selection, one)), before)


def whole_number(selection: Selection, name: str, unless: int) -> int:
    """Return an option that is a whole number."""
    typed = selection.options.get(name) or str(unless)
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6):
        raise ExportError(f"“{typed}” is no whole number", where=name, remedy=f"write one such as {name}=60")
    return int(typed)
