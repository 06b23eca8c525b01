"""Which statements are linked, how and why; all matters are invented."""

from __future__ import annotations

from datetime import date

import pytest

from nakomen.model import Relation
from nakomen.tracing import link_statements

DAYS = {"a": date(2020, 5, 4), "b": date(2021, 5, 4), "c": date(2022, 5, 4)}
WATER = {"theme": "resilience"}
BRIDGE = ("a", 0, "agreement", "De gemeenten besloten voor eind 2021 een draaibrug over de Lutte te bouwen.")
LOCK = ("a", 200, "pledge", "Hoorn stelt EUR 3 mln beschikbaar voor het baggeren van de vaargeul.")

#: Earlier, later, relation or None; the fields of each stand beside its words.
PAIRS = [
    (
        (*BRIDGE, {"due": "../2021-12"}),
        ("b", 0, "fulfilment", "De draaibrug over de Lutte is in april opgeleverd.", {}),
        Relation.FULFILS,
    ),
    (
        (*BRIDGE, {"due": "../2021-12"}),
        (
            "b",
            0,
            "agreement",
            "De gemeenten besloten de draaibrug over de Lutte niet in 2021, maar in 2023 te bouwen.",
            {"due": "2023"},
        ),
        Relation.CHANGES,
    ),
    (
        (*BRIDGE, {"due": "../2021-12"}),
        (
            "b",
            0,
            "agreement",
            "De gemeenten herbevestigden de afspraak over een draaibrug over de Lutte.",
            {"due": "../2021-12"},
        ),
        Relation.REPEATS,
    ),
    (
        (*BRIDGE, {"due": "../2021-12"}),
        ("b", 0, "agreement", "Ter vervanging van de draaibrug over de Lutte kwamen zij een veerdienst overeen.", {}),
        Relation.REPLACES,
    ),
    (
        (*BRIDGE, {"due": "../2021-12"}),
        ("b", 0, "finding", "De draaibrug over de Lutte ligt op schema.", {}),
        Relation.MEASURES,
    ),
    (
        (
            "a",
            0,
            "request",
            "de motie van het lid Wouda, die vraagt om een veerdienst",
            {"refs": "motion:Wouda;kst-39001-4"},
        ),
        (
            "b",
            0,
            "fulfilment",
            "Conform de motie van het lid Wouda vaart de pont.",
            {"refs": "motion:Wouda;kst-39001-4"},
        ),
        Relation.FULFILS,
    ),
    (
        (
            "a",
            0,
            "request",
            "de motie van het lid Wouda, die vraagt om een veerdienst",
            {"refs": "motion:Wouda;kst-39001-4"},
        ),
        (
            "b",
            0,
            "fulfilment",
            "Conform de motie van het lid Wouda is de vaargeul verlicht.",
            {"refs": "motion:Wouda;kst-39001-9"},
        ),
        None,
    ),
    (
        (*LOCK, {"actor": "Netherlands", "amounts": "3000000 EUR"}),
        (
            "b",
            0,
            "fulfilment",
            "De bijdrage van EUR 3 mln is geheel besteed.",
            {"actor": "Netherlands", "amounts": "3000000 EUR"},
        ),
        Relation.FULFILS,
    ),
    (
        (*LOCK, {"actor": "Netherlands", "amounts": "3000000 EUR"}),
        (
            "b",
            0,
            "fulfilment",
            "De bijdrage van EUR 3 mln is geheel besteed.",
            {"actor": "Denmark", "amounts": "3000000 EUR"},
        ),
        None,
    ),
    (
        (*BRIDGE, {"due": "../2021-12"}),
        ("b", 0, "agreement", "De gemeenten besloten een nieuw raadhuis te bouwen.", {}),
        None,
    ),
    (
        (
            "a",
            0,
            "assurance",
            "Ik ben voornemens de rol van de brandweer nader te onderzoeken.",
            {"actor": "Netherlands"},
        ),
        ("b", 0, "finding", "De gemeenten spelen een belangrijke rol en werken nader samen.", {"actor": "Netherlands"}),
        None,
    ),
    (
        (*BRIDGE, {"due": "../2021-12"}),
        ("b", 0, "position", "De burgemeester noemde de samenwerking vruchtbaar.", {}),
        None,
    ),
]


@pytest.mark.parametrize(("first", "second", "relation"), PAIRS)
def test_relation(say, first, second, relation):
    earlier, later = say(*first[:4], **WATER, **first[4]), say(*second[:4], **WATER, **second[4])
    links = link_statements([later, earlier], DAYS)
    if relation is None:
        assert links == []
        return
    assert [(link.later, link.earlier, link.relation) for link in links] == [(later.id, earlier.id, relation)]
    assert links[0].why
    assert 0 < links[0].confidence <= 0.95


PLAN = ("agreement", "De gemeenten stelden een dijkplan vast.")
SOUNDINGS = ("agreement", "Zij gaven opdracht tot jaarlijkse peilingen.")
#: The second statement stands just behind the first; whether its words take it up.
POINTING = [
    (PLAN, ("tasking", "Dit plan moet in mei gereed zijn."), True),
    (SOUNDINGS, ("tasking", "De eerste peilingen moeten in mei worden gedaan."), True),
    (("request", "De raad vroeg om een kaart."), ("finding", "Een besluit daarover is nog niet genomen."), True),
    (("assurance", "U ontvangt de kaart in mei."), ("finding", "Dat is niet gelukt."), True),
    (PLAN, ("tasking", "In dit kader moet Hoorn een sluis bouwen."), False),
    (PLAN, ("pledge", "Hoorn stelt hiervoor EUR 3 mln beschikbaar."), False),
    (PLAN, ("finding", "In Kampen regende het."), False),
]


@pytest.mark.parametrize(("before", "then", "taken_up"), POINTING)
def test_words_that_point_to_the_sentence_before(say, before, then, taken_up):
    first = say("a", 0, *before)
    second = say("a", len(before[1]) + 1, *then, amounts="3000000 EUR" if "EUR" in then[1] else "")
    links = link_statements([first, second], DAYS)
    assert [(link.later, link.earlier) for link in links] == ([(second.id, first.id)] if taken_up else [])


def test_a_report_above_the_motion_that_it_carries_out_is_the_later_one(say):
    report = say("a", 0, "fulfilment", "Hiermee geeft het college gevolg aan de motie Wouda", refs="kst-39001-4")
    motion = say("a", 60, "request", "die vraagt om een veerdienst naar Urk", refs="kst-39001-4")
    assert [(link.later, link.earlier) for link in link_statements([report, motion], DAYS)] == [(report.id, motion.id)]


def test_a_later_report_goes_to_the_undertaking_in_force(say):
    first = say(*BRIDGE, due="../2021-12", **WATER)
    put_off = say(
        "b", 0, "agreement", "De bouw van de draaibrug over de Lutte is uitgesteld tot 2023.", due="2023", **WATER
    )
    done = say("c", 0, "fulfilment", "De draaibrug over de Lutte is gereed.", **WATER)
    links = link_statements([done, put_off, first], DAYS)
    assert [(link.later, link.earlier) for link in links] == [(put_off.id, first.id), (done.id, put_off.id)]


def test_the_only_open_pledge_of_a_doer_is_what_was_offered(say):
    offer = say("a", 0, "pledge", "Denemarken bood aan een baggerschip te sturen.", actor="Denmark", **WATER)
    other = say("a", 90, "pledge", "Denemarken zal twee loodsen opleiden.", actor="Denmark", **WATER)
    kept = say("b", 0, "fulfilment", "De Ellen Marie voer mee, zoals was aangeboden.", actor="Denmark", **WATER)
    assert [link.earlier for link in link_statements([offer, kept], DAYS)] == [offer.id]
    assert link_statements([offer, other, kept], DAYS) == []


def test_documents_without_a_day_come_first(say):
    undated = say("zz", 0, "agreement", BRIDGE[3], **WATER)
    done = say("b", 0, "fulfilment", "De draaibrug over de Lutte is in april opgeleverd.", **WATER)
    assert [(link.later, link.earlier) for link in link_statements([done, undated], DAYS)] == [(done.id, undated.id)]


#: Statements of two documents, their theme, and whether what they share says enough of the matter.
ACROSS = [
    ("De gemeente mag de brug sluiten.", "De inspectie mag pas later ingrijpen, zo lijkt het.", "domestic", False),
    ("Het lijkt dat patiënten langer wachten.", "Het lijkt dat boeren langer wachten.", "domestic", False),
    ("De patiënten wachten langer.", "De patiënten eten beter.", "domestic", False),
    ("Hoorn graaft een vaargeul bij de Lutte.", "De vaargeul van Hoorn bij de Lutte is diep.", "domestic", True),
    ("De gemeenten bouwen een draaibrug.", "De draaibrug ligt op schema.", "resilience", True),
    (
        "Het is aan de havenmeester om bij lozingen door schippers de peilbuizen na te zien en daarna het slib te laten ruimen.",
        "Bij de brand in de molen moet blijken of schippers er waren, of lozingen van de fabriek meespelen en of peilbuizen smolten.",
        "domestic",
        False,
    ),
    (
        "De gemeente geeft bij het loket aan de haven een folder over de veerdienst van Hoorn naar Urk.",
        "Zoals toegezegd komt er in het loket van de school een folder met boeken en kaarten voor alle leerlingen.",
        "domestic",
        False,
    ),
]


@pytest.mark.parametrize(("first", "second", "theme", "linked"), ACROSS)
def test_documents_are_linked_by_what_says_something_of_the_matter(say, first, second, theme, linked):
    earlier = say("a", 0, "assurance", first, actor="Netherlands", theme=theme)
    later = say("b", 0, "finding", second, actor="Netherlands", theme=theme)
    assert bool(link_statements([earlier, later], DAYS)) is linked


@pytest.mark.parametrize(("theme", "document"), [("resilience", "a"), ("domestic", "b")])
def test_words_that_point_reach_another_document_only_within_a_theme(say, theme, document):
    """«Hierover» is said of a report in its own document, which tells of an undertaking of an earlier one."""
    plan = say("a", 0, "agreement", "Hoorn graaft een vaargeul naar de steiger van Urk.", theme=theme)
    report = say("b", 0, "finding", "De vaargeul van Hoorn naar de steiger van Urk is ondiep.", theme=theme)
    then = say("b", 57, "finding", "Hierover is geklaagd.", theme=theme)
    links = {link.later: link.earlier for link in link_statements([plan, report, then], DAYS)}
    assert links[report.id] == plan.id
    assert links[then.id] == {"a": plan.id, "b": report.id}[document]


def test_a_noun_stands_for_what_was_undertaken(say):
    """ "Dit lidmaatschap" takes up "toetreden", which is another word, and not the nearest undertaking."""
    statements = [
        say(
            "a",
            0,
            "agreement",
            "Hoorn zal toetreden tot de waterkring van Kampen.",
            actor="Denmark",
            theme="resilience",
        ),
        say(
            "a",
            60,
            "agreement",
            "Hoorn zal deelnemen aan het overleg van de kring.",
            actor="Denmark",
            theme="resilience",
        ),
        say("a", 120, "finding", "Dit lidmaatschap brengt geen kosten mee.", actor="Denmark", theme="resilience"),
    ]
    assert (statements[2].id, statements[0].id) in {
        (one.later, one.earlier) for one in link_statements(statements, DAYS)
    }


def test_hiermee_takes_the_deed_along(say):
    """The motion is told after the deed and its report; both carry it out."""
    motion = {"refs": "motion:Wouda;kst-39001-4", "actor": "House of Representatives"}
    deed = say(
        "a", 0, "pledge", "Nederland geeft EUR 2 mln voor de veerpont.", actor="Netherlands", amounts="2000000 EUR"
    )
    report = say(
        "a", 44, "fulfilment", "Hiermee is de motie Wouda uitgevoerd.", actor="Netherlands", refs=motion["refs"]
    )
    asked = say("a", 60, "request", "de motie Wouda (39001-4) die vraagt om een veerpont", **motion)
    links = {(one.later, one.earlier): str(one.relation) for one in link_statements([deed, report, asked], DAYS)}
    assert links == {(deed.id, asked.id): "fulfils", (report.id, asked.id): "fulfils"}


def test_who_was_asked_answers_in_a_later_letter(say):
    asked = say(
        "a",
        0,
        "request",
        "Denemarken vroeg om meer pompen.",
        actor="Denmark",
        addressee="Netherlands",
        theme="readiness",
    )
    other = say("b", 0, "pledge", "Nederland levert vier graafmachines.", actor="Netherlands", theme="industry")
    answer = say("b", 90, "pledge", "Nederland zendt twee ploegen.", actor="Netherlands", theme="readiness")
    second = say("b", 180, "pledge", "Nederland leent ook tenten uit.", actor="Netherlands", theme="readiness")
    links = [(one.later, one.earlier) for one in link_statements([asked, other, answer, second], DAYS)]
    assert links == [(answer.id, asked.id)], "the first of its theme, and no more"


@pytest.mark.parametrize(
    ("quote", "due", "relation"),
    [
        ("De gemeenten verbinden zich ertoe in 2030 dertig vaargeulen te baggeren.", "2030", Relation.REPEATS),
        ("De gemeenten verbinden zich ertoe in 2035 dertig vaargeulen te baggeren.", "2035", Relation.CHANGES),
    ],
)
def test_a_term_that_the_earlier_sentence_names_as_well_is_no_change(say, quote, due, relation):
    """An introduction names several terms, of which one is its own; the section tells one of the others."""
    opening = "De gemeenten verbinden zich ertoe in 2040 elektrisch te varen en in 2030 dertig vaargeulen te baggeren."
    earlier = say("a", 0, "agreement", opening, actor="allies", due="2040", **WATER)
    later = say("b", 0, "agreement", quote, actor="allies", due=due, **WATER)
    assert [link.relation for link in link_statements([earlier, later], DAYS)] == [relation]


def test_a_pronoun_behind_a_conjunction_is_of_its_own_sentence(say):
    """ "Alvorens dit voor mei te zenden" takes up the plan of the same sentence, not what was said before."""
    before = say("a", 0, "agreement", "De raad besprak de ingediende plannen van de haven.", **WATER)
    quote = "De havenmeester leest het plan alvorens dit voor mei naar Urk te zenden."
    after = say("a", 60, "assurance", quote, actor="Netherlands", due="2020-05", **WATER)
    assert link_statements([before, after], DAYS) == []
    pointing = say("a", 60, "assurance", "Hoorn zal dit voor mei aan Urk zenden.", actor="Netherlands", **WATER)
    assert [link.earlier for link in link_statements([before, pointing], DAYS)] == [before.id]


def test_a_link_by_way_of_what_another_letter_tells_says_so(say):
    """What is shared stands in the letter between, not in the undertaking that the link goes to."""
    bridge = say(*BRIDGE, due="../2021-12", **WATER)
    told = say("b", 0, "finding", "Van de draaibrug over de Lutte zijn de pijlers en het remmingwerk gereed.", **WATER)
    then = say("c", 0, "fulfilment", "De pijlers en het remmingwerk zijn geverfd.", **WATER)
    links = {link.later: link for link in link_statements([bridge, told, then], DAYS)}
    assert links[then.id].earlier == links[told.id].earlier == bridge.id
    assert "by way of what another document tells of it" in links[then.id].why
    assert "by way" not in links[told.id].why
