"""Turns rows of gold into statements, so that what comes after extraction is measured without its faults."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from nakomen.evaluation.matching import folded_letters, place_quotes
from nakomen.model import AmountMention, Kind, Span, Statement

_AMOUNT = re.compile(r"\s*(~|>=|<=|>|<)?\s*([\d.]+)\s*(.+?)\s*")
#: What gold calls a relation otherwise than the vocabulary does.
OTHER_NAMES = {"supersedes": "replaces"}


def statements_of_gold(name: str, rows: Sequence[Mapping[str, Any]], text: str) -> list[Statement]:
    """Return a document's gold rows as statements, in their order; the id of each is `name#number`.

    A quote that does not stand in the text gets the place behind the one before it.
    """
    places = folded_letters(text)[1]
    statements, after = [], 0
    for number, (row, span) in enumerate(zip(rows, place_quotes(rows, text), strict=True)):
        place = Span(places[span.start], places[span.end - 1] + 1) if span else Span(after + 1, after + 1)
        after = place.end
        statements.append(_statement(row, f"{name}#{number}", name, place))
    return statements


def _statement(row: Mapping[str, Any], identity: str, document: str, place: Span) -> Statement:
    def parts(key: str, separator: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in str(row.get(key, "")).split(separator) if part.strip())

    return Statement(
        identity, document, place.start, place.end, str(row["quote"]), str(row["quote"]), Kind(row["kind"]),
        actor=parts("actor", "+"), addressee=parts("addressee", "+"), due=str(row.get("due", "")),
        amounts=tuple(amount for written in parts("amounts", ";") if (amount := _amount(written))),
        refs=parts("refs", ";"), theme=str(row.get("theme", "")), about=str(row.get("about", "")),
    )  # fmt: skip


def _amount(written: str) -> AmountMention | None:
    """Return an amount as gold writes it, `>=2 %GDP`; None for what is none."""
    match = _AMOUNT.fullmatch(written)
    if match is None:
        return None
    return AmountMention(0, 0, written, "gold", Decimal(match[2]), match[3], match[1] or "")
