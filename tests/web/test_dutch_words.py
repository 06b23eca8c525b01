"""A Dutch page says in Dutch who undertakes, and why the program holds statements together."""

from __future__ import annotations

import pytest
from reviewing import open_tab
from starlette.testclient import TestClient

from nakomen.web import rendering
from nakomen.web.norm_list import amount_in_words
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.link_reasons import link_in_words
from nakomen.wording.speaking import speaking

ACTORS = [
    ("secretary general", "secretaris-generaal"),
    ("Netherlands:police", "politie"),
    ("Netherlands:municipalities", "gemeenten"),
    ("Netherlands:public prosecution service", "Openbaar Ministerie"),
    ("Netherlands:ministry of finance", "ministerie van Financiën"),
    ("Netherlands:minister of finance", "minister van Financiën"),
    ("Ireland", "Ierland"),
    ("Materieelcommissie", "Materieelcommissie"),
]
REASONS = [
    ("same doer Netherlands, secretary general", "zelfde uitvoerder Nederland, secretaris-generaal"),
    ("same amount 650000000 EUR; same term ../2022-12", "zelfde bedrag EUR 650 miljoen; zelfde termijn t/m december 2022"),
    ("same amount veel EUR", "zelfde bedrag veel EUR"),
    ("the only pledge of Netherlands + Norway on burden-sharing", "de enige bijdrage van Nederland, Noorwegen over lastenverdeling"),
    ("the only decision on enlargement", "het enige besluit over uitbreiding"),
    ("share dijk, sluis", "delen de woordstammen dijk, sluis"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "dutch"), ACTORS)
def test_an_actor_has_a_dutch_name(name: str, dutch: str) -> None:
    with speaking("nl"):
        assert actors_in_words([name]) == dutch


@pytest.mark.parametrize(("why", "dutch"), REASONS)
def test_a_reason_is_told_in_dutch(why: str, dutch: str) -> None:
    with speaking("nl"):
        assert link_in_words(why) == dutch


@pytest.mark.parametrize(
    "address",
    ["/spoor/978f", "/compare/agenda?agenda=2021-05-20-geannoteerde-agenda-top-goteborg&report=kst-39412-17"],
)
def test_no_reason_on_a_dutch_page_is_english(reader: TestClient, address: str) -> None:
    text = reader.get(address, headers={"accept-language": "nl"}).text
    for english in (
        "nearly the same",
        "the later one",
        "same term",
        "heads of state",
        "of Netherlands",
        "van Netherlands",
    ):
        assert english not in text
    assert "secretary general" not in text


def test_the_rules_behind_a_statement_are_told_in_dutch(reader: TestClient) -> None:
    text = reader.get("/statement/3a44", headers={"accept-language": "nl"}).text
    assert "wat de regering in eigen land zal doen" in text
    assert "onderwerp voor het werkwoord" in text
    for english in ("what the government", "subject before", "promises go to parliament"):
        assert english not in text
    assert "subject before the verb" in reader.get("/statement/3a44", headers={"accept-language": "en"}).text


def test_numbers_and_days_have_the_signs_of_the_language(reader: TestClient) -> None:
    said = rendering._say_number
    with speaking("nl"):
        assert said("%(num)s undertaking", "%(num)s undertakings", 62500) == "62.500 verplichtingen"
    with speaking("en"):
        assert said("%(num)s undertaking", "%(num)s undertakings", 62500) == "62,500 undertakings"
    text = reader.get("/compare/checklist?for=2026-06-10", headers={"accept-language": "nl"}).text
    assert "bijeenkomst van 10 juni 2026" in text


def test_agreement_is_told_in_dutch_decimals(writer: TestClient) -> None:
    open_tab(writer, "/statement/de36", "Anna").send("confirm")
    open_tab(writer, "/statement/de36", "Bram").send("reject")
    assert "0,00" in writer.get("/review/agreement", headers={"accept-language": "nl"}).text


COUNTED = [("13 allies", "13 bondgenoten"), ("1 allies", "1 bondgenoot"), ("8 days", "8 dagen"), ("1 days", "1 dag"), ("8 specialisten", "8 specialisten"), ("2.2 %GDP", "2,2% van het bbp")]  # fmt: skip


@pytest.mark.parametrize(("amount", "dutch"), COUNTED)
def test_what_is_counted_is_told_in_dutch(amount: str, dutch: str) -> None:
    with speaking("nl"):
        assert amount_in_words(amount) == dutch


def test_why_a_norm_is_not_rated_is_told_in_dutch(reader: TestClient) -> None:
    text = reader.get("/norms/345d", headers={"accept-language": "nl"}).text
    assert "geteld tegen 2% van het bbp" in text
    assert "12 bondgenoten" in text
    spoor = reader.get("/spoor/345d", headers={"accept-language": "nl"}).text
    assert "ten minste 2,5% van het bbp" in spoor
    assert "1,36% van het bbp" in spoor
    assert "-0,64" in spoor
    assert "%GDP" not in spoor
