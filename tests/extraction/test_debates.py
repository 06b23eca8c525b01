"""Debates: promises, refusals, demands, motions and what is only talk; sittings, members and matters are invented."""

from __future__ import annotations

from datetime import date

import pytest

from nakomen.extraction import extract
from nakomen.model import BlockKind, Document, DocumentKind, Force, Identity, Kind, Statement
from nakomen.readers.building import DocumentBuilder, Run

MINISTER, SECRETARY = "Minister Harbers", "Staatssecretaris Heijnen"
OFFICE = "Netherlands:minister of infrastructure and water management"
HOUSE = "House of Representatives"
ASKER, CHAIR = "De heer Tamming (ZLP)", "De voorzitter"


def debate(*turns: tuple[str, str]) -> Document:
    """Return a debate of March 2024 in which these words are said, one paragraph each."""
    builder = DocumentBuilder()
    for speaker, words in turns:
        builder.add_block(BlockKind.PARAGRAPH, [Run(words)], speaker=speaker)
    built = builder.build()
    identity = Identity(date=date(2024, 3, 12))
    return Document("debat", built.text, identity, DocumentKind.DEBATE, built.blocks, built.notes, built.places)


def said_by(speaker: str, words: str) -> list[Statement]:
    """Return what binds in a turn, the minister having spoken before it."""
    return extract(debate((MINISTER, "Dank u wel."), (speaker, words)))


PROMISES = [
    ("Dat kan ik toezeggen.", Kind.ASSURANCE),
    ("Ik stuur de Kamer daarover een brief.", Kind.ASSURANCE),
    ("Ik kom daar voor de zomer op terug.", Kind.ASSURANCE),
    ("Ik zal de schippers opnieuw uitnodigen.", Kind.ASSURANCE),
    ("Ik denk dat ik dat in mei kan afronden en daarna zal ik het rapport openbaar maken.", Kind.ASSURANCE),
    ("Wat er verder ook gebeurt, ik ben bereid om de kade te laten keuren.", Kind.ASSURANCE),
    ("We gaan de vaartijden verruimen.", Kind.ASSURANCE),
    ("Ik denk dat ik dat zal doen.", Kind.ASSURANCE),
    ("Ik hoop dat de werf haar onderzoek snel afrondt en dan zal ik uw Kamer daarover informeren.", Kind.ASSURANCE),
    ("De tol wil ik in een brief aan de havens behandelen.", Kind.ASSURANCE),
    ("Op die drie havens kom ik dus terug.", Kind.ASSURANCE),
    ("Dus laat ik dat als opdracht meenemen.", Kind.ASSURANCE),
    ("Laat ik die vraag ook aan de havenmeester stellen.", Kind.ASSURANCE),
    ("Wij gaan dat nu voorbereiden.", Kind.ASSURANCE),
    ("Ik laat dat uitzoeken.", Kind.ASSURANCE),
    ("Dat pak ik op.", Kind.ASSURANCE),
    ("Dat doe ik graag.", Kind.ASSURANCE),
    ("Daar ga ik achteraan.", Kind.ASSURANCE),
    ("Ik verken dat samen met de havens.", Kind.ASSURANCE),
    ("Daar werken we aan.", Kind.ASSURANCE),
    ("Ik zal daar schriftelijk op antwoorden.", Kind.ASSURANCE),
    ("Ik hoop daar in de herfst mee naar de Kamer te komen.", Kind.ASSURANCE),
    ("Wij beginnen volgend jaar met de keuringen.", Kind.ASSURANCE),
    ("Ik denk dat ik u daarover in mei bericht.", Kind.ASSURANCE),
    ("Ik heb ook toegezegd, terug te komen op de tol: hoe innen we die nu?", Kind.ASSURANCE),
    ("Daarin heb ik ook de vragen over de pont beantwoord.", Kind.FULFILMENT),
    ("Die aanbeveling is ook overgenomen.", Kind.FULFILMENT),
    ("U kunt het lezen in het plan dat we naar de Kamer hebben gestuurd.", Kind.FULFILMENT),
    ("We hebben met de havens afgesproken dat de tol daalt.", Kind.AGREEMENT),
    ("De werf kreeg een jaar de tijd om de kade te herstellen.", Kind.TASKING),
    ("Voor de andere kade is een termijn gesteld van zes weken.", Kind.TASKING),
    ("Op 7 november moet dat klaar zijn.", Kind.TASKING),
    ("Het is aan de gemeenten om die steigers te onderhouden.", Kind.TASKING),
    ("De Onderzoeksraad adviseert om de tol te verlagen.", Kind.REQUEST),
    ("Het verzoek aan de regering is om de pont te houden.", Kind.REQUEST),
    ("De waterstanden worden in de gaten gehouden.", Kind.ASSURANCE),
    ("Er komt dit najaar een evaluatie.", Kind.ASSURANCE),
    ("U krijgt daarover voor het reces een brief.", Kind.ASSURANCE),
    ("Ik heb de Kamer daarover in januari een brief gestuurd.", Kind.FULFILMENT),
    ("De staat van de kades is mijn verantwoordelijkheid.", Kind.TASKING),
    ("De heer Tamming vraagt mij om de kades eerder te keuren.", Kind.REQUEST),
    ("De motie op stuk nr. 14 verzoekt de regering om de pont te houden.", Kind.REQUEST),
]
TALK = [
    "Ik zal eerst de vragen beantwoorden.",
    "Daar kom ik zo nog even op terug.",
    "Ik ga nu naar het onderwerp kades.",
    "Ik ga de motie ontraden.",
    "Ik laat het oordeel aan de Kamer.",
    "Dat zal ik niet doen.",
    "Ik vind dat een goed punt.",
    "Natuurlijk moeten we daar zuinig op zijn.",
    "Mevrouw Voorthuis vroeg hoe het met de pont staat.",
    "De schippers hebben gezegd: wij gaan zelf een fonds oprichten.",
    "Hij heeft zelf gezegd: we gaan dat bouwen.",
    "Laat ik het zo zeggen.",
    "Ik wil dat graag benadrukken.",
    "Dat doen wij al jaren.",
    "Die vragen neem ik in een laatste rondje mee.",
    "Als dat zo was, dan gaat het water stijgen.",
    "Je moet op 1 mei een vergunning hebben.",
    "De pont kan een opdracht krijgen.",
    "Dat is nog niet uitgevoerd.",
    "Dan haal ik die zin eruit en gaat het gewoon gelden.",
]


@pytest.mark.parametrize(("words", "kind"), PROMISES)
def test_what_a_minister_says_that_binds(words: str, kind: Kind) -> None:
    assert [one.kind for one in said_by(MINISTER, words)] == [kind]


@pytest.mark.parametrize("words", TALK)
def test_what_of_a_minister_is_only_talk(words: str) -> None:
    assert said_by(MINISTER, words) == []


@pytest.mark.parametrize("words", ["Dat kan ik niet toezeggen.", "Ik ga u daarover geen toezegging doen."])
def test_a_refusal_binds_nobody(words: str) -> None:
    (refusal,) = said_by(MINISTER, words)
    assert (refusal.kind, refusal.force, refusal.actor) == (Kind.FINDING, Force.NEGATED, (OFFICE,))


def test_a_promise_is_made_to_the_chamber_by_its_day() -> None:
    (promise,) = said_by(MINISTER, "Ik stuur de Kamer uiterlijk 1 mei 2024 de planning.")
    assert (promise.actor, promise.addressee, promise.due) == ((OFFICE,), (HOUSE,), "2024-05-01")


def test_a_clause_that_points_back_takes_its_sentence() -> None:
    words = "Het rapport over de pont heb ik nog niet, maar daar kom ik op terug."
    assert [one.quote for one in said_by(MINISTER, words)] == [words]


def test_a_condition_opens_a_second_promise() -> None:
    found = said_by(MINISTER, "Ik stuur u het rapport en als er iets verandert, meld ik dat aan de Kamer.")
    assert [(one.kind, one.quote[:14]) for one in found] == [
        (Kind.ASSURANCE, "Ik stuur u het"),
        (Kind.ASSURANCE, "als er iets ve"),
    ]


DEMANDS = [
    ("Ik vraag de minister om de meetpalen te vervangen.", OFFICE),
    ("Kan de minister toezeggen dat de pont blijft varen?", OFFICE),
    ("Is de minister bereid om met de provincie te overleggen?", OFFICE),
    ("Wil hij daar aandacht aan besteden?", OFFICE),
    ("Ik roep het kabinet op de schippers te helpen.", "Netherlands"),
    ("Mijn verzoek aan de premier is om de kade te bezoeken.", "Netherlands:prime minister"),
    ("Ik zou de minister willen oproepen om de kades te keuren.", OFFICE),
    ("Wij zouden graag willen dat het rapport naar de Kamer wordt gestuurd.", OFFICE),
    ("Wat ik van de minister vraag, is om dat gesprek te beginnen.", OFFICE),
    ("Mijn vraag is of de minister naar die sluis wil kijken.", OFFICE),
    ("Ik stel voor om een vaste keurmeester aan te wijzen.", OFFICE),
    ("Ik zou het goed vinden als de minister de kade nog dit jaar laat keuren.", OFFICE),
    ("Wij hopen dat het kabinet daar haast mee maakt.", "Netherlands"),
    ("Ik ga ervan uit dat de minister dat met de havens bespreekt.", OFFICE),
    ("Ik dring er bij de minister op aan om de pont te redden.", OFFICE),
    ("Neemt u de schippers alstublieft mee in dat overleg.", OFFICE),
    ("Laat de minister nu eerst de kade herstellen.", OFFICE),
    ("Daarop zou ik graag in die brief een reactie willen.", OFFICE),
    ("Kan de minister die sluiting heroverwegen?", OFFICE),
]
QUESTIONS = [
    "Hoe staat het met de pont?",
    "Kan de minister uitleggen waarom de kade verzakt?",
    "Wil de minister daarop ingaan?",
    "Is de minister het met mij eens dat dit te lang duurt?",
    "Ik vraag de minister of dat klopt.",
    "Ik hoor graag een reactie van de minister.",
    "Wil mevrouw Voorthuis ook een nieuwe pont?",
    "Wij zullen de dijken verhogen.",
    "De kade van Oeverdam is mooi.",
    "Het zou fijn zijn als de minister dat uitlegt.",
    "Ik hoop dat de minister daarop kan reageren.",
    "Ik stel voor om het debat te schorsen.",
    "Kan de minister toelichten waarom de schippers moeten wachten?",
    "De minister moet de kade herstellen.",
]


@pytest.mark.parametrize(("words", "asked"), DEMANDS)
def test_what_a_member_demands(words: str, asked: str) -> None:
    (demand,) = said_by(ASKER, words)
    assert (demand.kind, demand.actor, demand.addressee) == (Kind.REQUEST, ("Tamming",), (asked,))


@pytest.mark.parametrize("words", QUESTIONS)
def test_what_a_member_only_asks_to_know(words: str) -> None:
    assert said_by(ASKER, words) == []


TOLD = [
    ("De minister heeft vorig jaar toegezegd dat de kade wordt gekeurd.", Kind.ASSURANCE),
    ("Dat raakt aan de toezegging die de minister deed om de pont te laten varen.", Kind.ASSURANCE),
    ("De minister heeft dat uitgezocht en ons een brief gestuurd.", Kind.FULFILMENT),
    ("Het is goed dat het kabinet 30 miljoen euro voor de kades uittrekt.", Kind.PLEDGE),
    ("De minister heeft aangegeven dat hij met een brief komt over de tol.", Kind.ASSURANCE),
    ("Wij kijken uit naar het programma dat de minister in mei naar de Kamer stuurt.", Kind.ASSURANCE),
    ("In 2023 kreeg de werf een aanwijzing.", Kind.TASKING),
    ("Op 1 april hadden de steigers af moeten zijn.", Kind.TASKING),
    ("In het havenakkoord staat dat de tol vervalt.", Kind.AGREEMENT),
    ("Met die motie wordt de regering gevraagd om de pont te houden.", Kind.REQUEST),
    ("Vorig jaar is een nieuwe pont aangekondigd.", Kind.PLEDGE),
]


@pytest.mark.parametrize(("words", "kind"), TOLD)
def test_what_a_member_tells_again(words: str, kind: Kind) -> None:
    assert [one.kind for one in said_by(ASKER, words)] == [kind]


def test_what_is_still_to_come_is_told_by_its_own_words() -> None:
    (told,) = said_by(ASKER, "Wij kijken uit naar het plan dat de minister in mei naar de Kamer stuurt.")
    assert told.quote == "het plan dat de minister in mei naar de Kamer stuurt."


def test_a_promise_before_a_colon_leaves_the_question_out() -> None:
    (promise,) = said_by(MINISTER, "Ik kom schriftelijk terug op de tol: hoe innen we die nu?")
    assert promise.quote == "Ik kom schriftelijk terug op de tol"


def test_a_duty_is_of_the_body_named() -> None:
    (duty,) = said_by(MINISTER, "Het is aan de gemeenten om die steigers te onderhouden.")
    assert duty.actor == ("Netherlands:municipalities",)


MOTION = (
    (ASKER, "Daarom dien ik een motie in."),
    (ASKER, "constaterende dat de pont in 2023 nog 41.000 reizigers overzette;"),
    (ASKER, "overwegende dat de schippers zich zorgen maken;"),
    (ASKER, "verzoekt de regering de pont te laten varen,"),
    (ASKER, "en gaat over tot de orde van de dag."),
    (CHAIR, "Deze motie is voorgesteld door de leden Tamming en Voorthuis. Naar mij blijkt, wordt zij ondersteund."),
    (CHAIR, "Zij krijgt nr. 14 (39901)."),
    (MINISTER, "In de motie op stuk nr. 14 vraagt de heer Tamming de regering om de pont te houden."),
)


def test_a_motion_asks_in_the_name_of_the_chamber() -> None:
    found = [one for one in extract(debate(*MOTION)) if one.kind is Kind.REQUEST]
    assert [(one.actor, one.addressee, one.refs) for one in found] == [
        ((HOUSE,), ("Netherlands",), ("motion:Tamming", "kst-39901-14"))
    ] * 2
    assert found[0].quote == "verzoekt de regering de pont te laten varen"


def test_the_grounds_of_a_motion_count_only_with_a_figure() -> None:
    found = [one.quote for one in extract(debate(*MOTION)) if one.kind is Kind.FINDING]
    assert found == ["constaterende dat de pont in 2023 nog 41.000 reizigers overzette"]


def test_who_of_two_is_asked_follows_from_the_office_named() -> None:
    turns = ((MINISTER, "Dank u wel."), (SECRETARY, "Dank u."), (ASKER, "Is de minister bereid de kade te keuren?"))
    (demand,) = extract(debate(*turns))
    assert demand.addressee == (OFFICE,)
