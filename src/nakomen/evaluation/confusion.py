"""Which kind was found for which, and how far two readers agree on the kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from nakomen.evaluation.running import Evaluated

#: Stands for the kind of what only one side has.
NONE = "none"


def kinds_confused(done: Iterable[Evaluated]) -> Counter[tuple[str, str]]:
    """Count the pairs of expected and found kind; `none` where one of them is lacking."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in done:
        counts.update((one.gold[pair.gold]["kind"], one.found[pair.found]["kind"]) for pair in one.pairs)
        counts.update((row["kind"], NONE) for row in one.misses())
        counts.update((NONE, row["kind"]) for row in one.extras())
    return counts


def kappa(confused: Counter[tuple[str, str]]) -> float:
    """Return Cohen's kappa over the kinds of matched statements: agreement beyond that of chance.

    >>> kappa(Counter({("pledge", "pledge"): 5, ("request", "request"): 3, ("request", "pledge"): 2}))
    0.6
    """
    pairs = Counter({kinds: count for kinds, count in confused.items() if NONE not in kinds})
    total = pairs.total()
    if not total:
        return 0.0
    same = sum(count for (first, second), count in pairs.items() if first == second) / total
    chance = sum(
        sum(count for (first, _), count in pairs.items() if first == kind)
        * sum(count for (_, second), count in pairs.items() if second == kind)
        for kind in {first for first, _ in pairs}
    ) / (total * total)
    return round((same - chance) / (1 - chance), 6) if chance < 1 else 1.0
