"""Each form in which a letter says when, in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from nakomen.finders.date_holidays import holiday_in, public_holidays
from nakomen.finders.date_table import date_table
from nakomen.finders.dates import DateContext, find_dates
from nakomen.model import DateMention

#: The letters are of this day.
DAY = date(2024, 3, 5)

#: A sentence, and its dates: words, relation, EDTF (- where none can be told), length or repetition, event.
FORMS = [
    # jl.
    ("De brief van 12 mei jl. noemt drie sluizen.", "12 mei jl.: on 2023-05-12"),
    ("Op dinsdag 3 september jl. is de proef begonnen.", "dinsdag 3 september jl.: on 2023-09-03"),
    ("In januari jl. is de kade hersteld.", "januari jl.: during 2024-01"),
    # aanstaande
    ("Het overleg is op vrijdag 12 juli aanstaande.", "vrijdag 12 juli aanstaande: on 2024-07-12"),
    ("Aanstaande donderdag spreekt de raad erover.", "Aanstaande donderdag: on 2024-03-07"),
    ("De nieuwe sluis gaat aanstaande september open.", "aanstaande september: on 2024-09"),
    ("Op 3 juni a.s. volgt de uitslag.", "3 juni a.s.: on 2024-06-03"),
    # dit jaar, komend jaar
    ("De haven wordt dit jaar uitgebaggerd.", "dit jaar: on 2024"),
    ("De veerdienst start komend jaar.", "komend jaar: on 2025"),
    ("Volgend jaar ligt er een nieuwe kade.", "Volgend jaar: on 2025"),
    ("In het komende jaar volgt een tweede proef.", "het komende jaar: during 2024-03/2025-03"),
    ("Vorig jaar bleef de brug dicht.", "Vorig jaar: on 2023"),
    # eind, begin, medio
    ("Eind 2024 is de dijk klaar.", "Eind 2024: on 2024-12"),
    ("Begin volgend jaar hoort u meer.", "Begin volgend jaar: on 2025-01"),
    ("Medio mei vertrekt het schip.", "Medio mei: on 2024-05"),
    ("Halverwege 2025 volgt een tussenstand.", "Halverwege 2025: on 2025-07"),
    ("De raad besluit eind deze maand.", "eind deze maand: on 2024-03"),
    ("De stand ultimo 2023 staat in de bijlage.", "ultimo 2023: on 2023-12-31"),
    # voor de zomer, na het reces
    ("De Kamer ontvangt het plan voor de zomer.", "voor de zomer: before ../2024-06"),
    ("Nog voor de zomer van 2025 volgt een brief.", "Nog voor de zomer van 2025: before ../2025-06"),
    ("Na het reces spreek ik verder met de vissers.", "Na het reces: after - <het reces>"),
    ("Na het zomerreces ontvangt u het besluit.", "Na het zomerreces: after 2024-09"),
    ("Voor het einde van het reces is de lijst er.", "Voor het einde van het reces: before - <het einde van het reces>"),
    # kwartalen en helften
    ("De loods opent in Q1.", "Q1: during 2024-01/2024-03"),
    ("In Q3 2025 is de kraan gereed.", "Q3 2025: during 2025-07/2025-09"),
    ("Het derde kwartaal van 2024 is voor de proef.", "Het derde kwartaal van 2024: during 2024-07/2024-09"),
    ("De brief komt in de tweede helft van oktober.", "de tweede helft van oktober: during 2024-10-16/2024-10-31"),
    ("De eerste helft van 2025 wordt gebruikt voor herstel.", "De eerste helft van 2025: during 2025-01/2025-06"),
    ("In het tweede halfjaar start de werving.", "het tweede halfjaar: during 2024-07/2024-12"),
    # feestdagen
    ("Het kabinet komt hierop met Prinsjesdag terug.", "Prinsjesdag: on 2024-09-17"),
    ("De steiger is voor Kerst gereed.", "voor Kerst: before ../2024-12-25"),
    ("Na Pinksteren vaart de pont weer.", "Na Pinksteren: after 2024-05-19/.."),
    ("Op Koningsdag 2025 is de haven dicht.", "Koningsdag 2025: on 2025-04-26"),
    ("Rond de jaarwisseling volgt de afrekening.", "Rond de jaarwisseling: about 2024-12-31"),
    # begrotingsstukken
    ("Bij de Voorjaarsnota komt hier geld voor.", "Bij de Voorjaarsnota: on - <de Voorjaarsnota>"),
    ("Bij de Voorjaarsnota 2025 wordt dit verwerkt.", "Bij de Voorjaarsnota 2025: on 2025 <de Voorjaarsnota 2025>"),
    ("Dit wordt bij de Miljoenennota 2026 bezien.", "bij de Miljoenennota 2026: on 2025-09 <de Miljoenennota 2026>"),
    ("U hoort meer bij de eerste suppletoire begroting.", "bij de eerste suppletoire begroting: on - <de eerste suppletoire begroting>"),
    ("Na de Najaarsnota volgt de verdeling.", "Na de Najaarsnota: after - <de Najaarsnota>"),
    # voor het debat
    ("U ontvangt de cijfers voor het volgende commissiedebat.", "voor het volgende commissiedebat: before - <het volgende commissiedebat>"),
    ("Ruim voor het commissiedebat Visserij van 12 juni ligt de brief er.", "Ruim voor het commissiedebat Visserij van 12 juni: before ../2024-06-12 <het commissiedebat Visserij>"),
    ("De kaart volgt voorafgaand aan het wetgevingsoverleg.", "voorafgaand aan het wetgevingsoverleg: before - <het wetgevingsoverleg>"),
    ("De lijst ligt er voor de behandeling van de begroting.", "voor de behandeling van de begroting: before - <de behandeling van de begroting>"),
    ("In de volgende voortgangsrapportage ga ik hierop in.", "In de volgende voortgangsrapportage: on - <de volgende voortgangsrapportage>"),
    # in aanloop naar
    ("In aanloop naar de top in Havenburg werken zij dit uit.", "In aanloop naar de top in Havenburg: before - <de top in Havenburg>"),
    ("In de aanloop naar de top in Havenburg in juni 2025 volgt een voorstel.", "In de aanloop naar de top in Havenburg in juni 2025: before ../2025-06 <de top in Havenburg>"),
    ("In aanloop naar de onderhandelingen spreekt de raad met de sector.", "In aanloop naar de onderhandelingen: before - <de onderhandelingen>"),
    ("Voorafgaand aan de ondertekening van het verdrag hoort u mij.", "Voorafgaand aan de ondertekening van het verdrag: before - <de ondertekening van het verdrag>"),
    # binnen
    ("Binnen een maand ligt er een antwoord.", "Binnen een maand: by 2024-03-05/2024-04-05 P1M"),
    ("De aannemer herstelt dit binnen veertien dagen.", "binnen veertien dagen: by 2024-03-05/2024-03-19 P14D"),
    ("De gemeente besluit binnen zes weken na ontvangst van de aanvraag.", "binnen zes weken na ontvangst van de aanvraag: by - P6W <ontvangst van de aanvraag>"),
    ("Het is binnen anderhalf jaar klaar.", "binnen anderhalf jaar: by 2024-03-05/2025-09-05 P18M"),
    ("Binnen drie maanden na 1 juli 2024 volgt de toets.", "Binnen drie maanden na 1 juli 2024: by 2024-07-01/2024-10-01 P3M"),
    ("De proef duurt driekwart jaar.", "driekwart jaar: on - P9M"),
    # herhaling
    ("De raad rapporteert jaarlijks over de vangst.", "jaarlijks: on - R/P1Y"),
    ("Zij komen twee keer per jaar bijeen.", "twee keer per jaar: on - R/P6M"),
    ("Elk kwartaal volgt een overzicht.", "Elk kwartaal: on - R/P3M"),
    ("De toets vindt eens in de vier jaar plaats.", "eens in de vier jaar: on - R/P4Y"),
    ("De commissie vergadert elke eerste maandag van de maand.", "elke eerste maandag van de maand: on - R/P1M"),
    ("Elk voorjaar worden de bakens geteld.", "Elk voorjaar: on - R/P1Y"),
    # zonder dag
    ("Ik stuur u het rapport zo spoedig mogelijk.", "zo spoedig mogelijk: on -"),
    ("De pont wordt per direct stilgelegd.", "per direct: on -"),
    ("Te zijner tijd hoort u meer.", "Te zijner tijd: on -"),
    ("Zodra dat mogelijk is gaat de sluis open.", "Zodra dat mogelijk is: on -"),
    ("Op dit moment ligt het werk stil.", "Op dit moment: about 2024-03"),
    ("Voor het einde van deze kabinetsperiode is de dijk klaar.", "Voor het einde van deze kabinetsperiode: before -"),
    # t/m
    ("De kade is van 3 t/m 5 mei dicht.", "3 t/m 5 mei: during 2024-05-03/2024-05-05"),
    ("Van 2025 t/m 2030 is er geld voor.", "2025 t/m 2030: during 2025/2030"),
    ("De proef loopt tot en met 31 december 2025.", "tot en met 31 december 2025: until ../2025-12-31"),
    ("De werving loopt van maart t/m mei.", "maart t/m mei: during 2024-03/2024-05"),
    ("De vloot blijft t/m eind 2026 hier. Tot die datum is zij veilig.", "t/m eind 2026: until ../2026-12; Tot die datum: until ../2026-12"),
    # wachten op een gebeurtenis
    ("Uiterlijk drie weken na de verkiezingen ligt er een plan.", "Uiterlijk drie weken na de verkiezingen: by - P3W <de verkiezingen>"),
    ("Ten minste zes weken voor het debat zijn de stukken er.", "Ten minste zes weken voor het debat: before - P6W <het debat>"),
    ("Tot de inwerkingtreding van de wet geldt het oude stelsel.", "Tot de inwerkingtreding van de wet: until - <de inwerkingtreding van de wet>"),
    ("Voor de inwerkingtreding van het besluit volgt een brief.", "Voor de inwerkingtreding van het besluit: before - <de inwerkingtreding van het besluit>"),
    ("Na afronding van het onderzoek besluit de raad.", "Na afronding van het onderzoek: after - <afronding van het onderzoek>"),
    # werkdagen
    ("Binnen tien werkdagen volgt een antwoord.", "Binnen tien werkdagen: by 2024-03-05/2024-03-19 P10D"),
    ("Uiterlijk vijf werkdagen voor het debat ontvangt u de stukken.", "Uiterlijk vijf werkdagen voor het debat: by - P5D <het debat>"),
    ("Uiterlijk vijf werkdagen voor 3 april 2024 zijn de stukken er.", "Uiterlijk vijf werkdagen voor 3 april 2024: by 2024-03-25 P5D"),
    ("Uiterlijk tien werkdagen voor het commissiedebat Visserij van 2 mei 2024 volgt een brief.", "Uiterlijk tien werkdagen voor het commissiedebat Visserij van 2 mei 2024: by 2024-04-18 P10D <het commissiedebat Visserij>"),
    ("Vijf werkdagen na 23 december 2024 vervalt het bod.", "Vijf werkdagen na 23 december 2024: on 2025-01-02 P5D"),
    ("Drie werkdagen na 25 april 2025 vervalt het bod.", "Drie werkdagen na 25 april 2025: on 2025-04-30 P3D"),
]  # fmt: skip


def shown(mention: DateMention) -> str:
    event = f" <{mention.event}>" if mention.event else ""
    value = f" {mention.value}" if mention.value else ""
    return f"{mention.text}: {mention.relation} {mention.edtf or '-'}{value}{event}"


@pytest.mark.parametrize(("sentence", "expected"), FORMS)
def test_form(sentence: str, expected: str) -> None:
    assert "; ".join(map(shown, find_dates(sentence, DateContext(DAY)))) == expected


@pytest.mark.parametrize(
    ("day", "sentence", "due"),
    [
        # Good Friday and Easter Monday 2024 are the 29th of March and the 1st of April
        (date(2024, 3, 27), "Binnen drie werkdagen volgt een brief.", "2024-03-27/2024-04-03"),
        # King's Day 2026 is a Monday; in 2025 it is kept on a Saturday
        (date(2026, 4, 24), "Binnen twee werkdagen volgt een brief.", "2026-04-24/2026-04-29"),
        (date(2025, 4, 25), "Binnen twee werkdagen volgt een brief.", "2025-04-25/2025-04-29"),
        # both days of Christmas and New Year's Day
        (date(2024, 12, 23), "Binnen vijf werkdagen volgt een brief.", "2024-12-23/2025-01-02"),
        # Ascension Day and Whit Monday
        (date(2024, 5, 8), "Binnen acht werkdagen volgt een brief.", "2024-05-08/2024-05-22"),
    ],
)
def test_working_days_skip_weekends_and_holidays(day: date, sentence: str, due: str) -> None:
    assert [mention.edtf for mention in find_dates(sentence, DateContext(day))] == [due]


#: Our names of the days that the library calls by English ones.
SAME_DAY = [
    ("nieuwjaarsdag", "New Year's Day"),
    ("goede vrijdag", "Good Friday"),
    ("eerste paasdag", "Easter Sunday"),
    ("tweede paasdag", "Easter Monday"),
    ("koningsdag", "King's Day"),
    ("hemelvaartsdag", "Ascension Day"),
    ("eerste pinksterdag", "Pentecost"),
    ("tweede pinksterdag", "Pentecost Monday"),
    ("eerste kerstdag", "Christmas Day"),
    ("tweede kerstdag", "Second Day of Christmas"),
]


@pytest.mark.parametrize(("name", "english"), SAME_DAY)
def test_named_holidays_fall_on_the_days_of_the_library(name: str, english: str) -> None:
    from holidays import country_holidays

    row = date_table("nl").words["holiday"][name]
    known = country_holidays("NL", years=range(2014, 2041), language="en_US")
    for year in range(2014, 2041):
        assert english in known[holiday_in(year, row)], year
        assert holiday_in(year, row) in public_holidays(year, "nl")
