"""Comma-separated values, for spreadsheets and statistics: one statement a row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, TextIO

from nakomen.exports.selection import LINKS, STATEMENTS, Selection
from nakomen.exports.statement_rows import rows_of
from nakomen.exports.streams import text_on

NAME = "csv"
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv"
OF = (STATEMENTS, LINKS)
#: With a byte order mark, without which Excel takes UTF-8 for something else.
_ENCODING = "utf-8-sig"
#: What a spreadsheet takes for the beginning of a formula, and would run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write a row for each statement or link, in as much memory as one takes."""
    write_table(rows_of(selection), stream)


def write_table(rows: Iterable[Mapping[str, Any]], stream: BinaryIO) -> None:
    """Write rows as a file that a spreadsheet opens by itself."""
    with text_on(stream, _ENCODING) as text:
        write_rows(rows, text)


def write_rows(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """Write rows with the columns of the first; lists are joined by `|`."""
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(stream, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: cell(value) for name, value in row.items()})


def cell(value: object) -> object:
    """Return a value as a cell; text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> cell("=1+1"), cell(-3), cell("2% van het bbp")
    ("'=1+1", -3, '2% van het bbp')
    """
    if isinstance(value, list | tuple):
        value = " | ".join(map(str, value))
    if not isinstance(value, str):
        return value
    safe = f"'{value}" if is_like_a_formula(value) else value
    # A bare carriage return ends a row for many programs, even within a cell.
    return safe.replace("\r\n", "\n").replace("\r", "\n")


def is_like_a_formula(text: str) -> bool:
    """Tell whether a spreadsheet would run a text; its signs in full width count too.

    >>> is_like_a_formula("=1+1"), is_like_a_formula("twee = 2")
    (True, False)
    """
    return text.lstrip(" \u00a0\u200b\ufeff").startswith(_FORMULA)
