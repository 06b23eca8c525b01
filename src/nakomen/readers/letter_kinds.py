"""Tells by its words which block of an official paper is letterhead, salutation, question or signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nakomen.model import BlockKind, Marking
from nakomen.readers.letter_cues import any_of
from nakomen.readers.letter_dates import date_on_line
from nakomen.readers.markings import marking_of
from nakomen.readers.page_furniture import is_furniture
from nakomen.readers.signatories import is_name, is_role

#: A letterhead ends at its salutation, which stands within this many blocks of the top.
_HEAD = 40
#: How long a line of a head may be, from where a block is running text, and how long the labels in a head are.
_SHORT, _RUNNING, _LABEL = 400, 120, 30
#: How many lines of a head without salutation must be known before the others count as such too.
_ENOUGH = 3
_SENTENCE_END = re.compile(r"[.!?][»”’\"')\]]*$")
_ALONE = re.compile(r"[\d\s.]{1,8}$")
#: The number of a paper in its dossier with its title, which is the heading of the paper.
_PAPER = re.compile(r"Nr\.?\s*\d{1,5}\s+[A-ZÀ-Þ]{4,}")
_CHAMBER = re.compile(r"(?:Tweede|Eerste) Kamer der Staten-Generaal(?: \| \d)?", re.IGNORECASE)
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
        if all(len(text) < _SHORT for text in texts[:salutation]):
            kinds[:salutation] = [BlockKind.LETTERHEAD] * salutation
            return salutation + 1
    body = next((at for at, text in enumerate(texts[:_HEAD]) if _is_body(text)), None)
    marked = [at for at, text in enumerate(texts[: _HEAD if body is None else body]) if _opens_paper(text, at)]
    for at in marked:
        if _PAPER.match(texts[at]):
            kinds[at] = BlockKind.HEADING
        elif kinds[at] is not BlockKind.HEADING or len(texts[at]) < _LABEL or _is_chamber(texts[at]):
            kinds[at] = BlockKind.LETTERHEAD
    if body is None or len(marked) < _ENOUGH:
        return 0
    for at in range(marked[-1]):
        if kinds[at] is not BlockKind.HEADING or len(texts[at]) < _LABEL:
            kinds[at] = BlockKind.LETTERHEAD
    return marked[-1] + 1


def _is_body(text: str) -> bool:
    """Tell whether a block is running text, or opens it, rather than part of a head."""
    if _introduces("question", text) or _introduces("answer", text):
        return True
    return len(text) > _RUNNING and _SENTENCE_END.search(text) is not None and not any_of("letterhead").match(text)


def _opens_paper(text: str, at: int) -> bool:
    """Tell whether a line belongs to the head of a paper without salutation."""
    if len(text) > _SHORT:
        return False
    if any_of("letterhead").match(text) or _is_chamber(text):
        return True
    if date_on_line(text) is not None or marking_of(text) is not Marking.NONE:
        return True
    return at < 8 and _ALONE.match(text) is not None


def _is_chamber(text: str) -> bool:
    """Tell whether a line is what a chamber prints above its papers."""
    return is_furniture(text) or _CHAMBER.fullmatch(text) is not None


def _salutes(text: str) -> bool:
    return len(text) < 120 and any_of("salutation").match(text) is not None


def _settle_questions(kinds: list[BlockKind], texts: list[str], start: int) -> None:
    """Mark what stands between the heading of a question and that of its answer."""
    asked = False
    for at in range(start, len(kinds)):
        text = texts[at]
        opens = [section for section in ("question", "answer") if _introduces(section, text)]
        if opens:
            kinds[at], asked = BlockKind.HEADING, opens[0] == "question"
        elif asked and kinds[at] in _TEXT:
            kinds[at] = BlockKind.QUESTION
        elif kinds[at] is BlockKind.HEADING:
            asked = False


def _introduces(section: str, text: str) -> bool:
    return len(text) < 120 and any_of(section).fullmatch(text) is not None


def _settle_signature(kinds: list[BlockKind], texts: list[str], start: int) -> None:
    """Mark the closing words, and capacities with the names that follow or precede them."""
    ours = [at for at in range(start, len(texts)) if kinds[at] in (*_TEXT, BlockKind.HEADING)]
    for at in ours:
        if _introduces("closing", texts[at]):
            kinds[at] = BlockKind.SIGNATURE
    names = {at for at in ours if is_name(texts[at])}
    roles = {at for at in ours if is_role(texts[at])}
    for at in roles:
        near = [other for other in range(at - 2, at + 5) if other in names]
        for other in (at, *near) if near or texts[at].endswith(",") else ():
            kinds[other] = BlockKind.SIGNATURE
