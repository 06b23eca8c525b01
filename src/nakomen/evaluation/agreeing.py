"""How far coders agree on labels: percentage, Cohen's kappa and Krippendorff's alpha for nominal values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

#: What one unit was called, by coder; who did not code it is lacking.
Unit = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on the units that at least two of them coded.

    `share` is 0 to 1. `kappa` and `alpha` are None where chance cannot be told apart from agreement: without units, or
    where everybody gave the same one label throughout. Of more than two coders `share` and `kappa` are means over their
    pairs.
    """

    units: int
    share: float | None
    kappa: float | None
    alpha: float | None


def agreement_of(units: Sequence[Unit]) -> Agreement:
    """Return how far coders agree.

    >>> agreement_of([{"Anna": "yes", "Bram": "yes"}, {"Anna": "no", "Bram": "no"}, {"Anna": "yes"}])
    Agreement(units=2, share=1.0, kappa=1.0, alpha=1.0)
    """
    shared = [unit for unit in units if len(unit) > 1]
    coders = sorted({coder for unit in shared for coder in unit})
    tables = [_pairs(shared, one, other) for one, other in combinations(coders, 2)]
    tables = [table for table in tables if table]
    return Agreement(
        len(shared),
        _mean([_share(table) for table in tables]),
        _mean([value for table in tables if (value := cohens_kappa(table)) is not None]),
        krippendorffs_alpha(shared),
    )


def cohens_kappa(pairs: Counter[tuple[str, str]]) -> float | None:
    """Return the agreement of two coders beyond that of chance, from how often each pair of labels was given.

    Cohen, "A coefficient of agreement for nominal scales" (1960). None where chance alone would give full agreement.

    >>> cohens_kappa(Counter({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}))
    0.4
    """
    total = pairs.total()
    if not total:
        return None
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), count in pairs.items():
        first[one] += count
        second[other] += count
    # Whole numbers until the end, so that chance is full only where it is.
    chance = sum(first[label] * second[label] for label in first)
    if chance == total * total:
        return None
    same = sum(count for (one, other), count in pairs.items() if one == other) * total
    return round((same - chance) / (total * total - chance), 6)


def krippendorffs_alpha(units: Sequence[Unit]) -> float | None:
    """Return Krippendorff's alpha for nominal data, any number of coders and units that not all of them coded.

    By the coincidence matrix of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).

    >>> krippendorffs_alpha([{"Anna": "a", "Bram": "a"}, {"Anna": "b", "Bram": "b"}, {"Anna": "a", "Bram": "b"}])
    0.444444
    """
    coincidences: dict[tuple[str, str], float] = {}
    for unit in units:
        labels = list(unit.values())
        for pair in permutations(labels, 2):
            coincidences[pair] = coincidences.get(pair, 0.0) + 1 / (len(labels) - 1)
    values: dict[str, float] = {}
    for (one, _), weight in coincidences.items():
        values[one] = values.get(one, 0.0) + weight
    total = sum(values.values())
    if len(values) < 2:
        return None
    differing = sum(weight for (one, other), weight in coincidences.items() if one != other)
    expected = total * total - sum(weight * weight for weight in values.values())
    return round(1 - (total - 1) * differing / expected, 6)


def _pairs(units: Sequence[Unit], one: str, other: str) -> Counter[tuple[str, str]]:
    return Counter((unit[one], unit[other]) for unit in units if one in unit and other in unit)


def _share(pairs: Counter[tuple[str, str]]) -> float:
    return sum(count for (one, other), count in pairs.items() if one == other) / pairs.total()


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
