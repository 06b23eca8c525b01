"""Clauses around their finite verbs: main ones in order, subordinate ones with their openers, gapped and shared ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.finders.clause_scanning import parse_sentence
from nakomen.finders.clauses import Clause, ParsedSentence

#: A sentence; the finite verbs of its main clauses, one that is shared in brackets; opener:verb of the others.
CLAUSES = [
    ("Zowel de Kamer als de Senaat heeft ingestemd.", "heeft", ""),
    ("Als bondgenoot draagt Nederland bij aan de missie.", "draagt", ""),
    # one main clause, its verb second, with whatever stands before it
    ("De havenmeesters sloten een akkoord over de pilotage.", "sloten", ""),
    ("Vorige week kondigde de Noorse premier een nieuw steunpakket aan.", "kondigde", ""),
    ("In het voorjaar van 2023 is de vaargeul verdiept.", "is", ""),
    ("Uiterlijk 1 maart dienen de leden hun plannen in.", "dienen", ""),
    ("Hierdoor kan de oefening in het voorjaar plaatsvinden.", "kan", ""),
    ("Daarnaast stelt Nederland twee mijnenjagers beschikbaar.", "stelt", ""),
    ("Tijdens de lunch wisselden de ministers van gedachten.", "wisselden", ""),
    ("Met deze brief informeer ik uw Kamer over de voortgang.", "informeer", ""),
    ("Uw Kamer ontvangt voor de zomer een nader bericht.", "ontvangt", ""),
    ("De leden zullen de plannen in het najaar moeten goedkeuren.", "zullen", ""),
    ("In dat verband wees Duitsland op de tekorten.", "wees", ""),
    ("Die noodzaak wordt breed gedeeld.", "wordt", ""),
    ("Dat vergt een langere adem.", "vergt", ""),
    ("Het verdrag treedt op 1 januari in werking.", "treedt", ""),
    ("De verbeterde afspraken gelden vanaf mei.", "gelden", ""),
    ("De door Polen voorgestelde tekst kreeg weinig steun.", "kreeg", ""),
    ("Het werven en opleiden van personeel kost tijd.", "kost", ""),
    ("In zijn toespraak prees de secretaris-generaal de inzet van Estland.", "prees", ""),
    ("De inzet van het kabinet is gericht op een akkoord.", "is", ""),
    ("Het besluit over de steun aan Moldavië volgt later.", "volgt", ""),
    ("De kosten van de overgang bedragen 12 miljoen euro.", "bedragen", ""),
    ("Nederland levert, samen met België, drie mijnenjagers.", "levert", ""),
    ("De Raad (in de samenstelling van ministers) keurde het plan goed.", "keurde", ""),
    # what is no second clause: coordinated nouns, infinitives, participles
    ("De Raad sprak af om de voorraden aan te vullen en de depots uit te breiden.", "sprak", ""),
    ("De ministers spraken over de aanpak en de planning van de oefening.", "spraken", ""),
    ("De leden zullen de norm halen en vasthouden.", "zullen", ""),
    ("Het plan moet worden uitgewerkt en voorgelegd aan de Raad.", "moet", ""),
    ("De Commissie stelt voor de termijn te verlengen.", "stelt", ""),
    ("Het kabinet heeft de kosten laten berekenen.", "heeft", ""),
    # several main clauses
    ("Het plan is klaar en de Raad zal het in mei aannemen.", "is zal", ""),
    ("De Raad stelde het plan vast, maar Denemarken maakte een voorbehoud.", "stelde maakte", ""),
    ("Nederland levert drie schepen en betaalt de brandstof.", "levert betaalt", ""),
    ("De uitgaven stijgen, de voorraden slinken.", "stijgen slinken", ""),
    ("De top bekrachtigde het plan; de uitwerking volgt in juni.", "bekrachtigde volgt", ""),
    ("Er is besloten een werkgroep in te stellen en er zijn middelen vrijgemaakt.", "is zijn", ""),
    ("Canada draagt schepen bij, Noorwegen levert vliegtuigen en IJsland stelt een haven open.",
     "draagt levert stelt", ""),
    ("De Raad prees de vooruitgang en riep de leden op het tempo vast te houden.", "prees riep", ""),
    ("De minister bezocht de haven en sprak met de bemanning.", "bezocht sprak", ""),
    ("Zweden trad toe en ook Finland heeft zich aangesloten.", "trad heeft", ""),
    # a helping verb that two participles share
    ("De minister heeft de bijdrage aangekondigd en de Kamer geïnformeerd.", "heeft (heeft)", ""),
    ("De leden hebben de cijfers bekeken en de norm bevestigd.", "hebben (hebben)", ""),
    ("De oefening is in mei afgerond en in juni geëvalueerd.", "is (is)", ""),
    # subordinate clauses behind their main verb
    ("De ministers benadrukten dat de norm in 2026 moet worden gehaald.", "benadrukten", "dat:moet"),
    ("Hij zei dat het plan klaar is en dat de uitvoering in mei begint.", "zei", "dat:is dat:begint"),
    ("De minister gaf aan dat het onderzoek loopt en dat de uitkomst in juni bekend wordt.", "gaf", "dat:loopt dat:wordt"),
    ("Het kabinet onderzoekt of een extra bijdrage mogelijk is.", "onderzoekt", "of:is"),
    ("Het kabinet zegt de Kamer toe dat zij voor de zomer een brief ontvangt.", "zegt", "dat:ontvangt"),
    ("Daarbij werd afgesproken dat de leden jaarlijks verslag uitbrengen.", "werd", "dat:uitbrengen"),
    ("De Raad besprak hoe de voorraden kunnen worden aangevuld.", "besprak", "hoe:kunnen"),
    ("Dat betekent dat de kosten stijgen.", "betekent", "dat:stijgen"),
    ("De Raad wacht met een oordeel totdat het advies er ligt.", "wacht", "totdat:ligt"),
    ("Nederland draagt bij, mits de Kamer daarmee instemt.", "draagt", "mits:instemt"),
    ("De oefening begint in mei, waarbij Nederland de leiding heeft.", "begint", "waarbij:heeft"),
    ("Het fonds groeide, terwijl de uitgaven van de leden daalden.", "groeide", "terwijl:daalden"),
    ("De top verliep beter dan verwacht, zodat er tijd overbleef.", "verliep", "zodat:overbleef"),
    ("De kosten worden gedeeld zoals in 2019 is afgesproken.", "worden", "zoals:is"),
    # subordinate clauses before it
    ("Indien de Kamer instemt, zal Nederland een fregat sturen.", "zal", "indien:instemt"),
    ("Omdat de voorraden slinken, dringt de Raad aan op spoed.", "dringt", "omdat:slinken"),
    ("Of de termijn wordt gehaald, is onzeker.", "is", "of:wordt"),
    ("Hoewel de meeste leden instemden, bleef een besluit uit.", "bleef", "hoewel:instemden"),
    ("Zodra de cijfers bekend zijn, stuur ik u een brief.", "stuur", "zodra:zijn"),
    ("Nadat de Raad had besloten, gingen de schepen op weg.", "gingen", "nadat:had"),
    # relative clauses, in the middle and at the end
    ("De schepen die Noorwegen vorig jaar leverde, liggen in Den Helder.", "liggen", "die:leverde"),
    ("De top, waar ook Zweden aanwezig was, nam drie verklaringen aan.", "nam", "waar:was"),
    ("De motie die de regering verzoekt een plan op te stellen, is aangenomen.", "is", "die:verzoekt"),
    ("Het plan dat de Raad in juni besprak, is nog niet klaar.", "is", "dat:besprak"),
    ("De Raad nam een besluit dat de leden verplicht jaarlijks te rapporteren.", "nam", "dat:verplicht"),
    ("Het fonds, waaraan twaalf landen bijdragen, telt 40 miljoen euro.", "telt", "waaraan:bijdragen"),
    ("De leden bespraken een voorstel waarmee de kosten zouden worden gehalveerd.", "bespraken", "waarmee:zouden"),
    # clauses inside clauses
    ("De ministers, die in mei bijeenkwamen, hebben besloten dat het fonds wordt voortgezet.", "hebben", "die:bijeenkwamen dat:wordt"),
    ("De NAVO heeft het initiatief genomen een centrum op te richten en wil daar in 2025 mee beginnen.", "heeft wil", ""),
    ("Het kabinet acht het van belang dat de uitgaven stijgen en zet zich daarvoor in.", "acht zet", "dat:stijgen"),
    ("Nederland heeft, mede op verzoek van Polen, twee batterijen naar het oosten verplaatst.", "heeft", ""),
    ("Hoewel de uitgaven zijn gestegen, voldoen nog niet alle bondgenoten aan de norm.", "voldoen", "hoewel:zijn"),
    ("Het rapport, dat in juni verschijnt, zal aan de Kamer worden aangeboden.", "zal", "dat:verschijnt"),
    ("Wat de kosten betreft, verwijst het kabinet naar de begroting.", "verwijst", "wat:betreft"),
    ("Wie de kosten draagt, wordt later bepaald.", "wordt", "wie:draagt"),
    ("Het kabinet wil dat de Raad besluit wanneer de missie begint.", "wil", "wanneer:begint dat:besluit"),
    ("De bondgenoten die nog niet aan de norm voldoen, moeten een plan indienen waarin zij aangeven hoe zij de norm halen.", "moeten", "die:voldoen waarin:aangeven hoe:halen"),
    ("De haven, waar de schepen liggen die Nederland heeft geleverd, wordt uitgebreid.", "wordt", "waar:liggen die:heeft"),
    ("Zolang de onderhandelingen lopen, doet het kabinet geen uitspraken.", "doet", "zolang:lopen"),
    ("Niet alleen de kosten, maar ook de risico's worden gedeeld.", "worden", ""),
    ("De Raad heeft de Commissie verzocht om met een voorstel te komen en de lidstaten opgeroepen hun bijdrage te leveren.", "heeft (heeft)", ""),
    ("Voor zover bekend zijn er geen slachtoffers.", "zijn", ""),
    ("Tot slot bespraken de ministers de begroting en namen zij het werkprogramma aan.", "bespraken namen", ""),
    ("Op 3 mei nam de Raad het plan aan en op 4 mei werd het gepubliceerd.", "nam werd", ""),
    ("Om dit te bereiken, moeten de lidstaten samenwerken.", "moeten", ""),
    ("Door meer samen te werken kunnen de lidstaten kosten besparen.", "kunnen", ""),
    ("Zonder de kosten te kennen kan het kabinet niet besluiten.", "kan", ""),
    ("De minister zegt toe, zodra het advies er is, de Kamer te informeren.", "zegt", "zodra:is"),
    ("De plannen zijn aangepast, nadat de Raad daarom had verzocht, en opnieuw ingediend.", "zijn", "nadat:had"),
    ("De Raad is bijeengekomen om te spreken over de vraag hoe de steun kan worden voortgezet.", "is", "hoe:kan"),
    ("De schepen worden ingezet voor het opsporen en ruimen van mijnen.", "worden", ""),
    ("De voor 2025 geplande oefening gaat niet door.", "gaat", ""),
    ("De minister zei dat de schepen die Polen leverde, inmiddels varen.", "zei", "die:leverde dat:varen"),
    ("De Raad stelde vast dat de norm, hoewel zij in 2019 is afgesproken, niet wordt gehaald.",
     "stelde", "hoewel:is dat:wordt"),
]  # fmt: skip

#: What parsing gets wrong still: strict, so that a sentence that is mended moves to the list above.
STILL_WRONG = [
    ("Als gevolg daarvan zijn de kosten gestegen.", "zijn", ""),
    ("Dat de norm wordt gehaald, staat voor het kabinet vast.", "staat", "dat:wordt"),
    ("De vraag of de termijn moet worden verlengd, is nog niet beantwoord.", "is", "of:moet"),
    (
        "De secretaris-generaal stelde dat, indien de leden niet meer bijdragen, het fonds in 2026 leeg is.",
        "stelde",
        "indien:bijdragen dat:is",
    ),
    ("Het kabinet heeft de kosten laten berekenen en de Kamer daarover ingelicht.", "heeft (heeft)", ""),
]


def told(parsed: ParsedSentence) -> tuple[str, str]:
    def verb(clause: Clause) -> str:
        return parsed.words[clause.finite.at].text if clause.finite else "-"

    mains = " ".join(f"({verb(main)})" if main.gapped else verb(main) for main in parsed.mains)
    return mains, " ".join(f"{sub.opener}:{verb(sub)}" for sub in parsed.subs)


@pytest.mark.parametrize(("sentence", "mains", "subs"), CLAUSES)
def test_clauses(sentence: str, mains: str, subs: str) -> None:
    assert told(parse_sentence(sentence)) == (mains, subs)


@pytest.mark.xfail(strict=True, reason="known fault; mended, it moves to the list above")
@pytest.mark.parametrize(("sentence", "mains", "subs"), STILL_WRONG)
def test_still_wrong(sentence: str, mains: str, subs: str) -> None:
    assert told(parse_sentence(sentence)) == (mains, subs)


def clause_texts(sentence: str) -> list[str]:
    parsed = parse_sentence(sentence)
    return [sentence[slice(*parsed.span(clause))] for clause in (*parsed.mains, *parsed.subs)]


#: A sentence and the stretches of its clauses, main ones first.
STRETCHES = [
    ("Het plan is klaar en de Raad zal het aannemen.", ["Het plan is klaar", "de Raad zal het aannemen."]),
    ("De top bekrachtigde het plan; de uitwerking volgt.", ["De top bekrachtigde het plan", "de uitwerking volgt."]),
    ("De schepen die Polen leverde, varen al.", ["De schepen die Polen leverde, varen al.", "die Polen leverde"]),
    ("Indien de Kamer instemt, vaart het schip uit.",
     ["Indien de Kamer instemt, vaart het schip uit.", "Indien de Kamer instemt"]),
    ("De Raad eist dat de leden betalen.", ["De Raad eist dat de leden betalen.", "dat de leden betalen"]),
    ("De Raad eist dat de leden gaan betalen aan het fonds.",
     ["De Raad eist dat de leden gaan betalen aan het fonds.", "dat de leden gaan betalen aan het fonds"]),
    ("Hij zei dat het plan af is en dat het werk begint.",
     ["Hij zei dat het plan af is en dat het werk begint.", "dat het plan af is", "dat het werk begint"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), STRETCHES)
def test_stretches(sentence: str, expected: list[str]) -> None:
    assert clause_texts(sentence) == expected


SENTENCES = [sentence for sentence, _, _ in CLAUSES]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_text_is_cut_into_clauses(text: str) -> None:
    parsed = parse_sentence(text)
    assert parsed.mains
    for clause in (*parsed.mains, *parsed.subs):
        assert 0 <= clause.first <= clause.last <= len(parsed.words)
        verbs = [*clause.others, *([clause.finite] if clause.finite else [])]
        assert all(0 <= verb.at < len(parsed.words) for verb in verbs)
    for earlier, later in pairwise(parsed.mains):
        assert earlier.last <= later.first
    for sub in parsed.subs:
        assert sub.first < sub.last
        assert -1 <= sub.parent < len(parsed.mains)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join), st.text(max_size=20))
def test_a_stretch_of_a_text_is_parsed_as_by_itself(sentence: str, before: str) -> None:
    alone = parse_sentence(sentence)
    inside = parse_sentence(f"{before}{sentence} En zo voorts.", len(before), len(before) + len(sentence))
    assert told(alone) == told(inside)
    assert [word.text for word in alone.words] == [word.text for word in inside.words]
