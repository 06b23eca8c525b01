"""Fills in who a document is from its blocks, text and file name; what its format has told already stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from nakomen.model import BlockKind, Document, DocumentKind, Identity, Meeting, Signatory
from nakomen.readers.dating import date_of
from nakomen.readers.letter_cues import cues
from nakomen.readers.letter_dates import date_in_name
from nakomen.readers.markings import marking_in, marking_of_document
from nakomen.readers.meetings import find_meeting
from nakomen.readers.paper_titles import find_title, is_generic
from nakomen.readers.public_numbers import find_number, number_in_name
from nakomen.readers.signatories import answering_ministers, read_signatories
from nakomen.readers.text_language import language_of

#: How many blocks, and how many characters of running text, count as the opening of a paper.
_HEAD_BLOCKS, _OPENING = 14, 900
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ«‘“])")


def identity_of_furniture(lines: Iterable[str]) -> Identity:
    """Return what running heads and feet tell, for a reader that takes them out of the text: number and marking.

    >>> identity_of_furniture(["Tweede Kamer, vergaderjaar 2019–2020, 39 412, nr. 88 3", "GEHEIM"]).number
    'kst-39412-88'
    """
    lines = tuple(lines)
    return Identity(number=find_number(lines), marking=marking_in(lines))


def identify(document: Document, name: str, *, on: date | None = None) -> Document:
    """Return the document with its identity and kind filled in, as far as they were empty.

    `name` is the file's name; `on` is the date to take where neither the text nor the name tells one.
    """
    said = document.identity
    stem = PurePath(name).stem
    head = _head(document)
    opening = _opening(document)
    number = said.number or find_number(head) or number_in_name(stem)
    day, source = (said.date, said.date_source) if said.date else _date(document, stem, on)
    title = said.title if said.title and not is_generic(said.title) else find_title(document, head, opening)
    kind = document.kind if document.kind is not DocumentKind.OTHER else _kind(document, title, opening)
    identity = Identity(
        number=number,
        title=title,
        date=day,
        date_source=source,
        signatories=said.signatories or _signatories(document, head),
        marking=marking_of_document(document),
        meeting=said.meeting or _meeting(kind, title, opening, day),
        language=said.language if said.language != "nl" else language_of(document.text),
    )
    return replace(document, identity=identity, kind=kind)


def dated(document: Document, day: date) -> Document:
    """Return a document that names no day as it is when read with that day given."""
    undated = replace(document, identity=replace(document.identity, meeting=None))
    return identify(undated, document.source_name, on=day)


def _head(document: Document) -> list[str]:
    """Return the texts of the first blocks, long paragraphs apart."""
    blocks = document.blocks[:_HEAD_BLOCKS]
    edges = [block for block in blocks if block.end - block.start < 400 or block.kind is BlockKind.LETTERHEAD]
    edges += [block for block in document.blocks[_HEAD_BLOCKS:] if block.kind is BlockKind.LETTERHEAD]
    return [document.text[block.start : block.end] for block in edges]


def _opening(document: Document) -> str:
    """Return the first running text, headings and letterhead apart; no item of a list tells what a paper is about."""
    texts: list[str] = []
    for block in document.blocks:
        if block.kind is BlockKind.ITEM and not texts:
            continue
        if block.kind.running and block.kind is not BlockKind.NOTE:
            texts.append(document.text[block.start : block.end])
        if sum(map(len, texts)) > _OPENING:
            break
    return " ".join(texts)[: 3 * _OPENING]


def _date(document: Document, stem: str, on: date | None) -> tuple[date | None, str]:
    if day := date_of(document):
        return day, "text"
    if day := date_in_name(stem):
        return day, "file name"
    return on, "given" if on else ""


def _meeting(kind: DocumentKind, title: str, opening: str, day: date | None) -> Meeting | None:
    """Return the meeting that a paper is about; other letters and answers name many that they are not about."""
    if kind in (DocumentKind.LETTER, DocumentKind.ANSWERS, DocumentKind.DEBATE):
        return find_meeting([title], day)
    sentences = _SENTENCE.split(opening)[:12]
    return find_meeting([*sentences, title] if title.isupper() else [title, *sentences], day)


def _signatories(document: Document, head: list[str]) -> tuple[Signatory, ...]:
    blocks = [document.text[block.start : block.end] for block in document.blocks if block.kind is BlockKind.SIGNATURE]
    return read_signatories(blocks) or answering_ministers(" ".join(head))


def _kind(document: Document, title: str, opening: str) -> DocumentKind:
    """Return the kind that the questions, the title or the opening tell; the earliest cue wins."""
    kinds = [block.kind for block in document.blocks]
    if BlockKind.QUESTION in kinds:
        return DocumentKind.ANSWERS
    if sum(bool(block.speaker) for block in document.blocks) > 2:
        return DocumentKind.DEBATE
    for text in (title, opening):
        found = [(match.start(), cue.value) for cue in cues("document_kind") if (match := cue.pattern.search(text))]
        if found:
            return DocumentKind(min(found)[1])
    letter = BlockKind.SALUTATION in kinds or BlockKind.SIGNATURE in kinds
    return DocumentKind.LETTER if letter else DocumentKind.OTHER
