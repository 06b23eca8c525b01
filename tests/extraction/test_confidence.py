"""How sure statements are, by what gold bore out of those made in the same way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nakomen.extraction.confidence import confidence_of, given_by_rule, sureness, ways_of
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
        ({}, 0.6, 0.6),
        ({"pledge": (100, 100)}, 0.95, 1.0),
        ({"pledge": (100, 150), "pledge, somebody must": (0, 50)}, 0.0, 0.3),
        ({"pledge": (100, 100), "pledge, somebody must": (1, 1)}, 0.95, 1.0),
    ],
)
def test_a_narrow_count_weighs_as_much_as_it_counts(
    counts: dict[str, tuple[int, int]], low: float, high: float
) -> None:
    assert low <= confidence_of(["pledge", "pledge, somebody must"], counts, 0.6) <= high


def test_each_statement_of_gold_counts_once() -> None:
    """Twelve wrong ones weigh as much as what is known besides, however many widths they are counted at."""
    wide = {"position": (112, 124)}
    narrow = ["position", "position, a view", "position, a view, abroad", "position, a view, abroad, unnamed"]
    besides = confidence_of(["position"], {"position": (112, 112)}, 0.7)
    counted = confidence_of(narrow, wide | dict.fromkeys(narrow[1:], (0, 12)), 0.7)
    assert counted == pytest.approx(besides / 2, abs=0.001)


def test_the_value_of_a_rule_counts_for_little_where_much_is_known() -> None:
    counts = {"pledge": (1080, 1200)}
    assert confidence_of(["pledge"], counts, 0.2) == pytest.approx(confidence_of(["pledge"], counts, 0.9), abs=0.01)


def test_a_kind_without_gold_is_as_sure_as_its_rule() -> None:
    sure, why = sureness(Kind.REQUEST, [Reason("kind", "rule", "a rule that nobody knows")], "", "en", 0.95)
    assert sure == 0.95
    assert why == Reason("confidence", "nothing made so stands in gold, its rule alone gives 0.95")


def test_a_rule_without_gold_leans_on_its_kind() -> None:
    reasons = [Reason("kind", "rule", "a rule that nobody knows")]
    low, why = sureness(Kind.ASSURANCE, reasons, "", "nl", 0.3)
    assert 0.3 < low < sureness(Kind.ASSURANCE, reasons, "", "nl", 0.95)[0]
    assert why.words == "assurance"
    assert given_by_rule([why]) == 0.3


def test_a_statement_tells_what_its_confidence_rests_on(said: Callable[..., list[Statement]]) -> None:
    [statement] = said("Ik zal uw Kamer in mei over de sluizen informeren.")
    told = [str(reason) for reason in statement.because if reason.field == "confidence"]
    assert len(told) == 1
    assert "made so gold bore out" in told[0]
    assert 0.5 < statement.confidence <= 1
