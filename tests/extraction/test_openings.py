"""The same thing is said whatever a sentence opens with: each act under each opening keeps its kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nakomen.model import Statement

Answered = Callable[[str], list[Statement]]
OPENINGS = [
    "Daarnaast",
    "Ook",
    "Om dit te voorkomen",
    "Omdat de termijnen knellen,",
    "In dat kader",
    "Op basis van de uitkomsten van het onderzoek",
    "Samen met de VNG en het IPO",
    "Als dit nodig blijkt,",
    "Als dit nodig blijkt, dan",
    "Nadat het advies is ontvangen,",
    "Zoals gemeld in mijn brief van 3 mei 2024 (Kamerstuk 29 628, nr. 1210)",
    "Vanwege het belang dat het kabinet aan veilige sluizen hecht,",
    "Gelet op de berichten hierover die in april verschenen,",
    "Mocht uit het onderzoek blijken dat de regels niet volstaan, dan",
    "De komende maanden",
    "In 2025",
    "Na de zomer",
    "Met het oog op de start van het nieuwe seizoen",
]
ACTS = [
    ("assurance", "zal ik de regeling aanpassen"),
    ("assurance", "informeer ik uw Kamer hierover"),
    ("assurance", "bekijk ik of de regels moeten worden aangescherpt"),
    ("assurance", "stuur ik uw Kamer een plan van aanpak"),
    ("assurance", "ga ik in overleg met de sector"),
    ("assurance", "laat ik onderzoeken welke sluizen onveilig zijn"),
    ("assurance", "wordt uw Kamer hierover geïnformeerd"),
    ("assurance", "kom ik hierop terug in de volgende voortgangsbrief"),
    ("tasking", "moeten gemeenten een plan opstellen"),
    ("tasking", "zijn werkgevers verplicht de uren te registreren"),
    ("request", "roep ik gemeenten op hun loket langer te openen"),
    ("request", "heb ik de vervoerders verzocht hun tarieven te herzien"),
    ("pledge", "stelt het kabinet 12 miljoen euro beschikbaar voor de aanpak"),
    ("agreement", "is met de gemeenten afgesproken dat de tarieven gelijk blijven"),
    ("position", "vind ik het belangrijk dat de sluizen veilig zijn"),
]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize(("kind", "act"), ACTS)
def test_an_opening_changes_no_kind(answered: Answered, opening: str, kind: str, act: str) -> None:
    assert kind in [statement.kind for statement in answered(f"{opening} {act}.")]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Ik roep gemeenten op hun loket te openen en informeer uw Kamer voor de zomer.", ["request", "assurance"]),
        ("Ik heb de inspectie gevraagd dit te onderzoeken en zal uw Kamer berichten.", ["request", "assurance"]),
        ("Ik vind dit zeer onwenselijk en ga hierover in gesprek met de vervoerders.", ["position", "assurance"]),
        ("De regeling wordt in 2025 aangescherpt en gemeenten moeten een plan opstellen.", ["assurance", "tasking"]),
        ("Ik heb uw Kamer hierover in mei geïnformeerd en zal dat in het najaar opnieuw doen.",
         ["fulfilment", "assurance"]),
        ("Ja, ik zal de regeling aanpassen.", ["assurance"]),
        ("Nee, daartoe ben ik niet bereid.", ["finding"]),
    ],
)  # fmt: skip
def test_two_acts_are_two_statements(answered: Answered, sentence: str, kinds: list[str]) -> None:
    assert [statement.kind for statement in answered(sentence)] == kinds
