"""DOCX files made here, part by part, with the traps of ministry templates."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from nakomen.model import BlockKind, Document, ReadingError
from nakomen.readers.word_docx import read, recognises

SHARED = Path(__file__).resolve().parents[2] / "../shared"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:v="urn:schemas-microsoft-com:vml"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*content: str, style: str = "", properties: str = "") -> str:
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{chosen}{properties}</w:pPr>{inside}</w:p>"


def table(*rows: list[str]) -> str:
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{cells}</w:tbl>"


def box(content: str) -> str:
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def docx(body: str, parts: dict[str, str] | None = None, settings_: str = "") -> bytes:
    """Make a DOCX; parts are roots by file name (`header1`, `footnotes`), related under their own name as id."""
    parts = {"styles": STYLES, "settings": settings_, **(parts or {})}
    relations = ""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            kind = name.rstrip("0123456789")
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            archive.writestr(f"word/{name}.xml", f"<w:{root} {SPACES}>{content}</w:{root}>")
            relations += f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>'
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        )
    return data.getvalue()


STYLES = (
    '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="Onder"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop1"/></w:style>'
    '<w:style w:styleId="Lijst"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), document.text[block.start : block.end]) for block in document.blocks]


def test_headings_items_and_paragraphs():
    body = (
        par("Inzet op zee", style="Kop1")
        + par("De Raad besloot tot ", run("gezamenlijke", "<w:b/>"), " bewaking.")
        + par("Het kabinet levert:")
        + par("twee schepen;", style="Lijst")
        + par("een vliegtuig.", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>')
        + par(run("Vervolg", "<w:b/>"))
        + par("Nader bericht volgt.", style="Onbekend")
    )
    assert blocks(read(docx(body), "brief.docx")) == [
        ("heading", "Inzet op zee"),
        ("paragraph", "De Raad besloot tot gezamenlijke bewaking."),
        ("paragraph", "Het kabinet levert:"),
        ("item", "twee schepen;"),
        ("item", "een vliegtuig."),
        ("heading", "Vervolg"),
        ("paragraph", "Nader bericht volgt."),
    ]


def test_style_that_is_based_on_a_heading_is_one():
    assert blocks(read(docx(par("Kosten", style="Onder")), "brief.docx")) == [("heading", "Kosten")]


def test_notes_stand_at_their_anchors_in_order_of_reference():
    body = par(
        "Zie het besluit",
        '<w:r><w:footnoteReference w:id="7"/></w:r>',
        " en het verslag",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        " daarvan",
        '<w:r><w:endnoteReference w:id="1"/></w:r>',
        ".",
    )
    parts = {
        "footnotes": '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{par("<w:r><w:footnoteRef/></w:r>", " Verslag van 3 mei 2021.")}</w:footnote>'
        f'<w:footnote w:id="7">{par("Besluit van 2 mei 2021,")}{par("zoals gewijzigd.")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="1">{par("Beide ter inzage.")}</w:endnote>',
    }
    document = read(docx(body, parts), "brief.docx")
    assert document.text.startswith("Zie het besluit en het verslag daarvan.\n\n")
    assert [(n.mark, document.text[: n.anchor], document.text[n.start : n.end]) for n in document.notes] == [
        ("1", "Zie het besluit", "Besluit van 2 mei 2021, zoals gewijzigd."),
        ("2", "Zie het besluit en het verslag", "Verslag van 3 mei 2021."),
        ("i", "Zie het besluit en het verslag daarvan", "Beide ter inzage."),
    ]


def test_header_text_boxes_are_read_once_and_before_the_body():
    header = par(
        box(par("Datum") + par("3 mei 2021") + par("Ons kenmerk KW-77")),
        box(par("Pagina 1 van 3")),
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    body = par("Geachte voorzitter,") + par("Hierbij informeer ik u over de inzet op zee.") + section
    assert blocks(read(docx(body, {"header1": header}), "brief.docx")) == [
        ("letterhead", "Datum"),
        ("letterhead", "3 mei 2021"),
        ("letterhead", "Ons kenmerk KW-77"),
        ("salutation", "Geachte voorzitter,"),
        ("paragraph", "Hierbij informeer ik u over de inzet op zee."),
    ]


MARKED = par("VERTROUWELIJK")


@pytest.mark.parametrize(
    ("reference", "settings_", "title_page", "marked"),
    [
        ('<w:footerReference w:type="even" r:id="footer1"/>', "", "", False),
        ('<w:footerReference w:type="even" r:id="footer1"/>', "<w:evenAndOddHeaders/>", "", True),
        ('<w:footerReference w:type="first" r:id="footer1"/>', "", "", False),
        ('<w:footerReference w:type="first" r:id="footer1"/>', "", "<w:titlePg/>", True),
        ('<w:footerReference w:type="default" r:id="footer1"/>', "", "", True),
        ('<w:headerReference w:type="default" r:id="footer1"/>', "", "", True),
        ("", "", "", False),
    ],
    ids=["even unused", "even used", "first unused", "first used", "footer", "header", "not referred to"],
)
def test_only_heads_and_feet_in_use_mark_the_document(reference: str, settings_: str, title_page: str, marked: bool):
    body = par("De inzet op zee blijft gelijk.") + f"<w:sectPr>{reference}{title_page}</w:sectPr>"
    document = read(docx(body, {"footer1": MARKED}, settings_), "brief.docx")
    assert (("letterhead", "VERTROUWELIJK") in blocks(document)) is marked


def test_changes_are_read_as_accepted_with_a_remark():
    body = (
        par(
            "Het kabinet ",
            "<w:del><w:r><w:delText>overweegt</w:delText></w:r></w:del>",
            f"<w:ins>{run('levert')}</w:ins>",
            " twee schepen",
            f"<w:moveFrom>{run(' in de herfst')}</w:moveFrom>",
            ".",
        )
        + par("De Raad is ", properties="<w:rPr><w:del/></w:rPr>")
        + par("het eens.")
    )
    document = read(docx(body), "brief.docx")
    assert document.text == "Het kabinet levert twee schepen.\n\nDe Raad is het eens."
    assert document.remarks == ("tracked changes were read as accepted",)


def test_field_codes_hidden_text_and_prompts_are_no_text():
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = par(
        "Zie ",
        field.format("begin"),
        "<w:r><w:instrText>REF kop \\h</w:instrText></w:r>",
        run("verborgen keuze"),
        field.format("separate"),
        "paragraaf 3",
        field.format("end"),
        run(" intern", "<w:vanish/>"),
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Klik hier')}</w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' van de brief')}</w:sdtContent></w:sdt>",
        "<w:r><w:noBreakHyphen/><w:t>bis.</w:t></w:r>",
    )
    document = read(docx(body), "brief.docx")
    assert document.text == "Zie paragraaf 3 van de brief-bis."
    assert document.remarks == ("hidden text was left out",)


def test_rows_of_a_table_and_tables_that_only_lay_out():
    body = (
        table([par("Datum"), par("3 mei 2021")], [par("Betreft"), par("Inzet op zee")])
        + table([par("Land"), par("Bijdrage")], [par("Noordland"), par("twee schepen,") + par("een vliegtuig")])
        + table([par(""), par("De Kamer neemt hiervan kennis.")])
    )
    assert blocks(read(docx(body), "brief.docx")) == [
        ("letterhead", "Datum 3 mei 2021"),
        ("letterhead", "Betreft Inzet op zee"),
        ("row", "Land | Bijdrage"),
        ("row", "Noordland | twee schepen, een vliegtuig"),
        ("paragraph", "De Kamer neemt hiervan kennis."),
    ]


def test_breaks_part_questions_and_join_sentences():
    lines = "<w:r><w:t>Vraag 1</w:t><w:br/><w:t>Komt het plan voor</w:t><w:br/><w:t>de zomer?</w:t></w:r>"
    body = (
        par(lines)
        + par("Antwoord 1")
        + par("Het plan komt in de herfst, zo is met de landen afgesproken en")
        + par("bevestigd.")
    )
    assert blocks(read(docx(body), "brief.docx")) == [
        ("heading", "Vraag 1"),
        ("question", "Komt het plan voor de zomer?"),
        ("heading", "Antwoord 1"),
        ("paragraph", "Het plan komt in de herfst, zo is met de landen afgesproken en bevestigd."),
    ]


def paragraph_texts(data: bytes, part: str) -> list[str]:
    """Return the characters of each paragraph's own `w:t` elements, as places count them."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part))
    paragraphs = list(root.iter(f"{{{W}}}p"))
    return [
        "".join(t.text or "" for t in p.iter(f"{{{W}}}t") if next(t.iterancestors(f"{{{W}}}p")) is p)
        for p in paragraphs
    ]


def assert_places_resolve(document: Document, data: bytes) -> None:
    texts: dict[str, list[str]] = {}
    for segment in document.places:
        words = document.text[segment.start : segment.end]
        if not words.strip() or segment.place.offset is None:
            continue
        part, _, number = segment.place.node.partition("#p")
        own = texts.setdefault(part, paragraph_texts(data, part))[int(number) - 1]
        source = own[segment.place.offset : segment.place.offset + len(words)]
        assert source.split() == words.split() or (source[0] == "ĳ" and words in "ij")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text(st.sampled_from("ab ĳ\u00a0\u00ad.é"), max_size=8), max_size=5), min_size=1, max_size=5)
)
def test_places_lead_back_to_the_paragraph(paragraphs: list[list[str]]):
    body = par("Begin.") + "".join(par(*(run(text) for text in texts)) for texts in paragraphs)
    data = docx(body)
    assert_places_resolve(read(data, "brief.docx"), data)


def broken(data: bytes, name: str, content: bytes) -> bytes:
    """Return a copy of a DOCX with one part replaced."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.namelist():
            archive.writestr(part, content if part == name else source.read(part))
    return target.getvalue()


WHOLE = docx(par("De inzet op zee blijft gelijk."))
ENTITIES = (
    b'<!DOCTYPE d [<!ENTITY a "zee"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="%s">&b;</w:document>' % W.encode()
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (WHOLE[:200], "no sound zip"),
        (b"PK\x03\x04 en verder niets", "no sound zip"),
        (broken(WHOLE, "word/document.xml", b"<w:document"), "no sound XML"),
        (broken(WHOLE, "word/document.xml", ENTITIES), "entities"),
        (broken(WHOLE, "word/document.xml", b"<x/>"), "no Word document"),
        (docx(""), "holds no text"),
    ],
    ids=["cut off", "rubbish", "no xml", "entities", "other root", "no text"],
)
def test_faults_have_a_name_and_a_remedy(data: bytes, said: str):
    with pytest.raises(ReadingError) as caught:
        read(data, "brief.docx")
    assert said in caught.value.what
    assert caught.value.where.startswith("brief.docx")
    assert caught.value.remedy


def test_a_zip_bomb_is_not_unpacked():
    with pytest.raises(ReadingError, match="unpacks to more than") as caught:
        read(broken(WHOLE, "word/document.xml", b"\0" * 120_000_000), "brief.docx")
    assert caught.value.where.startswith("brief.docx")
    assert caught.value.remedy


def test_a_missing_part_and_another_office_format():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/styles.xml", "<x/>")
    with pytest.raises(ReadingError, match=r"word/document\.xml is missing"):
        read(data.getvalue(), "brief.docx")
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(ReadingError, match="spreadsheet"):
        read(data.getvalue(), "lijst.docx")


def test_recognises():
    assert recognises(WHOLE)
    assert not recognises(b"PK\x03\x04 een ander archief")
    assert not recognises(b"%PDF-1.7")


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"\[\d+\]", "", text)).lower()


@pytest.mark.skipif(not (SHARED / "documents").exists(), reason="the shared documents are not on this machine")
@pytest.mark.parametrize("path", sorted((SHARED / "documents").glob("*/*.docx")), ids=lambda path: path.stem)
def test_shared_letters(path: Path):
    data = path.read_bytes()
    document = read(data, path.name)
    assert_places_resolve(document, data)
    assert not any(block.kind is BlockKind.LETTERHEAD for block in document.blocks[-5:])
    gold = SHARED / "gold/dev-answers" / f"{path.stem}.jsonl"
    if gold.exists():
        text = _squeezed(document.text)
        quotes = [json.loads(line)["quote"] for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        assert [quote for quote in quotes if _squeezed(quote) not in text] == []
