"""Status, term, money and compliance when people have their say, seen from several days."""

from __future__ import annotations

from datetime import date

import pytest
from judging import DIKE, NOON, Desk

from nakomen.model import Link, Relation, Standing, Status, StatusOnDay
from nakomen.review import judged
from nakomen.review.standing import judged_status

AGAIN = "Het kabinet zegt opnieuw toe de dijk bij Meerveld uiterlijk in 2028 te verhogen."
JUDGED = NOON.date()


def status(desk: Desk, day: date, words: str = "dijk bij Meerveld in 2024") -> StatusOnDay:
    found = judged(desk.archive)
    statement = next(one for one in found.statements if words in one.quote)
    spoor = next(one for one in found.sporen if statement.id in one.statements)
    told = judged_status(found, spoor, {one.id: one for one in found.statements}, day)
    assert told is not None
    return told


def test_nobody_judged(desk: Desk) -> None:
    told = status(desk, date(2025, 6, 1))
    assert (told.status, told.standing, told.compliance, told.amount_stage) == (
        Status.OPENSTAAND, Standing.REPORTED, (), None,
    )  # fmt: skip


def test_a_ruling_holds_from_its_day_or_that_of_its_evidence(desk: Desk) -> None:
    desk.rule("Anna", "set_status", "dijk", values={"status": "voldaan"}, note="gezien bij werkbezoek")
    assert status(desk, date(2025, 6, 1)).status is Status.OPENSTAAND
    told = status(desk, JUDGED)
    assert (told.status, told.standing) == (Status.VOLDAAN, Standing.ESTABLISHED)
    assert "Anna" in told.why
    desk.rule(
        "Anna", "set_status", values={"status": "vervallen"}, subjects=(desk.anchor("dijk"), desk.anchor("sluis"))
    )
    assert status(desk, date(2025, 6, 1)).status is Status.VERVALLEN, "the letter with the evidence is of 2024"


def test_a_later_letter_that_tells_otherwise_is_heard(desk: Desk) -> None:
    desk.rule("Anna", "set_status", "dijk", values={"status": "voldaan"}, note="gezien")
    desk.read(AGAIN, AGAIN, document="brief-2", day=date(2026, 9, 1), due="../2028")
    first, again = desk.at("dijk bij Meerveld in 2024").id, desk.at("opnieuw").id
    desk.archive.replace_links([Link(again, first, Relation.REPEATS, "share dijk", 0.8)])
    assert status(desk, date(2026, 8, 1)).standing is Standing.ESTABLISHED
    told = status(desk, date(2026, 10, 1))
    assert (told.status, told.standing, told.due) == (Status.OPENSTAAND, Standing.REPORTED, "../2028")
    desk.minute = 60 * 24 * 365
    desk.rule("Anna", "set_status", "dijk bij Meerveld in 2024", values={"status": "voldaan"}, note="nu echt")
    assert status(desk, date(2027, 6, 1)).standing is Standing.ESTABLISHED


def test_a_changed_term_is_added_to_its_history(desk: Desk) -> None:
    desk.rule("Anna", "change_term", "dijk", values={"due": "../2027-06"})
    told = status(desk, JUDGED)
    assert (told.due, [due for _, due in told.terms]) == ("../2027-06", ["2024", "../2027-06"])
    assert status(desk, date(2025, 1, 1)).due == "2024"
    desk.rule("Anna", "correct", "dijk", values={"due": "2023"})
    assert status(desk, date(2025, 1, 1)).due == "2023", "what was misread was never the term"


@pytest.mark.parametrize(
    ("second", "expected", "disputed"), [("0", (("Netherlands", "0"),), 0), ("-1", (), 1)], ids=["agreed", "disputed"]
)
def test_compliance_is_rated_an_actor(desk: Desk, second: str, expected: tuple[object, ...], disputed: int) -> None:
    desk.rule("Anna", "set_status", "dijk", values={"compliance:Netherlands": "0", "amount_stage": "budgeted"})
    desk.rule("Bram", "set_status", "dijk", values={"compliance:Netherlands": second})
    told = status(desk, JUDGED)
    assert (told.compliance, str(told.amount_stage)) == (expected, "budgeted")
    assert len(judged(desk.archive).conflicts) == disputed


def test_reviewers_who_disagree_leave_the_documents_word(desk: Desk) -> None:
    desk.rule("Anna", "set_status", "dijk", values={"status": "voldaan"}, note="gezien")
    desk.rule("Bram", "set_status", "dijk", values={"status": "vervallen"}, note="brief")
    told = status(desk, JUDGED)
    assert (told.status, told.standing, told.disputed) == (Status.OPENSTAAND, Standing.REPORTED, True)


def test_a_rejected_report_no_longer_fulfils(desk: Desk) -> None:
    dike, done = desk.at("dijk").id, desk.at("sluis").id
    desk.rule("Anna", "correct", "sluis", values={"kind": "fulfilment"})
    desk.archive.replace_links([Link(done, dike, Relation.FULFILS, "share dijk", 0.8)])
    assert status(desk, JUDGED).status is Status.VOLDAAN
    desk.rule("Anna", "reject", "sluis")
    assert status(desk, JUDGED).status is Status.OPENSTAAND
    assert DIKE in {one.quote for one in judged(desk.archive).statements}
