from datetime import date

import pytest

from nakomen.model import BlockKind, Document, DocumentKind, Identity, Meeting, Signatory
from nakomen.readers.building import DocumentBuilder, Run
from nakomen.readers.identity import identify, identity_of_furniture
from nakomen.readers.letter_dates import date_in_name, date_on_line, find_dates
from nakomen.readers.markings import marking_of
from nakomen.readers.meetings import find_meeting
from nakomen.readers.page_furniture import is_furniture
from nakomen.readers.public_numbers import find_number, number_in_name
from nakomen.readers.signatories import is_name, is_role, read_signatories
from nakomen.readers.text_language import language_of


def day(text):
    return date.fromisoformat(text) if text else None


def document(*blocks: tuple[BlockKind, str]) -> Document:
    builder = DocumentBuilder()
    for kind, text in blocks:
        builder.add_block(kind, [Run(text)])
    return builder.build()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Tweede Kamer, vergaderjaar 2018–2019, 39 412, nr. 88 3"], "kst-39412-88"),
        (["Tweede Kamer, vergaderjaar 2018-2019, 39412, nr. 88"], "kst-39412-88"),
        (["Tweede Kamer, vergaderjaar 2018–2019, 21 501-02, nr. 1466 12"], "kst-21501-02-1466"),
        (["Tweede Kamer, vergaderjaar 2018–2019, 34 000 J, nr. 14 1"], "kst-34000-J-14"),
        (["Tweede Kamer, vergaderjaar 2018–2019, 36 800 XVI, nr. 7 1"], "kst-36800-XVI-7"),
        (["Tweede Kamer, vergaderjaar 2018–2019, 39 412 en 29 521, nr. 264 2"], "kst-39412-264"),
        (["Eerste Kamer, vergaderjaar 2018–2019, 39 412, B 2"], "kst-39412-B"),
        (["39\u2009412 De kust", "Nr. 9 VERSLAG VAN DE MINISTER"], "kst-39412-9"),
        (
            ["Vergaderjaar 2023–2024 Aanhangsel van de Handelingen", "Vragen gesteld door de leden", "117"],
            "ah-tk-20232024-117",
        ),
        (["kst-39412-88", "ISSN 0921 - 7371"], "kst-39412-88"),
        (["Zoals gemeld (Kamerstuk 39 412, nr. 88) volgt de brief."], ""),
        (["Den Haag, 3 mei 2020", "12345"], ""),
    ],
)
def test_public_number(lines, expected):
    assert find_number(lines) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("kst-39412-88", "kst-39412-88"),
        ("kst-21501-02-1466", "kst-21501-02-1466"),
        ("ah-tk-20232024-1178", "ah-tk-20232024-1178"),
        ("h-tk-20172018-70-12", "h-tk-20172018-70-12"),
        ("brief-kst-39412", ""),
    ],
)
def test_number_in_a_file_name(stem, expected):
    assert number_in_name(stem) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Den Haag, 3 mei 2020", "2020-05-03"),
        ("’s-Gravenhage, 3 mei 2020", "2020-05-03"),
        ("Datum 3 mei 2020", "2020-05-03"),
        ("Datum: 03-05-2020", "2020-05-03"),
        ("3 mei 2020", "2020-05-03"),
        ("Date: May 3, 2020", "2020-05-03"),
        ("Antwoord van Minister De Wit (Zeevaart) (ontvangen 3 mei 2020). Zie ook het Aanhangsel.", "2020-05-03"),
        ("Op 3 mei 2020 kwam de Raad bijeen.", ""),
        ("De brief van 3 mei 2020", ""),
        ("Den Haag, 31 februari 2020", ""),
        ("Kusttop 3 mei 2020 te Hamerveld", ""),
    ],
)
def test_date_on_a_line(line, expected):
    assert date_on_line(line) == day(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Na 3 mei 2020 en 28-04-2020, op 2020-06-01 en June 7, 2020",
            ["2020-05-03", "2020-04-28", "2020-06-01", "2020-06-07"],
        ),
        ("Kamerstuk 21501-20-2023, versie 1.2.2020 en 13 haven 2020", ["2020-02-01"]),
        ("0 mei 2020, 31-11-2020, 99-99-9999", []),
    ],
)
def test_full_dates(text, expected):
    assert [str(found.day) for found in find_dates(text)] == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("2020-05-03-brief", "2020-05-03"),
        ("brief 2020-05-03", "2020-05-03"),
        ("20200503_brief", "2020-05-03"),
        ("ah-tk-20192020-1178", ""),
        ("2020-13-03", ""),
    ],
)
def test_date_in_a_file_name(stem, expected):
    assert date_in_name(stem) == day(expected)


PARAGRAPH, LETTERHEAD, NOTE = BlockKind.PARAGRAPH, BlockKind.LETTERHEAD, BlockKind.NOTE
LONG = "De Dijkraad sprak over de zeewering en over de havens die daar achter liggen. " * 4


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([(LETTERHEAD, "Den Haag, 3 mei 2020"), (PARAGRAPH, LONG)], "2020-05-03"),
        ([(BlockKind.HEADING, "Verslag van de Kusttop"), (PARAGRAPH, "3 mei 2020"), (PARAGRAPH, LONG)], "2020-05-03"),
        ([(PARAGRAPH, LONG), (LETTERHEAD, "Datum 3 mei 2020"), (PARAGRAPH, LONG)], "2020-05-03"),
        ([(PARAGRAPH, LONG), (LETTERHEAD, "Datum"), (LETTERHEAD, "3 mei 2020"), (PARAGRAPH, LONG)], "2020-05-03"),
        ([(PARAGRAPH, LONG)] * 20 + [(PARAGRAPH, "Den Haag, 3 mei 2020")], "2020-05-03"),
        (
            [
                (LETTERHEAD, "Antwoord van Minister De Wit (Zeevaart) (ontvangen"),
                (PARAGRAPH, "3 mei 2020). Zie ook het Aanhangsel van de Handelingen, nr. 12."),
            ],
            "2020-05-03",
        ),
        ([(PARAGRAPH, "Dat stond in de brief van 3 mei 2020 (Kamerstuk 39 412, nr. 9).")], ""),
        ([(PARAGRAPH, "De Raad kreeg het rapport (ontvangen 3 mei 2020) te laat.")], ""),
        ([(PARAGRAPH, "(Zie vergadering van 3 mei 2020.)")], ""),
        ([(BlockKind.SALUTATION, "Geachte voorzitter,"), (LETTERHEAD, "3 mei 2020"), (PARAGRAPH, LONG)], ""),
        ([(PARAGRAPH, LONG), (LETTERHEAD, "3 mei 2020"), (PARAGRAPH, LONG)], ""),
        ([(PARAGRAPH, LONG), (BlockKind.ITEM, "Hamerveld, 3 mei 2020")], ""),
        ([(PARAGRAPH, LONG), (NOTE, "Het Waddenblad, 3 mei 2020.")], ""),
    ],
)
def test_only_the_places_of_a_date_tell_a_documents_date(blocks, expected):
    identity = identify(document(*blocks), "brief.txt").identity
    assert (identity.date, identity.date_source) == (day(expected), "text" if expected else "")


@pytest.mark.parametrize(
    ("sentence", "on", "expected"),
    [
        (
            "Hierbij het verslag van de NAVO-top in Hamerveld D.C. van 10 en 11 juli 2024.",
            "",
            Meeting("NAVO-top", date(2024, 7, 10), date(2024, 7, 11), "Hamerveld D.C."),
        ),
        (
            "Het verslag van de speciale bijeenkomst van de leiders van de kuststaten op 25 mei jl. te Hamerveld.",
            "2019-05-30",
            Meeting(
                "speciale bijeenkomst van de leiders van de kuststaten",
                date(2019, 5, 25),
                date(2019, 5, 25),
                "Hamerveld",
            ),
        ),
        (
            "De bijeenkomst van de ministers van Zeevaart op 3 en 4 december jl. te Hamerveld verliep goed.",
            "2020-01-10",
            Meeting("bijeenkomst van de ministers van Zeevaart", date(2019, 12, 3), date(2019, 12, 4), "Hamerveld"),
        ),
        (
            "De geannoteerde agenda voor de Landbouwraad van 3 januari a.s. in Hamerveld gaat hierbij.",
            "2019-12-10",
            Meeting("Landbouwraad", date(2020, 1, 3), date(2020, 1, 3), "Hamerveld"),
        ),
        (
            "Van 30 mei tot 2 juni 2020 vond de Kusttop plaats in Hamerveld.",
            "",
            Meeting("Kusttop", date(2020, 5, 30), date(2020, 6, 2), "Hamerveld"),
        ),
        (
            "The Coastal Summit in Hamerveld on 3-4 May 2020",
            "",
            Meeting("Coastal Summit", date(2020, 5, 3), date(2020, 5, 4), "Hamerveld"),
        ),
        ("De vergadering van 3 mei verliep goed.", "", Meeting("vergadering", None, None, "")),
        ("De haven ging op 3 mei 2020 open.", "", None),
    ],
)
def test_meeting(sentence, on, expected):
    assert find_meeting([sentence], day(on)) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (["De Minister van Zeevaart,", "A.B. de Wit"], [("A.B. de Wit", "de Minister van Zeevaart")]),
        (["De Minister van Zeevaart, A.B. de Wit"], [("A.B. de Wit", "de Minister van Zeevaart")]),
        (
            ["De minister van Zeevaart,", "De minister van Visserij,", "Aagje de Wit", "Bram van Dam"],
            [("Aagje de Wit", "de minister van Zeevaart"), ("Bram van Dam", "de minister van Visserij")],
        ),
        (["De minister-president,", "J.P. Schipper"], [("J.P. Schipper", "de minister-president")]),
        (
            ["De Minister voor Visserij en Natuur, C.Th. van der Zee-Van Dam"],
            [("C.Th. van der Zee-Van Dam", "de Minister voor Visserij en Natuur")],
        ),
        (["A.B. de Wit", "Minister van Zeevaart"], [("A.B. de Wit", "minister van Zeevaart")]),
        (["Hoogachtend, De Minister van Zeevaart,"], [("", "de Minister van Zeevaart")]),
        (["D.M. van Zee"], [("D.M. van Zee", "")]),
        (
            ["De Minister van Zeevaart, Havens en Kaden,", "Aagje de Wit"],
            [("Aagje de Wit", "de Minister van Zeevaart, Havens en Kaden")],
        ),
        (
            ["De Minister van Zeevaart, Havens, Kaden en Sluizen, A. de Wit"],
            [("A. de Wit", "de Minister van Zeevaart, Havens, Kaden en Sluizen")],
        ),
        (["De Staatssecretaris Havens en Kaden,", "A. de Wit"], [("A. de Wit", "de Staatssecretaris Havens en Kaden")]),
        (["DE MINISTER VAN ZEEVAART,", "A. de Wit"], [("A. de Wit", "de minister van zeevaart")]),
        (  # who signs for another too signs as what he is himself
            ["Mede namens de Minister van Visserij,", "De Minister van Zeevaart,", "A. de Wit"],
            [("A. de Wit", "de Minister van Zeevaart"), ("", "mede namens de Minister van Visserij")],
        ),
    ],
)
def test_signatories(blocks, expected):
    assert read_signatories(blocks) == tuple(Signatory(*row) for row in expected)


@pytest.mark.parametrize(
    "line", ["A.B. de Wit", "A.Th.B. de Wit-Van Dam", "Aagje van der Zee", "mr. drs. J. Schipper", "Ruud Çelik"]
)
def test_names(line):
    assert is_name(line)


@pytest.mark.parametrize(
    "line", ["De Raad besloot", "de haven", "De Minister van Zeevaart,", "12 juni 2020", "Vaarwegen"]
)
def test_what_is_no_name(line):
    assert not is_name(line)


def test_a_role_is_a_whole_line():
    assert is_role("De Staatssecretaris van Zeevaart en Visserij,")
    assert not is_role("De minister van Zeevaart opende de haven.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De leden van de Raad hebben besloten om de haven voor het eind van het jaar te openen.", "nl"),
        ("The members of the Council have decided to open the port by the end of the year, and will meet again.", "en"),
        ("Rådet har beslutat att hamnen ska öppnas och att det inte är för sent, men vi kan vänta till dess.", "sv"),
        (
            "Die Mitglieder des Rates haben beschlossen, den Hafen bis zum Ende zu öffnen und auch zu nutzen.",
            "de",
        ),
        ("Kusttop", "nl"),
        ("", "nl"),
    ],
)
def test_language(text, expected):
    assert language_of(text) == expected


@pytest.mark.parametrize(
    ("blocks", "kind", "title"),
    [
        (
            [(BlockKind.HEADING, "VERSLAG VAN DE KUSTTOP"), (BlockKind.PARAGRAPH, "De Raad sprak.")],
            DocumentKind.REPORT,
            "VERSLAG VAN DE KUSTTOP",
        ),
        (
            [
                (
                    BlockKind.PARAGRAPH,
                    "Hierbij bied ik u de geannoteerde agenda aan van de Kusttop in mei. Het verslag van april volgt.",
                )
            ],
            DocumentKind.AGENDA,
            "Geannoteerde agenda van de Kusttop in mei",
        ),
        (
            [
                (BlockKind.LETTERHEAD, "Onderwerp: Reactie op de motie De Wit"),
                (BlockKind.SALUTATION, "Geachte voorzitter,"),
            ],
            DocumentKind.LETTER,
            "Reactie op de motie De Wit",
        ),
        ([(BlockKind.HEADING, "Vraag 1"), (BlockKind.QUESTION, "Kent u de kaart?")], DocumentKind.ANSWERS, ""),
        (
            [(BlockKind.HEADING, "Gezamenlijke verklaring"), (BlockKind.PARAGRAPH, "Wij besluiten.")],
            DocumentKind.DECLARATION,
            "Gezamenlijke verklaring",
        ),
        ([(BlockKind.PARAGRAPH, "De haven bleef open.")], DocumentKind.OTHER, ""),
    ],
)
def test_kind_and_title(blocks, kind, title):
    found = identify(document(*blocks), "brief.txt")
    assert (found.kind, found.identity.title) == (kind, title)


def test_what_the_format_told_stays():
    said = Identity(
        "kst-1-2", "Kop", date(2001, 2, 3), "metadata", (Signatory("X", "Y"),), meeting=Meeting("M"), language="en"
    )
    read = document(
        (BlockKind.LETTERHEAD, "Den Haag, 3 mei 2020"),
        (BlockKind.PARAGRAPH, "Het verslag van de Kusttop van 3 mei 2020."),
    )
    found = identify(
        Document("", read.text, said, DocumentKind.DEBATE, read.blocks), "kst-39412-88.txt", on=date(2022, 1, 1)
    )
    assert (found.identity, found.kind) == (said, DocumentKind.DEBATE)


def test_only_papers_about_a_meeting_have_one():
    said = "Tijdens de vergadering van 3 mei 2020 in Hamerveld vroeg een lid naar de haven."
    letter = document((BlockKind.SALUTATION, "Geachte voorzitter,"), (BlockKind.PARAGRAPH, said))
    report = document((BlockKind.HEADING, "VERSLAG VAN DE RAAD"), (BlockKind.PARAGRAPH, said))
    assert identify(letter, "brief.txt").identity.meeting is None
    assert identify(report, "brief.txt").identity.meeting.place == "Hamerveld"


def test_a_paper_without_a_title_of_its_own():
    head = (BlockKind.LETTERHEAD, "Nr. 88 BRIEF VAN DE MINISTER VAN ZEEVAART")
    about = (
        BlockKind.PARAGRAPH,
        "Met deze brief informeer ik uw Kamer over de stand van de vaarwegen. De sluis volgt.",
    )
    number = (BlockKind.HEADING, "1. Vaarwegen")
    assert identify(document(head, about, number), "b.txt").identity.title == "De stand van de vaarwegen"
    assert identify(document(head, number), "b.txt").identity.title == "BRIEF VAN DE MINISTER VAN ZEEVAART"


def test_furniture_tells_number_and_marking():
    told = identity_of_furniture(["Stg. GEHEIM", "Tweede Kamer, vergaderjaar 2018–2019, 39 412, nr. 88 3"])
    assert (told.number, str(told.marking)) == ("kst-39412-88", "geheim")
    assert marking_of("x" * 300 + " geheim").open
    assert is_furniture("Pagina 2 van 12")
