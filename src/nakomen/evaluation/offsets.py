"""Keeps gold as offsets and values, without its sentences, and finds each quote again in the document."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from nakomen.evaluation.matching import AT, folded_letters, place_quotes
from nakomen.model import Document, ReadingError, Span

#: What a row of gold has instead of a quote that may not be kept.
OFFSETS = frozenset({"start", "end", "check"})


def as_offsets(rows: Sequence[Mapping[str, Any]], document: Document) -> list[dict[str, Any]]:
    """Return gold rows with the place, length and check sum of each quote instead of the quote.

    `start` and `end` count the letters and digits of the document's text, so that layout does not matter; `check` is
    the CRC-32 of the quote's letters and digits. A quote that is not in the document is an error.
    """
    letters, _ = folded_letters(document.text)
    kept = []
    for row, place in zip(rows, place_quotes(rows, document.text), strict=True):
        if place is None:
            raise ReadingError(
                f"the quote «{str(row.get('quote', ''))[:60]}» does not stand in the document",
                where=document.source_name,
                remedy="copy it exactly from the text that nakomen reads",
            )
        values = {name: value for name, value in row.items() if name not in ("quote", AT)}
        check = _check(letters[place.start : place.end])
        kept.append({"start": place.start, "end": place.end, "check": check, **values})
    return kept


def with_quotes(rows: Sequence[Mapping[str, Any]], document: Document) -> list[dict[str, Any]]:
    """Return rows kept as offsets with their quotes, found again by their check sums where the text moved.

    A row that has its quote stays as it is.
    """
    letters, places = folded_letters(document.text)
    found = []
    for number, row in enumerate(rows, 1):
        if "quote" in row:
            found.append(dict(row))
            continue
        span = _find(letters, Span(row["start"], row["end"]), row["check"])
        if span is None:
            raise ReadingError(
                f"statement {number} of the gold does not stand in the document any more",
                where=document.source_name,
                remedy="give the document that was annotated, or annotate the statement again",
            )
        quote = document.text[places[span.start] : places[span.end - 1] + 1]
        values = {name: value for name, value in row.items() if name not in OFFSETS}
        found.append({"quote": quote, AT: span.start, **values})
    return found


def _check(letters: str) -> int:
    return zlib.crc32(letters.encode())


def _find(letters: str, kept: Span, check: int) -> Span | None:
    """Return where the quote stands now: at its kept place, else at the nearest place with the same check sum."""
    if kept.end <= len(letters) and _check(letters[kept.start : kept.end]) == check:
        return kept
    length = kept.end - kept.start
    for start in sorted(range(len(letters) - length + 1), key=lambda at: abs(at - kept.start)):
        if _check(letters[start : start + length]) == check:
            return Span(start, start + length)
    return None
