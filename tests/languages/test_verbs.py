"""The verb table: commitment verbs in every position, doubt, speed of loading, and the command that makes it."""

import gzip
import re
import time
from pathlib import Path

import pytest

from nakomen.languages.nl import verbs
from nakomen.languages.nl.verbs import VerbReading, doubtful, verb_readings

TABLE = Path(verbs.__file__).with_name("verb_forms.tsv.gz")

# infinitive, third person, past singular, participle
WHOLE = """
aanvaarden aanvaardt aanvaardde aanvaard
achten acht achtte geacht
adviseren adviseert adviseerde geadviseerd
afzien afziet afzag afgezien
begroten begroot begrootte begroot
behandelen behandelt behandelde behandeld
bekostigen bekostigt bekostigde bekostigd
bekrachtigen bekrachtigt bekrachtigde bekrachtigd
beklemtonen beklemtoont beklemtoonde beklemtoond
belasten belast belastte belast
beloven belooft beloofde beloofd
benadrukken benadrukt benadrukte benadrukt
beogen beoogt beoogde beoogd
berichten bericht berichtte bericht
beslissen beslist besliste beslist
besluiten besluit besloot besloten
besteden besteedt besteedde besteed
bestendigen bestendigt bestendigde bestendigd
betogen betoogt betoogde betoogd
betreuren betreurt betreurde betreurd
bevestigen bevestigt bevestigde bevestigd
bezien beziet bezag bezien
bieden biedt bood geboden
constateren constateert constateerde geconstateerd
dienen dient diende gediend
dringen dringt drong gedrongen
erkennen erkent erkende erkend
evalueren evalueert evalueerde geëvalueerd
financieren financiert financierde gefinancierd
garanderen garandeert garandeerde gegarandeerd
handhaven handhaaft handhaafde gehandhaafd
hechten hecht hechtte gehecht
herbevestigen herbevestigt herbevestigde herbevestigd
herhalen herhaalt herhaalde herhaald
herzien herziet herzag herzien
implementeren implementeert implementeerde geïmplementeerd
informeren informeert informeerde geïnformeerd
intensiveren intensiveert intensiveerde geïntensiveerd
inventariseren inventariseert inventariseerde geïnventariseerd
investeren investeert investeerde geïnvesteerd
leveren levert leverde geleverd
melden meldt meldde gemeld
monitoren monitort monitorde gemonitord
onderschrijven onderschrijft onderschreef onderschreven
onderstrepen onderstreept onderstreepte onderstreept
ondersteunen ondersteunt ondersteunde ondersteund
ondertekenen ondertekent ondertekende ondertekend
onderzoeken onderzoekt onderzocht onderzocht
ontplooien ontplooit ontplooide ontplooid
ontraden ontraadt ontraadde ontraden
overleggen overlegt overlegde overlegd
overwegen overweegt overwoog overwogen
pleiten pleit pleitte gepleit
publiceren publiceert publiceerde gepubliceerd
rapporteren rapporteert rapporteerde gerapporteerd
ratificeren ratificeert ratificeerde geratificeerd
realiseren realiseert realiseerde gerealiseerd
reserveren reserveert reserveerde gereserveerd
steunen steunt steunde gesteund
stellen stelt stelde gesteld
streven streeft streefde gestreefd
subsidiëren subsidieert subsidieerde gesubsidieerd
toetsen toetst toetste getoetst
trainen traint trainde getraind
verankeren verankert verankerde verankerd
verhogen verhoogt verhoogde verhoogd
verkennen verkent verkende verkend
verklaren verklaart verklaarde verklaard
verlenen verleent verleende verleend
verlengen verlengt verlengde verlengd
vermelden vermeldt vermeldde vermeld
verplichten verplicht verplichtte verplicht
versnellen versnelt versnelde versneld
versterken versterkt versterkte versterkt
verstrekken verstrekt verstrekte verstrekt
verwachten verwacht verwachtte verwacht
verwelkomen verwelkomt verwelkomde verwelkomd
verzekeren verzekert verzekerde verzekerd
verzoeken verzoekt verzocht verzocht
voldoen voldoet voldeed voldaan
voorzien voorziet voorzag voorzien
vragen vraagt vroeg gevraagd
waarborgen waarborgt waarborgde gewaarborgd
waarderen waardeert waardeerde gewaardeerd
waarschuwen waarschuwt waarschuwde gewaarschuwd
wijzen wijst wees gewezen
wijzigen wijzigt wijzigde gewijzigd
"""

# infinitive, first part, third person, past singular, past plural (all without it), participle
SPLIT = """
aanbevelen aan beveelt beval bevalen aanbevolen
aanbieden aan biedt bood boden aangeboden
aandringen aan dringt drong drongen aangedrongen
aangaan aan gaat ging gingen aangegaan
aangeven aan geeft gaf gaven aangegeven
aanhouden aan houdt hield hielden aangehouden
aankondigen aan kondigt kondigde kondigden aangekondigd
aanleveren aan levert leverde leverden aangeleverd
aanmoedigen aan moedigt moedigde moedigden aangemoedigd
aannemen aan neemt nam namen aangenomen
aansporen aan spoort spoorde spoorden aangespoord
aansluiten aan sluit sloot sloten aangesloten
aantonen aan toont toonde toonden aangetoond
aanvragen aan vraagt vroeg vroegen aangevraagd
aanwijzen aan wijst wees wezen aangewezen
afbouwen af bouwt bouwde bouwden afgebouwd
afdoen af doet deed deden afgedaan
afronden af rondt rondde rondden afgerond
afspreken af spreekt sprak spraken afgesproken
afwachten af wacht wachtte wachtten afgewacht
afwijzen af wijst wees wezen afgewezen
bekendmaken bekend maakt maakte maakten bekendgemaakt
beschikbaarstellen beschikbaar stelt stelde stelden beschikbaargesteld
bijdragen bij draagt droeg droegen bijgedragen
bijeenkomen bijeen komt kwam kwamen bijeengekomen
bijstellen bij stelt stelde stelden bijgesteld
deelnemen deel neemt nam namen deelgenomen
doorgaan door gaat ging gingen doorgegaan
doorvoeren door voert voerde voerden doorgevoerd
goedkeuren goed keurt keurde keurden goedgekeurd
indienen in dient diende dienden ingediend
ingaan in gaat ging gingen ingegaan
instellen in stelt stelde stelden ingesteld
instemmen in stemt stemde stemden ingestemd
intrekken in trekt trok trokken ingetrokken
invoeren in voert voerde voerden ingevoerd
inzetten in zet zette zetten ingezet
kenbaarmaken kenbaar maakt maakte maakten kenbaargemaakt
meenemen mee neemt nam namen meegenomen
meewerken mee werkt werkte werkten meegewerkt
nagaan na gaat ging gingen nagegaan
nakomen na komt kwam kwamen nagekomen
openstellen open stelt stelde stelden opengesteld
opdragen op draagt droeg droegen opgedragen
opleveren op levert leverde leverden opgeleverd
opnemen op neemt nam namen opgenomen
oprichten op richt richtte richtten opgericht
oproepen op roept riep riepen opgeroepen
opschorten op schort schortte schortten opgeschort
opstellen op stelt stelde stelden opgesteld
overdragen over draagt droeg droegen overgedragen
overeenkomen overeen komt kwam kwamen overeengekomen
overgaan over gaat ging gingen overgegaan
plaatsvinden plaats vindt vond vonden plaatsgevonden
stilstaan stil staat stond stonden stilgestaan
tegemoetkomen tegemoet komt kwam kwamen tegemoetgekomen
terugkomen terug komt kwam kwamen teruggekomen
toejuichen toe juicht juichte juichten toegejuicht
toekennen toe kent kende kenden toegekend
toelichten toe licht lichtte lichtten toegelicht
toesturen toe stuurt stuurde stuurden toegestuurd
toetreden toe treedt trad traden toegetreden
toewijzen toe wijst wees wezen toegewezen
toezeggen toe zegt zegde zegden toegezegd
toezenden toe zendt zond zonden toegezonden
uitbreiden uit breidt breidde breidden uitgebreid
uitkeren uit keert keerde keerden uitgekeerd
uitnodigen uit nodigt nodigde nodigden uitgenodigd
uitspreken uit spreekt sprak spraken uitgesproken
uitstellen uit stelt stelde stelden uitgesteld
uitvoeren uit voert voerde voerden uitgevoerd
uitwerken uit werkt werkte werkten uitgewerkt
uitzoeken uit zoekt zocht zochten uitgezocht
vaststellen vast stelt stelde stelden vastgesteld
voorbereiden voor bereidt bereidde bereidden voorbereid
voorleggen voor legt legde legden voorgelegd
voorstellen voor stelt stelde stelden voorgesteld
voortzetten voort zet zette zetten voortgezet
vrijmaken vrij maakt maakte maakten vrijgemaakt
"""

PLAIN = """
is was waren zijn heeft hebben wordt worden zal zullen kan kunnen moet moeten wil laat kwamen komt stelt besloten namen
benadrukte kondigde verzocht toegezegd aangenomen vastgesteld onderschrijft
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


@pytest.mark.parametrize("row", rows(WHOLE), ids=lambda row: row[0])
def test_whole_forms(row: list[str]) -> None:
    infinitive, present, past, participle = row
    assert VerbReading(infinitive, "inf", "") in verb_readings(infinitive)
    assert VerbReading(infinitive, "pres_pl", "") in verb_readings(infinitive)
    assert VerbReading(infinitive, "pres_sg", "") in verb_readings(present)
    assert VerbReading(infinitive, "past_sg", "") in verb_readings(past)
    assert VerbReading(infinitive, "part", "") in verb_readings(participle)


@pytest.mark.parametrize("row", rows(SPLIT), ids=lambda row: row[0])
def test_separable_verbs_split_and_joined(row: list[str]) -> None:
    infinitive, particle, present, past, past_plural, participle = row
    base = infinitive.removeprefix(particle)
    for word, form in ((present, "pres_sg"), (past, "past_sg"), (past_plural, "past_pl"), (base, "pres_pl")):
        assert VerbReading(infinitive, form, particle) in verb_readings(word), "main clause: kondigde ... aan"
        assert VerbReading(infinitive, form, "") in verb_readings(particle + word), "subordinate: aankondigde"
    assert VerbReading(infinitive, "inf", particle) in verb_readings(base), "aan te kondigen"
    assert VerbReading(infinitive, "inf", "") in verb_readings(infinitive)
    assert VerbReading(infinitive, "part", "") in verb_readings(participle)


def test_there_are_well_over_a_hundred_commitment_verbs() -> None:
    assert len({row[0] for row in rows(WHOLE) + rows(SPLIT)}) >= 150


@pytest.mark.parametrize(
    ("word", "lemma", "particle"),
    [("gesteld", "beschikbaarstellen", "beschikbaar"), ("gemaakt", "bekendmaken", "bekend")],
)
def test_participles_written_apart(word: str, lemma: str, particle: str) -> None:
    assert VerbReading(lemma, "part", particle) in verb_readings(word)


@pytest.mark.parametrize("word", ["onderstreept", "overweegt", "voorziet", "ondertekende", "herbevestigt"])
def test_inseparable_verbs_stay_whole(word: str) -> None:
    assert {reading.particle for reading in verb_readings(word)} == {""}


@pytest.mark.parametrize(
    "word", ["schrijft", "streept", "tekende", "bevestigt"], ids=lambda word: f"no particle for {word}"
)
def test_bases_of_inseparable_verbs_take_no_particle_from_them(word: str) -> None:
    lemmas = {reading.lemma for reading in verb_readings(word)}
    assert not lemmas & {"onderschrijven", "onderstrepen", "overwegen", "ondertekenen", "herbevestigen"}


@pytest.mark.parametrize(
    "word",
    [
        "steun",
        "werk",
        "deel",
        "land",
        "top",
        "rol",
        "kader",
        "kant",
        "inzet",
        "besluit",
        "verzoek",
        "vraag",
        "antwoord",
    ],
)
def test_nouns_are_doubtful_verbs(word: str) -> None:
    assert doubtful(word)


@pytest.mark.parametrize("word", PLAIN.split())
def test_plain_verbs_are_not_doubtful(word: str) -> None:
    assert verb_readings(word)
    assert not doubtful(word)


@pytest.mark.parametrize("word", ["de", "bondgenoot", "in", "niet", "maar", "tegen", "kamerbrief", "", "23", "U"])
def test_other_words_are_no_verbs(word: str) -> None:
    assert verb_readings(word) == ()
    assert not doubtful(word)


def test_every_line_of_the_table_is_well_formed() -> None:
    text = gzip.decompress(TABLE.read_bytes()).decode()
    form = "inf|pres_sg|pres_pl|past_sg|past_pl|part|pres_part|imp"
    line = re.compile(rf"~?[a-zà-ÿ-]+\t[a-zà-ÿ-]+:(?:{form}):[a-zà-ÿ]*(?:,[a-zà-ÿ-]+:(?:{form}):[a-zà-ÿ]*)*")
    wrong = [row for row in text.splitlines() if not line.fullmatch(row)]
    assert wrong == []
    assert len(text.splitlines()) > 100_000


def test_the_table_is_small_and_loads_fast() -> None:
    assert TABLE.stat().st_size < 1_000_000
    verbs._table.cache_clear()
    start = time.process_time()
    verb_readings("is")
    assert time.process_time() - start < 0.3, "aim 0.15 s; the machine is shared"
