"""Statements as rows for people: in the language that is spoken, with the status of what they undertake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nakomen.exports.addresses import statement_address
from nakomen.exports.selection import Selection
from nakomen.model import Standing, Statement, StatusOnDay
from nakomen.tracing.terms import last_day
from nakomen.wording import name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words
from nakomen.wording.term_words import due_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its width in signs."""

    name: str
    width: int


#: How many columns go on paper: those after the standing are for looking things up.
ON_PAPER = 12
#: The columns by their key in the wording table, each with its width in signs.
_COLUMNS = (
    ("column-date", 11),
    ("column-number", 15),
    ("field-kind", 12),
    ("field-actor", 17),
    ("field-addressee", 14),
    ("field-quote", 58),
    ("field-due", 16),
    ("column-last-day", 11),
    ("field-amounts", 16),
    ("field-theme", 13),
    ("column-status", 13),
    ("column-standing", 12),
    ("field-refs", 18),
    ("field-confidence", 9),
    ("column-title", 60),
    ("column-judged", 14),
    ("field-id", 16),
)


def reader_columns() -> list[Column]:
    """Return the columns in the order of the rows."""
    return [Column(say(key), width) for key, width in _COLUMNS]


def reader_rows(selection: Selection) -> Iterator[dict[str, object]]:
    """Give a row for each statement; a pair is words with the address that they lead to."""
    told = statuses_by_statement(selection)
    keys = [key for key, _ in _COLUMNS]
    for one in selection.statements:
        yield dict(zip(keys, _values(selection, one, told.get(one.id)), strict=True))


def _values(selection: Selection, one: Statement, status: StatusOnDay | None) -> list[object]:
    document = selection.document_of(one)
    touched = selection.touched.get(one.id)
    return [
        document.date or "",
        (document.number or document.id, statement_address(selection, one)),
        name_of(one.kind),
        actors_in_words(one.actor) if one.actor else "",
        actors_in_words(one.addressee) if one.addressee else "",
        one.quote,
        due_of(one),
        (last_day(one.due) if one.due else None) or "",
        amounts_in_words(one.amounts),
        one.theme,
        name_of(status.status) if status else "",
        name_of(status.standing) if status else "",
        "; ".join(one.refs),
        round(one.confidence, 2),
        document.title,
        name_of(touched.standing if touched else Standing.PROPOSED),
        one.id,
    ]


def statuses_by_statement(selection: Selection) -> Mapping[str, StatusOnDay]:
    """Return for each statement of a spoor what became of that by the day of the selection."""
    return {
        identity: status
        for spoor in reversed(selection.sporen)
        if (status := selection.statuses.get(spoor.id))
        for identity in spoor.statements
    }
