"""Which statements are reviewed, and in which order: by what a judgement on them is worth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from hashlib import sha256

from nakomen.archive.terms import days_of
from nakomen.model import Statement

_FAR = 10**6
Worth = tuple[bool, bool, int, int]


def by_worth(statements: Iterable[Statement], day: date, ruled: Collection[str] = ()) -> list[Statement]:
    """Return statements in the order in which to review them; what is worth the same keeps its order.

    First those that nobody `ruled` on, of these what binds, of that what is least sure (by tenths of confidence), of
    that what is due nearest to the day, before or after it.
    """
    return sorted(statements, key=lambda one: _worth(one, day, one.id in ruled))


def _worth(one: Statement, day: date, ruled: bool) -> Worth:
    ends = days_of(one.due)
    due = ends[1] or ends[0]
    return ruled, not one.binding, int(one.confidence * 10), _FAR if due is None else abs((due - day).days)


def sample_of(statements: Sequence[Statement], size: int, seed: int) -> list[Statement]:
    """Return so many statements, in their order: the same for everybody with the same seed.

    A statement is drawn by its id alone, so that others that come or go change little of the sample.
    """
    drawn = sorted(statements, key=lambda one: sha256(f"{seed}\n{one.id}".encode()).digest())[:size]
    chosen = {one.id for one in drawn}
    return [one for one in statements if one.id in chosen]
