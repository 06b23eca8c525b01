"""Which kind was found for which, and how far two readers agree on the kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from nakomen.evaluation.agreeing import cohens_kappa
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
    if not pairs:
        return 0.0
    found = cohens_kappa(pairs)
    return 1.0 if found is None else found
