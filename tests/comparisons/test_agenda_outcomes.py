"""The agenda of Göteborg beside its report: aim against outcome, as a careful reader sees it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.comparisons.conftest import begins, known_of
from tests.tracing.conftest import say

from nakomen.tracing.agenda_outcomes import Outcome, outcomes_of
from nakomen.tracing.known import Known


def test_every_aim_with_its_outcome(dossier: Known, expected: dict[str, Any]) -> None:
    wanted = expected["agenda"]
    found = outcomes_of(dossier, wanted["agenda"], wanted["report"])
    wrong = []
    for aim, outcome, report in wanted["aims"]:
        here = [one for one in found if begins(one.aim, aim)]
        if len(here) != 1 or here[0].outcome != outcome:
            wrong.append((aim, outcome, here))
        elif report and not any(begins(one, report) for one in here[0].found):
            wrong.append((aim, report, here[0].found))
    assert len(wrong) <= 1, wrong
    assert len(found) <= len(wanted["aims"]) + 1


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("De raad besloot de tol op de Vaart af te schaffen.", Outcome.DECIDED),
        ("Over de tol op de Vaart werd geen overeenstemming bereikt.", Outcome.NOT_REACHED),
        ("De raad besloot de sluizen te verdiepen en de kades te verhogen.", Outcome.DECIDED),
    ],
)
def test_words_that_nothing_was_agreed(said: str, outcome: Outcome) -> None:
    kind = "finding" if outcome is Outcome.NOT_REACHED else "agreement"
    aim = say("a", 0, "position", "Nederland zal pleiten voor afschaffing van de tol op de Vaart.",
              actor="Netherlands", theme="military-mobility")  # fmt: skip
    report = say("b", 0, kind, said, actor="allies", theme="military-mobility")
    known = known_of([aim, report], {"a": date(2020, 1, 1), "b": date(2020, 2, 1)})
    [found] = outcomes_of(known, "a", "b")
    assert found.outcome is outcome


def test_another_theme_is_no_outcome() -> None:
    aim = say("a", 0, "position", "Nederland zal pleiten voor de tol.", actor="Netherlands", theme="military-mobility")
    report = say("b", 0, "agreement", "De raad besloot tot hogere dijken.", actor="allies", theme="resilience")
    known = known_of([aim, report], {"a": date(2020, 1, 1), "b": date(2020, 2, 1)})
    [found] = outcomes_of(known, "a", "b")
    assert (found.outcome, found.found) == (Outcome.NO_WORD, ())
