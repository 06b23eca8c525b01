"""JSON Lines, for programs: one statement a line, all fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, TextIO

from nakomen.exports.selection import LINKS, STATEMENTS, Selection
from nakomen.exports.statement_rows import rows_of
from nakomen.exports.streams import text_on

NAME = "jsonl"
SUFFIX = ".jsonl"
MEDIA_TYPE = "application/jsonl"
OF = (STATEMENTS, LINKS)


def write(selection: Selection, stream: BinaryIO) -> None:
    """Write a line for each statement or link, in as much memory as one takes."""
    with text_on(stream) as text:
        write_rows(rows_of(selection), text)


def write_rows(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """Write each row as a JSON object on its own line."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    stream.writelines(encode(row) + "\n" for row in rows)
