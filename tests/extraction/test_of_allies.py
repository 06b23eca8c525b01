"""What reports on meetings of allies say: one kind a sentence, whoever the allies are."""

from __future__ import annotations

from datetime import date

import pytest

from nakomen.extraction import extract
from nakomen.model import Block, BlockKind, Document, DocumentKind, Identity, Signatory, Statement

#: A paragraph of such a report, so that it is one.
BEFORE = (
    "De bondgenoten spraken in Oslo over de afschrikking van Rusland, de steun aan Oekraïne, de lastenverdeling, de "
    "gereedheid van de bondgenoten, cyberaanvallen op bondgenoten en de rol van de NAVO. Enkele bondgenoten en alle "
    "andere bondgenoten namen deel."
)
SENTENCES = {
    "agreement": [
        "De bondgenoten hebben besloten de aanwezigheid in het oosten te versterken.",
        "Besloten is om de missie met een jaar te verlengen.",
        "Tijdens de top is overeenstemming bereikt over een nieuw plan voor de zeekabels.",
        "De NAVO-ministers keurden het plan goed.",
        "De leiders gaven groen licht voor de oprichting van een centrum in Riga.",
        "Er is een akkoord bereikt over de gemeenschappelijke begroting.",
        "De bondgenoten committeerden zich aan een jaarlijkse groei van de uitgaven.",
        "Ook stemden de ministers in met de nieuwe commandostructuur.",
        "De NAVO zal een nieuw hoofdkwartier in Finland openen.",
        "Het bondgenootschap gaat nauwer samenwerken met Japan.",
        "De leiders herbevestigden dat de deur open blijft voor Georgië.",
        "Het nieuwe strategisch concept is door de leiders aangenomen.",
        "In Oslo is de oprichting van een fonds van 1 miljard euro overeengekomen.",
    ],
    "pledge": [
        "Duitsland bood aan een brigade in Litouwen te stationeren.",
        "Het Verenigd Koninkrijk zal een vliegdekschip leveren.",
        "Verschillende bondgenoten kondigden nieuwe steunpakketten voor Oekraïne aan.",
        "Nederland draagt met een fregat bij aan de vloot.",
        "Nederland heeft toegezegd de eenheid in Litouwen te versterken.",
        "De minister van Defensie maakte bekend dat Nederland 18 houwitsers zal leveren.",
        "Noorwegen is bereid de leiding van de missie op zich te nemen.",
        "Vanaf januari 2026 neemt Nederland het commando over.",
        "Nederland verhoogt zijn bijdrage aan het fonds met 5 miljoen euro.",
        "Denemarken verdubbelt zijn steun aan Oekraïne.",
    ],
    "assurance": [
        "Het kabinet zal uw Kamer hierover voor de volgende top informeren.",
        "Over een mogelijke Nederlandse bijdrage wordt uw Kamer separaat geïnformeerd.",
        "Het kabinet beraadt zich nog op een bijdrage.",
    ],
    "tasking": [
        "De militaire autoriteiten kregen de opdracht om de plannen voor februari te herzien.",
        "De secretaris-generaal werd gemandateerd om hierover te onderhandelen.",
        "De bondgenoten dienen hun plannen voor 1 december in te leveren.",
        "De ministers van Defensie zullen in februari over de voortgang spreken.",
        "De uitwerking hiervan moet voor de top in Madrid gereed zijn.",
        "Bondgenoten worden geacht jaarlijks te rapporteren over hun uitgaven.",
        "Voor de uitvoering is het militaire hoofdkwartier verantwoordelijk.",
    ],
    "request": [
        "De secretaris-generaal vroeg de bondgenoten hun voorraden aan te vullen.",
        "Polen drong aan op een permanente aanwezigheid.",
        "President Zelensky deed een dringend beroep op de bondgenoten om luchtverdediging te leveren.",
        "De Verenigde Staten verwachten van de Europese bondgenoten een grotere bijdrage.",
        "Nederland verzocht de secretaris-generaal om een voortgangsrapport.",
    ],
    "position": [
        "De bondgenoten benadrukten het belang van eenheid.",
        "Turkije plaatste kanttekeningen bij het voorstel.",
        "Frankrijk toonde zich kritisch over de uitbreiding van de gemeenschappelijke begroting.",
        "Nederland is voorstander van een sterke Europese pijler.",
        "De leiders spraken hun zorgen uit over de militaire opbouw van China.",
        "De bondgenoten veroordeelden de aanval in krachtige bewoordingen.",
        "Een geloofwaardige afschrikking blijft noodzakelijk.",
        "Het kabinet staat positief tegenover het voorstel.",
        "Naar het oordeel van Nederland is de tekst evenwichtig.",
    ],
    "fulfilment": [
        "Conform de motie van het lid De Wit heeft Nederland hiervoor aandacht gevraagd.",
        "Hiermee is voldaan aan de toezegging uit het debat van 3 juni.",
        "Het cybercentrum, waartoe in Warschau was besloten, is inmiddels operationeel.",
        "De toegezegde fregatten zijn geleverd.",
        "Alle bondgenoten hebben hun nationale plannen ingediend.",
        "Uw Kamer is hierover op 3 mei geïnformeerd (Kamerstuk 28 676, nr. 302).",
    ],
    "finding": [
        "Elf bondgenoten voldoen inmiddels aan de norm van 2%.",
        "De defensie-uitgaven zijn met 11 procent gestegen.",
        "Nederland besteedt nu 1,7% van het bbp aan defensie.",
        "Er is nog geen overeenstemming over de verdeling van de kosten.",
        "De missie telt 400 militairen uit twaalf landen.",
        "De voorbereidingen voor de oefening verlopen volgens plan.",
    ],
}
NOTHING = [
    "De ministers kwamen op dinsdag bijeen in Oslo.",
    "De sessie werd geopend door de Noorse premier.",
    "Aansluitend vond een werklunch plaats met de Oekraïense minister.",
]


def reported(sentence: str) -> list[Statement]:
    """Return the statements of a sentence in a report of two ministers."""
    text = f"{BEFORE}\n\n{sentence}"
    start = len(text) - len(sentence)
    signed = (
        Signatory("A. de Wit", "De minister van Buitenlandse Zaken"),
        Signatory("J. Jansen", "De minister van Defensie"),
    )
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(BEFORE)), Block(BlockKind.PARAGRAPH, start, len(text)))
    identity = Identity(date=date(2024, 6, 10), signatories=signed)
    document = Document("verslag", text, identity, kind=DocumentKind.REPORT, blocks=blocks)
    return [statement for statement in extract(document) if statement.start >= start]


@pytest.mark.parametrize(("sentence", "kind"), [(one, kind) for kind, found in SENTENCES.items() for one in found])
def test_kind(sentence: str, kind: str) -> None:
    assert [statement.kind for statement in reported(sentence)][:1] == [kind]


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing(sentence: str) -> None:
    assert reported(sentence) == []


def test_what_follows_with_waarover_is_promised_by_itself() -> None:
    found = reported("Besluitvorming over een bijdrage volgt in het najaar, waarover uw Kamer wordt geïnformeerd.")
    assert [statement.kind for statement in found] == ["finding", "assurance"]
