"""How far confidence can be trusted: of what is given with nine in ten, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nakomen.evaluation.running import Evaluated
from nakomen.evaluation.scope import Scope
from nakomen.model import ReadingError

#: Where the bands of confidence begin; nearly nothing is given with less than .3.
_BOUNDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(slots=True)
class Band:
    """The statements whose confidence lies from `low` up to `high`, the highest band with its end."""

    low: float
    high: float
    statements: int = 0
    right: int = 0
    confidence_sum: float = 0.0

    @property
    def share_right(self) -> float:
        """The share that gold has with the same kind."""
        return self.right / self.statements if self.statements else 0.0

    @property
    def mean_confidence(self) -> float:
        """The confidence they are given with, on average."""
        return self.confidence_sum / self.statements if self.statements else 0.0


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bands in which statements fall, lowest first."""

    bands: list[Band]

    @property
    def statements(self) -> int:
        """How many statements there are in all."""
        return sum(band.statements for band in self.bands)

    @property
    def expected_error(self) -> float:
        """The expected calibration error: how far share and confidence lie apart, each band by its statements."""
        apart = sum(band.statements * abs(band.share_right - band.mean_confidence) for band in self.bands)
        return apart / self.statements if self.statements else 0.0


def reliability_of(done: Iterable[Evaluated]) -> Reliability:
    """Return how often statements are right by the confidence they are given with.

    Only gold that holds every statement can tell: elsewhere nobody knows whether an extra one is wrong.
    """
    whole = [one for one in done if one.scope is Scope.ALL]
    if not whole:
        raise ReadingError(
            "reliability needs gold that holds every statement",
            remedy="measure it on gold whose positions and findings were annotated too",
        )
    bands = [Band(low, high) for low, high in zip(_BOUNDS, (*_BOUNDS[1:], 1.0), strict=True)]
    for one in whole:
        right = {pair.found for pair in one.pairs if one.gold[pair.gold]["kind"] == one.found[pair.found]["kind"]}
        for at, row in enumerate(one.found):
            confidence = float(row["confidence"])
            band = next(band for band in reversed(bands) if confidence >= band.low)
            band.statements += 1
            band.right += at in right
            band.confidence_sum += confidence
    return Reliability([band for band in bands if band.statements])
