"""Walks a document sentence by sentence and makes statements of what binds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from nakomen.extraction.confidence import sureness
from nakomen.extraction.debates import DebateReading
from nakomen.extraction.decided import Decided
from nakomen.extraction.deciding import force_of
from nakomen.extraction.english import EnglishReading
from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.memory import Memory
from nakomen.extraction.naming import title_of
from nakomen.extraction.pieces import Piece, pieces_of
from nakomen.extraction.referring import references_of
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
    signatory: str = ""  # who signs the document, and speaks where nobody else does
    english: EnglishReading | None = None  # who reads a document in English
    debate: DebateReading | None = None  # who reads what is said in a debate


def extract(document: Document) -> list[Statement]:
    """Return a document's statements in text order.

    Each quote is exact: `document.text[statement.start:statement.end] == statement.quote`.
    """
    return list(extract_statements(document))


def extract_statements(document: Document) -> Iterator[Statement]:
    """Yield a document's statements in text order."""
    for reading, block in _running_blocks(document):
        if reading.debate is not None and reading.debate.reads(block):
            for sentence, decided in reading.debate.read(block):
                yield _statement(reading, decided, sentence, _theme(reading, decided.start, decided.end))
            continue
        for sentence in _sentences_of(reading, block):
            yield from read_sentence(reading, sentence, in_note=block.kind is BlockKind.NOTE)


def sentences_in_turn(document: Document) -> Iterator[tuple[Reading, Span, bool]]:
    """Yield each sentence outside debates, with the reading so far and whether it stands in a note.

    Each has to be read before the next is asked for: what the reader keeps in mind comes from the sentences before.
    """
    for reading, block in _running_blocks(document):
        if reading.debate is None or not reading.debate.reads(block):
            for sentence in _sentences_of(reading, block):
                yield reading, sentence, block.kind is BlockKind.NOTE


def _running_blocks(document: Document) -> Iterator[tuple[Reading, Block]]:
    """Yield the blocks that can hold a statement, with the reading so far."""
    finds = DocumentFinds.of(document)
    memory = memory_for(document, finds)
    reading = Reading(document, finds, memory, signatory=memory.signatory)
    if document.identity.language == "en":
        reading.english = EnglishReading(document, finds)
    else:
        reading.debate = DebateReading.of(document, finds, memory)
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            reading.heading = document.text[block.start : block.end]
            reading.before = None
            reading.memory.new_section()
        elif block.kind.running:
            _take_turn(reading, block.speaker)
            reading.paragraph_start = block.start
            yield reading, block


def _sentences_of(reading: Reading, block: Block) -> Iterator[Span]:
    reading.before = None
    reading.memory.new_paragraph()
    language = reading.document.identity.language
    yield from split_sentences(reading.document.text, block.start, block.end, language)
    reading.previous_paragraph = reading.document.text[block.start : block.end]


def _take_turn(reading: Reading, speaker: str) -> None:
    """Note who speaks: "ik" and "wij" are the government in a minister's turn only."""
    turn = turn_of(speaker)
    if turn is Turn.GOVERNMENT:
        reading.memory.signatory = office_of(speaker, reading.document)
    elif turn is Turn.MEMBER:
        reading.memory.signatory = reading.memory.parliament
    else:
        reading.memory.signatory = reading.signatory


def read_sentence(reading: Reading, sentence: Span, *, in_note: bool) -> Iterator[Statement]:
    """Yield the statements of the next sentence."""
    text = reading.document.text
    if text[sentence.end - 1] == "?":
        return
    if reading.english is not None:
        for decided in reading.english.pieces(sentence):
            yield _statement(reading, decided, sentence, _theme(reading, decided.start, decided.end))
        return
    parsed = parse_sentence(text, sentence.start, sentence.end)
    for piece in pieces_of(parsed, sentence, reading.finds, reading.memory, reading.before):
        told = piece.verdict.explicit or piece.situation.amounts
        if in_note and not (told and not piece.without_verb):
            continue  # a note that cites ("NOS, 23 mei 2024 ...") says nothing in the report's own voice
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
    refs, pointed = references_of(reading.document, reading.finds, Span(decided.start, decided.end), decided.kind)
    reasons = [*decided.because(), *pointed, *(Reason("amounts", amount.row, amount.text) for amount in amounts)]
    if theme_name:
        reasons.append(Reason("theme", theme_row))
    language = reading.document.identity.language
    sure, why_sure = sureness(decided.kind, reasons, theme_name, language, decided.confidence)
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
        refs=tuple(dict.fromkeys((*decided.refs, *refs))),
        theme=theme_name,
        about=title_of(quote, decided.object_start),
        force=decided.force,
        confidence=sure,
        because=(*reasons, why_sure),
    )


def _theme(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """Return a quote's theme by its words, its heading and the paragraph so far; else that of the statement before."""
    text = reading.document.text
    if reading.memory.theme:
        return reading.memory.theme, "what the whole document is about"
    before = text[reading.paragraph_start : start] or reading.previous_paragraph
    theme, row = theme_of(text[start:end], reading.heading, before, reading.document.identity.language)
    if not theme:
        return reading.theme, "as the statement before" if reading.theme else ""
    reading.theme = theme
    return theme, row


def _identify(reading: Reading, quote: str) -> str:
    """Return an id from the document, the quote and its occurrence."""
    count = reading.seen.get(quote, 0)
    reading.seen[quote] = count + 1
    key = f"{reading.document.id}\n{quote}\n{count}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]
