"""What the terminal gets: plain text where it is piped, colour and marks where somebody looks."""

from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

#: How wide a table is where nobody's terminal tells.
_PIPED_WIDTH = 120
MARK = "bold reverse"


def console(*, stderr: bool = False) -> Console:
    """Return a console for one verb's output; it never reads markup or emoji into a letter's words."""
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = _PIPED_WIDTH
    return made


def table(*headings: str) -> Table:
    """Return an empty table without frames."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    return made


def shorten(text: str, most: int) -> str:
    """Return a text on one line, cut at a word where it is too long.

    >>> shorten("Het kabinet informeert de Kamer in mei.", 24)
    'Het kabinet informeert …'
    """
    return textwrap.shorten(text, max(most, 10), placeholder=" …")


def indented(text: str, width: int, indent: int, sign: str = "") -> str:
    """Return a text wrapped to a width, each line behind so many blanks; a sign stands before the first.

    >>> indented("De dijk is hoog.", 12, 2, "+ ").splitlines()
    ['  + De dijk', '    is hoog.']
    """
    before = " " * indent
    hanging = before + " " * len(sign)
    return textwrap.fill(text, width, initial_indent=before + sign, subsequent_indent=hanging)


def marked(text: str, spans: Iterable[tuple[int, int]], *, colour: bool) -> Text:
    """Return a text in which stretches stand out: by colour, or between » and « where there is none."""
    from rich.text import Text

    made, last = Text(), 0
    for start, end in sorted(spans):
        if start < last:
            continue
        made.append(text[last:start])
        made.append(text[start:end] if colour else f"»{text[start:end]}«", style=MARK)
        last = end
    made.append(text[last:])
    return made


def print_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print a value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_lines(rows: Iterable[dict[str, Any]]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))
