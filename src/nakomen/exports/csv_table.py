"""Comma-separated values, for spreadsheets and statistics: one statement a row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

NAME = "csv"
#: With a byte order mark, without which Excel takes UTF-8 for something else.
ENCODING = "utf-8-sig"
#: What a spreadsheet takes for the beginning of a formula, and would run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
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
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value
