"""Walks a document sentence by sentence and makes statements of what binds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from nakomen.extraction.deciding import Verdict, decide, force_of
from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.naming import title_of
from nakomen.extraction.situation import Situation, situation_of, with_subordinates
from nakomen.extraction.when import due_of
from nakomen.extraction.who import Memory, Who
from nakomen.extraction.whose import actor_of, addressee_of, memory_for
from nakomen.finders.clause_scanning import parse_sentence
from nakomen.finders.sentences import split_sentences
from nakomen.finders.themes import theme_of
from nakomen.model import Block, BlockKind, Document, Kind, Reason, Span, Statement

#: Two clauses with the same kind stay one statement unless both are at least this many words.
_SHORT_CLAUSE = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause that carries a statement, with its stretch of the text."""

    situation: Situation
    verdict: Verdict
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """A document being read: its finds, what the reader keeps in mind, and how often each quote was seen."""

    document: Document
    finds: DocumentFinds
    memory: Memory
    seen: dict[str, int] = field(default_factory=dict)
    before: Kind | None = None
    previous_sentence: str = ""
    heading: str = ""


def extract(document: Document) -> list[Statement]:
    """Return a document's statements in text order.

    Each quote is exact: `document.text[statement.start:statement.end] == statement.quote`.
    """
    return list(extract_statements(document))


def extract_statements(document: Document) -> Iterator[Statement]:
    """Yield a document's statements in text order."""
    finds = DocumentFinds.of(document)
    reading = Reading(document, finds, memory_for(document, finds))
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            reading.heading = document.text[block.start : block.end]
            reading.before = None
        elif block.kind.running:
            yield from _read_block(reading, block)


def _read_block(reading: Reading, block: Block) -> Iterator[Statement]:
    reading.before = None
    reading.previous_sentence = ""
    language = reading.document.identity.language
    for sentence in split_sentences(reading.document.text, block.start, block.end, language):
        yield from _read_sentence(reading, sentence)
        reading.previous_sentence = reading.document.text[sentence.start : sentence.end]


def _read_sentence(reading: Reading, sentence: Span) -> Iterator[Statement]:
    text = reading.document.text
    if text[sentence.end - 1] == "?":
        return
    parsed = parse_sentence(text, sentence.start, sentence.end)
    pieces: list[Piece] = []
    carried: Who | None = None
    for main in parsed.mains:
        if main.first >= main.last:
            continue
        situation = situation_of(parsed, main, reading.finds, reading.memory)
        if (
            not situation.subject.known
            and carried is not None
            and not situation.predicate.passive
            and len(parsed.mains) > 1
        ):
            situation.subject = carried
        situation.before = reading.before
        with_subordinates(situation, reading.finds)
        verdict = decide(situation)
        start, end = parsed.span(main)
        pieces.append(Piece(situation, verdict, start, end))
        carried = situation.subject if situation.subject.known else carried
        reading.memory.note(situation.subject if situation.subject.known else situation.agent)
    for piece in _joined(pieces, sentence):
        yield _statement(reading, piece, sentence)
        reading.before = piece.verdict.kind


def _joined(pieces: list[Piece], sentence: Span) -> list[Piece]:
    """Join clauses that say one thing together, and let a lone statement take its whole sentence."""
    kept: list[Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if last is not None and _belong_together(last, piece):
            best = last if last.verdict.confidence >= piece.verdict.confidence else piece
            kept[-1] = Piece(best.situation, best.verdict, last.start, piece.end)
        else:
            kept.append(piece)
    if len(kept) == 1 and kept[0].verdict.kind is not None:
        return [Piece(kept[0].situation, kept[0].verdict, sentence.start, sentence.end)]
    return [piece for piece in kept if piece.verdict.kind is not None]


def _belong_together(first: Piece, second: Piece) -> bool:
    if second.verdict.kind is None or first.verdict.kind is None:
        return second.verdict.kind is first.verdict.kind or second.verdict.kind is None and not second.situation.acts
    if first.verdict.kind is not second.verdict.kind:
        return False
    short = min(
        first.situation.clause.last - first.situation.clause.first,
        second.situation.clause.last - second.situation.clause.first,
    )
    return short < _SHORT_CLAUSE or not (first.verdict.explicit and second.verdict.explicit)


def _statement(reading: Reading, piece: Piece, sentence: Span) -> Statement:
    document, situation, verdict = reading.document, piece.situation, piece.verdict
    if verdict.kind is None:
        raise AssertionError("a piece without a kind is no statement")
    text, kind = document.text, verdict.kind
    quote = text[piece.start : piece.end]
    sentence_text = text[sentence.start : sentence.end]
    who = actor_of(situation, verdict, reading.memory)
    whom = addressee_of(situation, verdict, reading.memory)
    dates = within(reading.finds.dates, piece.start, piece.end)
    due = due_of(kind, dates, text, finished=situation.finished and not verdict.from_content, start=piece.start)
    amounts = tuple(within(reading.finds.amounts, piece.start, piece.end))
    refs = _references(reading, piece)
    theme, theme_row = theme_of(quote, reading.heading, reading.previous_sentence)
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


def _references(reading: Reading, piece: Piece) -> tuple[str, ...]:
    """Return the references in a quote and in the notes that hang on it, each once."""
    found = [mention.id for mention in within(reading.finds.references, piece.start, piece.end)]
    for note in reading.document.notes:
        if piece.start < note.anchor <= piece.end:
            found += [mention.id for mention in within(reading.finds.references, note.start, note.end)]
    return tuple(dict.fromkeys(found))


def _identify(reading: Reading, quote: str) -> str:
    """Return an id from the document, the quote and its occurrence."""
    count = reading.seen.get(quote, 0)
    reading.seen[quote] = count + 1
    key = f"{reading.document.id}\n{quote}\n{count}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]
