"""How near two statements are in words: stems weighed by their rarity in the archive."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from nakomen.languages import load_table

_WORD = re.compile(r"[^\W_]{3,}")


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(load_table("nl", "tracing")["empty_words"])


@cache
def _stemmer() -> Any:  # noqa: ANN401 - the library is untyped
    import Stemmer

    return Stemmer.Stemmer("dutch")


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's words of content.

    >>> sorted(stems_of("De nationale plannen worden jaarlijks besproken."))
    ['besprook', 'jaarlijk', 'nationaal', 'plan']
    """
    empty = _empty_words()
    words = [word for word in _WORD.findall(text.casefold()) if word not in empty and not word.isdigit()]
    return frozenset(_stemmer().stemWords(words))


class Nearness:
    """The stems of a list of texts, with how much each stem says; similarity is a cosine from 0 to 1."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.stems = [stems_of(text) for text in texts]
        counts = Counter(stem for stems in self.stems for stem in stems)
        total = max(len(texts), 1)
        self.weights = {stem: math.log(1 + total / count) for stem, count in counts.items()}
        self.norms = [math.sqrt(sum(self.weights[stem] ** 2 for stem in stems)) or 1.0 for stems in self.stems]

    def between(self, first: int, second: int) -> float:
        """Return the cosine of two texts by their numbers."""
        shared = self.stems[first] & self.stems[second]
        return sum(self.weights[stem] ** 2 for stem in shared) / (self.norms[first] * self.norms[second])

    def shared(self, first: int, second: int, most: int = 4) -> list[str]:
        """Return the weightiest stems that two texts share."""
        both = self.stems[first] & self.stems[second]
        return sorted(both, key=lambda stem: (-self.weights[stem], stem))[:most]

    def postings(self, rarest: int = 6) -> dict[str, list[int]]:
        """Return, for each stem that is among the weightiest of a text, the texts that have it."""
        blocks: dict[str, list[int]] = {}
        for at, stems in enumerate(self.stems):
            for stem in sorted(stems, key=lambda stem: (-self.weights[stem], stem))[:rarest]:
                blocks.setdefault(stem, []).append(at)
        return blocks
