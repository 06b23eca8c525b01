"""Amounts as the annotation guidelines write them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.finders.amounts import find_amounts
from nakomen.finders.plain_numbers import find_numbers

MONEY = [
    ("Er is in 2024 EUR 300 mln en in 2025 € 4 mln begroot.", "300000000 EUR;4000000 EUR"),
    ("Er is EUR 300 mln begroot.", "300000000 EUR"),
    ("Er is 600.000 euro begroot.", "600000 EUR"),
    ("Er is € 1,4 mld. begroot.", "1400000000 EUR"),
    ("Er is 87 miljard USD begroot.", "87000000000 USD"),
    ("Er is 1,4 miljard dollar begroot.", "1400000000 USD"),
    ("De boete is € 1.234.567,89.", "1234567.89 EUR"),
    ("De boete is €4,25.", "4.25 EUR"),
    ("De boete is € 24,- per dag.", "24 EUR"),
    ("De boete is 1 miljoen euro.", "1000000 EUR"),
    ("De boete is een miljoen euro.", "1000000 EUR"),
    ("De boete is anderhalf miljoen euro.", "1500000 EUR"),
    ("De boete is een miljoen tweehonderdduizend euro.", "1200000 EUR"),
    ("De boete is een half miljard euro.", "500000000 EUR"),
    ("De boete is 40\u202f000 euro.", "40000 EUR"),
    ("De boete is 2.5 mln euro.", "2500000 EUR"),
    ("De boete is 3 euro en 50 cent.", "3.5 EUR"),
    ("De boete is 200 Zweedse kronen en 50 pond.", "200 SEK;50 GBP"),
    ("Er gaat 40 miljard extra naar dijken.", "40000000000 EUR"),
    ("Er gaat 3 miljard dollar naar dijken, waarvan 1 miljard naar sluizen.", "3000000000 USD;1000000000 USD"),
    ("Er is 6,1 miljoen gereserveerd.", "6100000 EUR"),
    ("Zij willen anderhalf miljard investeren.", "1500000000 EUR"),
    ("Het kost 1,2 mln. in 2025, 1,4 mln. in 2026 en 1,5 mln. vanaf 2027.", "1200000 EUR;1400000 EUR;1500000 EUR"),
    ("Het tarief stijgt met € 0,57 tot € 8,02.", "0.57 EUR;8.02 EUR"),
    ("Er wordt 80 miljoen besteed aan sluizen.", "80000000 EUR"),
    ("Het kost enkele tonnen en tientallen miljoenen euro's.", ""),
    ("Tussen de 50 en de 60 miljard euro is nodig.", ">=50000000000 EUR;<=60000000000 EUR"),
    ("Er is 2 tot 3 miljard euro nodig.", ">=2000000000 EUR;<=3000000000 EUR"),
    ("Er is € 2 à 3 mln nodig.", ">=2000000 EUR;<=3000000 EUR"),
    ("Het budget steeg van 5 naar 10 miljoen euro.", "5000000 EUR;10000000 EUR"),
    ("Er komt 3, 4 en 5 miljoen euro bij.", "3000000 EUR;4000000 EUR;5000000 EUR"),
]
SHARES = [
    ("Het land geeft 2% van het bbp uit.", "2 %GDP"),
    ("Het land geeft 2% bbp uit.", "2 %GDP"),
    ("Het land geeft ten minste twee procent van hun BBP uit.", ">=2 %GDP"),
    ("De schuld ging van 1,2 naar 1,4 procent van het bbp.", "1.2 %GDP;1.4 %GDP"),
    ("De schuld ging van 1,2% in 2019 naar 1,4% van het bbp.", "1.2 %GDP;1.4 %GDP"),
    ("De defensie-uitgaven komen nog niet aan de 2%.", "2 %GDP"),
    ("De defensie-uitgaven zijn met 3,5% gegroeid.", "3.5 %"),
    ("De defensie-uitgaven maken 20% van de begroting uit.", "20 %"),
    ("Het doel is een investeringsquote van twintig procent.", "20 %"),
    ("De huur daalde met 2,5 procentpunt.", "2.5 %"),
    ("De huur steeg 4 à 5%.", ">=4 %;<=5 %"),
    ("De helft van 30 tot 40 procent is genoeg.", ">=30 %;<=40 %"),
    ("Nog geen 15 procent van de 342 gemeenten meldt zich.", "<15 %;342 municipalities"),
]
COUNTS = [
    ("Het gaat om drie bataljons en 23 bondgenoten.", "3 battalions;23 allies"),
    ("Binnen veertien dagen komen 12 nieuwe Deense fregatten.", "14 days;12 frigates"),
    ("Zij leveren een radar en drie lanceerinrichtingen.", "1 radars;3 launchers"),
    ("Zij leveren drie lanceerinrichtingen en een radar.", "3 launchers;1 radars"),
    ("Zij leveren één fregat.", "1 frigates"),
    ("Eén en ander is besproken, één van de landen zweeg.", ""),
    ("De wachtlijst daalde van 17.000 naar 14.000.", "17000;14000"),
    ("Er doen 3.000 tot 4.000 extra vrijwilligers mee.", ">=3000 volunteers;<=4000 volunteers"),
    ("De zes verklaringen1 zijn bijgevoegd.", "6 declarations"),
    ("Er zijn 45 ministers van Defensie.", "45 defence ministers"),
    ("Er zijn 528 dienstverleners aangesloten.", "528 dienstverleners"),
    ("Een honderdtal vrijwilligers hielp, een vijftal bleef.", "~100 volunteers"),
    ("De helft van de duizenden gasten en tientallen honden vertrok.", ""),
    ("Er zijn 300 kijkers, van wie 40 in Zeeland.", "300 kijkers;40"),
    ("Er vertrokken circa 2000 militairen.", "~2000 military personnel"),
    ("Voor de vierde achtereenvolgende maand regende het.", "4 months"),
    ("Jongeren van 12 tot 18 jaar mogen mee.", ">=12 years;<=18 years"),
    ("De bouw duurt anderhalf jaar.", "1.5 years"),
    ("Het water steeg 2 graden.", "2 degrees"),
    ("Er zijn 17 tot 18.000 vrijwilligers nodig.", ">=17000 volunteers;<=18000 volunteers"),
    ("Dorpen met 2 of meer loketten blijven.", ">=2 loketten"),
    ("Er zijn 3.000 lessen, gemiddeld 250 per maand.", "3000 lessen;250"),
    ("Het aantal ging van 40 naar 55 loketten.", "40 loketten;55 loketten"),
    ("In 2025 zijn het 12 loketten, in 2026 14 loketten.", "12 loketten;14 loketten"),
]
NOTHING = [
    "In 2024 gingen de landen van 24 tot 26 juni naar huis.",
    "Op 3 mei 2031 en in de jaren tachtig was dat zo.",
    "Zie artikel 5, vraag 7, vragen 3, 4 en 5 en pagina 12.",
    "Zie Kamerstuk 28 676, nr. 302 en item 7.",
    "Bel 070 426 86 42 of schrijf naar Postbus 20018, 2500 EA Den Haag.",
    "Het 4x30-initiatief, de G7, de F-16, de KDC-10, de C-130 en MH17.",
    "Zij kwamen twee keer, beide op de tweede dag om 8 uur en om 10.28 uur.",
    "Twee weken geleden en drie jaar later bleef alles gelijk.",
    "Het plan NAVO2030 komt in Q1 van 2024.",
    "1) Eerst dit. (2) Dan dat.",
    "Een op de twintig is het er niet mee eens, een van de drie zwijgt.",
    "Dat ik acht slaande deuren hoor, acht hij onzin.",
    "Antwoorden op 1076 Vragen van de leden, zie 1 Antwoorden op vragen.",
    "4 Richtlijn betreffende maatregelen.",
    "Het hangt af van de ISO 27001 normen.",
    "De Leopard 2 tanks rijden.",
    "Per 100.000 inwoners is dat weinig.",
    "Dat zijn 4 op de 10 agenten, zoals in 2023, 2024 en 2025.",
    "In twee delen, in twee derde van de gevallen.",
    "Zie https://voorbeeld.nl/a?b=305%20euro.",
]
AROUND = [
    # sentence, then (relation, rate) of each amount
    ("Er komt een extra bijdrage van 2 miljoen euro.", [("extra", "")]),
    ("Er komt additioneel EUR 20 mln bij.", [("extra", "")]),
    ("Dit komt bovenop de EUR 150 mln van mei.", [("on top of", "")]),
    ("Er is EUR 9 mln, waarvan EUR 3 mln voor sluizen.", [("", ""), ("of which", "")]),
    ("Het budget groeit met 1,4 miljard euro naar in totaal 4,8 miljard euro.", [("by", ""), ("to", "")]),
    ("De totale kosten bedragen EUR 95 mln.", [("total", "")]),
    ("De bijdrage is 3 mln. euro per jaar.", [("", "year")]),
    ("Jaarlijks 3 mln. euro en 20 lessen per week.", [("", "year"), ("", "week")]),
]
ENGLISH = [
    ("They gave more than $6.3 billion and an additional five ships.", ">6300000000 USD;5 ships"),
    ("The number of frigates rose from four to six.", "4;6"),
    ("Over 40,000 troops and two hundred and six marines came.", ">40000 troops;206 marines"),
    ("At least 2 percent of Gross Domestic Product (GDP) goes to defence.", ">=2 %GDP"),
    ("They pledged $2¾ billion over the next 5 years.", "2750000000 USD;5 years"),
    ("On May 18 leaders met in 2022, and on 11-13 June 2021.", ""),
    ("Two years ago one of the three allies left.", ""),
    ("There are 100,000 U.S. forces there.", "100000 forces"),
    ("See Article 5 and Phase 2 of the plan.", ""),
    ("Net zero emissions are the goal.", ""),
    ("Some 20% to 30% of the 27 EU Member States took part.", ">=20 %;<=30 %;27 member states"),
]


def written(text, language="nl"):
    return ";".join(str(found) for found in find_amounts(text, language))


@pytest.mark.parametrize(("text", "expected"), MONEY + SHARES + COUNTS)
def test_amount(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_amount(text):
    assert written(text) == ""


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_relation_and_rate(text, expected):
    assert [(found.relation, found.rate) for found in find_amounts(text)] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_amount(text, expected):
    assert written(text, "en") == expected


def test_a_range_keeps_its_upper_end():
    lower, upper = find_amounts("Er zijn 3.000 tot 4.000 vrijwilligers nodig.")
    assert (lower.qualifier, lower.upper, upper.qualifier) == (">=", Decimal(4000), "<=")


UNITS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
    " achttien negentien"
)
TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"


def in_words(number):
    """Write a number below a million in Dutch words, as the Groene Boekje does."""
    if number < 20:
        return UNITS.split()[number]
    if number < 100:
        ten, unit = TENS.split()[number // 10 - 2], number % 10
        joint = "ën" if unit in (2, 3) else "en"
        return f"{UNITS.split()[unit]}{joint}{ten}" if unit else ten
    big, word = (1000, "duizend") if number >= 1000 else (100, "honderd")
    many, rest = divmod(number, big)
    blank = " " if big == 1000 and rest else ""
    return (in_words(many) if many > 1 else "") + word + blank + (in_words(rest) if rest else "")


@given(st.integers(2, 999_999))
def test_dutch_number_words_are_read(number):
    assert [found.value for found in find_numbers(f"Er zijn {in_words(number)} schepen.")] == [number]


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_figures_are_read_as_written(whole, cents):
    dutch = f"{whole:,}".replace(",", ".") + f",{cents:02d}"
    assert [str(found) for found in find_amounts(f"De som is € {dutch} of zo.")] == [
        f"{Decimal(f'{whole}.{cents:02d}').normalize():f} EUR"
    ]


@given(st.text(alphabet="0123456789.,%€- \nEURmlndrievantotbbpeen‑½()", max_size=80), st.sampled_from(["nl", "en"]))
def test_mentions_are_placed_in_order_and_apart(text, language):
    found = find_amounts(text, language)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert mention.value >= 0
    for one, other in pairwise(found):
        assert one.end <= other.start
