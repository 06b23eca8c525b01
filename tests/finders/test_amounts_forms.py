"""Each form in which a letter says how much, in sentences of our own."""

from __future__ import annotations

import pytest

from nakomen.finders.amounts import find_amounts
from nakomen.finders.number_ranges import find_number_ranges
from nakomen.finders.ordinals import find_ordinals
from nakomen.finders.plain_numbers import find_numbers
from nakomen.model import AmountMention

#: A sentence, and its amounts, with how they relate to others and the period of a rate.
FORMS = [
    # geld
    ("De gemeente stelt EUR 4,5 mln. beschikbaar voor de kade.", "4500000 EUR"),
    ("Het fonds telt 1,2 miljard euro.", "1200000000 EUR"),
    ("De pont kost 3 euro en 50 cent.", "3.5 EUR"),
    ("De boete is vijf euro vijftig.", "5.5 EUR"),
    ("Zij leent 30 miljoen dollar.", "30000000 USD"),
    ("Er is € 750.000,- over.", "750000 EUR"),
    # percentages
    ("De haven besteedt 2,5% van het bbp aan dijken.", "2.5 %GDP"),
    ("Twintig procent van het budget gaat naar onderhoud.", "20 %"),
    ("Het gaat om een percentage van 40.", "40 %"),
    ("De huur stijgt met 3 procentpunt.", "3 % (by)"),
    ("Ten minste 0,7% van het bni gaat naar hulp.", ">=0.7 %GNI"),
    # tellingen
    ("Er varen 12 nieuwe veerboten.", "12 veerboten"),
    ("Zij leveren drie kranen en een baken.", "3 kranen"),
    ("Binnen veertien dagen komen vierhonderd vrijwilligers.", "14 days; 400 volunteers"),
    ("Er liggen 23 schepen in vijf havens.", "23 ships; 5 havens"),
    # bereik
    ("Er zijn 3.000 tot 4.000 meldingen.", ">=3000 reports; <=4000 reports"),
    ("Tussen de 20 en 30 schepen liggen stil.", ">=20 ships; <=30 ships"),
    ("Het kost € 2 à 3 mln.", ">=2000000 EUR; <=3000000 EUR"),
    ("De bouw duurt vier tot zes maanden.", ">=4 months; <=6 months"),
    # bepaling
    ("Ten minste 30 schepen liggen stil.", ">=30 ships"),
    ("De kade krijgt hooguit 40 plaatsen.", "<=40 places"),
    ("Ruim 700 vissers kwamen.", ">700 vissers"),
    ("Circa 12 loodsen zijn leeg.", "~12 loodsen"),
    ("De brug krijgt een lengte groter dan of gelijk aan 40 meter.", ">=40 metres"),
    ("Niet meer dan vijf schepen mogen invaren.", "<=5 ships"),
    ("De dijk is hoger dan 12 meter.", ">12 metres"),
    ("Nog geen 60 boten voeren uit.", "<60 boten"),
    # verhouding
    ("Dat komt bovenop de EUR 12 mln van vorig jaar.", "12000000 EUR (on top of)"),
    ("Er is 9 mln. euro, waarvan 2 mln. voor toezicht.", "9000000 EUR; 2000000 EUR (of which)"),
    ("In totaal zijn 33 havens aangesloten.", "33 havens (total)"),
    ("Er komt 3 miljoen euro extra.", "3000000 EUR (extra)"),
    ("De begroting groeit van 5 naar 8 miljoen euro.", "5000000 EUR; 8000000 EUR (to)"),
    ("De begroting stijgt met 3 miljoen euro naar in totaal 9 miljoen euro.", "3000000 EUR (by); 9000000 EUR (to)"),
    ("De opbrengst daalde tot 40 miljoen euro.", "40000000 EUR (to)"),
    # tempo
    ("De bijdrage is 3 mln. euro per jaar.", "3000000 EUR /year"),
    ("Jaarlijks gaat 400.000 euro naar het fonds.", "400000 EUR /year"),
    ("De huur is 900 euro per maand.", "900 EUR /month"),
    ("De pont vervoert 2.000 reizigers per dag.", "2000 reizigers /day"),
    ("Er zijn 40 lessen per week.", "40 lessen /week"),
]  # fmt: skip

#: A sentence, and its numbers, fractions among them.
NUMBERS = [
    ("Een derde van de vissers stopt.", "Een derde: 0.3333"),
    ("Twee derde van de boten is oud.", "Twee derde: 0.6667"),
    ("Drie kwart van de kade is klaar.", "Drie kwart: 0.75"),
    ("Driekwart van de kade is klaar.", "Driekwart: 0.75"),
    ("Een derde brug volgt.", ""),
    ("Drie en een kwart miljoen blijft over.", "Drie en een kwart miljoen: 3.25e+06"),
    ("Een op de vier schepen ligt stil.", "Een op de vier: 0.25"),
    ("Het is 2 1/2 keer zo veel.", "2 1/2: 2.5"),
    ("Meer dan de helft is weg.", "de helft: 0.5"),
    ("⅔ van de dijk.", "⅔: 0.6667"),
]

#: A sentence, and its ordinals; the last is -1.
ORDINALS = [
    ("De vijfendertigste brief.", "vijfendertigste: 35"),
    ("De 12e sluis en de 3de brug.", "12e: 12; 3de: 3"),
    ("De honderdeerste melding.", "honderdeerste: 101"),
    ("De zeventien miljoenste reiziger.", "zeventien miljoenste: 17000000"),
    ("De op een na laatste boot.", "op een na laatste: -2"),
    ("De laatste boot.", "laatste: -1"),
    ("Twee derde van de boten.", ""),
    ("De tweede en de achtste haven.", "tweede: 2; achtste: 8"),
]

#: A sentence, and the bounds that it sets; what stands behind `to` closes the range.
RANGES = [
    ("Het aantal ligt tussen de 20 en 30.", ">=20 to 30; <=30"),
    ("Het getal is groter dan 100, maar kleiner dan 300.", ">100 to 300; <300"),
    ("Zijn score is 200 of meer.", ">=200"),
    ("Niet minder dan dertig.", ">=30"),
    ("De uitkomst is gelijk aan veertig.", "40 to 40"),
    ("Lager of gelijk aan 12.", "<=12"),
    ("Lager dan 5, maar hoger dan 2.", "<5; >2 to 5"),
    ("Boven de 1000 en onder de 1500.", ">1000 to 1500; <1500"),
]


def shown(amount: AmountMention) -> str:
    relation = f" ({amount.relation})" if amount.relation else ""
    return f"{amount}{relation}" + (f" /{amount.rate}" if amount.rate else "")


@pytest.mark.parametrize(("sentence", "expected"), FORMS)
def test_form(sentence: str, expected: str) -> None:
    assert "; ".join(map(shown, find_amounts(sentence))) == expected


@pytest.mark.parametrize(("sentence", "expected"), NUMBERS)
def test_number(sentence: str, expected: str) -> None:
    assert "; ".join(f"{found.text}: {float(found.value):.4g}" for found in find_numbers(sentence)) == expected


@pytest.mark.parametrize(("sentence", "expected"), ORDINALS)
def test_ordinal(sentence: str, expected: str) -> None:
    assert "; ".join(f"{found.text}: {found.value}" for found in find_ordinals(sentence)) == expected


@pytest.mark.parametrize(("sentence", "expected"), RANGES)
def test_range(sentence: str, expected: str) -> None:
    found = find_number_ranges(sentence)
    assert "; ".join(f"{one} to {one.upper}" if one.upper is not None else str(one) for one in found) == expected
