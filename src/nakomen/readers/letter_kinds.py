"""Tells by its words which block of an official paper is letterhead, salutation, question or signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nakomen.model import BlockKind
from nakomen.readers.letter_cues import any_of
from nakomen.readers.signatories import is_name, is_role

#: A letterhead ends at its salutation, which stands within this many blocks of the top.
_HEAD = 40
#: Names and capacities stand alone within this many blocks of the end.
_TAIL = 12
_ALONE = re.compile(r"[\d\s.]{1,8}$")
_CHAMBER = re.compile(r"(?:Tweede|Eerste) Kamer der Staten-Generaal")
_TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW)


def settle_kinds(blocks: Sequence[tuple[BlockKind, str]]) -> list[BlockKind]:
    """Return the kinds of blocks, as far as words tell more than the layout did; notes stay out of this.

    >>> paper = ["Datum 3 mei 2020", "Geachte voorzitter,", "Vraag 1", "Komt het plan?", "Antwoord 1", "Ja."]
    >>> [str(kind) for kind in settle_kinds([(BlockKind.PARAGRAPH, text) for text in paper])]
    ['letterhead', 'salutation', 'heading', 'question', 'heading', 'paragraph']
    """
    kinds = [kind for kind, _ in blocks]
    texts = [text for _, text in blocks]
    start = _settle_head(kinds, texts)
    _settle_questions(kinds, texts, start)
    _settle_signature(kinds, texts, start)
    return kinds


def _settle_head(kinds: list[BlockKind], texts: list[str]) -> int:
    """Mark what stands before the body, and return where the body begins."""
    salutation = next((at for at, text in enumerate(texts[:_HEAD]) if _salutes(text)), None)
    if salutation is not None:
        kinds[salutation] = BlockKind.SALUTATION
        if all(len(text) < 400 for text in texts[:salutation]):
            for at in range(salutation):
                kinds[at] = BlockKind.LETTERHEAD
            return salutation + 1
    for at, text in enumerate(texts[:_HEAD]):
        if len(text) < 250 and _opens_paper(text, at):
            kinds[at] = BlockKind.LETTERHEAD
        elif kinds[at] is BlockKind.PARAGRAPH and len(text) > 250:
            break
    return 0


def _opens_paper(text: str, at: int) -> bool:
    """Tell whether a line belongs to the head of a paper without salutation."""
    if any_of("furniture").fullmatch(text) or any_of("letterhead").match(text) or _CHAMBER.fullmatch(text):
        return True
    return at < 8 and _ALONE.match(text) is not None


def _salutes(text: str) -> bool:
    return len(text) < 120 and any_of("salutation").match(text) is not None


def _settle_questions(kinds: list[BlockKind], texts: list[str], start: int) -> None:
    """Mark what stands between the heading of a question and that of its answer."""
    asked = False
    for at in range(start, len(kinds)):
        text = texts[at]
        if len(text) < 120 and any_of("question").fullmatch(text):
            kinds[at], asked = BlockKind.HEADING, True
        elif len(text) < 120 and any_of("answer").fullmatch(text):
            kinds[at], asked = BlockKind.HEADING, False
        elif asked and kinds[at] in _TEXT:
            kinds[at] = BlockKind.QUESTION


def _settle_signature(kinds: list[BlockKind], texts: list[str], start: int) -> None:
    """Mark the closing words and the names and capacities that follow them or end the paper."""
    closing = next((at for at in range(len(texts) - 1, start - 1, -1) if _closes(texts[at])), None)
    if closing is not None:
        kinds[closing] = BlockKind.SIGNATURE
    first = max(start, len(texts) - _TAIL) if closing is None else closing + 1
    for at in range(first, len(texts)):
        if kinds[at] in (*_TEXT, BlockKind.HEADING) and (is_role(texts[at]) or is_name(texts[at])):
            kinds[at] = BlockKind.SIGNATURE


def _closes(text: str) -> bool:
    return len(text) < 160 and any_of("closing").fullmatch(text) is not None
