"""The register beside the letters of the shipped dossier: rows of our own in the official shape."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.comparisons.conftest import REGISTER, begins

from nakomen.model import RegisterRow
from nakomen.sources.tweede_kamer_toezeggingen import register_row
from nakomen.tracing.known import Known
from nakomen.tracing.register_compare import Comparison, compare_register
from nakomen.tracing.register_matching import terms_in
from nakomen.wording.link_reasons import link_in_words
from nakomen.wording.speaking import speaking

DAY = date(2026, 3, 10)
#: Fewer rows matched than this, and something got lost; a wrong match is worse than none.
LEAST_RECALL = 0.85


def rows() -> list[RegisterRow]:
    """Return the rows as the Tweede Kamer's OData and the Eerste Kamer's page give them."""
    house = [register_row(_entity(row), "https://kamer.example") for row in REGISTER["row"]]
    senate = [
        RegisterRow("EK", row["number"], text=row["text"], office=row["office"], due=row["due"], status=row["status"],
                    made_on=date.fromisoformat(row["made_on"]))
        for row in REGISTER["senate"]
    ]  # fmt: skip
    return house + senate


def _entity(row: dict[str, str]) -> dict[str, Any]:
    activity = {"Id": f"a-{row['Nummer']}", "Nummer": "2020A1", "Soort": "Commissiedebat", "Onderwerp": "Noordzeeverbond",
                "DatumSoort": "Dag", "Datum": f"{row['Datum']}T00:00:00+02:00"}  # fmt: skip
    return {
        "Id": row["Nummer"],
        "Nummer": row["Nummer"],
        "Tekst": row["Tekst"],
        "Functie": row["Functie"],
        "Ministerie": row["Functie"].partition(" van ")[2],
        "Status": row["Status"],
        "DatumNakoming": row.get("DatumNakoming"),
        "Aanmaakdatum": f"{row['Datum']}T12:00:00+02:00",
        "Activiteit": [activity],
    }


WANTED = {row["Nummer"]: row["statement"] for row in REGISTER["row"]} | {
    row["number"]: row["statement"] for row in REGISTER["senate"]
}


@pytest.fixture(scope="session")
def compared(dossier: Known) -> Comparison:
    return compare_register(rows(), dossier, DAY)


def test_matches_are_right_and_most_are_found(dossier: Known, compared: Comparison) -> None:
    right, wrong = [], []
    for one in compared.matched:
        words = WANTED[one.match.row.number]
        told = [dossier.statements[identity] for identity in one.match.spoor.statements]
        (right if words and any(begins(statement, words) for statement in told) else wrong).append(one.match.row.number)
    assert wrong == []
    assert len(right) / sum(bool(words) for words in WANTED.values()) >= LEAST_RECALL


def test_what_only_the_register_has(compared: Comparison) -> None:
    only = {row.number for row in compared.only_register} | {row.number for row in compared.unsure}
    assert {number for number, words in WANTED.items() if not words} <= only


def test_done_according_to_one_and_not_the_other(compared: Comparison) -> None:
    register = {one.match.row.number for one in compared.matched if one.done_in_register_only}
    letters = {one.match.row.number for one in compared.matched if one.done_in_letters_only}
    assert register == {"TZ201906-112"}
    assert letters == {"TZ202011-041", "TZ202209-031"}


def test_an_unknown_status_is_told_and_not_mapped(compared: Comparison) -> None:
    [paused] = [one for one in compared.matched if one.register is None]
    assert paused.match.row.status == "Gepauzeerd"
    assert not paused.done_in_letters_only
    assert not paused.done_in_register_only


@pytest.mark.parametrize(
    ("number", "terms"),
    [
        ("TZ202011-041", ("2021-21", "../2021-12", "2023-03")),
        ("TZ201906-112", ("../2020-02-01",)),
        ("TZ202311-019", ("../2024-04-01",)),
    ],
)
def test_terms_come_from_the_letters(compared: Comparison, number: str, terms: tuple[str, ...]) -> None:
    [found] = [one.terms for one in compared.matched if one.match.row.number == number]
    assert found[: len(terms)] == terms


def test_terms_of_rows_without_a_letter_come_from_their_own_words(compared: Comparison) -> None:
    terms = {row.number: found for row, found in compared.terms_of_rows}
    assert terms["TZ202407-055"] == ("../2024-10-01",)
    assert "T03512" not in terms, "the Senate's register has a term of its own"


def test_what_only_a_letter_has(compared: Comparison) -> None:
    wanted = [
        "uw Kamer wordt hierover uiterlijk op 15 december 2020",
        "Uw Kamer ontvangt uiterlijk op 21 juni 2021",
        "Over een verdere verlenging zal het kabinet",
        "Wel ben ik bereid de vaste commissie voor Defensie",
        "Waar een termijn niet haalbaar blijkt",
        "Voor 1 december 2026 zullen wij",
    ]
    found = [statement for _, statement in compared.only_letters]
    assert [words for words in wanted if not any(begins(one, words) for one in found)] == []
    matched = [words for words in WANTED.values() if words]
    assert not [
        one for one in found if any(begins(one, words) for words in matched if "Voorjaarsnota 2026" not in words)
    ]


def test_two_rows_that_claim_one_promise_are_left_open(dossier: Known) -> None:
    ports = next(row for row in rows() if row.number == "TZ201906-112")
    twin = RegisterRow(
        "TK", "TZ201906-113", text=ports.text, office=ports.office, made_on=ports.made_on, status="Voldaan"
    )
    found = compare_register([ports, twin], dossier, DAY)
    assert found.matched == ()
    assert {row.number for row in found.unsure} == {"TZ201906-112", "TZ201906-113"}


def test_rows_and_letters_of_later_days_do_not_count(dossier: Known) -> None:
    found = compare_register(rows(), dossier, date(2021, 3, 1))
    reasons = {one.match.row.number: one.match.why for one in found.matched}
    assert set(reasons) == {"TZ201906-112", "TZ202011-041"}
    assert "names" not in reasons["TZ202011-041"], "its number is in a letter only later"
    assert found.only_register == ()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("De minister zegt toe de Kamer te informeren over de top in 2027.", ()),
        ("De Kamer ontvangt een brief over de voorbereiding van de top van 2027.", ()),
        ("De minister stuurt een brief over de Noordzeetop in Esbjerg in 2027.", ()),
        ("De minister bericht de Kamer over de kosten van de Noordzeetop 2027.", ()),
        ("De minister komt terug op de motie van 3 mei 2025.", ()),
        ("De minister zegt toe de Kamer voor de top in 2027 te informeren.", ("../2027",)),
        ("De Kamer ontvangt in 2026 een brief over de top in 2027.", ("2026",)),
        ("De Kamer ontvangt in 2027 een evaluatie.", ("2027",)),
    ],
)
def test_the_year_of_an_event_is_no_term(text: str, terms: tuple[str, ...]) -> None:
    row = RegisterRow("TK", "TZ202505-001", text=text, office="Minister van Defensie", made_on=date(2025, 5, 12))
    assert terms_in(row) == terms


def test_reasons_in_dutch_say_terms_and_offices_as_letters_do() -> None:
    with speaking("nl"):
        said = link_in_words("same term ../2018-12; same office Netherlands:minister of defence")
    assert said == "zelfde termijn t/m december 2018; dezelfde functie minister van Defensie"
