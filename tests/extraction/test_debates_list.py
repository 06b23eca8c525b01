"""The chair's list of toezeggingen in a text and in both shapes of XML; the committee and what it met on are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from nakomen.extraction import extract
from nakomen.model import Document, Kind, Statement
from nakomen.readers import read_document
from nakomen.readers.handelingen_xml import read as read_handelingen
from nakomen.readers.verslag_xml import read as read_verslag

TEXT = Path(__file__).parent / "debates" / "commissiedebat-2024-03-12.txt"
OFFICE = "Netherlands:minister of infrastructure and water management"
ITEMS = [
    ("De minister stuurt de Kamer voor de zomer een brief over de pont van Oeverdam.", "2024-06"),
    ("De minister zal uiterlijk 1 mei 2024 de planning van de keuringen aan de Kamer sturen.", "2024-05-01"),
    ("De Kamer ontvangt in het najaar van 2024 de evaluatie van de veren.", "2024-23"),
    ("De minister overlegt met de provincie over de vaartijden en informeert de Kamer daarover.", ""),
]


def listed(document: Document) -> list[Statement]:
    """Return what the official list holds."""
    return [one for one in extract(document) if any("the chair's list" in str(reason) for reason in one.because)]


def test_each_item_is_an_assurance_of_the_minister() -> None:
    found = listed(read_document(TEXT))
    assert [one.quote for one in found] == [quote for quote, _ in ITEMS]
    assert {(one.kind, one.actor, one.addressee) for one in found} == {
        (Kind.ASSURANCE, (OFFICE,), ("House of Representatives",))
    }
    assert all(one.confidence >= 0.9 for one in found)


def test_each_item_keeps_its_term() -> None:
    assert [one.due.removeprefix("../") for one in listed(read_document(TEXT))] == [due for _, due in ITEMS]


def test_the_rest_of_the_report_is_read_as_a_debate() -> None:
    found = [one for one in extract(read_document(TEXT)) if one not in listed(read_document(TEXT))]
    assert [(str(one.kind), one.quote.split()[0]) for one in found] == [
        ("request", "Ik"),
        ("request", "Kan"),
        ("request", "Ik"),
        ("request", "Is"),
        ("assurance", "Ik"),
        ("assurance", "ik"),
        ("finding", "Dat"),
        ("assurance", "De"),
        ("fulfilment", "Ik"),
        ("assurance", "Ik"),
    ]


def spoken(name: str, *paragraphs: str) -> str:
    said = "".join(f"<al>{paragraph}</al>" for paragraph in paragraphs)
    style, surname = name.split()
    return (
        f"<spreekbeurt><spreker><voorvoegsels>{style}</voorvoegsels> <naam><achternaam>{surname}"
        f"</achternaam></naam>:</spreker><tekst><al-groep>{said}</al-groep></tekst></spreekbeurt>"
    )


def handelingen(*ending: str) -> Document:
    turns = spoken("Minister Harbers", "Dank u wel.") + spoken("De voorzitter", *ending)
    return read_handelingen(f"<handelingen><agendapunt>{turns}</agendapunt></handelingen>".encode(), "h.xml")


def verslag(*ending: str) -> Document:
    turns = "".join(
        "<woordvoerder><tekst><alinea>"
        + f"<alineaitem>{first} <nadruk type='Vet'>{last}</nadruk>:</alineaitem>"
        + "".join(f"<alineaitem>{paragraph}</alineaitem>" for paragraph in paragraphs)
        + "</alinea></tekst></woordvoerder>"
        for first, last, paragraphs in (("Minister", "Harbers", ("Dank u wel.",)), ("De", "voorzitter", ending))
    )
    text = f"<vlosCoreDocument><vergadering><datum>2024-03-12</datum>{turns}</vergadering></vlosCoreDocument>"
    return read_verslag(text.encode(), "v.xml")


OPENING = "Ik lees de toezeggingen voor."
FIRST, SECOND = "De minister informeert de Kamer in mei over de pont.", "De minister bekijkt de vaartijden opnieuw."
LISTS = [
    ((OPENING, f"– {FIRST}", f"– {SECOND}"), [FIRST, SECOND]),
    (
        (OPENING, f"1. {FIRST}", f"2. {SECOND}", "Dank u wel, dan sluit ik hierbij dit debat over de kades en veren."),
        [FIRST, SECOND],
    ),
    ((f"Ik heb twee toezeggingen genoteerd. {FIRST} {SECOND} Ik sluit de vergadering.",), [FIRST, SECOND]),
    ((f"Er is één toezegging gedaan: {FIRST}",), [FIRST]),
    (("Er zijn geen toezeggingen gedaan.", f"– {FIRST}"), []),
    (("Het woord is aan de minister.", "De minister zal nu antwoorden."), []),
]


@pytest.mark.parametrize("shape", [handelingen, verslag], ids=["handelingen", "verslag"])
@pytest.mark.parametrize(("ending", "quotes"), LISTS)
def test_the_list_in_xml(shape, ending: tuple[str, ...], quotes: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert [one.quote for one in listed(shape(*ending))] == quotes
