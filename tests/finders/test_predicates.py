"""What a clause's verbs say together: the verb that carries the meaning, voice, tense and negation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.finders.clause_scanning import parse_sentence
from nakomen.finders.predicates import Predicate, predicate_of

#: A sentence, the verb that carries its first main clause, and `passive`, `perfect`, `past`, `negated` as they hold.
PREDICATES = [
    ("De secretaris-generaal riep de leden op om meer te investeren.", "oproepen", "past"),
    # verbs of one piece
    ("De Raad benadrukt de urgentie.", "benadrukken", ""),
    ("De Raad benadrukte de urgentie.", "benadrukken", "past"),
    ("De leden hebben de urgentie benadrukt.", "benadrukken", "perfect"),
    ("De urgentie werd door de leden benadrukt.", "benadrukken", "passive past"),
    ("De urgentie is door de leden benadrukt.", "benadrukken", "passive perfect"),
    ("De urgentie wordt door niemand ontkend.", "ontkennen", "passive negated"),
    ("Het kabinet betaalt de brandstof niet.", "betalen", "negated"),
    ("Nederland droeg geen kosten.", "dragen", "past negated"),
    ("De minister heeft nooit een datum genoemd.", "noemen", "perfect negated"),
    ("De leden verplichtten zich tot een jaarlijkse bijdrage.", "verplichten", "past"),
    ("De Kamer wordt na de zomer geïnformeerd.", "informeren", "passive"),
    ("Uw Kamer is hierover in mei geïnformeerd.", "informeren", "passive perfect"),
    # split verbs, the particle at the end, before a clause, before a phrase
    ("De Raad nam het actieplan aan.", "aannemen", "past"),
    ("De Raad stelde het plan vast.", "vaststellen", "past"),
    ("De minister zegt de Kamer toe dat zij bericht ontvangt.", "toezeggen", ""),
    ("Ik zeg u toe de cijfers na te zenden.", "toezeggen", ""),
    ("De bondgenoten spraken af hun voorraden aan te vullen.", "afspreken", "past"),
    ("De bondgenoten kwamen overeen dat de norm blijft gelden.", "overeenkomen", "past"),
    ("De bondgenoten komen een nieuwe verdeling overeen.", "overeenkomen", ""),
    ("Nederland stelt voor de kustwacht twee schepen beschikbaar.", "beschikbaarstellen", ""),
    ("De Commissie dringt bij de lidstaten aan op spoed.", "aandringen", ""),
    ("De secretaris-generaal riep de leden op tot eenheid.", "oproepen", "past"),
    ("Het kabinet gaat hierop in de volgende brief in.", "ingaan", ""),
    ("Nederland draagt sinds 2019 bij aan het fonds.", "bijdragen", ""),
    ("De leden dienen hun plannen voor 1 mei in.", "indienen", ""),
    ("De ministers zetten zich in voor een spoedige oplossing.", "inzetten", ""),  # the present tense as well
    ("Duitsland bood twee vliegtuigen aan.", "aanbieden", "past"),
    ("De Noorse premier kondigde gisteren een pakket aan.", "aankondigen", "past"),
    ("Denemarken gaf te kennen het besluit te steunen.", "geven", "past"),
    ("Het kabinet zendt de Kamer het rapport in juni toe.", "toezenden", ""),
    ("De Raad kreeg opdracht het plan uit te werken.", "krijgen", "past"),
    # the particle joined again: clause end, participle, te
    ("De Raad zal het plan in mei aannemen.", "aannemen", ""),
    ("Het plan moet voor de zomer worden vastgesteld.", "vaststellen", "passive"),
    ("Nederland heeft een bijdrage toegezegd.", "toezeggen", "perfect"),
    ("Nederland heeft geen bijdrage toegezegd.", "toezeggen", "perfect negated"),
    ("De bondgenoten hadden de norm in 2014 afgesproken.", "afspreken", "perfect past"),
    ("Er is een nieuwe verdeling overeengekomen.", "overeenkomen", "passive perfect"),
    ("Er zijn middelen vrijgemaakt.", "vrijmaken", "passive perfect"),
    ("Er wordt bij de leden op aangedrongen.", "aandringen", "passive"),
    # helping verbs together
    ("De leden zullen meer moeten uitgeven.", "uitgeven", ""),
    ("De kosten zouden kunnen worden gedeeld.", "delen", "passive past"),
    ("De plannen hadden eerder moeten worden ingediend.", "indienen", "passive perfect past"),
    ("Het kabinet laat de kosten berekenen.", "berekenen", ""),
    ("De bijdrage dient te worden voortgezet.", "voortzetten", "passive"),
    ("Nederland blijft Oekraïne steunen.", "steunen", ""),
    ("De leden gaan hun gegevens delen.", "delen", ""),
    ("De termijn hoeft niet te worden verlengd.", "verlengen", "passive negated"),
    ("Het kabinet wil de Kamer tijdig informeren.", "informeren", ""),
    # the perfect with zijn is no passive
    ("De uitgaven zijn sinds 2019 gestegen.", "stijgen", "perfect"),
    ("Zweden is in 2024 toegetreden.", "toetreden", "perfect"),
    ("De voorraden waren verder afgenomen.", "afnemen", "perfect past"),
    ("De oefening is in mei begonnen.", "beginnen", "perfect"),
    ("De leden zijn in mei bijeengekomen.", "bijeenkomen", "perfect"),
    # being and its likes
    ("De norm is nog niet in zicht.", "zijn", "negated"),
    ("De samenwerking blijft goed.", "blijven", ""),
    ("De haven werd een knelpunt.", "worden", "past"),
    # a correction is no negation
    ("De oefening begint niet in mei, maar in juni.", "beginnen", ""),
    # what stands inside does not count: words of the clauses that it holds
    ("De Raad besloot dat de norm niet wordt verlaagd.", "besluiten", "past"),
    ("Denemarken meldde dat het geen schepen levert.", "melden", "past"),
]

#: A sentence, the opener of a clause in it, and what that clause says.
INSIDE = [
    ("De Raad besloot dat de norm niet wordt verlaagd.", "dat", "verlagen", "passive negated"),
    ("Hij zei dat Nederland de schepen heeft geleverd.", "dat", "leveren", "perfect"),
    ("De leden eisen dat de middelen beschikbaar komen.", "dat", "beschikbaarkomen", ""),
    ("De motie die de regering oproept om te sparen, is ingediend.", "die", "oproepen", ""),
    ("Zodra de Raad het plan heeft vastgesteld, volgt een brief.", "zodra", "vaststellen", "perfect"),
    ("Indien de leden daarmee instemmen, begint het werk.", "indien", "instemmen", ""),
    ("Het fonds, waaraan twaalf landen bijdragen, groeit.", "waaraan", "bijdragen", ""),
    ("De minister gaf aan dat de termijn zou worden verlengd.", "dat", "verlengen", "passive past"),
    ("De kosten worden gedeeld zoals in 2019 is afgesproken.", "zoals", "afspreken", "passive perfect"),
    ("De Raad wacht totdat het advies is aangeboden.", "totdat", "aanbieden", "passive perfect"),
]

#: A sentence, and the verbs of its first main clause behind `te`.
WITH_TE = [
    ("De Raad besloot de voorraden aan te vullen.", ["aanvullen"]),
    ("De leden spraken af om te oefenen en te rapporteren.", ["oefenen", "rapporteren"]),
    ("Nederland is bereid een schip te leveren.", ["leveren"]),
    ("De Raad prees de inzet.", []),
    ("De lidstaten worden aangemoedigd eigen normen te stellen.", ["stellen"]),
    ("Het kabinet zegt toe de Kamer te informeren.", ["informeren"]),
]


def told(predicate: Predicate) -> tuple[str, str]:
    flags = [name for name in ("passive", "perfect", "past", "negated") if getattr(predicate, name)]
    return predicate.carriers[0].lemma if predicate.carriers else "", " ".join(flags)


def first_main(sentence: str) -> Predicate:
    parsed = parse_sentence(sentence)
    return predicate_of(parsed, parsed.mains[0])


@pytest.mark.parametrize(("sentence", "lemma", "flags"), PREDICATES)
def test_main_clause(sentence: str, lemma: str, flags: str) -> None:
    assert told(first_main(sentence)) == (lemma, flags)


@pytest.mark.parametrize(("sentence", "opener", "lemma", "flags"), INSIDE)
def test_clause_inside(sentence: str, opener: str, lemma: str, flags: str) -> None:
    parsed = parse_sentence(sentence)
    clause = next(sub for sub in parsed.subs if sub.opener == opener)
    assert told(predicate_of(parsed, clause)) == (lemma, flags)


@pytest.mark.parametrize(("sentence", "lemmas"), WITH_TE)
def test_infinitives_with_te(sentence: str, lemmas: list[str]) -> None:
    found = [carrier.lemma for carrier in first_main(sentence).carriers if carrier.te]
    assert list(dict.fromkeys(found)) == lemmas


def test_a_shared_helper_helps_both_participles() -> None:
    parsed = parse_sentence("De minister heeft de bijdrage aangekondigd en de Kamer geïnformeerd.")
    assert [told(predicate_of(parsed, main)) for main in parsed.mains] == [
        ("aankondigen", "perfect"),
        ("informeren", "perfect"),
    ]


def test_own_words_leave_out_clauses_inside() -> None:
    predicate = first_main("De Raad besloot dat de norm niet wordt verlaagd.")
    assert predicate.own_text == "de raad besloot ."


def test_helpers() -> None:
    assert first_main("De leden zullen meer moeten uitgeven.").helpers == {"zullen", "moeten"}
    assert first_main("Nederland levert twee schepen.").helpers == frozenset()


WORDS = sorted({word for sentence, _, _ in PREDICATES for word in sentence.split()})


@given(st.one_of(st.text(max_size=150), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)))
def test_every_clause_of_any_text_has_a_predicate(text: str) -> None:
    parsed = parse_sentence(text)
    for clause in (*parsed.mains, *parsed.subs):
        predicate = predicate_of(parsed, clause)
        assert all(clause.first <= at < clause.last for at in predicate.own)
        assert all(carrier.lemma for carrier in predicate.carriers)
        assert all(-1 <= carrier.particle_at < len(parsed.words) for carrier in predicate.carriers)
