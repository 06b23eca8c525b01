"""What became of an undertaking, told by its later statements; all matters are invented."""

from __future__ import annotations

from datetime import date

import pytest

from nakomen.model import Standing, Status, Termijnstand
from nakomen.tracing import find_sporen, link_statements, status_on

DAYS = {"a": date(2020, 5, 4), "b": date(2021, 5, 4), "c": date(2022, 5, 4)}
FERRY = ("agreement", "De eilanden besloten een veerdienst naar Roem in te stellen.")
CHART = ("assurance", "Uw Kamer ontvangt de wadkaart van de geulen.")
ALL = {"actor": "allies"}


def status(say, told, day=date(2023, 1, 1)):
    """Say statements one document after another and return the status of the first one's spoor."""
    statements = [
        say(document, 0, *words[:2], theme="resilience", **(words[2] if len(words) > 2 else {}))
        for document, words in zip("abc", told, strict=False)
    ]
    links = link_statements(statements, DAYS)
    spoor = next(one for one in find_sporen(statements, links, DAYS) if statements[0].id in one.statements)
    assert len(spoor.statements) == len(statements), "all are of one spoor"
    return status_on(spoor, {one.id: one for one in statements}, DAYS, day)


BECAME = [
    ([FERRY], Status.OPENSTAAND),
    ([FERRY, ("fulfilment", "De veerdienst naar Roem is ingesteld.")], Status.VOLDAAN),
    ([FERRY, ("fulfilment", "De veerdienst naar Roem is deels ingesteld.")], Status.DEELS_VOLDAAN),
    ([FERRY, ("finding", "De veerdienst naar Roem ligt op schema.")], Status.OPENSTAAND),
    ([FERRY, ("finding", "De veerdienst naar Roem heeft vertraging opgelopen.")], Status.OPENSTAAND),
    ([FERRY, ("agreement", "De afspraak over een veerdienst naar Roem komt te vervallen.")], Status.VERVALLEN),
    ([FERRY, ("agreement", "Ter vervanging van de veerdienst naar Roem komt er een brug.")], Status.OPENSTAAND),
    (
        [(*FERRY, ALL), ("fulfilment", "Vier eilanden hebben een veerdienst naar Roem.", {"actor": "some allies"})],
        Status.DEELS_VOLDAAN,
    ),
    (
        [(*FERRY, ALL), ("fulfilment", "Als laatste heeft Texel een veerdienst naar Roem.", {"actor": "Netherlands"})],
        Status.VOLDAAN,
    ),
    (
        [
            (*FERRY, ALL),
            ("fulfilment", "Drie van de vier eilanden hebben een veerdienst naar Roem.", {"amounts": "3 islands;4 islands"}),
        ],
        Status.DEELS_VOLDAAN,
    ),
    (
        [FERRY, ("fulfilment", "Aan de afspraak over de veerdienst naar Roem is voor 60 procent voldaan.", {"amounts": "60 %"})],
        Status.DEELS_VOLDAAN,
    ),
    (
        [
            ("pledge", "Texel betaalt EUR 4 mln voor de veerdienst.", {"actor": "Netherlands", "amounts": "4000000 EUR"}),
            ("fulfilment", "Van de veerdienst is EUR 1 mln betaald.", {"actor": "Netherlands", "amounts": "1000000 EUR"}),
        ],
        Status.DEELS_VOLDAAN,
    ),
    (
        [
            FERRY,
            ("fulfilment", "De veerdienst naar Roem is deels ingesteld."),
            ("fulfilment", "De veerdienst naar Roem is geheel ingesteld."),
        ],
        Status.VOLDAAN,
    ),
    (
        [
            FERRY,
            ("fulfilment", "De veerdienst naar Roem is ingesteld."),
            ("agreement", "De veerdienst naar Roem is verlengd tot 2030.", {"due": "2030"}),
        ],
        Status.OPENSTAAND,
    ),
    ([CHART, ("finding", "De wadkaart van de geulen kan niet worden gedeeld.")], Status.VOLDAAN),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), BECAME)
def test_status(say, told, expected):
    found = status(say, told)
    assert found.status is expected
    assert found.why


def test_a_no_counts_as_done_but_only_as_a_proposal(say):
    found = status(say, BECAME[-1][0])
    assert found.standing is Standing.PROPOSED
    assert "answers with a no" in found.why


def test_the_reason_names_the_document_and_the_statement(say):
    found = status(say, BECAME[1][0])
    assert found.standing is Standing.REPORTED
    assert found.why.startswith("b (")


FERRY_IN_2021 = (*FERRY, {"due": "../2021-12"})
PUT_OFF = ("agreement", "De instelling van de veerdienst naar Roem is uitgesteld tot 2022.", {"due": "2022-10"})
TERMS = [
    (date(2020, 6, 1), "../2021-12", Termijnstand.RUNNING),
    (date(2021, 5, 4), "2022-10", Termijnstand.RUNNING),
    (date(2022, 8, 1), "2022-10", Termijnstand.RUNNING),
    (date(2022, 8, 2), "2022-10", Termijnstand.NEAR),
    (date(2022, 10, 31), "2022-10", Termijnstand.NEAR),
    (date(2022, 11, 1), "2022-10", Termijnstand.PASSED),
]


@pytest.mark.parametrize(("day", "due", "stand"), TERMS)
def test_the_term_in_force(say, day, due, stand):
    found = status(say, [FERRY_IN_2021, PUT_OFF], day)
    assert (found.due, found.termijnstand) == (due, stand)


def test_every_term_is_kept(say):
    found = status(say, [FERRY_IN_2021, PUT_OFF])
    assert [edtf for _, edtf in found.terms] == ["../2021-12", "2022-10"]


def test_what_is_done_has_no_running_term(say):
    done = ("fulfilment", "De veerdienst naar Roem is ingesteld.")
    found = status(say, [FERRY_IN_2021, done])
    assert (found.termijnstand, found.due) == (Termijnstand.NONE, "../2021-12")


def test_what_must_hold_from_a_day_is_due_on_that_day(say):
    found = status(say, [(*FERRY, {"due": "2022/.."})], date(2022, 1, 2))
    assert found.termijnstand is Termijnstand.PASSED


def test_nothing_before_anything_was_told(say):
    assert status(say, [FERRY], date(2020, 5, 3)) is None


def test_a_pledge_of_another_sets_no_term(say):
    joint = (*FERRY, {"due": "2021", "actor": "allies"})
    other = (
        "pledge",
        "Denemarken zal voor de veerdienst naar Roem een pont leveren.",
        {"due": "2026", "actor": "Denmark"},
    )
    statements = [
        say("a", 0, *joint[:2], theme="resilience", **joint[2]),
        say("b", 0, *other[:2], theme="resilience", **other[2]),
    ]
    links = link_statements(statements, DAYS)
    spoor = find_sporen(statements, links, DAYS)[0]
    found = status_on(spoor, {one.id: one for one in statements}, DAYS, date(2023, 1, 1))
    assert found is not None
    assert found.due == "2021"


@pytest.mark.parametrize(
    ("due", "stand"), [("2016/..", Termijnstand.NONE), ("2021/..", Termijnstand.PASSED), ("2021", Termijnstand.PASSED)]
)
def test_what_had_begun_when_it_was_told_has_no_term(say, due, stand):
    """ "Sinds 2016 houden schepen afstand" cannot be late; "vanaf 2021", told in 2020, can."""
    found = status(say, [(*FERRY, {"due": due})])
    assert found is not None
    assert found.termijnstand is stand
