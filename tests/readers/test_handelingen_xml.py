"""Debates as XML, written here after the official shapes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from nakomen.model import BlockKind, DocumentKind, ReadingError
from nakomen.readers.handelingen_xml import read, recognises

SHARED = Path(__file__).resolve().parents[2] / "../shared"


def turn(title: str, name: str, text: str, party: str = "", more: str = "") -> str:
    bracket = f" (<politiek>{party}</politiek>)" if party else ""
    return (
        f"<spreekbeurt nieuw='ja'><spreker><voorvoegsels>{title}</voorvoegsels> <naam><achternaam>{name}"
        f"</achternaam></naam>{bracket}:</spreker><tekst status='goed'><al-groep><al>{text}</al></al-groep>{more}</tekst></spreekbeurt>"
    )


MOTION = (
    "<motie id='M-39412-12'><kop><titel>Motie</titel></kop><al>De Kamer,</al>"
    "<al>verzoekt de regering de kust te bewaken,</al>"
    "<motie-info><spreker><voorvoegsels>De</voorvoegsels> <naam><achternaam>voorzitter</achternaam></naam>:</spreker>"
    "<al>Zij krijgt nr. 12 (<extref doc='kst-39412-12'>39412</extref>).</al></motie-info></motie>"
)
DEBATE = (
    "<officiele-publicatie><metadata><meta name='OVERHEIDop.externMetadataRecord' "
    "content='https://zoek.example/h-tk-20202021-70-3/metadata.xml'/></metadata><handelingen><agendapunt><nr>3</nr>"
    "<item-titel>Kustbewaking</item-titel>"
    "<onderwerp><al>Aan de orde is het debat over <nadruk>kustbewaking</nadruk>.</al></onderwerp>"
    + turn("De", "voorzitter", "Ik open het debat.")
    + turn("Mevrouw", "Van Dam", "Voorzitter. Ik dien een motie in.", "KVP", MOTION)
    + turn("Minister", "De Wit", "Ik zeg toe dat de Kamer in de herfst een brief ontvangt.")
    + "<tekst><al>De beraadslaging wordt gesloten.</al></tekst></agendapunt></handelingen></officiele-publicatie>"
)


def test_every_block_knows_who_speaks():
    document = read(DEBATE.encode(), "h-tk-20202021-70-3.xml")
    assert [(str(b.kind), b.speaker, document.text[b.start : b.end]) for b in document.blocks] == [
        ("letterhead", "", "3"),
        ("heading", "", "Kustbewaking"),
        ("paragraph", "", "Aan de orde is het debat over kustbewaking."),
        ("heading", "De voorzitter", "De voorzitter:"),
        ("paragraph", "De voorzitter", "Ik open het debat."),
        ("heading", "Mevrouw Van Dam (KVP)", "Mevrouw Van Dam (KVP):"),
        ("paragraph", "Mevrouw Van Dam (KVP)", "Voorzitter. Ik dien een motie in."),
        ("heading", "Mevrouw Van Dam (KVP)", "Motie"),
        ("paragraph", "Mevrouw Van Dam (KVP)", "De Kamer,"),
        ("paragraph", "Mevrouw Van Dam (KVP)", "verzoekt de regering de kust te bewaken,"),
        ("heading", "De voorzitter", "De voorzitter:"),
        ("paragraph", "De voorzitter", "Zij krijgt nr. 12 (39412)."),
        ("heading", "Minister De Wit", "Minister De Wit:"),
        ("paragraph", "Minister De Wit", "Ik zeg toe dat de Kamer in de herfst een brief ontvangt."),
        ("paragraph", "", "De beraadslaging wordt gesloten."),
    ]
    assert document.kind is DocumentKind.DEBATE
    assert (document.identity.number, document.identity.title) == ("h-tk-20202021-70-3", "Kustbewaking")


def test_the_list_of_papers_received_is_no_debate():
    xml = (
        "<handelingen><handeling_bijlage soort='stukkenlijst'><item-titel>Ingekomen stukken</item-titel><divisie><kop>"
        "<titel>Brieven:</titel></kop><al-groep>"
        "<al>Uitvoering van de motie-Van Dam - 39412-13</al></al-groep></divisie>"
        "</handeling_bijlage></handelingen>"
    )
    document = read(xml.encode(), "lijst.xml")
    assert document.kind is DocumentKind.OTHER
    assert document.text == "Ingekomen stukken\n\nBrieven:\n\nUitvoering van de motie-Van Dam - 39412-13"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<vlosCoreDocument/>", "XML of a kind that is not read: vlosCoreDocument"),
        (DEBATE.encode()[:400], "no sound XML"),
        (b"<handelingen/>", "holds no text"),
    ],
    ids=["other kind", "cut off", "no text"],
)
def test_faults_have_a_name_and_a_remedy(data: bytes, said: str):
    with pytest.raises(ReadingError) as caught:
        read(data, "item.xml")
    assert said in caught.value.what
    assert caught.value.remedy


def test_recognises():
    assert recognises(DEBATE.encode())
    assert not recognises(b"<officiele-publicatie><kamerstuk>")


@pytest.mark.skipif(not (SHARED / "documents").exists(), reason="the shared documents are not on this machine")
@pytest.mark.parametrize(
    "path", sorted((SHARED / "documents/handelingen-xml").glob("*.xml")), ids=lambda path: path.stem
)
def test_shared_debates_lose_no_word(path: Path):
    data = path.read_bytes()
    document = read(data, path.name)
    root = etree.fromstring(data)
    squeezed = "".join(document.text.split())
    for paragraph in root.iter("al"):
        assert "".join("".join(paragraph.itertext()).split()) in squeezed
    if document.kind is DocumentKind.DEBATE:
        spoken = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH and b.speaker]
        assert len(spoken) > 0.8 * len([b for b in document.blocks if b.kind is BlockKind.PARAGRAPH])
