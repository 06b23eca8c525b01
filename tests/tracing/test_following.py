"""Terms of events, duties that come back, other words for the same duty, norms and what was measured."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from nakomen.model import Relation, Status, Termijnstand
from nakomen.tracing import find_sporen, link_statements, status_on
from nakomen.tracing.drift import changes_of, word_difference
from nakomen.tracing.events import dated_events
from nakomen.tracing.norms import measurements_on, norm_on
from nakomen.tracing.recurring import instances_on, months_between
from nakomen.tracing.rules import status_rules

DAYS = {"a": date(2020, 5, 4), "b": date(2021, 5, 4), "c": date(2022, 5, 4)}
LATE = date(2023, 1, 1)


def traced(statements):
    """Return the first spoor and the statements by id."""
    links = link_statements(statements, DAYS)
    return find_sporen(statements, links, DAYS)[0], {one.id: one for one in statements}


# --- terms that wait for an event ---


@pytest.mark.parametrize(
    ("day", "due", "stand"),
    [
        (date(2020, 6, 1), "", Termijnstand.NONE),
        (date(2021, 6, 1), "2021-09-14", Termijnstand.RUNNING),
        (date(2021, 9, 15), "2021-09-14", Termijnstand.PASSED),
    ],
)
def test_a_term_of_an_event_resolves_when_a_letter_dates_it(say, day, due, stand):
    from dataclasses import replace

    duty = replace(
        say("a", 0, "tasking", "De raad werkt dit uit voor de top in Hoorn.", theme="readiness"),
        due_event="de top in Hoorn",
    )
    dates = say(
        "b", 0, "finding", "De top in Hoorn vindt plaats op 14 september.", due="2021-09-14", theme="parliament"
    )
    statements = [duty, dates]
    spoor = next(one for one in find_sporen(statements, link_statements(statements, DAYS), DAYS) if one.id == duty.id)
    found = status_on(spoor, {one.id: one for one in statements}, DAYS, day, dated_events(statements, DAYS))
    assert found is not None
    assert (found.due, found.termijnstand) == (due, stand)


def test_another_event_dates_nothing(say):
    dates = say("b", 0, "finding", "De top in Hoorn vindt plaats op 14 september.", due="2021-09-14")
    events = dated_events([dates], DAYS)
    assert events.when("de top in Kampen", DAYS["a"], LATE) is None
    assert events.when("de volgende bijeenkomst", DAYS["a"], LATE) is None


# --- duties that come back ---


@pytest.mark.parametrize(
    ("quote", "months"),
    [
        ("De raad bericht u jaarlijks over de dijken.", 12),
        ("Ik zal u ieder halfjaar over de dijken berichten.", 6),
        ("Ieder kwartaal volgt een overzicht van de dijken.", 3),
        ("De dijkgraaf meldt maandelijks de stand.", 1),
        ("De begroting groeit met drie procent per jaar.", 0),
    ],
)
def test_how_often_a_duty_comes_back(quote, months):
    assert months_between(quote) == months


def test_instances_of_a_yearly_duty(say):
    statements = [
        say("a", 0, "assurance", "Ik zal u jaarlijks over de dijkwacht van de Lutte berichten.", theme="resilience"),
        say("b", 0, "fulfilment", "Over de dijkwacht van de Lutte bent u jaarlijks bericht.", theme="resilience"),
    ]
    spoor, by_id = traced(statements)
    assert len(spoor.statements) == 2
    found = instances_on(spoor, by_id, DAYS, LATE)
    assert [(one.end, one.reported) for one in found] == [
        (date(2021, 5, 4), statements[1].id),
        (date(2022, 5, 4), ""),
        (date(2023, 5, 4), ""),
    ]


def test_what_comes_once_has_no_instances(say):
    spoor, by_id = traced([say("a", 0, "assurance", "Ik zal u over de dijkwacht berichten.", theme="resilience")])
    assert instances_on(spoor, by_id, DAYS, LATE) == []


# --- wording drift ---

NORM = [
    (
        "agreement",
        "De steden streven ernaar in 2024 twee procent van het bbp aan dijken te besteden.",
        "2024",
        "2 %GDP",
    ),
    (
        "agreement",
        "De steden besteden uiterlijk in 2026 ten minste twee procent van het bbp aan dijken.",
        "2026",
        ">=2 %GDP",
    ),
]


@pytest.fixture
def norm(say):
    told = [
        say(document, 0, kind, quote, due=due, amounts=amounts, actor="allies", theme="burden-sharing")
        for document, (kind, quote, due, amounts) in zip("ab", NORM, strict=True)
    ]
    measured = [
        ("Hoorn kwam in 2021 uit op 1,6 procent van het bbp.", "2021", "1.6 %GDP", "Denmark"),
        (
            "Drie van de acht steden besteden twee procent van het bbp aan dijken.",
            "2022",
            "3 cities;8 cities",
            "some allies",
        ),
        ("Hoorn verwacht in 2025 op 1,9 procent van het bbp uit te komen.", "2025", "1.9 %GDP", "Denmark"),
    ]
    told += [
        say("c", 200 * at, "finding", quote, due=due, amounts=amounts, actor=actor, theme="burden-sharing")
        for at, (quote, due, amounts, actor) in enumerate(measured)
    ]
    return traced(told)


def test_each_new_wording_with_both_sentences_and_what_differs(norm):
    spoor, by_id = norm
    [change] = changes_of(spoor, by_id, DAYS, LATE)
    assert (change.due_before, change.due_after) == ("2024", "2026")
    assert (
        ("2024", "2026 ten minste") in change.words
        or ("", "ten minste") in change.words
        or any("ten minste" in new for _, new in change.words)
    )
    assert changes_of(spoor, by_id, DAYS, date(2020, 6, 1)) == []


def test_the_same_words_differ_in_nothing():
    assert word_difference("De brug gaat open.", "de brug gaat open.") == ()


# --- norms and measurements ---


def test_the_norm_in_force(norm):
    spoor, by_id = norm
    assert [norm_on(spoor, by_id, DAYS, day).amount for day in (date(2020, 6, 1), LATE)] == ["2 %GDP", ">=2 %GDP"]
    assert norm_on(spoor, by_id, DAYS, date(2020, 1, 1)) is None


def test_measurements_with_gap_forecasts_apart(norm):
    spoor, by_id = norm
    found = measurements_on(spoor, by_id, DAYS, LATE)
    assert [(one.amount, one.time, one.forecast, one.gap, one.of) for one in found] == [
        ("1.6 %GDP", "2021", False, Decimal("-0.4"), None),
        ("3 cities", "2022", False, None, Decimal(8)),
        ("1.9 %GDP", "2025", True, Decimal("-0.1"), None),
    ]
    assert {one.edition for one in found} == {"c"}


# --- rules of status ---


@pytest.mark.parametrize(
    ("quote", "rule"),
    [
        ("De veerdienst naar Roem ligt op schema.", "on-course"),
        ("De veerdienst naar Roem is nog niet ingesteld.", "not-yet"),
    ],
)
def test_a_finding_keeps_it_open_and_says_why(say, quote, rule):
    statements = [
        say("a", 0, "agreement", "De eilanden besloten een veerdienst naar Roem in te stellen.", theme="resilience"),
        say("b", 0, "finding", quote, theme="resilience"),
    ]
    spoor, by_id = traced(statements)
    found = status_on(spoor, by_id, DAYS, LATE)
    assert found is not None
    assert (found.status, found.rule) == (Status.OPENSTAAND, f"status_rules/{rule}")


def test_a_part_with_a_term_of_its_own_counts_for_the_whole(say):
    """Paid is the part; of the whole that tells no more than that a part was done."""
    whole = "Denemarken zegde toe aan de dijken EUR 30 mln bij te dragen"
    part = "waarvan EUR 9 mln nog dit jaar wordt betaald"
    paid = "De Deense termijn van EUR 9 mln voor de dijken is in mei betaald, zoals was toegezegd."
    who = {"actor": "Denmark", "theme": "resilience"}
    statements = [
        say("a", 0, "pledge", whole, amounts="30000000 EUR", **who),
        say("a", len(whole) + 2, "pledge", part, amounts="9000000 EUR", due="2020", **who),
        say("b", 0, "fulfilment", paid, amounts="9000000 EUR", **who),
    ]
    links = link_statements(statements, DAYS)
    first, second = find_sporen(statements, links, DAYS)
    by_id = {one.id: one for one in statements}
    assert (first.of_parts, second.of_parts) == ((statements[2].id,), ())
    told = [status_on(spoor, by_id, DAYS, day) for spoor in (first, second) for day in (date(2020, 6, 1), LATE)]
    assert [found and found.status for found in told] == [
        Status.OPENSTAAND, Status.DEELS_VOLDAAN, Status.OPENSTAAND, Status.VOLDAAN,
    ]  # fmt: skip
    assert told[1] is not None
    assert told[1].rule == "status_rules/part-of-it-done"


def test_who_does_what_was_asked_and_then_goes_on(say):
    """A deed answers the only open request; "blijven" takes it up again, though it was done."""
    ours = {"actor": "Denmark", "theme": "mission-other"}
    statements = [
        say("a", 0, "request", "De voorzitter verzocht Denemarken tot eind 2021 een boot te sturen.",
            actor="chair", addressee="Denmark", due="../2021-12", theme="mission-other"),
        say("b", 0, "fulfilment", "Sinds maart vaart de Zeemeeuw mee.", **ours),
        say("c", 0, "pledge", "Denemarken zal tot eind 2022 blijven deelnemen.", due="../2022-12", **ours),
    ]  # fmt: skip
    spoor, by_id = traced(statements)
    assert spoor.statements == tuple(one.id for one in statements)
    days = (date(2020, 6, 1), date(2021, 6, 1), date(2022, 6, 1))
    told = [status_on(spoor, by_id, DAYS, day) for day in days]
    assert [found and found.status for found in told] == [Status.OPENSTAAND, Status.VOLDAAN, Status.OPENSTAAND]


def test_what_was_replaced_has_lapsed_with_its_successor(say):
    statements = [
        say("a", 0, "agreement", "De eilanden besloten een veerdienst naar Roem in te stellen.", theme="resilience"),
        say("b", 0, "agreement", "Ter vervanging van de veerdienst naar Roem komt er een brug.", theme="resilience"),
    ]
    spoor, by_id = traced(statements)
    assert spoor.links[0].relation is Relation.REPLACES
    found = status_on(spoor, by_id, DAYS, LATE)
    assert found is not None
    assert found.replaced == ((statements[0].id, statements[1].id),)


def test_every_rule_has_words_for_where():
    for rule in status_rules().values():
        assert "{where}" in rule.says or "{successor}" in rule.says
