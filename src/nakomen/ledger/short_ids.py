"""Ids that can be typed: as short as they can be and still name one statement."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

#: The archive asks for at least this much of an id.
SHORTEST = 4


def short_ids(identities: Sequence[str]) -> dict[str, str]:
    """Return for each id its shortest beginning that no other id of the list has.

    >>> short_ids(["3f2a77", "3f2b00", "9c0000"])
    {'3f2a77': '3f2a', '3f2b00': '3f2b', '9c0000': '9c00'}
    """
    ordered = sorted(set(identities))
    if not ordered:
        return {}
    shared = [_shared(one, other) for one, other in pairwise(ordered)]
    return {
        one: one[: max(SHORTEST, before + 1, after + 1)]
        for one, before, after in zip(ordered, [0, *shared], [*shared, 0], strict=True)
    }


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
