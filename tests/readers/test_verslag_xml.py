"""The report of a sitting as XML, written here after the official schema."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from nakomen.model import DocumentKind, ReadingError
from nakomen.readers.verslag_xml import read, recognises

SHARED = Path(__file__).resolve().parents[2] / "../shared"


def turn(tag: str, begin: str, name: str, words: str, inside: str = "") -> str:
    return (
        f"<{tag}><spreker><verslagnaam>{name}</verslagnaam></spreker><markeertijdbegin>{begin}</markeertijdbegin>"
        f"<tekst><alinea><alineaitem>De heer <nadruk type='Vet'>{name}</nadruk>:</alineaitem>"
        f"<alineaitem>{words}</alineaitem></alinea></tekst>{inside}</{tag}>"
    )


LATE = turn("interrumpant", "2021-05-03T10:05:00", "Bos", "Wanneer komt de brief?")
EARLY = turn("interrumpant", "2021-05-03T10:03:00", "Van Dam", "Komt er een brief?")
SITTING = (
    "<vlosCoreDocument xmlns='http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0' status='Ongecorrigeerd'><vergadering>"
    "<titel>14e vergadering</titel><zaal>Zaal</zaal><datum>2021-05-03T00:00:00</datum><activiteit><titel>Kust</titel>"
    "<activiteithoofd><titel>Kust</titel>"
    "<tekst><alinea><alineaitem>Aan de orde is de kust.</alineaitem></alinea></tekst>"
    f"<activiteitdeel>{turn('woordvoerder', '2021-05-03T10:01:00', 'De Wit', 'Er komt een plan.', LATE + EARLY)}"
    "</activiteitdeel></activiteithoofd></activiteit></vergadering></vlosCoreDocument>"
)


def test_turns_in_the_order_of_time():
    document = read(SITTING.encode(), "verslag.xml")
    assert [(b.speaker, document.text[b.start : b.end]) for b in document.blocks] == [
        ("", "Kust"),
        ("", "Aan de orde is de kust."),
        ("De heer De Wit", "De heer De Wit:"),
        ("De heer De Wit", "Er komt een plan."),
        ("De heer Van Dam", "De heer Van Dam:"),
        ("De heer Van Dam", "Komt er een brief?"),
        ("De heer Bos", "De heer Bos:"),
        ("De heer Bos", "Wanneer komt de brief?"),
    ]
    assert document.kind is DocumentKind.DEBATE
    assert (document.identity.date, document.identity.title) == (date(2021, 5, 3), "14e vergadering")
    assert document.remarks == ("a report that is not corrected yet",)


def test_places_are_paths_to_elements_in_a_namespace():
    document = read(SITTING.encode(), "verslag.xml")
    root = etree.fromstring(SITTING.encode())
    for segment in document.places:
        words, place = document.text[segment.start : segment.end], segment.place
        (element,) = root.xpath(place.node)
        assert "".join(element.itertext())[place.offset : place.offset + len(words)] == words


def test_faults():
    with pytest.raises(ReadingError, match="not read: stuk"):
        read(b"<stuk/>", "stuk.xml")
    with pytest.raises(ReadingError, match="holds no text"):
        read(b"<vlosCoreDocument><vergadering><zaal>Zaal</zaal></vergadering></vlosCoreDocument>", "stuk.xml")


def test_recognises():
    assert recognises(SITTING.encode())
    assert not recognises(b"<handelingen/>")


@pytest.mark.skipif(not (SHARED / "documents").exists(), reason="the shared documents are not on this machine")
@pytest.mark.parametrize("path", sorted((SHARED / "documents/verslag-xml").glob("*.xml")), ids=lambda path: path.stem)
def test_shared_reports_lose_no_word(path: Path):
    data = path.read_bytes()
    squeezed = "".join(read(data, path.name).text.split())
    for paragraph in etree.fromstring(data).iter("{*}alineaitem"):
        assert "".join("".join(paragraph.itertext()).split()) in squeezed
