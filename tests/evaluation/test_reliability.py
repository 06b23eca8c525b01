"""Confidence against outcome, band by band."""

from __future__ import annotations

import pytest

from nakomen.evaluation.reliability import reliability_of
from nakomen.evaluation.scope import Scope
from nakomen.model import ReadingError

from .conftest import GIFT, PROMISE, VIEW, row

GOLD = [row(GIFT, "pledge"), row(PROMISE, "assurance")]


def test_right_means_found_with_the_right_kind(judge) -> None:
    found = [
        row(GIFT, "pledge", confidence=0.8),
        row(PROMISE, "finding", confidence=0.85),
        row(VIEW, "position", confidence=0.4),
    ]
    reliability = reliability_of([judge(GOLD, found)])
    assert [(band.low, band.high, band.statements, band.right) for band in reliability.bands] == [
        (0.4, 0.5, 1, 0), (0.8, 0.9, 2, 1),
    ]  # fmt: skip
    low, high = reliability.bands
    assert (high.share_right, high.mean_confidence) == (0.5, pytest.approx(0.825))
    # One statement is 0.4 off, two are 0.325 off.
    assert reliability.expected_error == pytest.approx((0.4 + 2 * 0.325) / 3)
    assert low.share_right == 0


@pytest.mark.parametrize(("confidence", "band"), [(0.1, 0.0), (0.3, 0.3), (0.9, 0.9), (1.0, 0.9)])
def test_the_edges_of_the_bands(judge, confidence: float, band: float) -> None:
    [only] = reliability_of([judge(GOLD, [row(GIFT, "pledge", confidence=confidence)])]).bands
    assert only.low == band


def test_perfect_confidence_has_no_error(judge) -> None:
    assert reliability_of([judge(GOLD, [row(GIFT, "pledge", confidence=1.0)])]).expected_error == 0


def test_gold_of_binding_statements_cannot_tell(judge) -> None:
    found = [row(GIFT, "pledge", confidence=0.8)]
    whole, part = judge(GOLD, found), judge(GOLD, found * 2, Scope.BINDING)
    assert reliability_of([whole, part]).statements == 1
    with pytest.raises(ReadingError, match="needs gold that holds every statement"):
        reliability_of([part])
