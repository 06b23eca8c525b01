"""How a statement tells its times: of what is done or not, and in which of its clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nakomen.extraction.pieces import Piece
from nakomen.extraction.situation import Situation
from nakomen.languages import load_table
from nakomen.model import Document, Span


@dataclass(frozen=True, slots=True)
class Telling:
    """How a statement tells its time: of what is done, where its quote begins, on which day, or told again.

    The times of `aside` stretches belong to something else, those of `minor` ones to a circumstance; `content` is what
    is agreed or promised, where another verb tells that it was.
    """

    finished: bool
    start: int
    day: date | None
    again: bool = False
    aside: tuple[Span, ...] = ()
    minor: tuple[Span, ...] = ()
    content: Span | None = None


def telling_of(piece: Piece, document: Document) -> Telling:
    """Return how a Dutch statement tells its times: those of what was done, or of what was promised then."""
    verdict, situation = piece.verdict, piece.situation
    promised = load_table("nl", "deciding")["of_promising"]
    again = verdict.act is not None and verdict.act.row.lemma in promised and situation.finished
    finished = situation.finished and not verdict.from_content and not again
    aside, minor = _beside(situation)
    return Telling(finished, piece.start, document.identity.date, again, aside, minor, _content(situation, piece.end))


def _beside(situation: Situation) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the clauses within a clause that tell of something else, and those that tell of a circumstance."""
    parsed, own = situation.parsed, situation.clause
    aside_openers = load_table("nl", "dates")["due"]["aside"]
    aside, minor = [], []
    for sub in parsed.subs:
        if sub is own or not own.first <= sub.first < own.last:
            continue
        before_verb = own.finite is not None and sub.first < own.finite.at
        if sub.opener in aside_openers or (sub.opener == "dat" and before_verb):
            aside.append(Span(*parsed.span(sub)))
        elif sub.opener not in ("dat", "of"):
            minor.append(Span(*parsed.span(sub)))
    return tuple(aside), tuple(minor)


def _content(situation: Situation, end: int) -> Span | None:
    """Return the clause or infinitive that stands behind a closed verb ("spraken af de norm in 2030 te halen")."""
    inner = situation.content
    if inner is not None and inner.clause.opener in ("dat", "of"):
        return None if inner.finished else Span(*inner.parsed.span(inner.clause))
    carriers = situation.predicate.carriers
    infinitive = max((carrier.at for carrier in carriers if carrier.te), default=-1)
    finite = situation.clause.finite
    closing = [at for carrier in carriers if not carrier.te for at in (carrier.at, carrier.particle_at)]
    closed = max((at for at in closing if at < infinitive and (finite is None or at != finite.at)), default=-1)
    return Span(situation.parsed.words[closed].end, end) if closed >= 0 else None
