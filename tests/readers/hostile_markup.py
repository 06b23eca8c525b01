"""Hostile XML and HTML, by itself and inside Word and OpenDocument files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OUTSIDE = "file:///etc/passwd"

Made = tuple[str, Callable[[], bytes]]


def docx(document: str, prolog: str = "") -> bytes:
    """Return a Word file whose running text is what stands in `w:body`."""
    return packed({"word/document.xml": f'{prolog}<w:document xmlns:w="{W}"><w:body>{document}</w:body></w:document>'})


def odt(text: str, prolog: str = "") -> bytes:
    """Return an OpenDocument text."""
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    content = (
        f'{prolog}<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}">{body}</office:document-content>'
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def packed(parts: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            pack = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, pack)
    return data.getvalue()


def stuk(inside: str, prolog: str = "") -> bytes:
    """Return a Kamerstuk around paragraphs."""
    return f"{prolog}<officiele-publicatie><kamerstuk><stuk>{inside}</stuk></kamerstuk></officiele-publicatie>".encode()


def handelingen(inside: str) -> bytes:
    return f"<officiele-publicatie><handelingen>{inside}</handelingen></officiele-publicatie>".encode()


def laughs(name: str) -> str:
    """Return a document type of ten entities, each ten of the one before."""
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {name} [<!ENTITY l0 "lach">{rows}]>'


def outside(name: str) -> str:
    return f'<!DOCTYPE {name} [<!ENTITY x SYSTEM "{OUTSIDE}">]>'


def quadratic(name: str) -> str:
    return f'<!DOCTYPE {name} [<!ENTITY x "{"a" * 100_000}">]>'


def remote(name: str) -> str:
    return f'<!DOCTYPE {name} [<!ENTITY % p SYSTEM "{OUTSIDE}"><!ENTITY % q SYSTEM "http://127.0.0.1:9/x"> %p; %q;]>'


def markup_files() -> Iterator[Made]:
    """Yield mark-up that bursts, looks outside, nests or lies."""
    wrappers: dict[str, tuple[str, str, str, Callable[[str, str], bytes]]] = {
        "xml": ("officiele-publicatie", "<al>", "</al>", stuk),
        "docx": ("w:document", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>", docx),
        "odt": ("office:document-content", "<text:p>", "</text:p>", odt),
    }
    for suffix, (root, begin, end, make) in wrappers.items():
        for entity, times, prolog in (("l9", 1, laughs), ("x", 1, outside), ("x", 20_000, quadratic), ("x", 1, remote)):
            text = begin + f"&{entity};" * times + end
            yield f"{prolog.__name__}.{suffix}", lambda m=make, t=text, p=prolog, r=root: m(t, p(r))
        yield f"diep.{suffix}", lambda m=make, b=begin, e=end: m(b * 100_000 + "x" + e * 100_000, "")
        yield f"breed.{suffix}", lambda m=make, b=begin, e=end: m(f"{b}De Raad besloot.{e}" * 100_000, "")
        yield f"niet-gesloten.{suffix}", lambda m=make, b=begin: m(b * 50_000, "")
    yield "diep-300000.xml", lambda: stuk("<al>" * 300_000 + "x" + "</al>" * 300_000)
    yield "diep-250.xml", lambda: stuk("<divisie>" * 250 + "<al>De Raad besloot.</al>" + "</divisie>" * 250)
    yield "diep-lijst.xml", lambda: stuk("<lijst><li>" * 120 + "<al>x</al>" + "</li></lijst>" * 120)
    yield "attributen.xml", lambda: stuk("<al " + " ".join(f'a{n}="1"' for n in range(300_000)) + ">x</al>")
    yield "lange-waarde.xml", lambda: stuk(f'<al a="{"x" * 15_000_000}">De Raad.</al>')
    yield "lange-naam.xml", lambda: stuk(f"<{'a' * 1_000_000}>x</{'a' * 1_000_000}>")
    yield "lange-tekst.xml", lambda: stuk(f"<al>{'De Raad besloot. ' * 800_000}</al>")
    yield "cdata.xml", lambda: stuk("<al><![CDATA[" + "x]] >" * 500_000)
    yield "namen.xml", lambda: stuk("".join(f'<a:al xmlns:a="urn:{n}">x</a:al>' for n in range(50_000)))
    yield "commentaar.xml", lambda: stuk("<!-- x -->" * 200_000 + "<al>De Raad besloot.</al>")
    yield "sprekers.xml", lambda: handelingen("<spreekbeurt><spreker><naam>X</naam></spreker>" * 5_000)
    yield (
        "spreekbeurten.xml",
        lambda: handelingen(
            "<spreekbeurt><spreker><naam><achternaam>De Wit</achternaam></naam></spreker>"
            "<tekst><al>Ik zeg toe dat ik de Kamer informeer.</al></tekst></spreekbeurt>" * 20_000
        ),
    )
    yield "verkeerde-codering.xml", lambda: b'<?xml version="1.0" encoding="UTF-16"?>' + stuk("<al>x</al>")
    yield "onbekende-codering.xml", lambda: b'<?xml version="1.0" encoding="x-niets"?>' + stuk("<al>x</al>")
    yield "utf7.xml", lambda: b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a+AD4-' + stuk("<al>x</al>")
    yield "nul.xml", lambda: stuk("<al>De Raad\0 besloot.</al>")
    yield (
        "invoegen.xml",
        lambda: stuk(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{OUTSIDE}"/>'),
    )
    yield "stijlblad.xml", lambda: b'<?xml-stylesheet href="file:///etc/passwd"?>' + stuk("<al>De Raad besloot.</al>")
    yield from html_files()
    yield from office_files()


def html_files() -> Iterator[Made]:
    for tag in ("div", "b", "table", "ul", "blockquote", "font", "p", "a", "select", "svg"):
        yield f"diep-{tag}.html", lambda tag=tag: f"<html><body>{f'<{tag}>' * 300_000}De Raad besloot.".encode()
    yield "cellen.html", lambda: f"<html><table>{'<tr>' + '<td>x</td>' * 300 + '</tr>'}</table>".encode() * 300
    yield (
        "noten.html",
        (
            "<html><body>" + "".join(f'<p>x<sup><a href="#n{n}">{n}</a></sup><p id="n{n}">{n} y' for n in range(20_000))
        ).encode,
    )
    yield "attribuut.html", lambda: b'<html><p title="' + b"x" * 10_000_000
    yield "kop.html", lambda: b"<html><head>" + b"<meta name=date content=2019-06-01>" * 100_000
    yield (
        "geheim.html",
        lambda: (
            b'<html><body><object data="file:///etc/passwd"></object><iframe src="file:///etc/passwd"></iframe>De Raad.'
        ),
    )
    yield "tekens.html", lambda: b"<html><body><p>De Raad &#0;&#xd800;&#x110000;&#99999999999; besloot."
    yield "entiteiten.html", f"{laughs('html')}<html><p>&l9; De Raad besloot.".encode
    yield "script.html", lambda: b"<html><script>" + b"<" * 3_000_000
    yield "codering.html", lambda: b'<html><meta charset="utf-7"><p>+ADw-script+AD4- De Raad besloot.'
    yield "codering-idna.html", lambda: b'<html><meta charset="idna"><p>' + b"xn--" * 100_000
    yield "codering-zlib.html", lambda: b'<html><meta charset="zlib"><p>De Raad besloot.'


def office_files() -> Iterator[Made]:
    """Yield office files that are sound zips and no sound letters."""
    lines = '<w:p><w:r><w:t xml:space="preserve">De Raad besloot. </w:t></w:r></w:p>'
    yield "barstend.docx", lambda: docx(lines * 900_000)
    yield "te-groot.docx", lambda: packed({"word/document.xml": b" " * 150_000_000})
    yield "tabellen.docx", lambda: docx("<w:tbl><w:tr><w:tc>" * 40 + lines + "</w:tc></w:tr></w:tbl>" * 40)
    yield (
        "vakken.docx",
        lambda: docx("<w:p><w:r><w:pict><w:txbxContent>" * 40 + lines + "</w:txbxContent></w:pict></w:r></w:p>" * 40),
    )
    yield "lege-vervanging.docx", lambda: docx('<mc:AlternateContent xmlns:mc="urn:mc"/>' + lines)
    yield "noten.docx", lambda: docx('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 100_000 + lines)
    yield (
        "rels.docx",
        lambda: packed(
            {
                "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{lines}</w:body></w:document>',
                "_rels/.rels": '<R><r Type="x/officeDocument" Target="../../../../etc/passwd"/></R>',
                "word/_rels/document.xml.rels": '<R><r Type="x/styles" Target="document.xml"/></R>',
            }
        ),
    )
    styles = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 500}"/></w:style>' for n in range(500))
    yield (
        "stijlenkring.docx",
        lambda: packed(
            {
                "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p><w:pPr><w:pStyle w:val="s1"/></w:pPr>'
                "<w:r><w:t>De Raad besloot.</w:t></w:r></w:p></w:body></w:document>",
                "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
                "word/_rels/document.xml.rels": '<R><r Type="x/styles" Target="styles.xml"/></R>',
            }
        ),
    )
    yield "rekenblad.docx", lambda: packed({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})
    yield "leeg.docx", lambda: docx("")
    yield "spaties.odt", lambda: odt("<text:p>x" + '<text:s text:c="99999"/>' * 50_000 + "</text:p>")
    yield (
        "noten.odt",
        lambda: odt(
            "<text:p>x"
            + "<text:note><text:note-body><text:p>y" * 40
            + "</text:p></text:note-body></text:note>" * 40
            + "</text:p>"
        ),
    )
    yield (
        "lijsten.odt",
        lambda: odt("<text:list><text:list-item>" * 100 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 100),
    )
    yield (
        "presentatie.odt",
        lambda: packed(
            {"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": f'<a xmlns:o="{OFFICE}"/>'}
        ),
    )
    yield "leeg.odt", lambda: odt("")
