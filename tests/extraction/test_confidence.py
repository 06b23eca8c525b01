"""How sure statements are, by what gold bore out of those made in the same way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nakomen.extraction.confidence import confidence_of, sureness, ways_of
from nakomen.model import Kind, Reason, Statement

WHY = [
    Reason("kind", "speech_acts/informeren", "promise to parliament"),
    Reason("actor", "signatory speaks", "Ik"),
]


def test_ways_run_from_wide_to_narrow() -> None:
    assert ways_of(Kind.ASSURANCE, WHY, "domestic") == (
        "assurance",
        "assurance, promise to parliament",
        "assurance, promise to parliament, at home",
        "assurance, promise to parliament, at home, named",
    )


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ({}, 0.7, 0.7),
        ({"pledge": (100, 100)}, 0.95, 1.0),
        ({"pledge": (100, 100), "pledge, somebody must": (0, 50)}, 0.0, 0.3),
        ({"pledge": (100, 100), "pledge, somebody must": (1, 1)}, 0.95, 1.0),
    ],
)
def test_a_narrow_count_weighs_as_much_as_it_counts(
    counts: dict[str, tuple[int, int]], low: float, high: float
) -> None:
    assert low <= confidence_of(["pledge", "pledge, somebody must"], counts) <= high


def test_a_rule_without_gold_gives_its_own() -> None:
    sure, why = sureness(Kind.ASSURANCE, [Reason("kind", "debates/x", "a rule that nobody knows")], "", "nl", 0.95)
    assert sure == 0.95
    assert why == Reason("confidence", "as its rule has it: nothing made so stands in gold")


def test_a_statement_tells_what_its_confidence_rests_on(said: Callable[..., list[Statement]]) -> None:
    [statement] = said("Ik zal uw Kamer in mei over de sluizen informeren.")
    told = [str(reason) for reason in statement.because if reason.field == "confidence"]
    assert len(told) == 1
    assert "made so gold bore out" in told[0]
    assert 0.5 < statement.confidence <= 1
