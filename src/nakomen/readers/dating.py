"""Finds the date of a document in the places where papers bear it: the head, a labelled line, the last lines."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from nakomen.model import Block, BlockKind, Document
from nakomen.readers.letter_dates import date_on_line, labelled_date, placed_date

#: How many blocks the head counts at most, the margin of a letter included, and how many lines the end has.
_HEAD, _END = 40, 8
#: From how many characters on a paragraph is running text, a finished sentence sooner; how long a line at the end is.
_RUNNING, _SENTENCE, _LINE = 200, 80, 90
_BODY = (BlockKind.SALUTATION, BlockKind.QUESTION, BlockKind.ITEM)
_NEVER = (BlockKind.NOTE, BlockKind.ITEM, BlockKind.QUESTION)


def date_of(document: Document) -> date | None:
    """Return the date that a document bears; the dates that its running text and notes cite are others' dates.

    Below the head, where the margin of a letter may come, only a date with a label counts; at the end also one after a
    town.
    """
    blocks = document.blocks
    body = next((at for at, block in enumerate(blocks[:_HEAD]) if _opens_body(document, block)), _HEAD)
    lines = _lines(document, blocks[:body])
    whole = _lines(document, blocks[:_HEAD])
    pairs = (f"{line} {following}" for line, following in pairwise(whole))
    end = [line for line in _lines(document, blocks[-_END:]) if len(line) < _LINE]
    found = (
        *map(date_on_line, lines),
        *map(labelled_date, whole),
        *map(labelled_date, pairs),
        *map(labelled_date, end),
        *map(placed_date, end),
    )
    return next((day for day in found if day), None)


def _opens_body(document: Document, block: Block) -> bool:
    """Tell whether a block ends the head; an answer's head may be long, but says when it was received."""
    if block.kind in _BODY:
        return True
    text = document.text[block.start : block.end]
    running = len(text) > (_SENTENCE if text.endswith((".", ":")) else _RUNNING)
    return block.kind is BlockKind.PARAGRAPH and running and labelled_date(text) is None


def _lines(document: Document, blocks: tuple[Block, ...]) -> list[str]:
    return [document.text[block.start : block.end] for block in blocks if block.kind not in _NEVER]
