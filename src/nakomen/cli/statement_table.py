"""Statements as a table that fits the terminal, with ids that can be copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from nakomen.cli.actor_words import actors_in_words
from nakomen.cli.showing import shorten, table
from nakomen.cli.term_words import term_in_words
from nakomen.cli.wording import name_of, say
from nakomen.model import Statement

if TYPE_CHECKING:
    from rich.console import Console

#: The archive asks for at least this much of an id.
_SHORTEST = 4
#: What the columns beside the words take, gutters included.
_OTHER_COLUMNS, _FEWER_COLUMNS = 66, 34
#: Terminals below this width get fewer columns.
NARROW = 80


def short_ids(identities: Sequence[str]) -> dict[str, str]:
    """Return for each id its shortest beginning that no other id of the list has.

    >>> short_ids(["3f2a77", "3f2b00", "9c0000"])
    {'3f2a77': '3f2a', '3f2b00': '3f2b', '9c0000': '9c00'}
    """
    ordered = sorted(set(identities))
    if not ordered:
        return {}
    shared = [_shared(one, other) for one, other in pairwise(ordered)]
    return {
        one: one[: max(_SHORTEST, before + 1, after + 1)]
        for one, before, after in zip(ordered, [0, *shared], [*shared, 0], strict=True)
    }


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def print_statements(
    console: Console, statements: Sequence[Statement], ids: Mapping[str, str], days: Mapping[str, date | None]
) -> None:
    """Print statements as a table; a narrow terminal gets fewer columns, for the words come first."""
    wide = console.width >= NARROW
    names = ("id", "date", "kind", "actor", "due", "words") if wide else ("id", "date", "kind", "words")
    shown = table(*(say(f"column-{name}") for name in names))
    for column in shown.columns[:3]:
        column.no_wrap = True
    if wide:
        shown.columns[3].max_width, shown.columns[4].max_width = 18, 12
    room = max(console.width - (_OTHER_COLUMNS if wide else _FEWER_COLUMNS), 24) * 2
    for one in statements:
        beside = (actors_in_words(one.actor), due_of(one)) if wide else ()
        day = str(days.get(one.document) or "-")
        shown.add_row(ids[one.id], day, name_of(one.kind), *beside, shorten(one.quote, room))
    console.print(shown)


def due_of(statement: Statement) -> str:
    """Return by when, or the event or the words where there is no date."""
    return term_in_words(statement.due) if statement.due else statement.due_event or statement.due_said
