"""Walks a document sentence by sentence and makes statements of what binds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from nakomen.extraction.anaphora import named_before, pointed_at
from nakomen.extraction.decided import Decided
from nakomen.extraction.deciding import force_of
from nakomen.extraction.english import EnglishReading
from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.memory import Memory
from nakomen.extraction.naming import title_of
from nakomen.extraction.pieces import Piece, pieces_of
from nakomen.extraction.speakers import Turn, office_of, turn_of
from nakomen.extraction.telling import telling_of
from nakomen.extraction.when import due_of
from nakomen.extraction.whom import addressee_of
from nakomen.extraction.whose import actor_of, memory_for
from nakomen.finders.clause_scanning import parse_sentence
from nakomen.finders.sentences import split_sentences
from nakomen.finders.themes import theme_of
from nakomen.model import Block, BlockKind, Document, Kind, Reason, Span, Statement


@dataclass(slots=True)
class Reading:
    """A document being read: its finds, what the reader keeps in mind, and how often each quote was seen."""

    document: Document
    finds: DocumentFinds
    memory: Memory
    seen: dict[str, int] = field(default_factory=dict)
    before: Kind | None = None
    paragraph_start: int = 0
    previous_paragraph: str = ""
    theme: str = ""
    heading: str = ""
    turn: Turn = Turn.DOCUMENT
    signatory: str = ""  # who signs the document, and speaks where nobody else does
    english: EnglishReading | None = None  # who reads a document in English


def extract(document: Document) -> list[Statement]:
    """Return a document's statements in text order.

    Each quote is exact: `document.text[statement.start:statement.end] == statement.quote`.
    """
    return list(extract_statements(document))


def extract_statements(document: Document) -> Iterator[Statement]:
    """Yield a document's statements in text order."""
    finds = DocumentFinds.of(document)
    memory = memory_for(document, finds)
    reading = Reading(document, finds, memory, signatory=memory.signatory)
    if document.identity.language == "en":
        reading.english = EnglishReading(document, finds)
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            reading.heading = document.text[block.start : block.end]
            reading.before = None
            reading.memory.new_section()
        elif block.kind.running:
            yield from _read_block(reading, block)


def _read_block(reading: Reading, block: Block) -> Iterator[Statement]:
    _take_turn(reading, block.speaker)
    if reading.turn is Turn.CHAIR:
        return  # who leads a sitting tells its order, and binds nobody
    reading.before = None
    reading.memory.new_paragraph()
    reading.paragraph_start = block.start
    language = reading.document.identity.language
    for sentence in split_sentences(reading.document.text, block.start, block.end, language):
        yield from _read_sentence(reading, sentence, in_note=block.kind is BlockKind.NOTE)
    reading.previous_paragraph = reading.document.text[block.start : block.end]


def _take_turn(reading: Reading, speaker: str) -> None:
    """Note who speaks: "ik" and "wij" are the government in a minister's turn only."""
    reading.turn = turn_of(speaker)
    if reading.turn is Turn.GOVERNMENT:
        reading.memory.signatory = office_of(speaker, reading.document)
    elif reading.turn is Turn.MEMBER:
        reading.memory.signatory = reading.memory.parliament
    else:
        reading.memory.signatory = reading.signatory


def _read_sentence(reading: Reading, sentence: Span, *, in_note: bool) -> Iterator[Statement]:
    text = reading.document.text
    if text[sentence.end - 1] == "?":
        return
    if reading.english is not None:
        for decided in reading.english.pieces(sentence):
            yield _statement(reading, decided, sentence, _theme(reading, decided.start, decided.end))
        return
    parsed = parse_sentence(text, sentence.start, sentence.end)
    for piece in pieces_of(parsed, sentence, reading.finds, reading.memory, reading.before):
        if in_note and not piece.verdict.explicit and not piece.situation.amounts:
            continue  # a note that cites ("NOS, 23 mei 2024 ...") says nothing in the report's own voice
        if reading.turn is Turn.MEMBER and piece.verdict.kind is not Kind.REQUEST:
            continue  # a member asks; what he says of the government does not bind it
        theme = _theme(reading, piece.start, piece.end)
        yield _statement(reading, _decided(reading, piece, theme[0]), sentence, theme)
        reading.before = piece.verdict.kind


def _decided(reading: Reading, piece: Piece, theme: str) -> Decided:
    """Return what was decided about a Dutch piece; whom it is for can follow from its theme."""
    situation, verdict = piece.situation, piece.verdict
    if verdict.kind is None:
        raise AssertionError("a piece without a kind is no statement")
    why = [Reason("kind", f"speech_acts/{verdict.act.row.id}" if verdict.act else "rule", verdict.rule)]
    if verdict.words:
        why.append(Reason("kind", "cue", verdict.words))
    dates = within(reading.finds.dates, piece.start, piece.end)
    finite = situation.clause.finite
    object_start = situation.parsed.words[finite.at].end - piece.start if finite is not None else 0
    actor = actor_of(situation, verdict, reading.memory)
    addressee = addressee_of(situation, verdict, reading.memory, theme)
    reading.memory.stated = actor
    if verdict.kind is Kind.REQUEST:
        reading.memory.note_request(actor, addressee)
    return Decided(
        start=piece.start,
        end=piece.end,
        kind=verdict.kind,
        why=tuple(why),
        actor=actor,
        addressee=addressee,
        due=due_of(verdict.kind, dates, reading.document.text, telling_of(piece, reading.document)),
        force=force_of(situation, verdict),
        confidence=verdict.confidence,
        object_start=max(object_start, 0),
    )


def _statement(reading: Reading, decided: Decided, sentence: Span, theme: tuple[str, str]) -> Statement:
    """Make the statement of what was decided, with the figures, papers and theme of its quote."""
    text, (theme_name, theme_row) = reading.document.text, theme
    quote = text[decided.start : decided.end]
    amounts = tuple(within(reading.finds.amounts, decided.start, decided.end))
    reasons = [*decided.because(), *(Reason("amounts", amount.row, amount.text) for amount in amounts)]
    if theme_name:
        reasons.append(Reason("theme", theme_row))
    return Statement(
        id=_identify(reading, quote),
        document=reading.document.id,
        start=decided.start,
        end=decided.end,
        quote=quote,
        sentence=text[sentence.start : sentence.end],
        kind=decided.kind,
        actor=decided.actor.names,
        addressee=decided.addressee.names,
        due=decided.due.edtf,
        due_said=decided.due.said,
        due_event=decided.due.event,
        amounts=amounts,
        refs=_references(reading, decided.start, decided.end),
        theme=theme_name,
        about=title_of(quote, decided.object_start),
        force=decided.force,
        confidence=decided.confidence,
        because=tuple(reasons),
    )


def _theme(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """Return a quote's theme by its words, its heading and the paragraph so far; else that of the statement before."""
    text = reading.document.text
    before = text[reading.paragraph_start : start] or reading.previous_paragraph
    theme, row = theme_of(text[start:end], reading.heading, before, reading.document.identity.language)
    if not theme:
        return reading.theme, "as the statement before" if reading.theme else ""
    reading.theme = theme
    return theme, row


def _references(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Return the references in a quote, in the notes that hang on it, and the one it points back to; each once.

    A short note is about one matter, so that its references go with each of its statements.
    """
    finds, document = reading.finds, reading.document
    block = document.block_at(start)
    whole = block if block is not None and block.kind is BlockKind.NOTE else Span(start, end)
    found = named_before(finds, whole.start, whole.end)
    for note in document.notes:
        if start < note.anchor <= end + 1:
            found += named_before(finds, note.start, note.end)
    if block is not None:
        quote = document.text[start:end]
        pointed = pointed_at(quote, named_before(finds, block.start, start), document.identity.language)
        if pointed is not None:
            found.append(pointed[0])
    return tuple(dict.fromkeys(one for one in found if not one.startswith("law:")))


def _identify(reading: Reading, quote: str) -> str:
    """Return an id from the document, the quote and its occurrence."""
    count = reading.seen.get(quote, 0)
    reading.seen[quote] = count + 1
    key = f"{reading.document.id}\n{quote}\n{count}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]
