"""Makes what a judgement needs: the anchor of a statement or passage, with the fields that the reviewer saw."""

from __future__ import annotations

from hashlib import sha256

from nakomen.model import Anchor, Document, JudgementError, OvertakenError, Statement
from nakomen.model.judged_fields import FIELDS

#: How much of the text before and behind a quote is kept, in characters: a line tells repeated sentences apart.
_BESIDE = 80


def fields_of(statement: Statement) -> dict[str, str]:
    """Return the fields of a statement that a reviewer can confirm or correct, as text."""
    written = statement.to_dict()
    return {name: str(written[name]) for name in FIELDS}


def anchor_of(document: Document, statement: Statement) -> Anchor:
    """Return the anchor of a statement with the fields that it has now.

    Raises OvertakenError where the document has other words there: it was read anew after the statement was looked up.
    """
    if document.text[statement.start : statement.end] != statement.quote:
        what = "the document was read anew and has other words there"
        raise OvertakenError(what, where=statement.id, remedy="look at it again, then judge")
    return _anchor(document, statement.start, statement.end, statement.id, fields_of(statement))


def anchor_of_passage(document: Document, quote: str, *, statement: str | None = None, near: int = 0) -> Anchor:
    """Return the anchor of words that a reviewer marked; where they stand more than once, the nearest to a place.

    Without `statement` they get the id that the program would give a statement of these words.
    """
    start = _place(document, quote, near)
    if start < 0:
        what = f"“{quote[:60]}” does not stand in {document.id}"
        raise JudgementError(what, where=document.id, remedy="copy the words exactly as the document has them")
    identity = new_id(document.id, quote, document.text[:start].count(quote)) if statement is None else statement
    return _anchor(document, start, start + len(quote), identity, {})


def new_id(document: str, quote: str, nth: int) -> str:
    """Return the id that the extraction gives to the statement of a quote that stands so many times before it.

    >>> new_id("brief-1", "De dijk is verhoogd.", 0)
    '8aa0906be250'
    """
    return sha256(f"{document}\n{quote}\n{nth}".encode()).hexdigest()[:12]


def _place(document: Document, quote: str, near: int) -> int:
    places, at = [], document.text.find(quote) if quote.strip() else -1
    while at >= 0:
        places.append(at)
        at = document.text.find(quote, at + 1)
    return min(places, key=lambda place: abs(place - near), default=-1)


def _anchor(document: Document, start: int, end: int, statement: str, then: dict[str, str]) -> Anchor:
    text = document.text
    return Anchor(
        document.id, text[start:end], start, text[max(start - _BESIDE, 0) : start], text[end : end + _BESIDE],
        statement, then,
    )  # fmt: skip
