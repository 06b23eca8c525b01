"""Motions of the shipped dossier, and their join with the register's own rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.comparisons.conftest import EXPECTED, begins, known_of
from tests.tracing.conftest import say

from nakomen.tracing.known import Known
from nakomen.tracing.motions import find_motions

DAY = date(2026, 3, 10)
RECORD = {
    "id": "x",
    "number": "2020Z18001",
    "paper": "kst-39412-7",
    "movers": [{"name": "B. Tjaarda", "party": "Wad", "first": True}],
    "moved_on": "2020-10-01",
    "decided_on": "2020-10-08",
    "outcome": "adopted",
    "outcome_said": "Stemmen - aangenomen",
    "appreciation": "Oordeel Kamer",
    "seats": {"for": 80, "against": 70, "not": 0, "unknown": 0},
}


@pytest.mark.parametrize("wanted", EXPECTED["motion"], ids=lambda wanted: wanted["id"])
def test_where_asked_and_how_carried_out(dossier: Known, wanted: dict[str, Any]) -> None:
    [motion] = [one for one in find_motions(dossier, DAY) if one.id == wanted["id"]]
    assert wanted["member"] in motion.members
    assert motion.adopted_on == wanted["adopted_on"]
    assert (str(motion.status.status) if motion.status else "") == wanted["status"]
    for stage, document, words in wanted["mentions"]:
        here = [one for one in motion.mentions if begins(dossier.statements[one.statement], words)]
        assert [(str(one.stage), one.document) for one in here] == [(stage, document)], words


def test_no_motion_is_made_up(dossier: Known) -> None:
    assert {one.id for one in find_motions(dossier, DAY)} == {wanted["id"] for wanted in EXPECTED["motion"]}


def test_nothing_of_later_letters_is_told(dossier: Known) -> None:
    motions = {one.id: one for one in find_motions(dossier, date(2021, 6, 1))}
    assert set(motions) == {"kst-39412-2", "kst-39412-7", "motion:Brandsema"} or set(motions) == {
        "kst-39412-2",
        "kst-39412-7",
        "kst-39412-14",
    }
    assert {one.document for one in motions["kst-39412-7"].mentions} == {"kst-39412-9"}


def test_the_registers_row_joins_by_paper(dossier: Known) -> None:
    motions = {one.id: one for one in find_motions(dossier, DAY, [RECORD])}
    first, other = motions["kst-39412-7"], motions["kst-39412-58"]
    assert first.record is RECORD
    assert first.filed_on == "2020-10-01"
    assert other.record is None, "another motion of the same member"


def test_a_member_alone_joins_only_where_one_motion_is_left() -> None:
    told = say("a", 0, "request", "De Kamer nam de motie-Tjaarda aan, die vraagt om een brug.",
               actor="House of Representatives", addressee="Netherlands", refs="motion:Tjaarda")  # fmt: skip
    known = known_of([told], {"a": date(2020, 11, 1)})
    other = RECORD | {"id": "y", "paper": "kst-39412-58"}
    assert find_motions(known, DAY, [RECORD])[0].paper == "kst-39412-7"
    assert find_motions(known, DAY, [RECORD, other])[0].record is None


def test_hereby_the_cabinet_carries_out() -> None:
    days = {"a": date(2020, 1, 1), "b": date(2020, 5, 1)}
    asked = say("a", 0, "request", "Op 3 december jl. nam uw Kamer de motie van het lid Wouda (Kamerstuk 40 111, nr. 3) aan, die vraagt de brug te herstellen.",
                actor="House of Representatives", addressee="Netherlands", refs="motion:Wouda;kst-40111-3")  # fmt: skip
    done = say("b", 0, "fulfilment", "Hiermee geeft het kabinet invulling aan de motie Wouda.",
               actor="Netherlands", refs="motion:Wouda")  # fmt: skip
    [motion] = find_motions(known_of([asked, done], days), DAY)
    assert [str(one.stage) for one in motion.mentions] == ["adopted", "carried_out"]
    assert motion.adopted_on == "2019-12-03"
    assert motion.paper == "kst-40111-3"


def test_a_letter_that_tells_when_a_motion_was_moved() -> None:
    told = say("a", 0, "request", "Op 4 maart jl. diende het lid Wouda een motie (Kamerstuk 40 111, nr. 3) in, die vraagt de brug te herstellen.",
               actor="House of Representatives", addressee="Netherlands", refs="motion:Wouda;kst-40111-3")  # fmt: skip
    [motion] = find_motions(known_of([told], {"a": date(2020, 5, 1)}), DAY)
    assert (motion.filed_on, motion.adopted_on, str(motion.mentions[0].stage)) == ("2020-03-04", "", "moved")


def test_the_day_of_adoption_is_the_one_beside_its_words() -> None:
    words = ("Conform de motie van het lid Wouda (Kamerstuk 40 111, nr. 3), die op 4 maart jl. door uw Kamer werd aangenomen, "
             "heeft Hoorn in de waterraad van 20 april jl. aangedrongen op herstel van de brug.")  # fmt: skip
    told = say("a", 0, "fulfilment", words, actor="Netherlands", refs="motion:Wouda;kst-40111-3")
    [motion] = find_motions(known_of([told], {"a": date(2020, 5, 1)}), DAY)
    assert motion.adopted_on == "2020-03-04"
    assert (motion.status, motion.told_done) == (None, True)


def test_a_motion_of_which_nothing_is_told_is_not_done() -> None:
    told = say("a", 0, "position", "De motie van het lid Wouda (Kamerstuk 40 111, nr. 3) is besproken.",
               actor="Netherlands", refs="motion:Wouda;kst-40111-3")  # fmt: skip
    [motion] = find_motions(known_of([told], {"a": date(2020, 5, 1)}), DAY)
    assert not motion.told_done
