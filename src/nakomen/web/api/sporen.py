"""A spoor: an undertaking with all that was said of it since, its status, terms, changes and measurements."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from nakomen.ledger.judged_words import conflict_values
from nakomen.ledger.spoor_values import spoor_as_values
from nakomen.web.api.refusing import NOT_HERE
from nakomen.web.api.shapes import DAY, EDTF, Answer, DatedStatement, Term
from nakomen.web.pages.spoor import spoor_named
from nakomen.web.routes import DeskHere, Routes

router = Routes(tags=["sporen"])


class Lapsed(Answer):
    """An undertaking that lapsed because another came in its place."""

    statement: str
    successor: str


class StatusAnswer(Answer):
    """What became of an undertaking, seen from a day."""

    status: str = Field(description="open, partly_honoured, honoured or lapsed")
    standing: str = Field(description="who says so: reported, proposed or established")
    termijnstand: str = Field(description="none, running, near or passed")
    due: str = Field(description=f"the term in force; {EDTF}")
    terms: list[Term]
    compliance: dict[str, str]
    amount_stage: str | None
    disputed: bool
    why: str = Field(description="the rule in words")
    rule: str = Field(description="the row of the table of status rules")
    lapsed: list[Lapsed]


class LinkAnswer(Answer):
    """A relation from a later statement to an earlier one."""

    later: str
    earlier: str
    relation: str = Field(description="repeats, follows_up, fulfils, changes, supplements, replaces or measures")
    why: str
    confidence: float
    standing: str = Field(description="proposed by the program, or established by reviewers")


class ChangeAnswer(Answer):
    """How words and term of an undertaking changed between two statements."""

    earlier: str
    later: str
    before: str = Field(description="exact words of the earlier one")
    after: str
    due_before: str
    due_after: str
    words: list[list[str]] = Field(description="pairs of words that went and words that came")


class NormAnswer(Answer):
    """A quantified target."""

    statement: str
    holder: list[str] = Field(description="who is to meet it")
    amount: str = Field(description="value with its unit, such as `2 %GDP`")
    due: str = Field(description=EDTF)


class MeasurementAnswer(Answer):
    """A value at a time, as a document tells it."""

    statement: str
    holder: list[str]
    amount: str
    of: str | None = Field(description="the whole of a count: 23 of 32")
    time: str = Field(description=EDTF)
    edition: str = Field(description="the document that tells it")
    forecast: bool
    gap: str | None = Field(description="value less norm, where both have one unit")


class InstanceAnswer(Answer):
    """One time that a duty which comes back had to be done."""

    number: int
    end: str = Field(description=DAY)
    reported: str = Field(description="the statement that reports it; empty where none does")


class ConflictPosition(Answer):
    """What one reviewer holds."""

    reviewer: str
    value: str
    judgement: str


class ConflictAnswer(Answer):
    """A field about which reviewers hold different things."""

    statement: str
    other: str = Field(description="the other end, where it is about a link")
    field: str
    positions: list[ConflictPosition]


class SpoorAnswer(Answer):
    """An undertaking's life."""

    id: str
    on: str = Field(description="the day of the answer")
    status: StatusAnswer | None
    statements: list[DatedStatement]
    links: list[LinkAnswer]
    changes: list[ChangeAnswer]
    norm: NormAnswer | None
    measurements: list[MeasurementAnswer]
    instances: list[InstanceAnswer]
    conflicts: list[ConflictAnswer]


@router.read("/api/sporen/{identity}", response_model=SpoorAnswer, responses=NOT_HERE)
def spoor(desk: DeskHere, identity: str) -> dict[str, Any]:
    """Return the spoor to which a statement belongs, by its id, whole or short."""
    snapshot = desk.snapshot
    found = spoor_named(snapshot, identity)
    conflicts = [one for one in snapshot.ledger.judged.conflicts if one.statement in found.statements]
    values = spoor_as_values(snapshot.ledger, found, snapshot.day)
    return {**values, "conflicts": [conflict_values(one) for one in conflicts]}
