"""Pages of official sites, written here after their shapes: papers, questions with answers, debates, announcements."""

from __future__ import annotations

from datetime import date

import pytest
from tests.readers.test_web_html import assert_places_resolve, blocks

from nakomen.model import Document, DocumentKind
from nakomen.readers.identity import identify
from nakomen.readers.web_html import read


def note(name: str, mark: str, words: str) -> str:
    return (
        f'<div class="voet noot snp-mouseoffset notedefault" id="supernote-note-{name}"><h5 class="note-close">'
        f'<a class="note-close" href="#close-{name}">X</a> Noot </h5><sup><span class="nootnum">'
        f'<a id="{name}" name="{name}"></a>{mark}</span></sup>{words}</div>'
    )


NOTES = (
    '<div id="noten"><hr>'
    + note("ID-39412-d1", "1", '<p>Zie <a href="https://zoek.example/kst-39412-3.html">39 412, nr. 3</a>.</p><p>En de bijlage.</p>')
    + note("n2", "2", "<p>Alle vijf.</p>")
    + "</div>"
)  # fmt: skip
PAPER = """<div id="broodtekst" class="stuk broodtekst-container">
<h1 class="stuktitel"><span class="stuknummer">Nr. 12</span> BRIEF VAN DE MINISTER VAN WATERWEGEN</h1>
<p class="kamerstukdatum">Den Haag, 3 mei 2021</p>
<div class="alineagroep"><p>De Raad nam het plan van Defensie<sup><a class="nootnum supernote-click-ID-39412-d1"
 href="#ID-39412-d1">1</a></sup> aan.</p><p>De landen<a class="nootnum" href="#n2">2</a> oefenen jaarlijks, zie ook
<a href="/dossier/39412">dossier 39 412</a>.</p></div>
<h2 class="tussenkop">Inzet</h2>
<ul class="expliciet"><li class="li"><p class="labeled"><span class="ol">1. </span>een schip;</p></li>
<li class="li"><p class="labeled"><span class="ol">2. </span>bemanning.</p></li></ul>
<table><caption>Bijdragen</caption><thead><tr><th><p>Land</p></th><th><p>Som</p></th></tr></thead>
<tbody><tr><td><p>Noordland<sup><a class="nootnum" href="#t1">a</a></sup></p></td><td><p>3 mln.</p></td></tr>
<tr><td><p>Zuidland</p></td><td></td></tr></tbody></table><div class="tabelnoten"><hr>{table_note}</div>
<p class="ondertekening"><span class="functie">De Minister van Waterwegen,</span><span class="naam">A. de Wit</span></p>
{inside}</div>{outside}"""


def paper(frame: str, *, notes_inside: bool) -> str:
    body = PAPER.format(
        table_note=note("t1", "a", "<p>Voorlopig.</p>"),
        inside=NOTES if notes_inside else "",
        outside="" if notes_inside else NOTES,
    )
    return (
        '<!DOCTYPE html><html lang="nl"><head><title>Overheid.nl</title><meta name="DCTERMS.identifier" content="kst-39412-12">'
        '</head><body><header><a href="/">Overheid.nl</a></header><div class="sidebar"><h2>Gegevens</h2></div>'
        + frame.format(f'<h1 class="dossiertitel">39 412 Bewaking van de kust</h1>{body}')
        + "<footer>Over deze site</footer></body></html>"
    )


def anchors(document: Document) -> list[tuple[str, str, str]]:
    return [
        (one.mark, document.text[: one.anchor].split()[-1], document.text[one.start : one.end])
        for one in document.notes
    ]


FRAMES = ["<main><article>{}</article></main>", '<div class="container"><article>{}</article></div>', "<div>{}</div>"]


@pytest.mark.parametrize("frame", FRAMES, ids=["main", "older", "no frame"])
@pytest.mark.parametrize("notes_inside", [True, False], ids=["notes inside", "notes outside"])
def test_a_paper_of_officielebekendmakingen(frame: str, notes_inside: bool):
    data = paper(frame, notes_inside=notes_inside).encode()
    document = identify(read(data, "kst-39412-12.html"), "kst-39412-12.html")
    found = [one for one in blocks(document) if one[2] != "39 412 Bewaking van de kust"]
    assert found == [
        ("heading", 1, "Nr. 12 BRIEF VAN DE MINISTER VAN WATERWEGEN"),
        ("letterhead", 0, "Den Haag, 3 mei 2021"),
        ("paragraph", 0, "De Raad nam het plan van Defensie aan."),
        ("paragraph", 0, "De landen oefenen jaarlijks, zie ook dossier 39 412."),
        ("heading", 2, "Inzet"),
        ("item", 1, "1. een schip;"),
        ("item", 1, "2. bemanning."),
        ("heading", 4, "Bijdragen"),
        ("row", 0, "Land | Som"),
        ("row", 0, "Noordland | 3 mln."),
        ("row", 0, "Zuidland"),
        ("signature", 0, "De Minister van Waterwegen,"),
        ("signature", 0, "A. de Wit"),
        *(("note", 0, words) for _, _, words in anchors(document)),
    ]
    assert sorted(anchors(document)) == [
        ("1", "Defensie", "Zie 39 412, nr. 3. En de bijlage."),
        ("2", "landen", "Alle vijf."),
        ("a", "Noordland", "Voorlopig."),
    ]
    pointers = {(document.text[one.start : one.end], one.target) for one in document.given_references}
    assert pointers == {("dossier 39 412", "dossier/39412"), ("39 412, nr. 3", "kst-39412-3")}
    assert [(one.name, one.role) for one in document.identity.signatories] == [
        ("A. de Wit", "de Minister van Waterwegen")
    ]
    assert (document.identity.number, document.identity.date) == ("kst-39412-12", date(2021, 5, 3))
    assert assert_places_resolve(document, data) > 15


def test_questions_with_answers():
    page = (
        '<main><article><h1 class="kamervraagomschrijving">Vragen van het lid Van Dam (KVP) over de kust</h1>'
        '<div class="vraag"><h2 class="stuktitel no-toc"><a id="d1"></a>Vraag 1 </h2><p>Komt het plan?<a class="nootnum" '
        'href="#n1">1</a> <a class="nootnum" href="#n2">2</a></p></div>'
        '<div class="antwoord"><h2 class="stuktitel no-toc"><a id="d2"></a>Antwoord 1 </h2><p>Ja, het plan komt in mei.</p>'
        "</div>" + NOTES.replace("ID-39412-d1", "n1") + "</article></main>"
    )
    document = identify(read(f"<!DOCTYPE html><html><body>{page}".encode(), "ah.html"), "ah.html")
    assert blocks(document)[1:5] == [
        ("heading", 2, "Vraag 1"),
        ("question", 0, "Komt het plan?"),
        ("heading", 2, "Antwoord 1"),
        ("paragraph", 0, "Ja, het plan komt in mei."),
    ]
    assert document.kind is DocumentKind.ANSWERS
    assert [(mark, word) for mark, word, _ in anchors(document)] == [("1", "plan?"), ("2", "plan?")]


def test_a_debate_has_turns():
    said = [
        ("De <strong>voorzitter</strong>:", "Ik open het debat."),
        ("Mevrouw <strong>Van Dam</strong> (KVP):", "Komt er een brief?"),
        ("Minister <strong>De Wit</strong>:", "Ja, in de herfst."),
        ("Staatssecretaris <strong>Harkema</strong>:", "Daar sluit ik mij bij aan."),
    ]
    page = "".join(f'<div class="spreekbeurt"><p class="spreker">{name}</p><p>{text}</p></div>' for name, text in said)
    document = read(
        f"<html><body><main><h1>Kustbewaking</h1>{page}<h2>Regeling van werkzaamheden</h2><p>Er is niets geregeld.</p>"
        "</main></body></html>".encode(),
        "h.html",
    )
    assert [(turn.speaker, turn.role, turn.party) for turn in document.turns] == [
        ("De voorzitter", "chair", ""),
        ("Mevrouw Van Dam (KVP)", "member", "KVP"),
        ("Minister De Wit", "minister", ""),
        ("Staatssecretaris Harkema", "state secretary", ""),
    ]
    assert [document.text[turn.start : turn.end] for turn in document.turns][1:3] == [
        "Mevrouw Van Dam (KVP):\n\nKomt er een brief?",
        "Minister De Wit:\n\nJa, in de herfst.",
    ]
    assert document.turn_at(document.text.index("Er is niets")) is None


ANNOUNCEMENT = """<!DOCTYPE html><html lang="nl-NL"><head><title>Kamerbrief over de kust | Kamerstuk | Rijksoverheid.nl</title>
<meta name="DCTERMS.issued" content="2021-05-03T12:00:00"><meta name="DCTERMS.title" content="Kamerbrief over de kust">
</head><body><div id="mainwrapper"><div class="skiplinks"><a href="#content-wrapper">Ga direct naar inhoud</a></div>
<header><div class="logo">Rijksoverheid</div></header><div id="navBar"><nav><ul><li>Home</li></ul></nav></div>
<div id="main"><div class="breadCrumbNav">U bevindt zich hier: <a href="/">Home</a></div>
<div id="content-wrapper" role="main"><div class="wrapper"><div id="content">
<h1 class="download">Kamerbrief over de kust</h1><p class="article-meta">Kamerstuk: Kamerbrief | 03-05-2021</p>
<div class="intro"><p>Minister De Wit zegt de Kamer een plan toe.</p></div>
<div class="contentBox"><p>Het plan komt v&oacute;&oacute;r de zomer.</p><ul><li>een schip;</li><li>bemanning.</li></ul>
<div class="table__container"><table><tr><th>Jaar</th><th>Som</th></tr><tr><td>2022</td><td>€ 3 mln.</td></tr></table></div></div>
<div class="social"><h2>Deel deze pagina</h2><ul><li><a href="https://sociaal.example">Deel</a></li></ul></div></div>
<aside><h2>Zie ook</h2></aside></div></div></div><footer><p>Service</p></footer></div></body></html>"""


def test_an_announcement_of_rijksoverheid():
    document = identify(read(ANNOUNCEMENT.encode(), "kust.html"), "kust.html")
    assert blocks(document) == [
        ("heading", 1, "Kamerbrief over de kust"),
        ("letterhead", 0, "Kamerstuk: Kamerbrief | 03-05-2021"),
        ("paragraph", 0, "Minister De Wit zegt de Kamer een plan toe."),
        ("paragraph", 0, "Het plan komt vóór de zomer."),
        ("item", 1, "een schip;"),
        ("item", 1, "bemanning."),
        ("row", 0, "Jaar | Som"),
        ("row", 0, "2022 | € 3 mln."),
    ]
    assert (document.identity.title, document.identity.date) == ("Kamerbrief over de kust", date(2021, 5, 3))


def test_a_note_whose_mark_stands_in_a_cell_of_its_own():
    page = (
        "<p>De Raad besloot<a href='#f1'>1</a> hiertoe.</p><table><tr><td><a name='f1'>1</a></td><td>Besluit van 3 mei.</td></tr>"
        "</table>"
    )
    document = read(f"<html><body>{page}</body></html>".encode(), "brief.html")
    assert anchors(document) == [("1", "besloot", "Besluit van 3 mei.")]
    assert document.text == "De Raad besloot hiertoe.\n\nBesluit van 3 mei."
