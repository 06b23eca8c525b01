"""Tells why a stretch of a document carries no statement, by reading the document again up to there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy, deepcopy

from nakomen.extraction.deciding import decide
from nakomen.extraction.english import EnglishReading, is_quotation
from nakomen.extraction.extracting import Reading, read_sentence, sentences_in_turn
from nakomen.extraction.pieces import Piece, main_pieces
from nakomen.extraction.situation import Situation
from nakomen.extraction.speakers import Turn, turn_of
from nakomen.extraction.verdicts import Verdict
from nakomen.finders.clause_scanning import parse_sentence
from nakomen.model import Document, Kind, Span


def why_passed_over(document: Document, span: Span) -> str:
    """Return the rule by which a stretch of a document carries no statement.

    Where its words do carry one, its kind and rule are told: it may have been joined with others.

    >>> from nakomen.readers.plain_text import read_text
    >>> document = read_text("Hierbij stuur ik u het verslag van het havenoverleg.")
    >>> why_passed_over(document, Span(0, 20))
    'transmittal «hierbij stuur»'
    """
    return why_passed_over_each(document, [span])[0]


def why_passed_over_each(document: Document, spans: Sequence[Span]) -> list[str]:
    """Return why each of several stretches carries no statement, reading the document once."""
    told: list[list[str]] = [[] for _ in spans]
    last = max((span.end for span in spans), default=0)
    for reading, sentence, in_note in sentences_in_turn(document):
        if sentence.start >= last:
            break
        asked = [at for at, span in enumerate(spans) if _overlap(span, sentence)]
        for at in asked:
            told[at].append(_of_sentence(reading, sentence, spans[at], in_note=in_note))
        for _ in read_sentence(reading, sentence, in_note=in_note):
            pass  # only what the reader keeps in mind of it matters
    return [
        "; ".join(dict.fromkeys(reasons)) or _of_block(document, span)
        for reasons, span in zip(told, spans, strict=True)
    ]


def _overlap(first: Span, second: Span) -> int:
    return max(min(first.end, second.end) - max(first.start, second.start), 0)


def _of_block(document: Document, span: Span) -> str:
    """Return why a whole block holds nothing: what it is in the layout, or who says it in a debate."""
    block = document.block_at(span.start)
    if block is None:
        return "outside the text"
    if not block.kind.running:
        return str(block.kind)
    turn = turn_of(block.speaker)
    return "chair" if turn is Turn.CHAIR else f"said by a {turn}, and binds nobody"


def _of_sentence(reading: Reading, sentence: Span, span: Span, *, in_note: bool) -> str:
    if reading.document.text[sentence.end - 1] == "?":
        return "question"
    if reading.english is not None:
        return _of_english(reading.english, sentence, span)
    parsed = parse_sentence(reading.document.text, sentence.start, sentence.end)
    pieces = main_pieces(parsed, sentence, reading.finds, deepcopy(reading.memory), reading.before)
    if not pieces:
        return "no clause"
    piece = max(pieces, key=lambda one: _overlap(span, Span(one.start, one.end)))
    verdict = piece.verdict
    if verdict.kind is None:
        return _in_words(verdict)
    if in_note and not verdict.explicit and not piece.situation.amounts:
        return f"note that cites; {_in_words(verdict)}"
    return next(_of_subordinates(piece, span), _in_words(verdict))


def _of_subordinates(piece: Piece, span: Span) -> Iterator[str]:
    """Yield what is decided about the subordinate clauses that hold most of a stretch, which stay with their main."""
    for sub in piece.situation.subs:
        if 2 * _overlap(span, _span_of(sub)) > span.end - span.start:
            yield f"subordinate; {_in_words(decide(sub))}"


def _span_of(situation: Situation) -> Span:
    return Span(*situation.parsed.span(situation.clause))


def _in_words(verdict: Verdict) -> str:
    """Return a verdict as reasons are told: its kind, where it has one, its rule, and the words that led to it."""
    row = f" (speech_acts/{verdict.act.row.id})" if verdict.act else ""
    words = f" «{verdict.words}»" if verdict.words else ""
    return f"{_kind_of(verdict.kind)}{verdict.rule}{row}{words}"


def _kind_of(kind: Kind | None) -> str:
    return f"{kind}: " if kind else ""


def _of_english(english: EnglishReading, sentence: Span, span: Span) -> str:
    block = english.document.block_at(sentence.start)
    if block is not None and is_quotation(english.document.text[block.start : block.end]):
        return "quotation"
    again = copy(english)
    again.speaking = deepcopy(english.speaking)
    verdicts = again.verdicts(sentence)
    if not verdicts:
        return "no clause"
    _, verdict = max(verdicts, key=lambda one: _overlap(span, one[0]))
    return f"{_kind_of(verdict.kind)}{verdict.rule}"
