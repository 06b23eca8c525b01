"""Reads the rows of a gold file, and names the line and the value that cannot be gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from nakomen.evaluation.matching import squeeze
from nakomen.evaluation.offsets import OFFSETS
from nakomen.model import Kind, ReadingError
from nakomen.readers.bounds import bytes_of

_TEXTS = ("quote", "kind", "actor", "addressee", "due", "amounts", "refs", "theme", "about")
_AN_OBJECT = "one JSON object a statement"
_ANEW = "write the gold anew with --keep-offsets"


class GoldRow(NamedTuple):
    """One statement of gold and the line on which it stands, from 1."""

    line: int
    values: dict[str, Any]


def read_strictly(path: Path) -> str:
    """Return the text of a UTF-8 file, with or without its mark; an empty file is an empty text."""
    if path.is_file() and not path.stat().st_size:
        return ""
    data = bytes_of(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadingError(
            f"line {line} is no UTF-8", where=str(path), remedy="check that it is the right file, and save it as UTF-8"
        ) from None


def read_gold(path: Path) -> list[GoldRow]:
    """Return the rows of a gold file; a row that is none is named by its line.

    A file of nothing but empty lines holds gold of a document in which readers found nothing; one without a byte is
    an error.
    """
    text = read_strictly(path)
    if not text:
        raise ReadingError(
            "is empty", where=str(path), remedy="leave one empty line in it where the readers found no statement"
        )
    # JSON may hold other line ends than a line feed within its strings.
    lines = enumerate(text.split("\n"), 1)
    return [GoldRow(number, _read_row(line, number, path)) for number, line in lines if line.strip()]


def _read_row(line: str, number: int, path: Path) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"line {number} is no JSON", where=str(path), remedy=str(error)) from None
    if not isinstance(row, dict) or "kind" not in row or not ("quote" in row or row.keys() >= OFFSETS):
        raise ReadingError(f"line {number} has no quote and kind", where=str(path), remedy=_AN_OBJECT)
    for key in _TEXTS:
        _check_text(row.get(key, ""), key, number, path)
    if row["kind"] not in set(Kind):
        raise ReadingError(
            f"line {number} has a kind that nobody knows: {row['kind']}",
            where=str(path),
            remedy=f"choose from {', '.join(Kind)}",
        )
    if "quote" in row:
        _check_quote(row["quote"], number, path)
    else:
        _check_offsets(row, number, path)
    return row


def _check_text(value: object, key: str, number: int, path: Path) -> None:
    if not isinstance(value, str):
        raise ReadingError(
            f"line {number}: {key} is no text", where=str(path), remedy="put its value between quotation marks"
        )
    # JSON can spell half of a character; no document holds one, and no file can keep it.
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ReadingError(
            f"line {number}: {key} holds half a character", where=str(path), remedy="write it out, in UTF-8"
        )


def _check_quote(quote: str, number: int, path: Path) -> None:
    if not squeeze(quote):
        raise ReadingError(
            f"line {number}: the quote has no words",
            where=str(path),
            remedy="copy it exactly from the text that nakomen reads",
        )


def _check_offsets(row: dict[str, Any], number: int, path: Path) -> None:
    for key in sorted(OFFSETS):
        if type(row[key]) is not int:
            raise ReadingError(f"line {number}: {key} is no whole number", where=str(path), remedy=_ANEW)
    if not 0 <= row["start"] < row["end"]:
        raise ReadingError(
            f"line {number}: start {row['start']} and end {row['end']} are no place", where=str(path), remedy=_ANEW
        )
