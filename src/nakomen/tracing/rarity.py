"""How much it says that two statements share a word or an amount: the fewer sporen have it, the more."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Mapping
from functools import cache
from itertools import chain

from nakomen.languages import load_table
from nakomen.tracing.cues import LANGUAGES
from nakomen.tracing.wording import root_of

#: With fewer sporen than this, counting says too little about how rare a word is.
_LEAST_SPOREN = 64
#: In one of 64 sporen, 6 bits, is full weight.
_FULL_BITS = 6
_MOST_GROUPS = 12
#: The most that a word is worth that any matter may hold.
_IN_SOME, _IN_MOST = 0.6, 0.2


@cache
def _common() -> dict[Hashable, float]:
    """Return the roots of common words with the most that they are worth."""
    worth: dict[Hashable, float] = {}
    for part, most in (("in_some", _IN_SOME), ("in_most", _IN_MOST)):
        for language in LANGUAGES:
            worth.update(dict.fromkeys(map(root_of, load_table(language, "common_words")[part]), most))
    return worth


class Rarity:
    """Counts for each root or amount in how many sporen it stands; a word of one long story stays rare.

    >>> rarity = Rarity()
    >>> for spoor, word in enumerate(["brug"] * 8 + ["sluis"]):
    ...     rarity.note(spoor, [word])
    >>> rarity.of("brug"), rarity.of("sluis"), rarity.of("dijk")
    (0.5, 1.0, 1.0)
    """

    def __init__(self, counts: Mapping[Hashable, int] | None = None, sporen: int = 0) -> None:
        """Begin with the counts of so many sporen that were told before; a letter of an archive begins so."""
        self._counts: dict[Hashable, int] = dict(counts or {})
        self._before = sporen
        self._seen: dict[Hashable, list[Collection[Hashable]]] = {}
        self._wholes: dict[frozenset[str], float] = {}
        self._worth = _common()
        self._total = max(sporen, _LEAST_SPOREN)

    @property
    def sporen(self) -> int:
        """How many sporen were counted."""
        return self._before + len(self._seen)

    @property
    def counts(self) -> Mapping[Hashable, int]:
        """In how many sporen each key stands."""
        return self._counts

    def meet(self, spoor: Hashable, *groups: Collection[Hashable]) -> None:
        """Note what a spoor has that was counted before."""
        self._wholes.clear()
        if spoor not in self._seen:
            self._before -= 1
        self._seen.setdefault(spoor, []).extend(groups)
        self._total = max(self.sporen, _LEAST_SPOREN)

    def note(self, spoor: Hashable, *groups: Collection[Hashable]) -> None:
        """Note what a statement of a spoor has."""
        self._wholes.clear()
        seen = self._seen.setdefault(spoor, [])
        for key in chain.from_iterable(groups):
            if not any(key in group for group in seen):
                self._counts[key] = self._counts.get(key, 0) + 1
        # What the statement holds is kept as it is, so that a spoor of one costs nothing; a long one is made one set.
        seen.extend(group for group in groups if group)
        if len(seen) > _MOST_GROUPS:
            self._seen[spoor] = [set(chain.from_iterable(seen))]
        self._total = max(self.sporen, _LEAST_SPOREN)

    def of(self, key: Hashable) -> float:
        """Return a weight from 0 (in every spoor) to 1 (in one or none)."""
        most = self._worth.get(key, 1.0)
        count = self._counts.get(key, 1)
        if count << _FULL_BITS <= self._total:
            return most
        return min(most, math.log2(self._total / count) / _FULL_BITS)

    def together(self, keys: Iterable[Hashable]) -> float:
        """Return the sum of weights."""
        # Written out, as `of` is: this is what tracing does most.
        total, count_of, worth_of = self._total, self._counts.get, self._worth.get
        weights = []
        for key in keys:
            most, count = worth_of(key, 1.0), count_of(key, 1)
            weights.append(most if count << _FULL_BITS <= total else min(most, math.log2(total / count) / _FULL_BITS))
        return math.fsum(weights)

    def whole(self, roots: frozenset[str]) -> float:
        """Return the sum of weights of all that a statement has: one that is weighed against many is summed once."""
        found = self._wholes.get(roots)
        if found is None:
            found = self._wholes[roots] = self.together(roots)
        return found

    def rarest(self, keys: Iterable[str], most: int) -> list[str]:
        """Return the weightiest of some roots, weightiest first."""
        return sorted(keys, key=lambda key: (-self.of(key), key))[:most]
