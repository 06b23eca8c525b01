"""Debates in every format, written here: turns with role and party, motions with number and movers, given references."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.readers.test_handelingen_xml import turn as speech
from tests.readers.test_word_docx import docx, par, run

from nakomen.model import Block, BlockKind, Document, GivenMotion, Role
from nakomen.readers import handelingen_xml, plain_text, verslag_xml, word_docx
from nakomen.readers.turns import Floor, turns_of

TOLD = [
    ("De voorzitter", Role.CHAIR, ""),
    ("Mevrouw Van Dam (KVP)", Role.MEMBER, "KVP"),
    ("Minister De Wit", Role.MINISTER, ""),
    ("Staatssecretaris Harkema", Role.SECRETARY, ""),
]
SAID = ["Ik open het debat.", "Komt er een brief?", "Ja, in de herfst.", "Daar sluit ik mij bij aan."]


def turns(document: Document) -> list[tuple[str, Role, str]]:
    return [(one.speaker, one.role, one.party) for one in document.turns]


def texts(document: Document) -> list[str]:
    return [document.text[one.start : one.end] for one in document.turns]


def pointers(document: Document) -> list[tuple[str, str]]:
    return [(document.text[one.start : one.end], one.target) for one in document.given_references]


def as_text() -> Document:
    lines = "\n\n".join(f"{name}:\n\n{said}" for (name, _, _), said in zip(TOLD, SAID, strict=True))
    return plain_text.read(f"Kustbewaking\n\n{lines}\n".encode(), "debat.txt")


def as_docx() -> Document:
    lines = [par(run(name, "<w:b/>"), ":") + par(said) for (name, _, _), said in zip(TOLD, SAID, strict=True)]
    return word_docx.read(docx("".join(lines)), "debat.docx")


def as_docx_on_one_line() -> Document:
    lines = [par(run(name, "<w:b/>"), f": {said}") for (name, _, _), said in zip(TOLD, SAID, strict=True)]
    return word_docx.read(docx("".join(lines)), "debat.docx")


@pytest.mark.parametrize("make", [as_text, as_docx, as_docx_on_one_line])
def test_turns_are_told_by_the_lines_that_name_speakers(make: Callable[[], Document]):
    document = make()
    assert turns(document) == TOLD
    assert texts(document) == [f"{name}:\n\n{said}" for (name, _, _), said in zip(TOLD, SAID, strict=True)]
    assert document.turn_at(document.text.index("herfst")) is document.turns[2]


def test_a_letter_has_no_turns():
    document = plain_text.read(b"Geachte voorzitter,\n\nMinister De Wit:\n\nHij schrijft dit.\n", "brief.txt")
    assert document.turns == ()


def test_a_turn_ends_where_nobody_speaks_and_no_note_is_spoken():
    text = "aabbccdd"
    kinds = [(BlockKind.HEADING, "aa"), (BlockKind.PARAGRAPH, "aa"), (BlockKind.PARAGRAPH, ""), (BlockKind.NOTE, "aa")]
    blocks = [Block(kind, 2 * at, 2 * at + 2, 0, speaker) for at, (kind, speaker) in enumerate(kinds)]
    (one,) = turns_of(text, blocks, {"aa": Floor(Role.MEMBER, "KVP")})
    assert (one.start, one.end, one.role, one.party) == (0, 4, Role.MEMBER, "KVP")


def motion(own: str, info: str, inside: str = "verzoekt de regering de kust te bewaken,") -> str:
    return (
        f"<motie id='{own}'><kop><titel>Motie</titel></kop><al>De Kamer,</al><al>{inside}</al><al>en gaat over tot de orde van "
        "de dag.</al><motie-info><spreker><voorvoegsels>De</voorvoegsels> <naam><achternaam>voorzitter</achternaam></naam>:"
        f"</spreker>{info}</motie-info></motie>"
    )


def item(*parts: str) -> Document:
    xml = f"<handelingen><agendapunt><nr>3</nr><item-titel>Kust</item-titel>{''.join(parts)}</agendapunt></handelingen>"
    return handelingen_xml.read(xml.encode(), "h-tk-20202021-70-3.xml")


def test_a_motion_is_its_movers_and_what_is_said_of_it_the_chairs():
    moved = motion("M-39412-12", "<al>Zij krijgt nr. <extref doc='kst-39412-12'>12</extref> (<extref doc='kst-39412-12'>39412</extref>).</al>")  # fmt: skip
    document = item(
        speech("De", "voorzitter", "Het woord is aan mevrouw Van Dam."),
        speech("Mevrouw", "Van Dam", "Ik dien een motie in.", "KVP", moved + "<al>Dank u wel.</al>"),
        "<tekst><al>Dan de minister.</al></tekst>",
        speech("Minister", "De Wit", "De motie krijgt oordeel Kamer."),
        "<tekst><al>De beraadslaging wordt gesloten.</al></tekst>",
    )
    assert turns(document) == [
        ("De voorzitter", Role.CHAIR, ""),
        ("Mevrouw Van Dam (KVP)", Role.MEMBER, "KVP"),
        ("De voorzitter", Role.CHAIR, ""),
        ("Mevrouw Van Dam (KVP)", Role.MEMBER, "KVP"),
        ("De voorzitter", Role.CHAIR, ""),
        ("Minister De Wit", Role.MINISTER, ""),
    ]
    assert texts(document)[3:5] == ["Dank u wel.", "Dan de minister."]
    assert document.turn_at(document.text.index("De beraadslaging")) is None
    assert pointers(document) == [("12", "kst-39412-12"), ("39412", "kst-39412-12")]
    (one,) = document.given_motions
    assert (one.number, one.movers) == ("kst-39412-12", ("Van Dam",))
    assert document.text[one.start : one.end].startswith("Motie\n\nDe Kamer,")
    assert document.text[one.start : one.end].endswith("Zij krijgt nr. 12 (39412).")


@pytest.mark.parametrize(
    ("own", "said", "number", "movers"),
    [
        ("M-39412-12", "Zij krijgt nr. 12 (39412).", "kst-39412-12", ("Van Dam",)),
        ("", "Zij krijgt nr. 12 (39 412).", "kst-39412-12", ("Van Dam",)),
        ("M-36600-XXIII-9", "", "kst-36600-XXIII-9", ("Van Dam",)),
        ("", "Naar mij blijkt, wordt de indiening ervan voldoende ondersteund.", "", ("Van Dam",)),
        (
            "M-39412-13",
            "Deze motie is voorgesteld door de leden Van Dam, De Wit-Bos en Harkema. Zij krijgt nr. 13 (39412).",
            "kst-39412-13",
            ("Van Dam", "De Wit-Bos", "Harkema"),
        ),
        ("M-39412-14", "Deze motie is voorgesteld door het lid Bos. Zij krijgt nr. 14 (39412).", "kst-39412-14", ("Bos",)),
    ],
)  # fmt: skip
def test_number_and_movers_of_a_motion(own: str, said: str, number: str, movers: tuple[str, ...]):
    document = item(speech("Mevrouw", "Van Dam", "Een motie.", "KVP", motion(own, f"<al>{said}</al>" if said else "")))
    assert [(one.number, one.movers) for one in document.given_motions] == [(number, movers)]


def person(kind: str, name: str, party: str = "", title: str = "De heer") -> str:
    return (
        f"<spreker soort='{kind}'><fractie>{party}</fractie><aanhef>{title}</aanhef><verslagnaam>{name}</verslagnaam>"
        f"<achternaam>{name}</achternaam></spreker>"
    )


def spoken(tag: str, begin: str, who: str, *said: str, more: str = "") -> str:
    """Return what somebody says; with `De heer <b>` before the first words the text names him itself."""
    lines = "".join(f"<alineaitem>{one}</alineaitem>" for one in said)
    time = f"<markeertijdbegin>2021-05-03T{begin}</markeertijdbegin>" if begin else ""
    return f"<{tag}>{who}{time}<tekst><alinea>{lines}</alinea></tekst>{more}</{tag}>"


def report(*parts: str) -> Document:
    inside = "".join(parts)
    xml = (
        "<vlosCoreDocument xmlns='http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0'><vergadering><titel>14e vergadering</titel>"
        f"<activiteit><titel>Kust</titel><activiteithoofd><activiteitdeel><activiteititem>{inside}</activiteititem>"
        "</activiteitdeel></activiteithoofd></activiteit></vergadering></vlosCoreDocument>"
    )
    return verslag_xml.read(xml.encode(), "verslag.xml")


CHAIR = "<isvoorzitter>true</isvoorzitter>"
BOS, DAM = person("Tweede Kamerlid", "Bos", "ZLP"), person("Tweede Kamerlid", "Van Dam", "KVP", "Mevrouw")
WIT = person("Minister", "De Wit")


def test_interruptions_in_interruptions_stand_in_the_order_of_time_with_role_and_party():
    inner = spoken("interrumpant", "10:04:00", WIT, "Dat weet ik niet.")
    document = report(
        spoken(
            "woordvoerder", "10:01:00", WIT, "Er komt een plan.",
            more=spoken("interrumpant", "10:05:00", person("Tweede Kamerlid", "Voorthuis", "LVV") + CHAIR, "Kort graag.")
            + spoken("interrumpant", "10:03:00", BOS, "Wanneer dan?", more=inner),
        ),
        spoken("woordvoerder", "10:02:00", DAM, "Ik luister."),
        spoken("woordvoerder", "10:06:00", person("Staatssecretaris", "Harkema"), "Ik ook."),
    )  # fmt: skip
    assert turns(document) == [
        ("Minister De Wit", Role.MINISTER, ""),
        ("Mevrouw Van Dam (KVP)", Role.MEMBER, "KVP"),
        ("De heer Bos (ZLP)", Role.MEMBER, "ZLP"),
        ("Minister De Wit", Role.MINISTER, ""),
        ("De voorzitter", Role.CHAIR, ""),
        ("Staatssecretaris Harkema", Role.SECRETARY, ""),
    ]
    assert texts(document) == ["Er komt een plan.", "Ik luister.", "Wanneer dan?", "Dat weet ik niet.", "Kort graag.", "Ik ook."]  # fmt: skip


MATTER = (
    "<zaken><zaak soort='Motie'><titel>de motie-Bos/Van Dam (39412, nr. 9)</titel><dossiernummer>39412</dossiernummer>"
    f"<stuknummer>9</stuknummer><sprekers>{BOS}{DAM}</sprekers></zaak></zaken>"
)


def fragment(kind: str, matter: str, *said: str) -> str:
    lines = "".join(f"<alineaitem>{one}</alineaitem>" for one in said)
    return (
        f"<draadboekfragment soort='{kind}'>{matter}<markeertijdbegin>2021-05-03T10:02:00</markeertijdbegin>"
        f"<sprekers>{BOS}</sprekers><tekst><alineagroep type='Motietekst'><alinea>{lines}</alinea></alineagroep></tekst>"
        "</draadboekfragment>"
    )


NUMBERED = "Zij krijgt nr. <stuknummer>9</stuknummer> (<dossiernummer>39412</dossiernummer>)."


@pytest.mark.parametrize(
    ("matter", "said", "movers"),
    [
        (MATTER, NUMBERED, ("Bos", "Van Dam")),
        ("", "Deze motie is voorgesteld door de leden Bos en Van Dam. " + NUMBERED, ("Bos", "Van Dam")),
        ("", NUMBERED, ("Bos",)),
    ],
    ids=["by its matter", "by the chair's words", "by who speaks"],
)
def test_motions_of_a_report(matter: str, said: str, movers: tuple[str, ...]):
    document = report(
        spoken(
            "woordvoerder", "10:01:00", BOS, "Ik dien een motie in.",
            more=fragment("Motie indiening", matter, "De Kamer,", "verzoekt de regering te varen,", said),
        )
    )  # fmt: skip
    start = document.text.index("De Kamer,")
    assert document.given_motions == (GivenMotion(start, len(document.text), "kst-39412-9", movers),)
    assert pointers(document) == [("9", "kst-39412-9"), ("39412", "kst-39412-9")]
    assert [one.speaker for one in document.turns] == ["De heer Bos (ZLP)"]


def test_a_motion_that_is_withdrawn_is_none_that_is_moved():
    withdrawn = fragment("Motie intrekking", MATTER, "Aangezien de motie is ingetrokken, maakt zij geen deel meer uit.")
    document = report(spoken("woordvoerder", "10:01:00", BOS, "Ik trek haar in.", more=withdrawn))
    assert document.given_motions == ()
