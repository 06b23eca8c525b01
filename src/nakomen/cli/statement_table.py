"""Statements as a table that fits the terminal, with ids that can be copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from nakomen.cli.showing import shorten, table
from nakomen.model import Statement
from nakomen.wording import name_of, say
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.term_words import due_of

if TYPE_CHECKING:
    from rich.console import Console

#: What the columns beside the words take, gutters included.
_OTHER_COLUMNS, _FEWER_COLUMNS = 66, 34
#: Terminals below this width get fewer columns.
NARROW = 80


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
