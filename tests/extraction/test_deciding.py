"""The eight kinds, and what is no statement at all; how firmly it is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nakomen.model import Statement

#: Sentences by the kind that they are, each alone in a letter of one minister.
KINDS = {
    "agreement": [
        "De schippers hebben zich gecommitteerd aan de norm.",
        "De bondgenoten spraken daarnaast af om: (a) de voorraden aan te vullen; (b) de depots uit te breiden.",
        "De bondgenoten besloten dat de Raad voor de top van 2026 een voorstel uitwerkt.",
        "De bondgenoten zegden toe hun uitgaven te verhogen.",
        "De leiders committeerden zich aan een jaarlijkse rapportage.",
        "De ministers tekenden een intentieverklaring over de gezamenlijke aanschaf van munitie.",
        "Afgesproken is dat de lidstaten elkaar tijdig informeren.",
        "Overeengekomen werd een fonds in te stellen.",
        "Besloten is tot een verhoging van het budget.",
        "De bondgenoten gaan hun inlichtingen vaker delen.",
        "Zweden en Finland treden toe tot het verdrag.",
        "De bondgenoten spraken af de voorraden voor eind 2025 aan te vullen.",
        "De bondgenoten kwamen overeen dat de kosten naar draagkracht worden verdeeld.",
        "De Noord-Atlantische Raad besloot een centrum voor zeekabels op te richten.",
        "De staatshoofden en regeringsleiders namen de verklaring van Bergen aan.",
        "De ministers van Defensie stemden in met het nieuwe oefenprogramma.",
        "De leiders bekrachtigden het actieplan.",
        "Nederland, België en Luxemburg ondertekenden een overeenkomst over gezamenlijke luchtverdediging.",
        "De lidstaten zijn overeengekomen hun radargegevens te delen.",
        "De bondgenoten herbevestigden hun commitment aan de norm van 2% bbp.",
        "Tijdens de top werd besloten dat de missie met een jaar wordt verlengd.",
        "De EU-lidstaten stelden het mandaat van de missie vast.",
        "De NAVO zal haar aanwezigheid in de Oostzee vergroten.",
        "De Raad keurde de richtlijnen voor het fonds goed.",
    ],
    "pledge": [
        "De politie zal extra patrouilles uitvoeren.",
        "De Noorse minister kondigde aan dat Noorwegen 3 miljoen euro bijdraagt.",
        "Nederland heeft aangeboden de conferentie in 2026 te organiseren.",
        "Nederland heeft zich bereid verklaard een bataljon te leveren.",
        "Het kabinet reserveert hiervoor 50 miljoen euro.",
        "De Verenigde Staten trekken 2 miljard dollar uit voor de versterking van de oostflank.",
        "Duitsland gaat het budget met 3 miljard euro verhogen.",
        "Samen met Duitsland zal Nederland een brigade inrichten.",
        "Nederland stelt 2 miljoen euro beschikbaar voor het trainingsfonds.",
        "Noorwegen kondigde aan vier fregatten te zullen leveren.",
        "Duitsland bood aan de staf van de brigade te huisvesten.",
        "Nederland zal vanaf juli een mijnenjager aan het verband leveren.",
        "Canada zegde 10 miljoen dollar toe voor het ontmijnen van havens.",
        "Nederland is bereid de leiding van de oefening op zich te nemen.",
        "Ons land draagt in 2025 met een compagnie mariniers bij aan de missie.",
        "De Deense premier kondigde een bijdrage van 5 miljoen euro aan.",
        "De Verenigde Staten beloofden twee bataljons te sturen.",
        "Het kabinet is voornemens een extra transportvliegtuig aan Moldavië te schenken.",
        "Nederland neemt deel aan de missie met twaalf waarnemers.",
        "Polen gaat een logistiek centrum inrichten voor de bondgenoten.",
    ],
    "assurance": [
        "Het kabinet beraadt zich op een mogelijke bijdrage.",
        "Een volgend overzicht gaat u in september toe.",
        "Waar mogelijk zal ik de gemeenten ondersteunen.",
        "Het rapport zal in mei met uw Kamer gedeeld worden.",
        "Mocht dit leiden tot wijzigingen, dan zal ik uw Kamer daarover informeren.",
        "De komende maanden zal ik met de gemeenten bezien hoe dit kan.",
        "Anders dan eerder gemeld, ontvangt uw Kamer het rapport pas in september.",
        "De minister heeft toegezegd de Kamer hierover in het najaar te informeren.",
        "In het debat van 3 februari heb ik het lid Jansen toegezegd hierop schriftelijk terug te komen.",
        "De Kamer zal voorafgaand aan de top een geannoteerde agenda ontvangen.",
        "U kunt de voortgangsrapportage in mei tegemoet zien.",
        "Ik streef ernaar uw Kamer voor het zomerreces te informeren.",
        "Ik verwacht uw Kamer in april nader te kunnen berichten.",
        "De resultaten worden met de Kamer gedeeld.",
        "Over de voortgang zal periodiek worden gerapporteerd.",
        "Ik ga hierover in gesprek met de havens.",
        "Ik ben voornemens hierover in overleg te treden met de gemeenten.",
        "Ik zal uw Kamer voor de zomer informeren over de uitkomst.",
        "Uw Kamer wordt na de zomer over de voortgang geïnformeerd.",
        "De Kamer ontvangt voor 1 juli een nader bericht.",
        "Ik zeg uw Kamer toe de cijfers in het jaarverslag op te nemen.",
        "Het kabinet zal de Kamer in het najaar een plan van aanpak sturen.",
        "Ik kom hier in de volgende voortgangsbrief op terug.",
        "Het kabinet onderzoekt of de regeling kan worden verruimd.",
        "De minister zal nagaan welke havens geschikt zijn.",
        "Over de uitkomsten zal ik u in het voorjaar nader berichten.",
        "Het kabinet zal in de volgende begroting bezien of hiervoor middelen zijn.",
        "Wij zullen de Kamer blijven informeren over de ontwikkelingen.",
    ],
    "tasking": [
        "Deze werkgroepen zullen voor het einde van het jaar rapporteren.",
        "De Raad gaf de militaire autoriteiten opdracht een plan uit te werken.",
        "Het plan zal tijdens de volgende bijeenkomst ter besluitvorming worden voorgelegd.",
        "Een eventueel besluit is aan een volgend kabinet.",
        "Met het oog op de top zal de Raad de voorstellen verder uitwerken.",
        "De gemeenten moeten voor 1 juli een plan vaststellen.",
        "De secretaris-generaal is verzocht om in oktober een voorstel te doen.",
        "De Noord-Atlantische Raad kreeg de opdracht het plan voor de top in Bergen uit te werken.",
        "De lidstaten moeten hun nationale plannen voor 1 mei indienen.",
        "De bondgenoten dienen jaarlijks verslag te doen van hun uitgaven.",
        "De militaire autoriteiten werd opgedragen de plannen te herzien.",
        "De lidstaten zijn verplicht hun voorraden te melden.",
        "De voorstellen zullen in het najaar nader worden uitgewerkt.",
        "De Europese Commissie is belast met het toezicht op het fonds.",
        "De lidstaten zijn verantwoordelijk voor de bescherming van hun havens.",
        "Elke bondgenoot moet in 2026 een plan hebben vastgesteld.",
        "De werkgroep moet voor eind 2024 advies uitbrengen.",
    ],
    "request": [
        "De Oekraïense president deed een beroep op de bondgenoten om luchtverdediging te leveren.",
        "De motie De Boer verzoekt de regering de tarieven te verlagen.",
        "De motie verzoekt de regering de steun te verlengen.",
        "Nederland heeft de andere lidstaten gevraagd om openheid over hun plannen.",
        "Ik heb de inspectie gevraagd hiernaar onderzoek te doen.",
        "Van de bondgenoten wordt verwacht dat zij hun plannen jaarlijks actualiseren.",
        "De Algemene Rekenkamer deed de aanbeveling het toezicht te versterken.",
        "De Kamer heeft per motie gevraagd om een plan van aanpak.",
        "Oekraïne vroeg dringend om meer luchtverdediging.",
        "De Noorse minister spoorde zijn ambtgenoten aan tot haast.",
        "Frankrijk stelde voor de oefening te verplaatsen naar de herfst.",
        "De secretaris-generaal riep de bondgenoten op tot hogere uitgaven.",
        "De Kamer verzocht de regering een overzicht van de kosten te maken.",
        "Duitsland drong aan op een spoedig besluit.",
        "De Verenigde Staten vroegen de Europese bondgenoten om meer schepen.",
        "Estland moedigde de andere lidstaten aan hun voorraden te delen.",
        "De secretaris-generaal spoorde de lidstaten aan om haast te maken.",
        "Polen verzocht de NAVO om extra patrouilles.",
    ],
    "position": [
        "Naar het oordeel van het kabinet is een hogere bijdrage gerechtvaardigd.",
        "Het kabinet acht uitbreiding van de missie niet opportuun.",
        "Ook heeft Nederland gewezen op het belang van een tijdige levering.",
        "Gelet op de ernst van de situatie is spoed geboden.",
        "Het kabinet onderschrijft de aanbevelingen van de Rekenkamer.",
        "Ik vind het belangrijk dat slachtoffers worden gehoord.",
        "Ik deel de opvatting dat de regeling te ingewikkeld is.",
        "De premier van Estland noemde het besluit een doorbraak.",
        "Er was brede steun voor het voorstel.",
        "Het kabinet deelt de zorgen van de Kamer.",
        "De secretaris-generaal waarschuwde voor verdeeldheid.",
        "De meeste lidstaten konden zich vinden in het voorstel.",
        "Het kabinet blijft zich inzetten voor een spoedige toetreding.",
        "De bondgenoten benadrukten het belang van eenheid.",
        "Nederland onderstreepte dat dialoog en afschrikking samengaan.",
        "Het kabinet is van mening dat de lasten eerlijk moeten worden verdeeld.",
        "Denemarken sprak zijn steun uit voor de kandidatuur van Georgië.",
        "De ministers verwelkomden de toetreding van Zweden.",
        "Nederland pleitte voor een sterkere rol van de Europese Unie.",
        "De bondgenoten waren het erover eens dat de dreiging toeneemt.",
        "De Noorse minister wees op de kwetsbaarheid van zeekabels.",
        "Het kabinet hecht groot belang aan de bescherming van havens.",
        "Een goede samenwerking met de Europese Unie is van groot belang.",
        "De ministers spraken hun zorgen uit over de situatie in Georgië.",
        "Het kabinet steunt het streven naar een gezamenlijk fonds.",
        "De bondgenoten veroordeelden de aanval op het graanschip.",
    ],
    "fulfilment": [
        "Met mijn brief van 12 januari heb ik u hierover geïnformeerd.",
        "Zoals aan uw Kamer toegezegd, is het fonds inmiddels operationeel.",
        "De bondgenoten hebben inmiddels aan deze afspraak voldaan.",
        "Nederland heeft deze toezegging inmiddels ingelost.",
        "De motie-De Bruin is daarmee uitgevoerd.",
        "Ik beschouw de motie hiermee als afgedaan.",
        "Hongarije heeft het verdrag in februari geratificeerd.",
        "Conform de motie van het lid De Bruin heeft Nederland hiervoor aandacht gevraagd.",
        "Zoals toegezegd heeft het kabinet de kosten laten berekenen.",
        "Met deze brief geeft het kabinet invulling aan de motie van het lid Van Hall.",
        "Hiermee is aan de toezegging voldaan.",
        "Uw Kamer is hierover in mei geïnformeerd (Kamerstuk 28 676, nr. 399).",
        "In uitvoering van de motie is een onafhankelijk onderzoek gedaan.",
        "Daarmee heeft het kabinet uitvoering gegeven aan de motie.",
        "Op verzoek van uw Kamer heb ik de cijfers per regio uitgesplitst.",
        "Met deze brief doe ik de toezegging aan het lid Jansen gestand.",
        "Naar aanleiding van de motie heeft het kabinet de regeling verruimd.",
    ],
    "finding": [
        "De voorbereidingen liggen op schema.",
        "Inmiddels hebben 22 landen het verdrag geratificeerd.",
        "Nederland zal niet deelnemen aan de missie.",
        "Ik zal de subsidie niet verlengen.",
        "Er bestaat geen voornemen de missie te beëindigen.",
        "Het kabinet ziet geen aanleiding voor een nieuw onderzoek.",
        "Door vertraging in de bouw wordt de termijn van 1 juli niet gehaald.",
        "De oplevering is een jaar uitgesteld.",
        "Daarmee is de helft van de toegezegde voertuigen geleverd.",
        "De kosten worden gedekt uit de begroting van Defensie.",
        "Mijn ministerie werkt aan een nieuwe regeling.",
        "Op uw vraag of de regeling wordt verruimd, kan ik nog geen antwoord geven.",
        "Het tekort is volgens het rapport opgelopen tot 1,2 miljard euro.",
        "Op dit moment voldoet een derde van de bondgenoten aan de richtlijn.",
        "Nederland geeft in 2024 2,05% van het bbp uit aan defensie.",
        "Voor dit doel is in de begroting 12 miljoen euro vrijgemaakt.",
        "In 2023 voldeden elf bondgenoten aan de norm van 2% bbp.",
        "De uitgaven van Nederland komen in 2024 uit op 19,8 miljard euro.",
        "Uit het rapport blijkt dat de voorraden met 12% zijn gedaald.",
        "Sinds 2019 zijn de uitgaven met 40 miljard dollar gestegen.",
        "De kosten van de missie bedragen 3,4 miljoen euro.",
        "Er is nog geen besluit genomen over de verlenging.",
        "Het kabinet kan hierover geen toezeggingen doen.",
        "Nederland droeg vorig jaar 4 miljoen euro bij aan het fonds.",
        "Er wordt gewerkt aan een nieuw verdeelmodel.",
        "Van de 30 bondgenoten halen er 18 de norm.",
    ],
}

#: What nobody is bound by: narrative, transmittals, background, questions.
NOTHING = [
    "Ik ben bekend met dit bericht.",
    "Zie het antwoord op vraag 3.",
    "Welke stappen gaat u zetten en wanneer wordt de Kamer geïnformeerd?",
    "«Bent u bereid de Kamer hierover te informeren?»",
    "Het lid Jansen vroeg: «Zal het kabinet de Kamer in mei informeren?»",
    "Ja.",
    "Nee, dat is niet het geval.",
    "Op 4 en 5 maart kwamen de ministers van Defensie bijeen in Brussel.",
    "De sessie stond in het teken van de lastenverdeling.",
    "Hierbij zend ik u het verslag van de bijeenkomst.",
    "Hierbij bied ik u, mede namens de Minister van Buitenlandse Zaken, het verslag aan.",
    "De secretaris-generaal opende de vergadering.",
    "Tijdens de lunch spraken de ministers over de toestand in Georgië.",
    "De ministers wisselden van gedachten over de toekomst van het verdrag.",
    "Het verslag is als bijlage bij deze brief gevoegd.",
    "Ook de Zweedse minister was bij de bijeenkomst aanwezig.",
    "De bijeenkomst vond plaats in het gemeentehuis van Bergen.",
    "In de marge van de top had de minister een gesprek met zijn Poolse ambtgenoot.",
    "Het diner werd voorgezeten door de Noorse premier.",
    "Daarna volgde een werksessie over cyberveiligheid.",
    "Op de agenda stonden drie onderwerpen.",
    "Kan de minister aangeven wanneer het rapport verschijnt?",
    "Bent u bereid de Kamer hierover te informeren?",
    "De top begon met een minuut stilte.",
    "Eerder die dag bezocht de minister de marinebasis.",
]

#: Sentences that are decided wrongly still: strict, so that a sentence that is mended moves to its list.
STILL_WRONG = [
    ("De volgende afspraken zijn gemaakt: – de leden delen hun gegevens; – de leden oefenen jaarlijks.", "agreement"),
    ("Een ruime meerderheid van de lidstaten gaf steun aan het plan, enkele lidstaten waren tegen.", "position"),
    ("Het fonds is met 20 miljoen euro verhoogd.", "finding"),
    ("De kosten komen ten laste van het fonds.", "finding"),
    ("Het verdrag treedt op 1 juli in werking.", "finding"),
    ("Het voorzitterschap heeft de lidstaten uitgenodigd hun plannen te presenteren.", "request"),
    ("De ministers gaven de secretaris-generaal de opdracht om in juni met voorstellen te komen.", "tasking"),
    ("De lidstaten wordt verzocht hun bevindingen voor 1 juni te delen.", "tasking"),
    ("Het kabinet heeft besloten de missie te verlengen tot eind 2025.", "pledge"),
    ("De bondgenoten hebben zich ertoe verbonden de norm te halen.", "agreement"),
    ("De gesprekken hierover lopen nog.", "finding"),
    ("De onderhandelingen hebben nog niet tot resultaat geleid.", "finding"),
    ("De bondgenoten betuigden hun steun aan Moldavië.", "position"),
    ("Wat het kabinet betreft, moet de norm onverkort gelden.", "position"),
    ("Besluitvorming hierover is aan het volgende kabinet.", "tasking"),
    ("Polen wenste een hogere norm.", "position"),
    ("De EU zal 500 miljoen euro bijdragen aan het fonds.", "pledge"),
    ("De Duitse en de Franse minister riepen op tot eenheid.", "request"),
    ("Zodra het onderzoek is afgerond, stuur ik u het rapport.", "assurance"),
    ("Nederland verwacht dat Turkije het verdrag ratificeert.", "request"),
    ("Het aantal oefeningen is ten opzichte van 2021 verdubbeld.", "finding"),
    ("Het percentage bedroeg in 2022 nog 1,6.", "finding"),
]

#: A sentence, and how firmly it is said.
FORCES = [
    ("Nederland levert in juli een mijnenjager aan het verband.", "firm"),
    ("Nederland zal een fregat sturen, mits de Kamer daarmee instemt.", "conditional"),
    ("Indien nodig zal Nederland extra schepen leveren.", "conditional"),
    ("Het kabinet is voornemens een transportvliegtuig aan Moldavië te schenken.", "intended"),
    ("De bondgenoten spraken af ernaar te streven de norm in 2030 te halen.", "intended"),
    ("Volgens de secretaris-generaal zal Polen twee schepen leveren.", "reported"),
    ("De secretaris-generaal meldde dat Polen twee schepen zal leveren.", "reported"),
    ("De minister heeft bekendgemaakt dat Nederland twee schepen levert.", "firm"),
    ("Tenzij de Raad anders besluit, zal Nederland de missie in mei beëindigen.", "conditional"),
    ("Mocht dit nodig zijn, dan zal ik de regeling aanpassen.", "conditional"),
    ("Dat kan ik niet toezeggen.", "negated"),
    ("Ik ben niet voornemens de wet te wijzigen.", "negated"),
    ("Het kabinet onderzoekt of de regeling kan worden verruimd.", "exploring"),
    ("Ik zal uw Kamer voor de zomer informeren over de uitkomst.", "firm"),
    ("Er is nog geen besluit genomen over de verlenging.", "negated"),
    ("Nederland heeft geen bijdrage toegezegd.", "negated"),
]

CASES = [(sentence, kind) for kind, sentences in KINDS.items() for sentence in sentences]


def kinds(statements: list[Statement]) -> list[str]:
    return [str(statement.kind) for statement in statements]


@pytest.mark.parametrize(("sentence", "kind"), CASES)
def test_kind(said: Callable[..., list[Statement]], sentence: str, kind: str) -> None:
    assert kinds(said(sentence)) == [kind]


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_is_said(said: Callable[..., list[Statement]], sentence: str) -> None:
    assert kinds(said(sentence)) == []


@pytest.mark.xfail(strict=True, reason="known fault; mended, it moves to the list above")
@pytest.mark.parametrize(("sentence", "kind"), STILL_WRONG)
def test_still_wrong(said: Callable[..., list[Statement]], sentence: str, kind: str) -> None:
    assert kinds(said(sentence)) == ([kind] if kind else [])


@pytest.mark.parametrize(("sentence", "force"), FORCES)
def test_force(said: Callable[..., list[Statement]], sentence: str, force: str) -> None:
    assert [str(statement.force) for statement in said(sentence)] == [force]


def test_every_statement_says_why(said: Callable[..., list[Statement]]) -> None:
    for sentence, _ in CASES:
        for statement in said(sentence):
            fields = {reason.field for reason in statement.because}
            assert {"kind", "actor"} <= fields, sentence
            assert bool(statement.due) <= ("due" in fields), sentence
            assert all(reason.row for reason in statement.because), sentence
            assert 0 < statement.confidence <= 1
