"""Actors in sentences of official Dutch and English, with the day deciding over names and offices."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.finders.actor_forms import fold
from nakomen.finders.actors import actor_class, find_actors

DAY = date(2018, 9, 20)

DUTCH = [
    # states, their adjectives, capitals and people
    ("Polen en het Verenigd Koninkrijk leveren schepen.", ["Poland", "United Kingdom"]),
    ("De VS drong aan op haast.", ["United States"]),
    ("De Amerikaanse bijdrage daalt.", []),
    ("De Turkse autoriteiten weigerden dat.", ["Turkey"]),
    ("De nieuwe Duitse regering wacht af.", ["Germany"]),
    ("Macedonië diende een plan in.", ["Macedonia"]),
    ("Noord-Macedonië diende een plan in.", ["Macedonia"]),
    ("De samenwerking met Tbilisi verloopt goed.", ["Georgia"]),
    ("Zij kwamen bijeen in Tbilisi en Warschau.", ["zij"]),
    ("Ankara heeft nog niet geantwoord.", ["Turkey"]),
    ("In Oost-Griekenland is veel gebouwd.", []),
    # our own state
    ("Ons land en het kabinet staan hierachter.", ["Netherlands", "Netherlands"]),
    ("De Nederlandse Permanente Vertegenwoordiger stemde in.", ["Netherlands"]),
    ("Zoals mijn ambtsvoorganger schreef, kom ik hierop terug.", ["ik", "ik"]),
    ("Vorig najaar heeft Defensie loodsen gekocht.", ["Netherlands:ministry of defence"]),
    ("SZW en UWV stemmen dit af.", ["Netherlands:ministry of social affairs and employment", "Netherlands:UWV"]),
    ("Het is aan de gemeenten en de politie.", ["Netherlands:municipalities", "Netherlands:police"]),
    # bodies
    ("De NAVO en de EU tekenden.", ["NATO", "EU"]),
    ("Tijdens de NAVO-top en in EU-verband.", []),
    ("De Noord-Atlantische Raad en het Militair Comité adviseren.", ["NAC", "Military Committee"]),
    ("De NAVO-Rusland Raad komt bijeen.", ["NATO-Russia Council"]),
    ("SACEUR en de OVSE rapporteren.", ["SACEUR", "OSCE"]),
    ("De Europese Commissie schreef een plan; de Commissie wil haast.", ["European Commission"] * 2),
    ("De Havenraad gaf advies.", ["Havenraad"]),
    # groups, whole and in part
    ("De bondgenoten en partnerlanden betalen.", ["allies", "partner countries"]),
    ("Een toenemend aantal bondgenoten betaalt.", ["some allies"]),
    ("De NAVO bondgenoten betalen.", ["allies"]),
    ("Elke bondgenoot levert een plan.", ["allies"]),
    ("Een bondgenoot leverde geen plan.", ["some allies"]),
    ("Alle Europese bondgenoten betalen.", ["European allies"]),
    ("De bondgenoten die achterblijven, betalen.", ["some allies"]),
    ("De bondgenoten, die allang wachtten, betalen.", ["allies"]),
    ("NAVO- en partnerlanden betalen.", ["allies", "partner countries"]),
    ("De staatshoofden en regeringsleiders besloten dat.", ["heads of state and government"]),
    ("Andere landen doen dat niet.", ["countries"]),
    ("De anti-ISIS coalitie vordert. De coalitie traint agenten.", ["anti-ISIS coalition"] * 2),
    # offices
    ("De minister van Defensie tekende.", ["Netherlands:minister of defence"]),
    (
        "De ministers van Buitenlandse Zaken en van Defensie tekenden.",
        ["Netherlands:minister of foreign affairs", "Netherlands:minister of defence"],
    ),
    ("De NAVO-ministers van Defensie tekenden.", ["defence ministers"]),
    ("De ministers van Financiën tekenden.", ["finance ministers"]),
    ("De ministers tekenden.", ["de ministers"]),
    ("De Deense minister van Defensie tekende.", ["Denmark"]),
    ("De Oekraïense ministers van Defensie en Financiën tekenden.", ["Ukraine"]),
    ("Minister Bijleveld tekende.", ["Netherlands:minister of defence"]),
    ("Staatssecretaris Visser tekende.", ["Netherlands:state secretary of defence"]),
    ("Minister Van der Zee (Financiën) tekende.", ["Netherlands:minister of finance"]),
    ("Minister-President Rutte en premier Zaev tekenden.", ["Netherlands:prime minister", "Macedonia"]),
    ("De premier van Noorwegen tekende.", ["Norway"]),
    ("President Ghani en president Margvelashvili van Georgië spraken.", ["Afghanistan", "Georgia"]),
    ("Secretaris-generaal Stoltenberg opende de dag.", ["secretary general"]),
    ("De secretaris-generaal van de VN opende de dag.", ["UN"]),
    ("De voorzitter van de Europese Raad opende de dag.", ["EU"]),
    ("De Hoge Vertegenwoordiger Mogherini sprak.", ["EU"]),
    ("Het ministerie van Buitenlandse Zaken betaalt.", ["Netherlands:ministry of foreign affairs"]),
    ("Een minister moet kunnen rekenen.", []),
    # parliament
    ("U ontvangt de brief.", ["House of Representatives"]),
    ("Uw Kamer en de Eerste Kamer ontvangen de brief.", ["House of Representatives", "Senate"]),
    ("De motie-Terpstra en de motie van het lid De Wit c.s. vragen dat.", ["House of Representatives"] * 2),
    ("Vragen van de leden Terpstra en De Wit over havens.", ["House of Representatives"]),
    ("De Kamer van Koophandel schreef een brief.", ["Netherlands:chamber of commerce"]),
    # words that point
    ("Hij riep op tot haast.", ["hij"]),
    ("Beide staatshoofden zagen dat.", ["beide staatshoofden"]),
    ("Het land hervormt.", ["het land"]),
    ("De president zag dat.", ["de president"]),
]

ENGLISH = [
    ("The U.S. will send two ships.", ["United States"]),
    ("Two U.S. ships were sent.", []),
    ("Many allies and Finland agreed.", ["some allies", "Finland"]),
    ("Nineteen Allies have plans.", ["some allies"]),
    ("Allied leaders will endorse it.", ["heads of state and government"]),
    ("The NATO summit is over, NATO said.", ["NATO"]),
    ("We call on Russia to leave.", ["we", "Russia"]),
    ("President Biden and Prime Minister Trudeau spoke.", ["United States", "Canada"]),
    ("The Ukrainian Minister of Defence spoke.", ["Ukraine"]),
    ("The Dutch Minister of Foreign Affairs spoke.", ["Netherlands:minister of foreign affairs"]),
    ("The Minister of Defence of Estonia spoke.", ["Estonia"]),
]


def acting(sentence: str, on: date | None = DAY, language: str = "nl") -> list[str]:
    return [actor.name for actor in find_actors(sentence, on, language) if actor.type != "adjective"]


@pytest.mark.parametrize(("sentence", "expected"), DUTCH)
def test_dutch(sentence, expected):
    assert acting(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence, expected):
    assert acting(sentence, language="en") == expected


@pytest.mark.parametrize(
    ("sentence", "day", "expected"),
    [
        ("Noord-Macedonië tekende.", date(2020, 1, 1), ["North Macedonia"]),
        (
            "Minister Kaag tekende.",
            date(2019, 1, 1),
            ["Netherlands:minister of foreign trade and development cooperation"],
        ),
        ("Minister Kaag tekende.", date(2021, 7, 1), ["Netherlands:minister of foreign affairs"]),
        ("Minister Kaag tekende.", date(2023, 7, 1), ["Netherlands:minister of finance"]),
        ("Minister Kaag tekende.", None, ["Netherlands:minister"]),
        ("Secretaris-generaal Rutte tekende.", date(2025, 1, 1), ["secretary general"]),
        ("Minister-president Verhoeckx tekende.", date(2031, 1, 1), ["Netherlands:prime minister"]),
        ("Premier Verhoeckx tekende.", date(2031, 1, 1), ["Verhoeckx"]),
    ],
)
def test_the_day_decides(sentence, day, expected):
    assert acting(sentence, day) == expected


def test_an_adjective_names_its_state():
    (actor,) = find_actors("De Oekraïense havens zijn dicht.")
    assert (actor.text, actor.name, actor.type) == ("Oekraïense", "Ukraine", "adjective")


def test_number():
    plural = {actor.name: actor.plural for actor in find_actors("De bondgenoten, Nederland en zij.")}
    assert plural == {"allies": True, "Netherlands": False, "zij": True}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Netherlands", "home"),
        ("Netherlands:police", "home"),
        ("allies", "collective"),
        ("European allies", "collective"),
        ("NATO", "collective"),
        ("secretary general", "collective"),
        ("defence ministers", "collective"),
        ("some allies", "some"),
        ("Georgia", "state"),
        ("Macedonia", "state"),
        ("House of Representatives", "parliament"),
        ("Senate", "parliament"),
        ("social partners", "other"),
        ("zij", "other"),
    ],
)
def test_classes(name, expected):
    assert actor_class(name) == expected


PIECES = [
    "de ",
    "NAVO",
    "-",
    "bondgenoten",
    " en ",
    "minister van Defensie",
    "president ",
    "Ghani",
    ", ",
    "Kyiv",
    "İ",
    "\n\n",
    "u ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_mentions_stand_in_order_where_they_say(text):
    end = 0
    for actor in find_actors(text, DAY):
        assert actor.start >= end
        assert text[actor.start : actor.end] == actor.text
        assert actor.text
        assert actor.name
        end = actor.end


@given(st.text(max_size=80))
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)


def test_work_grows_with_the_text():
    """Ten times the text may not take a hundred times as long: no search looks back over the whole text."""
    text = " ".join(sentence for sentence, _ in DUTCH) * 40
    find_actors(text)

    def spent(words: str) -> float:
        start = time.process_time()
        find_actors(words)
        return time.process_time() - start

    assert spent(text * 10) < 40 * max(min(spent(text) for _ in range(3)), 0.005)
