"""Cuts a sentence into the pieces that each carry one statement."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nakomen.extraction.deciding import decide
from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.memory import Memory, Who
from nakomen.extraction.situation import Situation, situation_of, with_subordinates
from nakomen.extraction.verdicts import Verdict
from nakomen.finders.clauses import Clause, ParsedSentence
from nakomen.model import BINDING, Kind, Span

#: Two clauses of one kind stay one statement unless both have at least this many words.
_SHORT_CLAUSE = 5
#: A subordinate clause says something of its own only when at least this many words stand in it.
_SHORT_SUBORDINATE = 4
#: Below this confidence a main clause gives way to what its relative clause settles.
_WEAK = 0.45
_ACCOMPANYING = frozenset({"waarbij", "terwijl"})
_WHERE = frozenset({"waar", "waarin", "waarmee", "waarna"})
_MOTION = re.compile(r"\b(?:de|deze|een|the)\s+mot(?:ie|ion)\b[^.;]{0,80}$", re.IGNORECASE)
_RELATIVE = frozenset({"die", "dat"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause that carries a statement, with its stretch of the text."""

    situation: Situation
    verdict: Verdict
    start: int
    end: int

    @property
    def without_verb(self) -> bool:
        """Whether neither a finite verb nor a noun that names an act carries the piece."""
        act = self.verdict.act
        return self.situation.clause.finite is None and (act is None or act.carrier is not None)


def pieces_of(
    parsed: ParsedSentence, sentence: Span, finds: DocumentFinds, memory: Memory, before: Kind | None
) -> list[Piece]:
    """Return the pieces of a sentence that carry a statement, in text order; the memory takes note of who acts."""
    whole = _joined(main_pieces(parsed, sentence, finds, memory, before), sentence)
    return [part for piece in whole for part in _with_subordinate_statements(piece)]


def main_pieces(
    parsed: ParsedSentence, sentence: Span, finds: DocumentFinds, memory: Memory, before: Kind | None
) -> list[Piece]:
    """Return the main clauses of a sentence with their verdicts, those that carry no statement among them."""
    pieces: list[Piece] = []
    carried: Who | None = None
    for main in parsed.mains:
        if main.first >= main.last:
            continue
        situation = situation_of(parsed, main, finds, memory)
        if not situation.subject.known and carried is not None and not situation.predicate.passive:
            situation.subject = carried
        situation.before = before
        with_subordinates(situation, finds)
        start, end = parsed.span(main)
        pieces.append(_settled_inside(Piece(situation, decide(situation), start, end)))
        carried = situation.subject if situation.subject.known else carried
        memory.note(situation.doer)
    memory.note_states(within(finds.actors, sentence.start, sentence.end))
    return pieces


def _settled_inside(piece: Piece) -> Piece:
    """Return a piece that says little as what its relative clause settles ("punten waarop zij zullen helpen")."""
    if piece.verdict.explicit or piece.verdict.confidence >= _WEAK:
        return piece
    for sub in piece.situation.subs:
        joint = sub.subject.group in ("collective", "state")
        if sub.clause.opener in _WHERE and sub.future and joint and not sub.predicate.negated:
            return replace(piece, situation=sub, verdict=decide(sub))
    return piece


def _joined(pieces: list[Piece], sentence: Span) -> list[Piece]:
    """Join clauses that say one thing together, and let a lone clause take its whole sentence."""
    kept: list[Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if last is not None and _belong_together(last, piece):
            best = last if last.verdict.confidence >= piece.verdict.confidence else piece
            kept[-1] = Piece(best.situation, best.verdict, last.start, piece.end)
        else:
            kept.append(piece)
    if len(kept) == 1:
        return [replace(kept[0], start=sentence.start, end=sentence.end)]
    return kept


def _belong_together(first: Piece, second: Piece) -> bool:
    if second.verdict.kind is None or first.verdict.kind is None:
        return second.verdict.kind is first.verdict.kind or (second.verdict.kind is None and not second.situation.acts)
    kind = first.verdict.kind
    if kind is not second.verdict.kind or _own_subjects(first.situation, second.situation):
        return False
    if min(_length(first.situation.clause), _length(second.situation.clause)) < _SHORT_CLAUSE:
        return True
    if kind in BINDING and not _shares_subject(second.situation.clause):
        return False
    promises = kind in (Kind.PLEDGE, Kind.AGREEMENT, Kind.ASSURANCE) and not second.situation.clause.gapped
    told = promises or (first.situation.finished and kind is not Kind.TASKING)
    return not (told and first.verdict.explicit and second.verdict.explicit)


def _shares_subject(clause: Clause) -> bool:
    """Tell whether a clause begins with its verb, so that its subject is that of the clause before."""
    return clause.gapped or (clause.finite is not None and clause.finite.at == clause.first)


def _length(clause: Clause) -> int:
    return clause.last - clause.first


def _own_subjects(first: Situation, second: Situation) -> bool:
    """Tell whether two clauses are about two actors, so that each says its own."""
    return first.subject.known and second.subject.known and first.subject.start != second.subject.start


def _with_subordinate_statements(piece: Piece) -> list[Piece]:
    """Return a piece with the statements of its subordinate clauses; one that ends the piece is cut off from it."""
    parts = [piece] if piece.verdict.kind is not None else []
    for sub in piece.situation.subs:
        verdict = _own_statement(sub, piece)
        if verdict is None:
            continue
        start, end = sub.parsed.span(sub.clause)
        if end >= piece.end - 2:
            end = piece.end
            parts = [replace(part, end=_before(sub, start)) if part is piece else part for part in parts]
        parts.append(Piece(sub, verdict, _head_of(sub, start, piece.start), end))
    return [part for part in parts if part.start < part.end]


def _head_of(sub: Situation, start: int, earliest: int) -> int:
    """Return where the motion begins that a relative clause is about, else where the clause begins."""
    head = _MOTION.search(sub.parsed.text, max(start - 90, earliest), start) if sub.clause.opener in _RELATIVE else None
    return head.start() if head is not None else start


def _before(sub: Situation, start: int) -> int:
    """Return where the text before a clause ends, its comma left out."""
    before = sub.parsed.words[sub.clause.first - 1]
    if before.folded == ",":
        return sub.parsed.words[sub.clause.first - 2].end
    return min(before.end, start)


def _own_statement(sub: Situation, piece: Piece) -> Verdict | None:
    """Return the verdict of a subordinate clause that binds by itself, beside what its main clause says."""
    opener = sub.clause.opener
    if _length(sub.clause) < _SHORT_SUBORDINATE or sub.clause.finite is None or sub is piece.situation.content:
        return None
    verdict = decide(sub)
    if verdict.kind is None:
        return None
    if opener == "waarvan" and sub.amounts:
        return replace(verdict, kind=Kind.FINDING) if verdict.kind is Kind.POSITION else verdict
    gives = verdict.kind is Kind.PLEDGE and sub.subject.group in ("home", "state")
    if not verdict.explicit or (verdict.kind is piece.verdict.kind and not (gives and opener in _RELATIVE)):
        return None
    if verdict.kind is Kind.ASSURANCE and opener == "waarover":
        return verdict
    if piece.verdict.kind is None and opener in _WHERE | _ACCOMPANYING:
        return verdict
    if opener in _ACCOMPANYING:
        return (
            verdict
            if verdict.kind in BINDING - {Kind.PLEDGE} or (verdict.act and verdict.act.row.force == "firm")
            else None
        )
    asks = verdict.kind is Kind.REQUEST
    return (
        verdict if opener in _RELATIVE and (asks or gives) and not sub.finished and not sub.predicate.passive else None
    )
