"""Tells whether the quotes of gold stand in the text that they are held against."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from nakomen.evaluation.gold_rows import GoldRow
from nakomen.evaluation.matching import AT, Row, place_quotes
from nakomen.model import ReadingError, Span


def not_standing(rows: Sequence[Row], text: str) -> list[Row]:
    """Return the rows whose quotes do not stand in a text."""
    return [row for row, place in zip(rows, place_quotes(rows, text), strict=True) if place is None]


def check_standing(path: Path, rows: Sequence[GoldRow], text: str, document: str) -> None:
    """Refuse gold of which no quote stands in the text of its document, and gold that says the same twice."""
    places = place_quotes([row.values for row in rows], text)
    if rows and all(place is None for place in places):
        raise ReadingError(
            f"is gold of another document: none of its quotes stands in {document}",
            where=str(path),
            remedy="give the document it was written for the same name, beside it or with --documents FOLDER",
        )
    _check_once(path, rows, places)


def _check_once(path: Path, rows: Sequence[GoldRow], places: Sequence[Span | None]) -> None:
    """Refuse two rows with the same values over the same words; words that stand twice may be quoted twice."""
    seen: dict[tuple[Span | None, str], int] = {}
    for row, place in zip(rows, places, strict=True):
        values = json.dumps({name: value for name, value in row.values.items() if name != AT}, sort_keys=True)
        first = seen.setdefault((place, values), row.line)
        if first != row.line:
            raise ReadingError(
                f"line {row.line} says the same as line {first}", where=str(path), remedy="strike out one of the two"
            )
