"""Fills in who a document is from its blocks, text and file name; what its format has told already stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from nakomen.model import BlockKind, Document, DocumentKind, Identity, Signatory
from nakomen.readers.letter_cues import any_of, cues
from nakomen.readers.letter_dates import date_in_name, date_on_line, inferred_date
from nakomen.readers.markings import marking_in, marking_of_document
from nakomen.readers.meetings import find_meeting
from nakomen.readers.public_numbers import find_number, number_in_name, vergaderjaar
from nakomen.readers.signatories import answering_ministers, read_signatories
from nakomen.readers.text_language import language_of

#: How many blocks, and how many characters of running text, count as the opening of a paper.
_HEAD_BLOCKS, _OPENING = 14, 900
_CAUSE = re.compile(r"\s*\((?:ingezonden|ontvangen)\b.*$", re.IGNORECASE | re.DOTALL)
_ENCLOSED = re.compile(
    r"(?:het |de )?((?:geannoteerde agenda|verslag|antwoord(?:en)?))(?: aan| toekomen)?"
    r"( (?:van|op|voor) .{8,220}?)(?=\.(?:\s+[A-ZÀ-Þ]|\s*$)|;)",
    re.DOTALL,
)
_GENERIC = re.compile(
    r"(?:\d[\d.]*\s+)?(?:inleiding|algemeen|samenvatting|introduction|vraag.*|antwoord.*)$", re.IGNORECASE
)
#: The number of a parliamentary paper before its title, and the dossier's line above it.
_PIECE = re.compile(r"Nr\. \d{1,5}\s+(?=[A-Z]{3})|\d{2}[\s.]\d{3}(?:[ -][\dA-Z]{1,6})?\s+[A-Z].*$")
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
    day, source = (said.date, said.date_source) if said.date else _date(document, stem, [number, *head], on)
    title = said.title or _title(document, head, opening)
    sentences = _SENTENCE.split(opening)[:12]
    sentences = [*sentences, title] if title.isupper() else [title, *sentences]
    identity = Identity(
        number=number,
        title=title,
        date=day,
        date_source=source,
        signatories=said.signatories or _signatories(document, head),
        marking=marking_of_document(document),
        meeting=said.meeting or find_meeting(sentences, day),
        language=said.language if said.language != "nl" else language_of(document.text),
    )
    kind = document.kind if document.kind is not DocumentKind.OTHER else _kind(document, title, opening)
    return replace(document, identity=identity, kind=kind)


def _head(document: Document) -> list[str]:
    """Return the texts of the first blocks, long paragraphs apart."""
    blocks = document.blocks[:_HEAD_BLOCKS]
    edges = [block for block in blocks if block.end - block.start < 400 or block.kind is BlockKind.LETTERHEAD]
    edges += [block for block in document.blocks[_HEAD_BLOCKS:] if block.kind is BlockKind.LETTERHEAD]
    return [document.text[block.start : block.end] for block in edges]


def _opening(document: Document) -> str:
    """Return the first running text, headings and letterhead apart."""
    texts: list[str] = []
    for block in document.blocks:
        if block.kind.running and block.kind is not BlockKind.NOTE:
            texts.append(document.text[block.start : block.end])
        if sum(map(len, texts)) > _OPENING:
            break
    return " ".join(texts)[: 3 * _OPENING]


def _date(document: Document, stem: str, head: list[str], on: date | None) -> tuple[date | None, str]:
    tail = [document.text[block.start : block.end] for block in document.blocks[-8:] if block.end - block.start < 90]
    for line in (*head, *tail):
        if day := date_on_line(line):
            return day, "text"
    if day := date_in_name(stem):
        return day, "file name"
    if on:
        return on, "given"
    day = inferred_date([document.text], vergaderjaar(head))
    return day, "inferred" if day else ""


def _title(document: Document, head: list[str], opening: str) -> str:
    """Return the subject line, else the first heading that says something, else what the opening says it encloses."""
    for line in head:
        for cue in cues("letterhead"):
            if cue.name == "subject" and (match := cue.pattern.match(line)) and len(line) < 400:
                return line[match.end() :].strip(" :.")
        if line.startswith(("Vragen van ", "Antwoorden van ")):
            return _CAUSE.sub("", line).rstrip(". ")
    blocks = [block for block in document.blocks[:_HEAD_BLOCKS] if block.kind is BlockKind.HEADING]
    headings = [_PIECE.sub("", document.text[block.start : block.end]) for block in blocks]
    for heading in headings:
        if heading.isupper() or any_of("document_kind").search(heading):
            return heading
    if match := _ENCLOSED.search(opening):
        return (match[1][:1].upper() + match[1][1:] + match[2]).strip()
    return next((heading for heading in headings if heading and not _GENERIC.match(heading)), "")


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
