"""Kamerstukken and written questions as XML, of both generations, written here after the official shapes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from nakomen.model import Document, DocumentKind, ReadingError
from nakomen.readers.kamerstuk_xml import read, recognises

LETTER = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie>
<metadata><meta name="OVERHEIDop.externMetadataRecord" content="https://zoek.example/kst-39412-91/metadata.xml"/></metadata>
<kamerstuk>
<kamerstukkop><tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2020–2021</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>39 412</dossiernr></dossiernummer><titel>Bewaking van de kust</titel></dossier>
<stuk><stuknr><ondernummer kamer="2">Nr. 91</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER VAN WATERWEGEN</titel>
<datumtekst>Den Haag, <datum isodatum="2021-05-03">3 mei 2021</datum></datumtekst>
<algemeen><vrije-tekst><tekst status="goed">
<al>Tijdens het overleg<noot id="n1" type="voet"><noot.nr>1</noot.nr>
<noot.al>Zie <extref doc="kst-39412-88" soort="document">Kamerstuk 39 412, nr. 88</extref>.</noot.al></noot>
in Hamerveld spraken de landen af om <nadruk type="cur">jaarlijks</nadruk> te oefenen.</al>
<tussenkop kopopmaak="vet">Inzet</tussenkop>
<al>Het kabinet levert:</al>
<lijst type="expl"><li><li.nr>a.</li.nr><al>twee schepen;</al></li><li><li.nr>b.</li.nr><al>bemanning:</al>
<lijst><li><li.nr>–</li.nr><al>veertig matrozen.</al></li></lijst></li></lijst>
<table><title>Bijdragen</title><tgroup cols="2"><colspec colname="c1"/>
<thead><row><entry><al>Land</al></entry><entry><al>Som</al></entry></row></thead>
<tbody><row><entry><al>Noordland</al></entry><entry><al>3 miljoen euro</al></entry></row></tbody></tgroup></table>
</tekst>
<divisie><kop><label>Deel</label> <nr>2</nr> <titel>Vervolg</titel></kop>
<tekst><al>Ik informeer u in de herfst over 300 m<sup>2</sup> haven.</al></tekst></divisie>
</vrije-tekst></algemeen>
<ondertekening><functie>De Minister van Waterwegen,</functie>
<naam><voornaam>A.B.</voornaam> <achternaam>de Wit</achternaam></naam></ondertekening>
</stuk></kamerstuk></officiele-publicatie>"""


def blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(str(block.kind), block.level, document.text[block.start : block.end]) for block in document.blocks]


def test_letter():
    document = read(LETTER.encode(), "kst-39412-91.xml")
    assert blocks(document) == [
        ("letterhead", 0, "Tweede Kamer der Staten-Generaal"),
        ("letterhead", 0, "Vergaderjaar 2020–2021"),
        ("letterhead", 0, "39 412 Bewaking van de kust"),
        ("heading", 1, "Nr. 91 BRIEF VAN DE MINISTER VAN WATERWEGEN"),
        ("letterhead", 0, "Den Haag, 3 mei 2021"),
        ("paragraph", 0, "Tijdens het overleg in Hamerveld spraken de landen af om jaarlijks te oefenen."),
        ("heading", 1, "Inzet"),
        ("paragraph", 0, "Het kabinet levert:"),
        ("item", 1, "a. twee schepen;"),
        ("item", 1, "b. bemanning:"),
        ("item", 2, "– veertig matrozen."),
        ("heading", 3, "Bijdragen"),
        ("row", 0, "Land | Som"),
        ("row", 0, "Noordland | 3 miljoen euro"),
        ("heading", 1, "Deel 2 Vervolg"),
        ("paragraph", 0, "Ik informeer u in de herfst over 300 m2 haven."),
        ("signature", 0, "De Minister van Waterwegen,"),
        ("signature", 0, "A.B. de Wit"),
        ("note", 0, "Zie Kamerstuk 39 412, nr. 88."),
    ]
    note = document.notes[0]
    assert (note.mark, document.text[: note.anchor].split()[-1]) == ("1", "overleg")


def test_identity_is_what_the_paper_says():
    identity = read(LETTER.encode(), "kst-39412-91.xml").identity
    assert (identity.number, identity.title) == ("kst-39412-91", "BRIEF VAN DE MINISTER VAN WATERWEGEN")
    assert (identity.date, identity.date_source) == (date(2021, 5, 3), "metadata")


def test_number_from_dossier_where_the_metadata_are_silent():
    xml = LETTER.replace("kst-39412-91/", "").replace("39 412</dossiernr>", "39 412 XVI</dossiernr>")
    assert read(xml.encode(), "brief.xml").identity.number == "kst-39412-XVI-91"


def test_pointers_are_kept_with_their_place():
    document = read(LETTER.encode(), "kst-39412-91.xml")
    found = [(document.text[one.start : one.end], one.target) for one in document.given_references]
    assert found == [("Kamerstuk 39 412, nr. 88", "kst-39412-88")]


def test_papers_before_2010():
    xml = """<kamerwrk><body><stuk><stuknr>Nr. 7</stuknr><titel>VERSLAG</titel><tuskop>Kust</tuskop>
    <al>De Kamer ontvangt voor de zomer<voetnoot><nr>2</nr><al>Toegezegd op 3 mei 2005.</al></voetnoot> een brief.</al>
    </stuk></body></kamerwrk>"""
    document = read(xml.encode(), "verslag.xml")
    assert [text for _, _, text in blocks(document)] == [
        "Nr. 7 VERSLAG",
        "Kust",
        "De Kamer ontvangt voor de zomer een brief.",
        "Toegezegd op 3 mei 2005.",
    ]
    assert document.notes[0].mark == "2"


def test_written_questions():
    xml = """<officiele-publicatie><kamervragen>
    <kamervraagkop><tekstregel>Vergaderjaar 2020–2021</tekstregel></kamervraagkop>
    <kamervraagnummer>1412</kamervraagnummer>
    <kamervraagomschrijving type="vraag"><al>Vragen van het lid <nadruk type="vet">Van Dam</nadruk> over
    <kamervraagonderwerp>de bewaking van de kust</kamervraagonderwerp>.</al></kamervraagomschrijving>
    <vraag><nr>Vraag 1</nr><al>Komt het plan voor de zomer?</al><al>Zo nee, waarom niet?</al></vraag>
    <antwoord><nr>Antwoord 1</nr><al>Het plan komt in de herfst.</al></antwoord>
    <vraag><nr>2</nr><al>Wie betaalt?</al></vraag><antwoord><nr>2</nr><al>De landen samen.</al></antwoord>
    </kamervragen></officiele-publicatie>"""
    document = read(xml.encode(), "ah-tk-20202021-1412.xml")
    assert document.kind is DocumentKind.ANSWERS
    assert document.identity.title == "de bewaking van de kust"
    assert [(kind, text) for kind, _, text in blocks(document)][-9:] == [
        ("heading", "Vraag 1"),
        ("question", "Komt het plan voor de zomer?"),
        ("question", "Zo nee, waarom niet?"),
        ("heading", "Antwoord 1"),
        ("paragraph", "Het plan komt in de herfst."),
        ("heading", "2"),
        ("question", "Wie betaalt?"),
        ("heading", "2"),
        ("paragraph", "De landen samen."),
    ]
    assert "Vragen van het lid Van Dam over de bewaking van de kust." in document.text


def test_a_pretty_printed_file_reads_the_same():
    xml = """<kamerstuk><al>
      Zie
      <extref doc="x">
       nr. 88
      </extref>
      , en
      (
      <nadruk>
       cursief
      </nadruk>
      ).
    </al></kamerstuk>"""
    assert read(xml.encode(), "stuk.xml").text == "Zie nr. 88, en (cursief)."


def assert_places_resolve(document: Document, data: bytes) -> int:
    root = etree.fromstring(data)
    checked = 0
    for segment in document.places:
        words, place = document.text[segment.start : segment.end], segment.place
        if not words.strip() or place.offset is None:
            continue
        (element,) = root.xpath(place.node)
        own = "".join(element.itertext())
        assert own[place.offset : place.offset + len(words)].split() == words.split()
        checked += 1
    return checked


def test_places_are_paths_to_elements():
    assert assert_places_resolve(read(LETTER.encode(), "stuk.xml"), LETTER.encode()) > 20


WORDS = st.text(st.sampled_from("ab .,(\n\u00a0é"), max_size=6)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.tuples(st.sampled_from(["nadruk", "noot", "extref", "sup"]), st.lists(inner, max_size=3)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(INLINE, max_size=6))
def test_places_resolve_whatever_is_nested(parts: list[str]):
    data = f"<kamerstuk><al>Begin {''.join(parts)}</al><al>Slot.</al></kamerstuk>".encode()
    document = read(data, "stuk.xml")
    assert document.text.startswith("Begin")
    assert_places_resolve(document, data)


LAUGHS = '<!DOCTYPE k [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><kamerstuk><al>&b;</al></kamerstuk>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (LETTER.encode()[:900], "no sound XML"),
        (b"", "no sound XML"),
        (LAUGHS.encode(), "entities of its own"),
        (b"<kamerstuk>" + b"<divisie>" * 3000 + b"</divisie>" * 3000 + b"</kamerstuk>", "too deeply"),
        (b"<rekening><regel>3 euro</regel></rekening>", "XML of a kind that is not read: rekening"),
        (b"<kamerstuk><al> </al></kamerstuk>", "holds no text"),
    ],
    ids=["cut off", "empty", "billion laughs", "deep", "other root", "no text"],
)
def test_faults_have_a_name_and_a_remedy(data: bytes, said: str):
    with pytest.raises(ReadingError) as caught:
        read(data, "stuk.xml")
    assert said in caught.value.what
    assert caught.value.where == "stuk.xml"
    assert caught.value.remedy


def test_an_outside_list_of_entities_is_not_fetched_but_its_letters_are_known():
    xml = b'<!DOCTYPE kamerstuk SYSTEM "http://127.0.0.1:9/op.dtd"><kamerstuk><al>caf&eacute; aan zee</al></kamerstuk>'
    assert read(xml, "stuk.xml").text == "café aan zee"


def test_recognises():
    assert recognises(LETTER.encode())
    assert not recognises(b"<officiele-publicatie><handelingen>")
