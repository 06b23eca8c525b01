"""Makes the judgement that ends a conflict: for one of the sides, or for a value that nobody gave."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from nakomen.model import Anchor, Judgement, JudgementError, JudgementKind
from nakomen.model.judged_fields import FIELDS
from nakomen.review.judged import Conflict, Judged, Position
from nakomen.review.making import fields_of
from nakomen.review.positions import EXISTS, NO, TERM, YES


def settle_for(position: Position, conflict: Conflict, anchor: Anchor, reviewer: str, at: datetime) -> Judgement:
    """Return the judgement by which a reviewer takes one side of a conflict.

    `anchor` is the statement as it counts now. Only the field of the conflict is ruled on: a side that also says
    something about another field does not carry it in.
    """
    if conflict.field == EXISTS or conflict.field in FIELDS:
        return settle_with(position.value, conflict, anchor, reviewer, at)
    one = position.judgement
    name = "due" if conflict.field == TERM else conflict.field
    values = {name: position.value} if name in one.values else one.values
    return Judgement(one.kind, reviewer, at, one.subjects, values, one.note, judgements=_sides(conflict))


def settle_with(value: str, conflict: Conflict, anchor: Anchor, reviewer: str, at: datetime) -> Judgement:
    """Return the judgement that ends a conflict with a value, be it one that nobody gave."""
    name = conflict.field
    if name == EXISTS:
        kind = JudgementKind.REJECT if value == NO else JudgementKind.CONFIRM
        # Without what she saw: to say that it is a statement settles nothing about its fields.
        return Judgement(kind, reviewer, at, (replace(anchor, then={}),), judgements=_sides(conflict))
    if name == TERM:
        kind, field = JudgementKind.CHANGE_TERM, "due"
    elif name in FIELDS:
        kind, field = JudgementKind.CORRECT, name
    else:
        what = "a conflict about this is settled for one of its sides"
        raise JudgementError(what, where=conflict.statement, remedy="take a side, or use nakomen judge --settle")
    return Judgement(kind, reviewer, at, (anchor,), {field: value}, judgements=_sides(conflict))


def settle_as_derived(conflict: Conflict, judged: Judged, anchor: Anchor, reviewer: str, at: datetime) -> Judgement:
    """Return the judgement that ends a conflict with what the program found."""
    touched = judged.touched.get(conflict.statement)
    derived = touched.derived if touched else None
    known = {} if derived is None else {EXISTS: YES, **fields_of(derived)}
    if conflict.field not in known:
        what = "the program says nothing about this"
        raise JudgementError(what, where=conflict.statement, remedy="take one of the other sides")
    return settle_with(known[conflict.field], conflict, anchor, reviewer, at)


def _sides(conflict: Conflict) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.judgement.id for one in conflict.positions))
