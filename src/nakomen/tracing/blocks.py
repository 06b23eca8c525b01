"""Blocks of statements that share something: of each only those told last, so that the work grows with what is told."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence

from nakomen.tracing.telling import Told

#: So many of the statements told last are asked of each block, and of all these only so many that share most. So the
#: work grows with the number of statements, not with its square.
LAST, MOST = 30, 12

Key = tuple[str, Hashable]
_NOBODY: array[int] = array("I")


class Blocks:
    """The statements told so far, by what they are sought by.

    Blocks hold numbers, not statements: of a large archive these lie far apart in memory, and to look at all that share
    a word takes longer than anything else about it.
    """

    def __init__(self) -> None:
        self._told: list[Told] = []
        self._blocks: dict[Key, array[int]] = {}

    def put(self, told: Told, keys: Iterable[Key]) -> None:
        """Put a statement into the blocks of its keys."""
        number = len(self._told)
        self._told.append(told)
        for key in keys:
            block = self._blocks.get(key)
            if block is None:
                block = self._blocks[key] = array("I")
            block.append(number)
            if len(block) > 2 * LAST:
                del block[:-LAST]

    def last(self, key: Key) -> Iterator[Told]:
        """Yield the statements of a block that were told last, in that order."""
        return (self._told[number] for number in self._blocks.get(key, _NOBODY)[-LAST:])

    def sharing(self, keys: Iterable[tuple[Key, float]]) -> Sequence[Told]:
        """Return the statements that share most of some keys, each with its worth; of equal ones the first by id."""
        weights: dict[int, float] = {}
        for key, worth in keys:
            for number in self._blocks.get(key, _NOBODY)[-LAST:]:
                weights[number] = weights.get(number, 0.0) + worth
        if len(weights) <= MOST:
            return [self._told[number] for number in weights]
        rounded = {number: round(weight, 6) for number, weight in weights.items()}
        least = sorted(rounded.values(), reverse=True)[MOST - 1]
        more = [self._told[number] for number, weight in rounded.items() if weight > least]
        level = [self._told[number] for number, weight in rounded.items() if weight == least]
        return more + sorted(level, key=lambda told: told.statement.id)[: MOST - len(more)]
