"""What ministers write in answers to questions about doings at home: one kind a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nakomen.model import Statement

Answered = Callable[[str], list[Statement]]
SENTENCES = {
    "assurance": [
        "Ik zal hierover in gesprek gaan met de vervoerders.",
        "Ik ga hierover met de gemeenten in gesprek.",
        "Ik ben voornemens de regeling per 1 januari 2025 aan te passen.",
        "Het kabinet komt in het najaar met een voorstel.",
        "Ik verwacht de Kamer voor de zomer te kunnen informeren.",
        "De evaluatie wordt naar verwachting eind 2024 afgerond.",
        "De resultaten zal ik met uw Kamer delen.",
        "Uw Kamer ontvangt de resultaten na afronding van het onderzoek.",
        "Ik laat onderzoeken hoe de veiligheid van de sluizen kan worden verbeterd.",
        "In de volgende voortgangsrapportage ga ik hier nader op in.",
        "Hier kom ik in de nota op terug.",
        "Ik betrek dit bij de herziening van de wet.",
        "Dit punt neem ik mee in de evaluatie.",
        "Ik bezie of aanvullende maatregelen nodig zijn.",
        "Samen met de sector verken ik de mogelijkheden voor een keurmerk.",
        "Het wetsvoorstel wordt dit najaar in consultatie gebracht.",
        "Ik streef ernaar het wetsvoorstel in 2025 aan uw Kamer aan te bieden.",
        "Ik blijf de ontwikkelingen nauwgezet volgen.",
        "Ik houd de vinger aan de pols.",
        "Ik ga hierover het gesprek aan met de brancheorganisaties.",
        "Ik zal dit onder de aandacht brengen van de gemeenten.",
        "Over de uitkomsten wordt u in het voorjaar geïnformeerd.",
        "De planning is dat het rapport in maart 2025 gereed is.",
        "Momenteel werk ik aan een wetsvoorstel dat ik dit jaar aan de Kamer stuur.",
        "Ik ben bereid dit te onderzoeken.",
        "Daartoe ben ik bereid.",
        "Als daar aanleiding toe is, zal ik maatregelen nemen.",
        "Er komt een landelijk meldpunt.",
        "Het kabinet werkt dit de komende maanden verder uit.",
        "Zoals toegezegd in het debat van 4 april 2024 ontvangt uw Kamer dit najaar een brief.",
    ],
    "fulfilment": [
        "Zoals toegezegd heb ik uw Kamer op 3 mei 2024 geïnformeerd.",
        "Zoals toegezegd ontvangt u bijgaand het rapport.",
        "Ik heb uw Kamer hierover bij brief van 3 mei 2024 geïnformeerd.",
        "Hiermee geef ik uitvoering aan de motie van het lid Jansen.",
        "Naar aanleiding van de motie-Jansen is een werkgroep ingesteld.",
        "Met deze brief doe ik deze toezegging gestand.",
        "Aan de aanbevelingen van de ombudsman is opvolging gegeven.",
        "De aanbevelingen uit het rapport zijn overgenomen.",
        "Het advies van de raad is opgevolgd.",
        "De afspraken uit het akkoord zijn inmiddels uitgevoerd.",
        "Conform de afspraken in het akkoord hebben de gemeenten hun plannen ingediend.",
        "Uw Kamer is hierover eerder geïnformeerd.",
        "De toegezegde evaluatie is in maart 2024 aan uw Kamer gestuurd.",
    ],
    "request": [
        "Ik roep gemeenten op hun loketten langer open te houden.",
        "Ik heb de vervoerders verzocht hun tarieven te herzien.",
        "Ik vraag werkgevers om dit te melden.",
        "Ik moedig ouders aan om contact op te nemen met de school.",
        "Van de sector verwacht ik dat zij hierin haar verantwoordelijkheid neemt.",
        "Het kabinet verwacht van bedrijven dat zij zorgvuldig handelen.",
        "Ik heb er bij de bestuurders op aangedrongen dat zij het plan aanpassen.",
        "De VNG adviseert gemeenten om hun beleid te herzien.",
        "De Gezondheidsraad heeft geadviseerd de grens te verlagen.",
        "De motie verzoekt de regering om een verbod.",
        "De Raad van State adviseerde het voorstel aan te passen.",
    ],
    "pledge": [
        "De politie zal extra agenten inzetten bij de haven.",
        "UWV start in september een onderzoek naar de wachttijden.",
        "De inspectie gaat extra controles uitvoeren.",
        "De NVWA intensiveert haar toezicht op de slachterijen.",
        "Het kabinet stelt hiervoor 12 miljoen euro beschikbaar.",
        "Voor de aanpak is vanaf 2025 jaarlijks 8 miljoen euro beschikbaar.",
        "ProRail vervangt in 2025 alle wissels op dit traject.",
        "De gemeenten hebben toegezegd meer woningen te bouwen.",
        "Het OM heeft aangekondigd in beroep te gaan.",
    ],
    "agreement": [
        "Met de vervoerders is afgesproken dat de tarieven gelijk blijven.",
        "Gemeenten en Rijk hebben afspraken gemaakt over de opvang.",
        "In het Bestuursakkoord is afgesproken dat provincies jaarlijks rapporteren.",
        "Het Rijk, de provincies en de waterschappen hebben een convenant gesloten.",
        "De Europese Unie heeft de verordening vastgesteld.",
        "De ministerraad heeft ingestemd met het wetsvoorstel.",
    ],
    "tasking": [
        "Bewindvoerders moeten hun cliënten machtigen.",
        "De inspectie is verzocht een onderzoek in te stellen.",
        "Op grond van de wet moeten gemeenten een plan opstellen.",
        "De Europese richtlijn verplicht lidstaten om de regels voor 2026 om te zetten.",
        "Het is aan de rechter om hierover te oordelen.",
        "Werkgevers dienen de uren te registreren.",
        "De verantwoordelijkheid voor de handhaving ligt bij de gemeente.",
        "De burgemeester is verantwoordelijk voor de openbare orde.",
        "Instellingen moeten jaarlijks verslag doen.",
        "Het toezicht wordt uitgeoefend door de Autoriteit Persoonsgegevens.",
        "Huisartsen zijn verplicht dit te melden.",
    ],
    "finding": [
        "In 2023 zijn 1.450 meldingen ontvangen.",
        "In 2023 waren er 1.200 meldingen van geweld in het openbaar vervoer.",
        "Het aantal ongevallen is met 5 procent gedaald.",
        "Er zijn geen cijfers beschikbaar over het aantal controles.",
        "Op dit moment wordt gewerkt aan een nieuwe handreiking.",
        "Uit onderzoek van het CBS blijkt dat 40 procent van de ouderen eenzaam is.",
        "Inmiddels hebben 210 gemeenten zich aangesloten.",
        "Voor deze groep bestaat geen aparte regeling.",
    ],
    "position": [
        "Ik vind het zorgelijk dat de wachttijden oplopen.",
        "Ik deel de mening dat dit onwenselijk is.",
        "Ik herken dit beeld niet.",
        "Ik begrijp de zorgen van de bewoners.",
        "Het kabinet hecht aan een zorgvuldige afweging.",
        "Naar mijn mening volstaat de huidige regeling.",
        "Het is belangrijk dat de regels worden nageleefd.",
    ],
}
NOTHING = [
    "Ja, ik ben bekend met dit bericht.",
    "Zie het antwoord op vraag 3.",
    "Een sluis bestaat uit twee deuren en een kolk.",
    "Op 3 mei sprak ik met de burgemeester.",
    "Bezoekers kunnen een kaart kopen bij het loket.",
]
#: Still wrong: strict, so that a sentence that is mended moves to its list.
STILL_WRONG = [
    ("Ik heb de inspectie gevraagd dit te onderzoeken en zal uw Kamer over de uitkomst berichten.", "assurance"),
    ("Ik sta open voor een gesprek hierover en nodig de bonden daartoe uit.", "assurance"),
    ("De sector heeft zich gecommitteerd aan een reductie van 30 procent.", "pledge"),
    ("Dit is niet bekend, omdat gemeenten dit niet registreren.", "finding"),
]


@pytest.mark.parametrize(("sentence", "kind"), [(one, kind) for kind, found in SENTENCES.items() for one in found])
def test_kind(answered: Answered, sentence: str, kind: str) -> None:
    assert [statement.kind for statement in answered(sentence)][:1] == [kind]


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing(answered: Answered, sentence: str) -> None:
    assert answered(sentence) == []


@pytest.mark.xfail(strict=True, reason="known fault; mended, it moves to the list above")
@pytest.mark.parametrize(("sentence", "kind"), STILL_WRONG)
def test_still_wrong(answered: Answered, sentence: str, kind: str) -> None:
    assert [statement.kind for statement in answered(sentence)][:1] == [kind]


def test_one_who_signs_is_ik_and_acts_in_passives(answered: Answered) -> None:
    """Answers are signed by one minister: what is promised without a name is promised by that office."""
    [statement] = answered("Over de uitkomsten wordt u in het voorjaar geïnformeerd.")
    assert statement.actor == ("Netherlands:minister of infrastructure and water management",)
    assert statement.addressee == ("House of Representatives",)
