"""Which term of a statement counts, where the text, later letters and reviewers do not say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nakomen.ledger.ledger import Ledger
from nakomen.model import Statement
from nakomen.review.judged import Position
from nakomen.review.positions import TERM, agreed, standing_positions


@dataclass(frozen=True, slots=True)
class CountingTerm:
    """The term that counts on a day (EDTF), what the text of the statement says, and whose term it is.

    `reviewer` gave it, or `document` of a later statement; neither where reviewers disagree and the text stands.
    """

    due: str
    said: str
    reviewer: str = ""
    document: str = ""


def counting_term(ledger: Ledger, statement: Statement, day: date) -> CountingTerm | None:
    """Return which term counts; None where there is one alone, or none at all."""
    touched = ledger.judged.touched.get(statement.id)
    said = touched.derived.due if touched and touched.derived else statement.due
    spoor = ledger.spoor_of(statement.id)
    status = ledger.status(spoor, day) if spoor else None
    due = status.due if status else statement.due
    held = _held(ledger, spoor.statements if spoor else (statement.id,), statement.id)
    if due == said:
        disputed = bool(held) and agreed(held) is None
        return CountingTerm(due, said) if disputed else None
    by = next((one.reviewer for one in reversed(held) if one.value == due), "")
    if by or not due:
        return CountingTerm(due, said, by) if by else None
    told_by = ledger.statements.get(status.terms[-1][0]) if status and status.terms else None
    return CountingTerm(due, said, document=told_by.document) if told_by else None


def _held(ledger: Ledger, identities: tuple[str, ...], own: str) -> list[Position]:
    """Return what reviewers hold of the term: of the spoor, or of the statement's own field."""
    ruled = [one for each in identities for one in ledger.judged.rulings.get(each, {}).get(TERM, ())]
    touched = ledger.judged.touched.get(own)
    own_field = [one for one in touched.judgements if one.kind == "correct" and "due" in one.values] if touched else []
    ruled += [Position(one.reviewer, one.values["due"], one) for one in own_field]
    return standing_positions(ruled)
