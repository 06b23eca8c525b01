"""Who holds what: the fields that each judgement rules on, and whether reviewers agree.

Precedence, for every field of a statement, link or status:

1. what a settling judgement says, over the judgements that it names;
2. what reviewers say who agree, each by the last of her judgements that rules on the field;
3. where they disagree: what the program derived, marked disputed, until somebody settles it;
4. what the program derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from nakomen.model import Judgement, JudgementKind
from nakomen.model.judged_fields import FIELDS
from nakomen.review.judged import Position

EXISTS, SHAPE, TERM = "exists", "shape", "term"
YES, NO = "yes", "no"
#: Kinds that take a statement for one, whatever else they say.
_TAKEN_FOR_ONE = frozenset(
    {
        JudgementKind.CONFIRM,
        JudgementKind.CORRECT,
        JudgementKind.ADD,
        JudgementKind.SET_STATUS,
        JudgementKind.CHANGE_TERM,
    }
)


def rulings_of(judgement: Judgement) -> dict[str, str]:
    """Return the fields that a judgement rules on about its first subject, with their values."""
    ruled: dict[str, str] = {}
    if judgement.kind in _TAKEN_FOR_ONE:
        ruled[EXISTS] = YES
    elif judgement.kind is JudgementKind.REJECT:
        ruled[EXISTS] = NO
    if judgement.kind is JudgementKind.CONFIRM:
        then = judgement.subjects[0].then
        ruled |= {name: then[name] for name in FIELDS if name in then}
    elif judgement.kind is JudgementKind.CHANGE_TERM:
        ruled[TERM] = judgement.values["due"]
    elif judgement.kind in _TAKEN_FOR_ONE:
        ruled |= judgement.values
    return ruled


def in_force(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that were not withdrawn by who made them, in time; those that withdraw are left out."""
    reviewers = {one.id: one.reviewer for one in judgements}
    withdrawn = {
        identity
        for one in judgements
        if one.kind is JudgementKind.WITHDRAW
        for identity in one.judgements
        if reviewers.get(identity) == one.reviewer
    }
    silent = (JudgementKind.WITHDRAW, JudgementKind.ERASE)
    left = (one for one in judgements if one.id not in withdrawn and one.kind not in silent)
    return sorted(left, key=lambda one: (one.at, one.id))


def standing_positions(positions: Iterable[Position]) -> list[Position]:
    """Return what is held about one field: of each reviewer the last, without those that were settled."""
    given = list(positions)
    if len(given) < 2:
        # Nobody settles what she says herself: the commonest case needs no more.
        return given
    ordered = sorted(given, key=lambda one: one.order)
    settled = {identity for one in ordered if one.judgement.settles for identity in one.judgement.judgements}
    held: dict[str, Position] = {}
    for one in ordered:
        # Her last word counts, and where that was settled she holds nothing: an earlier one does not come back.
        held[one.reviewer] = one
    held = {reviewer: one for reviewer, one in held.items() if one.judgement.id not in settled}
    return sorted(held.values(), key=lambda one: one.order)


def agreed(positions: Sequence[Position]) -> Position | None:
    """Return the last position where all say the same; None where nobody holds any, or where they disagree.

    Names, amounts and references are the same in whatever order they are given.
    """
    if len(positions) < 2:
        return positions[0] if positions else None
    return positions[-1] if len({_parts(one.value) for one in positions}) == 1 else None


def _parts(value: str) -> tuple[str, ...]:
    return tuple(sorted(part.strip() for part in re.split(r" \+ |;", value)))
