"""Walks a document sentence by sentence and makes statements of what binds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from nakomen.extraction.anaphora import named_before, pointed_at
from nakomen.extraction.deciding import force_of
from nakomen.extraction.english import EnglishPiece, EnglishReading
from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.memory import Memory
from nakomen.extraction.naming import title_of
from nakomen.extraction.pieces import Piece, pieces_of
from nakomen.extraction.speakers import Turn, office_of, turn_of
from nakomen.extraction.when import Telling, due_of
from nakomen.extraction.whose import actor_of, addressee_of, memory_for
from nakomen.finders.clause_scanning import parse_sentence
from nakomen.finders.sentences import split_sentences
from nakomen.finders.themes import theme_of
from nakomen.languages import load_table
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
    reading.turn, memory = turn_of(speaker), reading.memory
    offices = {Turn.GOVERNMENT: office_of(speaker, reading.document), Turn.MEMBER: memory.parliament} if speaker else {}
    memory.signatory = offices.get(reading.turn, reading.signatory)


def _read_sentence(reading: Reading, sentence: Span, *, in_note: bool) -> Iterator[Statement]:
    text = reading.document.text
    if text[sentence.end - 1] == "?":
        return
    if reading.english is not None:
        yield from (_english_statement(reading, one, sentence) for one in reading.english.pieces(sentence))
        return
    parsed = parse_sentence(text, sentence.start, sentence.end)
    for piece in pieces_of(parsed, sentence, reading.finds, reading.memory, reading.before):
        if in_note and not piece.verdict.explicit and not piece.situation.amounts:
            continue  # a note that cites ("NOS, 23 mei 2024 ...") says nothing in the report's own voice
        if reading.turn is Turn.MEMBER and piece.verdict.kind is not Kind.REQUEST:
            continue  # a member asks; what he says of the government does not bind it
        yield _statement(reading, piece, sentence)
        reading.before = piece.verdict.kind


def _statement(reading: Reading, piece: Piece, sentence: Span) -> Statement:
    document, situation, verdict = reading.document, piece.situation, piece.verdict
    if verdict.kind is None:
        raise AssertionError("a piece without a kind is no statement")
    text, kind = document.text, verdict.kind
    quote = text[piece.start : piece.end]
    sentence_text = text[sentence.start : sentence.end]
    who = actor_of(situation, verdict, reading.memory)
    dates = within(reading.finds.dates, piece.start, piece.end)
    due = due_of(kind, dates, text, _telling(piece, document))
    amounts = tuple(within(reading.finds.amounts, piece.start, piece.end))
    refs = _references(reading, piece)
    theme, theme_row = _theme(reading, quote, piece.start)
    whom = addressee_of(situation, verdict, reading.memory, theme)
    reasons = [Reason("kind", f"speech_acts/{verdict.act.row.id}" if verdict.act else "rule", verdict.rule)]
    if verdict.words:
        reasons.append(Reason("kind", "cue", verdict.words))
    reasons.append(Reason("actor", who.rule or "nobody", who.words))
    if whom.known:
        reasons.append(Reason("addressee", whom.rule, whom.words))
    if due.row:
        reasons.append(Reason("due", due.row, due.said))
    reasons += [Reason("amounts", amount.row, amount.text) for amount in amounts]
    if theme:
        reasons.append(Reason("theme", theme_row))
    finite = situation.clause.finite
    object_start = situation.parsed.words[finite.at].end - piece.start if finite is not None else 0
    return Statement(
        id=_identify(reading, quote),
        document=document.id,
        start=piece.start,
        end=piece.end,
        quote=quote,
        sentence=sentence_text,
        kind=kind,
        actor=who.names,
        addressee=whom.names,
        due=due.edtf,
        due_said=due.said,
        due_event=due.event,
        amounts=amounts,
        refs=refs,
        theme=theme,
        about=title_of(quote, max(object_start, 0)),
        force=force_of(situation, verdict),
        confidence=verdict.confidence,
        because=tuple(reasons),
    )


def _english_statement(reading: Reading, piece: EnglishPiece, sentence: Span) -> Statement:
    text = reading.document.text
    quote = text[piece.start : piece.end]
    amounts = tuple(within(reading.finds.amounts, piece.start, piece.end))
    theme, theme_row = _theme(reading, quote, piece.start)
    reasons = [*piece.because(), *(Reason("amounts", amount.row, amount.text) for amount in amounts)]
    if theme:
        reasons.append(Reason("theme", theme_row))
    return Statement(
        id=_identify(reading, quote),
        document=reading.document.id,
        start=piece.start,
        end=piece.end,
        quote=quote,
        sentence=text[sentence.start : sentence.end],
        kind=piece.kind,
        actor=piece.actor.names,
        addressee=piece.addressee.names,
        due=piece.due.edtf,
        due_said=piece.due.said,
        due_event=piece.due.event,
        amounts=amounts,
        refs=_references(reading, piece),
        theme=theme,
        about=title_of(quote, piece.object_start),
        force=piece.force,
        confidence=piece.verdict.confidence,
        because=tuple(reasons),
    )


def _telling(piece: Piece, document: Document) -> Telling:
    """Return how a statement tells its times: those of what was done, or of what was promised then."""
    verdict = piece.verdict
    promised = load_table("nl", "deciding")["of_promising"]
    again = verdict.act is not None and verdict.act.row.lemma in promised and piece.situation.finished
    finished = piece.situation.finished and not verdict.from_content and not again
    return Telling(finished, piece.start, document.identity.date, again)


def _theme(reading: Reading, quote: str, start: int) -> tuple[str, str]:
    """Return a quote's theme by its words, its heading and the paragraph so far; else that of the statement before."""
    before = reading.document.text[reading.paragraph_start : start] or reading.previous_paragraph
    theme, row = theme_of(quote, reading.heading, before, reading.document.identity.language)
    if not theme:
        return reading.theme, "as the statement before" if reading.theme else ""
    reading.theme = theme
    return theme, row


def _references(reading: Reading, piece: Piece | EnglishPiece) -> tuple[str, ...]:
    """Return the references in a quote, in the notes that hang on it, and the one it points back to; each once.

    A short note is about one matter, so that its references go with each of its statements.
    """
    finds, document = reading.finds, reading.document
    block = document.block_at(piece.start)
    start, end = piece.start, piece.end
    if block is not None and block.kind is BlockKind.NOTE:
        start, end = block.start, block.end
    found = named_before(finds, start, end)
    for note in document.notes:
        if piece.start < note.anchor <= piece.end + 1:
            found += named_before(finds, note.start, note.end)
    if block is not None:
        quote = document.text[piece.start : piece.end]
        pointed = pointed_at(quote, named_before(finds, block.start, piece.start), document.identity.language)
        if pointed is not None:
            found.append(pointed[0])
    return tuple(dict.fromkeys(one for one in found if not one.startswith("law:")))


def _identify(reading: Reading, quote: str) -> str:
    """Return an id from the document, the quote and its occurrence."""
    count = reading.seen.get(quote, 0)
    reading.seen[quote] = count + 1
    key = f"{reading.document.id}\n{quote}\n{count}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]
