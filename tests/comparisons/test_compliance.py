"""Norms against measurements on days: the dossier's own norm, and invented ones for what it has not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.comparisons.conftest import EXPECTED, begins
from tests.tracing.conftest import say

from nakomen.model import Kind, Link, Relation
from nakomen.tracing import find_sporen
from nakomen.tracing.compliance import Rater, ratings_on
from nakomen.tracing.known import Known
from nakomen.tracing.norms import Measurement, norm_on


@pytest.mark.parametrize("row", EXPECTED["compliance"]["on"], ids=lambda row: f"{row[0]}-{row[1]}")
def test_the_norm_of_the_dossier(dossier: Known, row: list[Any]) -> None:
    day, holder, value, whole, gap, rating = row
    [norm] = [one for one in dossier.sporen if begins(dossier.statements[one.id], EXPECTED["compliance"]["norm"])]
    [found] = [one for one in ratings_on(dossier, norm, date.fromisoformat(day)) if one.holder == (holder,)]
    assert found.value == value
    assert (f"{found.whole}" if found.whole is not None else "") == whole
    assert (f"{found.gap.normalize()}" if found.gap is not None else "") == gap
    assert found.rating == (None if rating == 99 else rating)


def norm_with(target: str, due: str, *measured: tuple[str, str]) -> Known:
    """Return what is known of an agreement with measurements of holders, each in a letter a year later."""
    agreed = say("d0", 0, "agreement", "De gemeenten spraken een norm voor de dijken af.",
                 actor="allies", due=due, amounts=target)  # fmt: skip
    found = [
        say(f"d{at}", 0, "finding", f"De meting van jaar {at}.", actor=who, amounts=value)
        for at, (who, value) in enumerate(measured, 1)
    ]
    days = {f"d{at}": date(2020 + at, 1, 1) for at in range(len(measured) + 1)}
    links = [Link(one.id, agreed.id, Relation.MEASURES, "given", 0.9) for one in found]
    statements = [agreed, *found]
    return Known({one.id: one for one in statements}, days, find_sporen(statements, links, days))


@pytest.mark.parametrize(
    ("target", "due", "value", "gap", "rating"),
    [
        (">=2 %GDP", "2024", "2.1 %GDP", "0.1", 1),
        (">=2 %GDP", "2024", "2 %GDP", "0", 1),
        (">=2 %GDP", "2024", "1.8 %GDP", "-0.2", -1),
        (">=2 %GDP", "2030", "1.8 %GDP", "-0.2", 0),
        (">=2 %GDP", "", "1.8 %GDP", "-0.2", 0),
        ("<=3 %", "2024", "2.5 %", "-0.5", 1),
        ("<=3 %", "2024", "3.5 %", "0.5", -1),
        ("<=3 %", "2030", "3.5 %", "0.5", 0),
    ],
)
def test_full_in_progress_and_none(target: str, due: str, value: str, gap: str, rating: int) -> None:
    known = norm_with(target, due, ("Germany", value))
    [found] = ratings_on(known, known.sporen[0], date(2025, 6, 1))
    assert (found.gap, found.rating) == (Decimal(gap), rating)


@pytest.mark.parametrize(("met", "rating"), [(12, 1), (11, 0), (0, -1)])
def test_counts_of_those_who_meet_it(met: int, rating: int) -> None:
    known = norm_with(">=2 %GDP", "2024", ("some allies", "12 allies"))
    [norm] = known.sporen
    [finding] = [one for one in known.statements.values() if one.kind is Kind.FINDING]
    counted = Measurement(finding.id, ("some allies",), f"{met} allies", "", finding.document, False, None, Decimal(12))
    target = norm_on(norm, known.statements, known.days, date(2025, 6, 1))
    assert target is not None
    assert Rater(known, norm, target, date(2025, 6, 1)).of(("allies",), counted).rating == rating


def test_the_last_measurement_of_each_holder_counts_and_a_later_one_not_yet() -> None:
    known = norm_with(">=2 %GDP", "2030", ("Germany", "1.2 %GDP"), ("Norway", "1.7 %GDP"), ("Germany", "2.4 %GDP"))
    seen = {one.holder[0]: one.rating for one in ratings_on(known, known.sporen[0], date(2025, 1, 1))}
    assert seen == {"Germany": 1, "Norway": 0}
    before = {one.holder[0]: one.value for one in ratings_on(known, known.sporen[0], date(2022, 6, 1))}
    assert before == {"Germany": "1.2 %GDP", "Norway": "1.7 %GDP"}


def test_what_nobody_measured_is_not_rated() -> None:
    known = norm_with(">=2 %GDP", "2024")
    [found] = ratings_on(known, known.sporen[0], date(2025, 1, 1))
    assert (found.measurement, found.rating, found.why) == (None, None, "nothing was measured")


@pytest.mark.parametrize(("amount", "holds"), [("2 %GDP", False), (">=2 %GDP", True)])
def test_a_tasking_that_names_a_share_is_no_norm_unless_it_bounds_it(amount: str, holds: bool) -> None:
    tasked = say(
        "d0", 0, "tasking", "In de plannen dient het pad naar de norm te staan.", actor="allies", amounts=amount
    )
    known = Known({tasked.id: tasked}, {"d0": date(2020, 1, 1)}, find_sporen([tasked], [], {}), {})
    assert (norm_on(known.sporen[0], known.statements, known.days, date(2021, 1, 1)) is not None) is holds
