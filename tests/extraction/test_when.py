"""When something is due, or when it was measured; times of papers, meetings and what is over are left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from nakomen.model import Statement

#: The letters are of this day.
DAY = date(2024, 3, 5)

#: A sentence, and the time of its last statement.
DUE = [
    ("Nederland zal 3 miljoen euro bijdragen, waarvan 1 miljoen euro in 2025.", "2025"),
    ("Op 1 januari 2024 telde de missie 340 militairen.", "2024-01-01"),
    ("Uw Kamer ontvangt vóór het zomerreces een brief.", "../2024-07"),
    ("Uw Kamer ontvangt uiterlijk eind mei een brief.", "2024-05"),
    ("Uw Kamer ontvangt binnen drie maanden een brief.", "2024-03-05/2024-06-05"),
    ("Uw Kamer ontvangt volgend jaar een brief.", "2025"),
    ("Uw Kamer ontvangt begin volgend jaar een brief.", "2025-01"),
    ("Uw Kamer ontvangt in de tweede helft van 2024 een brief.", "2024-07/2024-12"),
    ("Uw Kamer ontvangt deze maand nog een brief.", "2024-03"),
    ("Uw Kamer ontvangt voor het debat van 20 maart een brief.", "../2024-03-20"),
    ("De bondgenoten spraken af binnen tien jaar de norm te halen.", "2024-03-05/2034-03-05"),
    ("Nederland levert van 1 april tot 1 oktober een fregat aan de missie.", "2024-04-01/2024-10-01"),
    ("Noorwegen kondigde op de top in Bergen aan in 2025 schepen te leveren.", "2025"),
    ("De minister heeft toegezegd de Kamer hierover voor de zomer te informeren.", "../2024-06"),
    ("In de periode 2019 tot en met 2023 stegen de uitgaven met 40 miljard euro.", "2019/2023"),
    ("De lidstaten moeten met ingang van 1 januari 2026 jaarlijks rapporteren.", "2026-01-01/.."),
    ("Het tekort bedraagt nu 3 miljoen euro.", "2024-03"),
    # by, before, until, from, in, during
    ("De lidstaten moeten hun plannen uiterlijk op 1 mei 2024 indienen.", "2024-05-01"),
    ("De lidstaten moeten hun plannen voor 1 mei indienen.", "../2024-05-01"),
    ("De lidstaten moeten hun plannen indienen voor het eind van 2024.", "../2024-12"),
    ("De bondgenoten spraken af de norm eind 2026 te halen.", "2026-12"),
    ("De bondgenoten spraken af de voorraden in 2025 aan te vullen.", "2025"),
    ("De bondgenoten spraken af de missie tot eind 2025 voort te zetten.", "../2025-12"),
    ("Nederland levert vanaf 1 juli een mijnenjager aan het verband.", "2024-07-01/.."),
    ("Nederland levert van januari tot en met juni 2025 een staf aan de missie.", "2025-01/2025-06"),
    ("Nederland levert vanaf midden juni gedurende vijf maanden een mijnenjager.", "2024-06/2024-11"),
    ("Ik zal uw Kamer in mei informeren over de uitkomst.", "2024-05"),
    ("Ik zal uw Kamer na de zomer informeren over de uitkomst.", "2024-23"),
    ("Ik zal uw Kamer in het najaar informeren over de uitkomst.", "2024-23"),
    ("Uw Kamer ontvangt voor het eind van het jaar een brief.", "../2024-12"),
    ("Uw Kamer ontvangt in het derde kwartaal een brief.", "2024-07/2024-09"),
    ("De bondgenoten spraken af jaarlijks verslag te doen van hun uitgaven.", ""),
    # a deadline that waits for an event has no day yet
    ("De Raad moet het plan voor de top in Bergen uitwerken.", ""),
    # dates of papers and meetings
    ("Zoals gemeld in de brief van 24 mei 2023 hecht het kabinet aan een snelle invoering.", ""),
    ("De motie van 3 februari jl. verzoekt de regering de steun te verlengen tot 1 juli 2025.", "../2025-07-01"),
    ("Tijdens de bijeenkomst van 14 februari spraken de ministers af de voorraden voor eind 2025 aan te vullen.",
     "../2025-12"),
    ("De afspraak van 2019 blijft voor Nederland het uitgangspunt.", ""),
    ("Conform het besluit van 12 januari levert Nederland in juli een staf.", ""),
    # what is done has no term, but what was announced for later has
    ("Vorig jaar kondigde Noorwegen een bijdrage van 3 miljoen euro aan.", ""),
    ("In 2019 spraken de bondgenoten af de norm in 2030 te halen.", "2030"),
    ("Noorwegen kondigde in februari aan vanaf 2025 schepen te leveren.", "2025/.."),
    ("Zoals toegezegd heeft het kabinet de kosten in 2023 laten berekenen.", ""),
    # a correction keeps what it says now
    ("De oefening zal niet op 1 juni, maar op 1 september 2024 worden gehouden.", "2024-09-01"),
    ("Uw Kamer ontvangt de brief niet in april, maar in juni.", "2024-06"),
    # a finding has the time measured
    ("In 2023 voldeden elf bondgenoten aan de norm van 2% bbp.", "2023"),
    ("De uitgaven van Nederland komen in 2024 uit op 19,8 miljard euro.", "2024"),
    ("Sinds 2019 zijn de uitgaven met 40 miljard dollar gestegen.", "2019/.."),
    # what is promised has its own time; relative clauses tell of something else; a time that is moved is the new one
    ("Nederland, dat sinds 2019 lid is van de kopgroep, stelt hiervoor een schip beschikbaar.", ""),
    ("De levering, die eerder voor 2024 was voorzien, vindt nu plaats in 2026.", "2026"),
    ("De bondgenoten spraken af de norm in 2024 te halen.", "2024"),
    ("In 2014 spraken de bondgenoten af de norm in 2024 te halen.", "2024"),
    ("De minister heeft toegezegd de Kamer hierover in het najaar te informeren.", "2024-23"),
    ("De minister heeft op 3 februari toegezegd de Kamer in het najaar te informeren.", "2024-23"),
    ("De oefening is uitgesteld van mei naar september 2024.", "2024-09"),
    ("De oefening die voor mei was gepland, zal in september plaatsvinden.", "2024-09"),
    ("De lidstaten moeten toelichten welke inzet zij voor ogen hebben in het komende kalenderjaar.", ""),
    ("De lidstaten moeten de nationale plannen die vanaf 2025 gelden, openbaar maken.", ""),
    ("Nederland levert de vaartuigen die in 2026 worden gebouwd, aan het verband.", ""),
    ("De termijn van 1 april wordt verlengd tot 1 juli.", "../2024-07-01"),
    # times to compare with are no terms
    ("Het kabinet zal voor de kust meer uitgeven dan in 2024.", ""),
    ("De lidstaten moeten hun uitstoot halveren ten opzichte van 2024.", ""),
    ("De lidstaten moeten hun uitstoot in 2030 halveren ten opzichte van 2024.", "2030"),
    # a term before a mere time; a meeting that lies ahead
    ("Uw Kamer ontvangt de cijfers over 2024 uiterlijk op 1 mei 2025.", "2025-05-01"),
    ("Tijdens de volgende bijeenkomst van de ministers van Visserij, op 5 en 6 februari 2025, zal dit plan worden vastgesteld.",
     "2025-02-05/2025-02-06"),
    ("De lidstaten stelden voor op de top in Bergen (24-26 juni 2025) een hogere norm af te spreken.", "2025-06-24/2025-06-26"),
    # a finding of a day that has passed
    ("Per 1 januari 2024 was voor 20 miljoen euro aan schepen besteld.", "2024-01-01"),
    ("Op dit moment voldoen negen lidstaten aan de norm van 2% bbp.", "2024-03"),
    ("Eind 2023 was 3% meer uitgegeven dan in 2014.", "2023-12"),
    # no time at all
    ("De bondgenoten spraken af de voorraden aan te vullen.", ""),
    ("Nederland stelt voor twaalf maanden een schip beschikbaar.", ""),
]  # fmt: skip

#: A sentence, the words of its term, and the event that it waits for.
SAID = [
    ("De lidstaten moeten hun plannen uiterlijk op 1 mei 2024 indienen.", "uiterlijk op 1 mei 2024", ""),
    ("De Raad moet het plan voor de top in Bergen uitwerken.", "voor de top in Bergen", "de top in Bergen"),
    ("Ik zal uw Kamer zo spoedig mogelijk informeren over de uitkomst.", "zo spoedig mogelijk", ""),
]

#: Each form of a term in a whole sentence: its time, its words, and the event that it waits for.
TERMS = [
    ("Ik zal uw Kamer dit jaar nog informeren over de kade.", "2024", "dit jaar", ""),
    ("Ik zal uw Kamer komend jaar informeren over de kade.", "2025", "komend jaar", ""),
    ("Uw Kamer ontvangt eind mei een brief over de kade.", "2024-05", "eind mei", ""),
    ("Uw Kamer ontvangt begin volgend jaar een brief over de kade.", "2025-01", "begin volgend jaar", ""),
    ("Medio 2025 ontvangt uw Kamer een brief over de kade.", "2025-07", "Medio 2025", ""),
    ("Na het reces informeer ik uw Kamer over de kade.", "", "Na het reces", "het reces"),
    ("Ik stuur uw Kamer in Q1 2025 een brief over de kade.", "2025-01/2025-03", "Q1 2025", ""),
    ("Ik stuur uw Kamer in de tweede helft van oktober een brief over de kade.", "2024-10-16/2024-10-31", "de tweede helft van oktober", ""),
    ("Het kabinet komt hier met Prinsjesdag op terug.", "2024-09-17", "Prinsjesdag", ""),
    ("Bij de Voorjaarsnota zal ik uw Kamer hierover informeren.", "", "Bij de Voorjaarsnota", "de Voorjaarsnota"),
    ("Ik zal uw Kamer voor het volgende commissiedebat informeren over de kade.", "", "voor het volgende commissiedebat", "het volgende commissiedebat"),
    ("In aanloop naar de top in Havenburg zal ik uw Kamer informeren over de kade.", "", "In aanloop naar de top in Havenburg", "de top in Havenburg"),
    ("Ik zal uw Kamer binnen een maand informeren over de kade.", "2024-03-05/2024-04-05", "binnen een maand", ""),
    ("Ik zal uw Kamer jaarlijks informeren over de vangst.", "", "jaarlijks", ""),
    ("Ik zal uw Kamer twee keer per jaar informeren over de vangst.", "", "twee keer per jaar", ""),
    ("Ik zal uw Kamer zo spoedig mogelijk informeren over de vangst.", "", "zo spoedig mogelijk", ""),
    ("Nederland levert van maart t/m mei 2025 een fregat aan de missie.", "2025-03/2025-05", "maart t/m mei 2025", ""),
    ("Nederland levert tot en met 31 december 2025 een fregat aan de missie.", "../2025-12-31", "tot en met 31 december 2025", ""),
    ("Ik zal uw Kamer uiterlijk vijf werkdagen voor het debat informeren over de vangst.", "", "uiterlijk vijf werkdagen voor het debat", "het debat"),
    ("Ik zal uw Kamer binnen tien werkdagen informeren over de vangst.", "2024-03-05/2024-03-19", "binnen tien werkdagen", ""),
    ("De gemeenten moeten hun plannen uiterlijk drie weken na de verkiezingen indienen.", "", "uiterlijk drie weken na de verkiezingen", "de verkiezingen"),
    ("Ik zal uw Kamer aanstaande september informeren over de vangst.", "2024-09", "aanstaande september", ""),
    ("De motie van 12 februari jl. verzoekt de regering de vangst voor de zomer te beperken.", "../2024-06", "voor de zomer", ""),
    ("In de volgende voortgangsrapportage zal ik uw Kamer hierover informeren.", "", "In de volgende voortgangsrapportage", "de volgende voortgangsrapportage"),
    ("De lidstaten moeten in 2030 meer vis sparen dan in 2014.", "2030", "2030", ""),
    ("Ik zal uw Kamer voor het einde van het reces informeren over de vangst.", "", "voor het einde van het reces", "het einde van het reces"),
    ("Ik zal uw Kamer te zijner tijd informeren over de vangst.", "", "te zijner tijd", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "due", "words", "event"), TERMS)
def test_term(said: Callable[..., list[Statement]], sentence: str, due: str, words: str, event: str) -> None:
    statement = said(sentence, day=DAY)[-1]
    assert (statement.due, statement.due_said, statement.due_event) == (due, words, event)


@pytest.mark.parametrize(("sentence", "due"), DUE)
def test_due(said: Callable[..., list[Statement]], sentence: str, due: str) -> None:
    assert said(sentence, day=DAY)[-1].due == due


@pytest.mark.parametrize(("sentence", "words", "event"), SAID)
def test_words_and_event(said: Callable[..., list[Statement]], sentence: str, words: str, event: str) -> None:
    statement = said(sentence, day=DAY)[-1]
    assert (statement.due_said, statement.due_event) == (words, event)


def test_a_term_is_reckoned_from_the_day_of_the_letter(said: Callable[..., list[Statement]]) -> None:
    sentence = "Ik zal uw Kamer in mei informeren over de uitkomst."
    assert [said(sentence, day=day)[0].due for day in (date(2021, 2, 1), date(2021, 9, 1))] == ["2021-05", "2022-05"]
