"""Web pages, written here after the shapes of official sites."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from nakomen.model import Document, ReadingError
from nakomen.readers.web_html import read, recognises

PAGE = """<!DOCTYPE html>
<html lang="nl"><head><title>Brief | Overheid</title><meta charset="utf-8">
<meta name="DCTERMS.issued" content="2021-05-03"><meta name="DCTERMS.identifier" content="kst-39412-91">
<style>p {color: red}</style><script>var x = "geen tekst";</script></head>
<body><header><a href="#inhoud">Direct naar de inhoud</a></header><nav><ul><li><a href="/">Home</a></li></ul></nav>
<div class="breadcrumb">U bent hier: Home</div>
<main id="inhoud"><article><h1>Brief over de kust</h1>
<p>Tijdens het overleg<a href="#noot1" id="r1"><sup>1</sup></a> in Hamerveld
spraken de landen<sup><a href="#noot2">2</a></sup>
af om op 300 m<sup>2</sup> haven te oefenen.</p>
<h2>Inzet</h2>
<div>Het kabinet levert<br>twee schepen.<br><br>De bemanning volgt <b>later</b>.<p>Dat is zeker.</p>Zo is het.</div>
<ul><li>een schip;</li><li>bemanning:<ol><li>matrozen.</li></ol></li></ul>
<table><caption>Bijdragen</caption><tr><th>Land</th><th>Som</th></tr>
<tr><td><p>Noordland</p></td><td>3 miljoen euro</td></tr></table>
<form><button>Delen</button></form>
<div class="noten"><ol><li id="noot1"><a href="#r1">1</a> Zie het verslag.</li>
<li id="noot2">2. Alle vijf. <a href="#r1">↩</a></li></ol></div>
</article></main><aside>Zie ook</aside><footer>Over deze site</footer></body></html>"""


def blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(str(block.kind), block.level, document.text[block.start : block.end]) for block in document.blocks]


def test_main_text_in_blocks():
    assert blocks(read(PAGE.encode(), "brief.html")) == [
        ("heading", 1, "Brief over de kust"),
        ("paragraph", 0, "Tijdens het overleg in Hamerveld spraken de landen af om op 300 m2 haven te oefenen."),
        ("heading", 2, "Inzet"),
        ("paragraph", 0, "Het kabinet levert twee schepen."),
        ("paragraph", 0, "De bemanning volgt later."),
        ("paragraph", 0, "Dat is zeker."),
        ("paragraph", 0, "Zo is het."),
        ("item", 1, "een schip;"),
        ("item", 1, "bemanning:"),
        ("item", 2, "matrozen."),
        ("heading", 4, "Bijdragen"),
        ("row", 0, "Land | Som"),
        ("row", 0, "Noordland | 3 miljoen euro"),
        ("note", 0, "Zie het verslag."),
        ("note", 0, "Alle vijf."),
    ]


def test_notes_stand_at_their_marks():
    document = read(PAGE.encode(), "brief.html")
    found = [(note.mark, document.text[: note.anchor].split()[-1]) for note in document.notes]
    assert found == [("1", "overleg"), ("2", "landen")]


def test_identity_is_what_the_head_tells():
    identity = read(PAGE.encode(), "brief.html").identity
    assert (identity.number, identity.title, identity.language) == ("kst-39412-91", "Brief over de kust", "nl")
    assert (identity.date, identity.date_source) == (date(2021, 5, 3), "metadata")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>De inzet op zee<sup>1</sup> blijft.</p><p><sup>1</sup> Zie het verslag.</p>", "De inzet op zee blijft."),
        ("<p>De inzet op zee<sup>1</sup> blijft.</p>", "De inzet op zee blijft."),
        ("<p>De som is 10<sup>3</sup> en de haven 5 km<sup>2</sup>.</p>", "De som is 103 en de haven 5 km2."),
        (
            "<p>De inzet <a href='#deel2'>2</a> blijft.</p><div id='deel2'>" + "<p>Lang.</p>" * 700 + "</div>",
            "De inzet 2 blijft.",
        ),
    ],
    ids=["mark without link", "mark without note", "exponent and unit", "link to a part"],
)
def test_numbers_behind_words(page: str, text: str):
    assert read(f"<html><body>{page}".encode(), "brief.html").text.split("\n\n")[0] == text


@pytest.mark.parametrize(
    "page",
    [
        "<div id='broodtekst' class='stuk broodtekst-container'>{}</div><div class='menu'>Zoeken</div>",
        "<div role='main'>{}</div><div>Andere brieven op deze site, en nog meer van hetzelfde.</div>",
        "<main><article><p>Kort bericht.</p></article><article>{}</article></main>",
        "{}<div hidden>Weg</div><div aria-hidden='true'>Weg</div>",
    ],
    ids=["older papers", "role", "the longest article", "no main at all"],
)
def test_where_the_text_stands(page: str):
    letter = "<p>De landen spraken af om jaarlijks te oefenen, en deelden de kosten.</p>"
    text = read(f"<html><body>{page.format(letter)}</body></html>".encode(), "brief.html").text
    assert text.endswith("De landen spraken af om jaarlijks te oefenen, en deelden de kosten.")
    assert not any(word in text for word in ("Zoeken", "Andere", "Weg"))


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=iso-8859-1>", "cp1252"),
        ("", "cp1252"),
        ("", "utf-8"),
        ("<meta charset='utf-8'>", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_encodings(head: str, encoding: str):
    page = f"<html><head>{head}</head><body><p>De coördinatie kost € 3 mln.</p></body></html>"
    assert read(page.encode(encoding), "brief.html").text == "De coördinatie kost € 3 mln."


def test_questions_and_signatures_are_told_by_their_words():
    page = "<p>Geachte voorzitter,</p><h2>Vraag 1</h2><p>Komt het plan?</p><h2>Antwoord 1</h2><p>Ja.</p>"
    page += "<p>Hoogachtend,</p>"
    kinds = [kind for kind, _, _ in blocks(read(f"<html><body>{page}".encode(), "brief.html"))]
    assert kinds == ["salutation", "heading", "question", "heading", "paragraph", "signature"]


def assert_places_resolve(document: Document, data: bytes) -> int:
    root = html.document_fromstring(
        data, parser=html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    )
    checked = 0
    for segment in document.places:
        words, place = document.text[segment.start : segment.end], segment.place
        if not words.strip() or place.offset is None:
            continue
        (element,) = root.getroottree().xpath(place.node)
        own = "".join(element.itertext())
        assert own[place.offset : place.offset + len(words)].split() == words.split()
        checked += 1
    return checked


def test_places_are_paths_to_elements():
    assert assert_places_resolve(read(PAGE.encode(), "brief.html"), PAGE.encode()) > 15


TREE = st.recursive(
    st.text(st.sampled_from("ab .,(\n\u00a0é1"), max_size=6),
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "b", "sup", "li", "ul", "td", "tr", "table", "nav", "a href='#x'", "i id='x'"]),
        st.lists(inner, max_size=3),
    ).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0].split()[0]}>"),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(TREE, max_size=6))
def test_places_resolve_whatever_is_nested(parts: list[str]):
    data = f"<html><body><p>Begin.</p>{''.join(parts)}<p>Slot.</p></body></html>".encode()
    document = read(data, "brief.html")
    assert_places_resolve(document, data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body><p>Begin." + b"<div>" * 300_000 + b"tekst", "nested too deeply"),
        (b"<html><body>" + b"<div>" * 300 + b"tekst" + b"</div>" * 300, "nested too deeply"),
        (b"<html><body><script>x()</script></body></html>", "holds no text"),
        (b"<html></html>", "holds no text"),
        (b"", "holds no text"),
    ],
    ids=["300,000 deep", "300 deep", "only a script", "nothing", "empty"],
)
def test_faults_have_a_name_and_a_remedy(data: bytes, said: str):
    with pytest.raises(ReadingError) as caught:
        read(data, "brief.html")
    assert said in caught.value.what
    assert caught.value.where == "brief.html"
    assert caught.value.remedy


def test_recognises():
    assert recognises(PAGE.encode())
    assert recognises(b"\n<HTML><body>")
    assert not recognises(b"<kamerstuk>")
