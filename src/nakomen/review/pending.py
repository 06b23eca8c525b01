"""Which statements wait for a reviewer, in the order in which to take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nakomen.archive import Filters
from nakomen.review.ordering import by_worth
from nakomen.review.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Asked:
    """What is reviewed: the filters, a sample of (how many, seed), and the day from which terms are near."""

    filters: Filters
    day: date
    sample: tuple[int, int] | None = None


def pending(sitting: Sitting, asked: Asked) -> tuple[list[str], int]:
    """Return the statements to review, in their order, and how many of those that are asked for were reviewed."""
    scope = sitting.scope(asked.filters, asked.sample)
    left = [one for one in scope if not sitting.reviewed(one.id)]
    by_others = set() if sitting.blind else {one.id for one in left if sitting.reviewed(one.id, by_others=True)}
    ordered = [one.id for one in by_worth(left, asked.day, by_others)]
    return ordered[: asked.filters.limit], len(scope) - len(left)
