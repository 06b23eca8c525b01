"""Official papers in shapes that the schemas allow and that files have: both generations, odd orders, unknown names."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from nakomen.model import BlockKind, Document, DocumentKind
from nakomen.readers import handelingen_xml, kamerstuk_xml, verslag_xml
from nakomen.readers.kamerstuk_xml import read, recognises
from nakomen.readers.publication_names import NOTE_MARKS, NUMBERS_OF_NOTES, SILENT


def letter(inside: str, head: str = "") -> Document:
    xml = f"<officiele-publicatie><kamerstuk>{head}<stuk><algemeen><vrije-tekst>{inside}</vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"
    return read(xml.encode(), "kst.xml")


def blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(str(block.kind), block.level, document.text[block.start : block.end]) for block in document.blocks]


def pointers(document: Document) -> list[tuple[str, str]]:
    return [(document.text[one.start : one.end], one.target) for one in document.given_references]


def anchors(document: Document) -> list[tuple[str, str, str]]:
    """Return each note's mark, the word that it stands behind, and its text."""
    return [
        (note.mark, (document.text[: note.anchor].split() or [""])[-1], document.text[note.start : note.end])
        for note in document.notes
    ]


OLDER = """<kamerwrk kamer="2" publtype="kst"><metadata><meta name="DC.title" content="Kust"/></metadata>
<kop><titel>Tweede Kamer der Staten-Generaal</titel><subtitel>2</subtitel></kop>
<frontm><versie dtd="1.0"/><ordernr>KST9999</ordernr><vergjaar>Vergaderjaar 2004–2005</vergjaar>
<onderw><nummer>29 412</nummer><naam>Bewaking van de kust</naam></onderw></frontm>
<body><stuk><ltrlabel>Nr.</ltrlabel><nummer>7</nummer><titel>BRIEF VAN DE MINISTER VAN WATERWEGEN</titel>
<al>Den Haag, <datum isodatum="2005-05-03">3 mei 2005</datum></al>
<tuskop letat="vet">Inzet</tuskop><al>De Raad nam het plan<voetref refid="v1"/> aan.</al>
<tuskop letat="cur">Kosten</tuskop>
<lijst><li><li.nr>1.</li.nr><al>een schip;</al></li><li><li.nr>2.</li.nr><al>bemanning.</al></li></lijst><witreg/>
<ondtek><functie>De Minister van Waterwegen,</functie><naam>A. B. de Wit</naam></ondtek></stuk></body>
<voetnoot id="v1" nr="1"><al>Ter inzage gelegd, zie <extref doc="kst-29412-3">29 412, nr. 3</extref>.</al></voetnoot></kamerwrk>"""


def test_a_paper_of_before_2010():
    document = read(OLDER.encode(), "kst-29412-7.xml")
    assert blocks(document) == [
        ("letterhead", 1, "Tweede Kamer der Staten-Generaal 2"),
        ("letterhead", 0, "Vergaderjaar 2004–2005"),
        ("letterhead", 0, "29 412 Bewaking van de kust"),
        ("heading", 1, "Nr. 7 BRIEF VAN DE MINISTER VAN WATERWEGEN"),
        ("letterhead", 0, "Den Haag, 3 mei 2005"),
        ("heading", 1, "Inzet"),
        ("paragraph", 0, "De Raad nam het plan aan."),
        ("heading", 2, "Kosten"),
        ("item", 1, "1. een schip;"),
        ("item", 1, "2. bemanning."),
        ("signature", 0, "De Minister van Waterwegen,"),
        ("signature", 0, "A. B. de Wit"),
        ("note", 0, "Ter inzage gelegd, zie 29 412, nr. 3."),
    ]
    assert anchors(document) == [("1", "plan", "Ter inzage gelegd, zie 29 412, nr. 3.")]
    assert pointers(document) == [("29 412, nr. 3", "kst-29412-3")]
    identity = document.identity
    assert (identity.number, identity.title) == ("kst-29412-7", "BRIEF VAN DE MINISTER VAN WATERWEGEN")
    assert (identity.date.isoformat(), identity.date_source) == ("2005-05-03", "metadata")
    assert document.remarks == ()


def test_questions_of_before_2010():
    xml = """<vraagdoc><vragen><vraagnummer>2040512340</vraagnummer>
    <omschr>Vragen van het lid <nadruk type="vet">Van Dam</nadruk> over <ondw>de kust</ondw>.</omschr>
    <vraag><nummer>1</nummer><al>Komt het plan<nootref refid="n1"/>?</al></vraag>
    <antwoord><nummer>1</nummer><al>In de herfst.</al></antwoord><noot id="n1" nr="1"><al>Het Dagblad, 3 mei.</al></noot>
    <toelicht><al>Toelichting: deze vragen vullen eerdere aan.</al></toelicht></vragen></vraagdoc>"""
    assert recognises(xml.encode())
    document = read(xml.encode(), "kv.xml")
    assert document.kind is DocumentKind.ANSWERS
    assert document.identity.title == "de kust"
    assert [block for block in blocks(document) if block[0] in ("question", "paragraph")][1:] == [
        ("question", 0, "Komt het plan?"),
        ("paragraph", 0, "In de herfst."),
        ("paragraph", 0, "Toelichting: deze vragen vullen eerdere aan."),
    ]
    assert anchors(document) == [("1", "plan", "Het Dagblad, 3 mei.")]


def test_questions_with_text_where_paragraphs_should_be():
    xml = """<kamervragen><vraag><nr>Vraag 1</nr>Wie betaalt?</vraag><antwoord>De landen samen.</antwoord>
    <mededeling><al>De vragen kunnen niet binnen de termijn worden beantwoord.</al></mededeling></kamervragen>"""
    assert blocks(read(xml.encode(), "ah.xml")) == [
        ("heading", 2, "Vraag 1"),
        ("question", 0, "Wie betaalt?"),
        ("paragraph", 0, "De landen samen."),
        ("paragraph", 0, "De vragen kunnen niet binnen de termijn worden beantwoord."),
    ]


def test_lists_in_lists_in_paragraphs():
    document = letter(
        "<tekst><al>Het kabinet levert:<lijst><li><li.nr>a.</li.nr><al>schepen:</al><lijst><li><li.nr>1°.</li.nr>"
        "<lijst><li><li.nr>–</li.nr><al>een loodsboot;</al><al>die nieuw is.</al></li></lijst></li></lijst></li>"
        "<li><li.nr>b.</li.nr>bemanning.</li></lijst> Daarmee is de inzet rond.</al></tekst>"
    )
    assert blocks(document) == [
        ("paragraph", 0, "Het kabinet levert: Daarmee is de inzet rond."),
        ("item", 1, "a. schepen:"),
        ("item", 2, "1°."),
        ("item", 3, "– een loodsboot;"),
        ("item", 3, "die nieuw is."),
        ("item", 1, "b. bemanning."),
    ]


def test_tables_with_spans_notes_and_lists_in_cells():
    document = letter(
        "<table><title>Bijdragen</title><tgroup cols='3'><colspec colname='c1'/><colspec colname='c2'/>"
        "<thead><row><entry><al>Land</al></entry><entry namest='c2' nameend='c3'><al>Som</al></entry></row></thead>"
        "<tbody><row><entry morerows='1'><al>Noordland<noot nr='2'><noot.nr>2</noot.nr><noot.al>Voorlopig.</noot.al></noot>"
        "</al></entry><entry><al>3 miljoen</al><al>euro</al></entry><entry/></row>"
        "<row><entry><lijst><li><li.nr>a.</li.nr><al>schip</al></li><li><li.nr>b.</li.nr><al>loods</al></li></lijst></entry>"
        "<entry>2021</entry></row></tbody></tgroup></table>"
    )
    assert blocks(document) == [
        ("heading", 3, "Bijdragen"),
        ("row", 0, "Land | Som"),
        ("row", 0, "Noordland | 3 miljoen euro"),
        ("row", 0, "a. schip b. loods | 2021"),
        ("note", 0, "Voorlopig."),
    ]
    assert anchors(document) == [("2", "Noordland", "Voorlopig.")]


def test_a_bill_keeps_the_numbers_of_its_clauses():
    document = letter(
        "<wettekst><artikel><kop><label>Artikel</label> <nr>1</nr></kop><lid><lidnr>1.</lidnr><al>De kust is open.</al></lid>"
        "<lid><lidnr>2.</lidnr><al>In deze wet wordt verstaan onder:</al><definitielijst><definitie-item><term>kust:</term>"
        "<definitie><al>de rand van het land.</al></definitie></definitie-item></definitielijst></lid></artikel></wettekst>"
    )
    assert blocks(document) == [
        ("heading", 1, "Artikel 1"),
        ("paragraph", 0, "1. De kust is open."),
        ("paragraph", 0, "2. In deze wet wordt verstaan onder:"),
        ("item", 1, "kust: de rand van het land."),
    ]


def test_pointers_have_their_place_and_target():
    document = letter(
        "<tekst><al>Zie <extref doc='kst-39412-88' soort='document'>Kamerstuk <nadruk>39 412</nadruk>, nr. 88</extref>, "
        "<extref doc='https://example.org/kust' soort='URL'>\n de site </extref> en "
        "<intref refid='d17e2'>paragraaf 2</intref><extref>zonder doel</extref>.<noot><noot.nr>1</noot.nr>"
        "<noot.al>Ook <extref doc='dossier/39412'>dossier 39 412</extref>.</noot.al></noot></al></tekst>"
    )
    assert pointers(document) == [
        ("Kamerstuk 39 412, nr. 88", "kst-39412-88"),
        ("de site", "https://example.org/kust"),
        ("paragraaf 2", "#d17e2"),
        ("dossier 39 412", "dossier/39412"),
    ]


@pytest.mark.parametrize("prefix", ["op", "a-b", "ns0"])
def test_a_prefix_changes_nothing(prefix: str):
    plain = etree.fromstring(OLDER.encode())
    for element in plain.iter():
        if isinstance(element.tag, str):
            element.tag = f"{{urn:kust}}{element.tag}"
    root = etree.Element("{urn:kust}kamerwrk", plain.attrib, nsmap={prefix: "urn:kust"})
    root.extend(list(plain))
    data = etree.tostring(root)
    assert f"<{prefix}:kamerwrk".encode() in data
    assert recognises(data)
    document = read(data, "kst.xml")
    assert document.text == read(OLDER.encode(), "kst.xml").text
    assert document.identity.number == "kst-29412-7"


def test_a_budget_paper_is_numbered_with_its_chapter():
    head = (
        "<dossier><dossiernummer><dossiernr>36 410</dossiernr><begrotingshoofdstuk>X</begrotingshoofdstuk>"
        "</dossiernummer><titel>Begroting</titel></dossier>"
    )
    xml = f"<kamerstuk>{head}<stuk><stuknr><ondernummer>Nr. 33</ondernummer></stuknr><al>De kust is open.</al></stuk></kamerstuk>"
    assert read(xml.replace("</dossiernr>", "</dossiernr> ").encode(), "kst.xml").identity.number == "kst-36410-X-33"
    spaceless = xml.replace("</dossiernr><", "</dossiernr><")
    assert read(spaceless.encode(), "kst.xml").identity.number == "kst-36410-X-33"


def test_a_dossier_is_no_budget_for_the_first_letter_of_its_title():
    assert read(OLDER.encode(), "kst.xml").identity.number == "kst-29412-7"


def test_wrong_order_missing_parts_and_repeated_single_elements():
    xml = """<kamerstuk><stuk><ondertekening><naam><achternaam>de Wit</achternaam></naam></ondertekening>
    <titel>BRIEF</titel><algemeen><vrije-tekst><tekst><al>Eerst.</al></tekst><tekst><al>Dan.</al></tekst></vrije-tekst></algemeen>
    <titel>VERVOLG</titel><stuknr>Nr. 3</stuknr><datumtekst>3 mei 2021</datumtekst><datumtekst>4 mei 2021</datumtekst></stuk>
    <dossier><titel>Kust</titel></dossier><stuk><al>Ook dit.</al></stuk></kamerstuk>"""
    document = read(xml.encode(), "kst.xml")
    text = " ".join(document.text.split())
    for words in ("de Wit", "BRIEF VERVOLG Nr. 3", "Eerst. Dan.", "3 mei 2021", "4 mei 2021", "Kust", "Ook dit."):
        assert text.count(words) == 1
    assert document.remarks == ()


def test_unknown_elements_are_read_and_said():
    document = letter(
        "<tekst><kader soort='x'><regel>Het kabinet levert een schip.</regel><regel>En bemanning.</regel></kader>"
        "<al>De <merk>Raad</merk> besloot.</al></tekst>"
    )
    assert [text for _, _, text in blocks(document)] == [
        "Het kabinet levert een schip.",
        "En bemanning.",
        "De Raad besloot.",
    ]
    assert document.remarks == ("elements that are not known were read as text: kader, regel, merk",)


def test_a_debate_in_a_paper_is_told_by_its_lines():
    lines = [
        "De <nadruk type='vet'>voorzitter</nadruk>: Ik open het overleg.",
        "De heer <nadruk type='vet'>Bos</nadruk> (ZLP): Voorzitter. Komt er een brief?",
        "Die vraag stelde ik al: vorig jaar.",
        "Minister <nadruk type='vet'>De Wit</nadruk>: Ja, in de herfst.",
    ]
    document = letter("<tekst>" + "".join(f"<al>{line}</al>" for line in lines) + "</tekst>")
    assert [(turn.speaker, str(turn.role), turn.party) for turn in document.turns] == [
        ("De voorzitter", "chair", ""),
        ("De heer Bos (ZLP)", "member", "ZLP"),
        ("Minister De Wit", "minister", ""),
    ]
    assert [(b.speaker, text) for b, (_, _, text) in zip(document.blocks, blocks(document), strict=True)][2:6] == [
        ("De heer Bos (ZLP)", "De heer Bos (ZLP):"),
        ("De heer Bos (ZLP)", "Voorzitter. Komt er een brief?"),
        ("De heer Bos (ZLP)", "Die vraag stelde ik al: vorig jaar."),
        ("Minister De Wit", "Minister De Wit:"),
    ]
    for segment in document.places:
        if segment.place.offset is not None:
            element = etree.fromstring(
                f"<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>{''.join(f'<al>{line}</al>' for line in lines)}"
                "</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"
            ).xpath(segment.place.node)[0]
            words = document.text[segment.start : segment.end]
            assert "".join(element.itertext())[segment.place.offset :][: len(words)] == words


NAMES = [
    "al", "al-groep", "tekst", "divisie", "kop", "titel", "lijst", "li", "li.nr", "table", "tgroup", "tbody", "row",
    "entry", "noot", "noot.nr", "noot.al", "nadruk", "extref", "ondertekening", "naam", "vraag", "antwoord", "nr", "stuk",
    "stuknr", "datumtekst", "dossier", "tussenkop", "kamerstukkop", "lid", "lidnr", "definitie-item", "term", "onbekend",
    "spreekbeurt", "spreker", "motie", "motie-info", "agendapunt", "item-titel", "handeling_bijlage", "voetref", "metadata",
]  # fmt: skip
WORDS = st.text(st.sampled_from("abcdé 1.,\n"), max_size=5)
TREES = st.recursive(
    WORDS,
    lambda inner: st.tuples(st.sampled_from(NAMES), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=14,
)


def letters_kept(root: etree._Element) -> Counter[str]:
    """Count the letters of a paper that must be in its text: marks of notes and what is silent apart."""
    left_out = {*SILENT, *NOTE_MARKS}
    found: Counter[str] = Counter()
    for text in root.xpath("//text()"):
        holder = text.getparent()
        around = [holder, *holder.iterancestors()] if text.is_text else list(holder.iterancestors())
        names = [element.tag for element in around]
        of_note = any(
            element.tag in NUMBERS_OF_NOTES and element.getparent() is not None and element.getparent().tag == "noot"
            for element in around
        )
        if not left_out.intersection(names) and not of_note:
            found.update(letter for letter in text if letter.isalnum())
    return found


@pytest.mark.parametrize(
    ("paper", "text"),
    [
        ("<kamerstuk><lid><metadata>weg</metadata><al>Ja.</al></lid></kamerstuk>", "Ja."),
        ("<kamerstuk><vraag>Komt<kop><nr>3</nr></kop></vraag></kamerstuk>", "Komt3"),
        ("<kamerstuk><al>Ja<noot>Zie<al><nr>4</nr></al></noot>.</al></kamerstuk>", "Ja.\n\nZie4"),
        (
            "<handelingen><handeling_bijlage><handeling_bijlage><al>Ja.</al></handeling_bijlage></handeling_bijlage></handelingen>",
            "Ja.",
        ),
    ],
    ids=["silent in a clause", "number of a heading", "number in a note", "list in a list"],
)
def test_what_stands_where_no_schema_has_it(paper: str, text: str):
    reader = handelingen_xml if paper.startswith("<h") else kamerstuk_xml
    assert reader.read(paper.encode(), "stuk.xml").text == text


@settings(max_examples=300, deadline=None)
@given(st.lists(TREES, max_size=5), st.sampled_from(["kamerstuk", "kamerwrk", "handelingen"]))
def test_no_letter_is_lost_and_none_is_doubled_whatever_stands_where(parts: list[str], root: str):
    data = f"<{root}><al>Begin.</al>{''.join(parts)}</{root}>".encode()
    reader = handelingen_xml if root == "handelingen" else kamerstuk_xml
    document = reader.read(data, "stuk.xml")
    found = Counter(letter for letter in document.text if letter.isalnum())
    assert found == letters_kept(etree.fromstring(data))
    for turn in document.turns:
        assert document.text[turn.start : turn.end].strip()
    assert all(block.kind is not BlockKind.NOTE or not block.speaker for block in document.blocks)


SAID = st.recursive(
    WORDS,
    lambda inner: st.tuples(
        st.sampled_from(["alineagroep", "alinea", "alineaitem", "nadruk", "lijst", "stuknummer", "vreemd"]),
        st.lists(inner, max_size=4),
    ).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"),
    max_leaves=14,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(SAID, max_size=5))
def test_no_letter_of_what_was_said_is_lost(parts: list[str]):
    said = f"<tekst><alinea><alineaitem>Begin.</alineaitem></alinea>{''.join(parts)}</tekst>"
    data = (
        f"<vlosCoreDocument><vergadering><woordvoerder>{said}</woordvoerder></vergadering></vlosCoreDocument>".encode()
    )
    document = verslag_xml.read(data, "verslag.xml")
    expected = Counter(letter for text in etree.fromstring(said).itertext() for letter in text if letter.isalnum())
    assert Counter(letter for letter in document.text if letter.isalnum()) == expected
