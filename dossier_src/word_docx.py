"""Write a document as a ministry's DOCX: date and reference in text boxes of the header, stored twice; footnotes."""

from __future__ import annotations

import io
import zipfile
from html import escape

from markup import Block, Source

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{MAIN}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("numbering", "numbering.xml"),
    "rId3": ("footnotes", "footnotes.xml"),
    "rId4": ("header", "header1.xml"),
    "rId5": ("header", "header2.xml"),
    "rId6": ("footer", "footer1.xml"),
    "rId7": ("footer", "footer2.xml"),
    "rId8": ("settings", "settings.xml"),
}
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
    '<w:footerReference w:type="even" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2398" w:right="2818" w:bottom="1077" w:left="1588" '
    'w:header="2398" w:footer="346" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


def write_word_docx(source: Source) -> bytes:
    """Return the document's bytes; every entry bears the same date, so they are the same at every run."""
    files = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": relations(PARTS),
        "word/document.xml": document(source),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/footnotes.xml": footnotes(source),
        "word/header1.xml": wrapped("hdr", running_header(source)),
        "word/header2.xml": wrapped("hdr", first_header(source)),
        "word/footer1.xml": wrapped("ftr", paragraph("VERTROUWELIJK", "Voettekst")),
        "word/footer2.xml": wrapped("ftr", paragraph("Pagina 1 van 3", "Voettekst")),
        "word/settings.xml": wrapped(
            "settings",
            '<w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, text.encode())
    return out.getvalue()


def document(source: Source) -> str:
    """Write the body of the letter."""
    body = [paragraph("Geachte voorzitter,")]
    rows: list[str] = []
    for block in [*source.blocks, Block("end", [])]:
        if block.kind == "row":
            rows.append(table_row(block.text))
            continue
        if rows:
            body.append(f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabelraster"/></w:tblPr>{"".join(rows)}</w:tbl>')
            rows = []
        if block.kind != "end":
            style = {"heading": "Kop1", "item": "Lijstalinea"}.get(block.kind, "")
            body.append(f"<w:p>{properties(style)}{inline(block)}</w:p>")
    for role, name in source.signatories:
        body += [paragraph(role), paragraph(""), paragraph(name)]
    return wrapped("document", f"<w:body>{''.join(body)}{SECTION}</w:body>")


def inline(block: Block) -> str:
    """Write a block's runs; a note is a reference to the notes' own part."""
    return "".join(
        f'<w:r><w:rPr><w:rStyle w:val="Voetnootmarkering"/></w:rPr><w:footnoteReference w:id="{run.value}"/></w:r>'
        if run.type == "note"
        else words(run.value)
        for run in block.runs
    )


def words(text: str) -> str:
    """Write a run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def properties(style: str) -> str:
    """Write a paragraph's style; an item also belongs to the list."""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if style == "Lijstalinea" else ""
    return f'<w:pPr><w:pStyle w:val="{style}"/>{listed}</w:pPr>' if style else ""


def paragraph(text: str, style: str = "") -> str:
    """Write a paragraph of plain words."""
    return f"<w:p>{properties(style)}{words(text) if text else ''}</w:p>"


def table_row(text: str) -> str:
    """Write a row of the programme."""
    cells = [cell.strip() for cell in text.strip("| ").split("|")]
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def footnotes(source: Source) -> str:
    """Write the notes, after the two separators that word processors keep among them."""
    notes = [
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    ]
    for mark, note in source.notes.items():
        notes.append(
            f'<w:footnote w:id="{mark}"><w:p><w:pPr><w:pStyle w:val="Voetnoottekst"/></w:pPr><w:r><w:rPr>'
            f'<w:rStyle w:val="Voetnootmarkering"/></w:rPr><w:footnoteRef/></w:r>{words(" " + note.text)}</w:p>'
            "</w:footnote>"
        )
    return wrapped("footnotes", "".join(notes))


def running_header(source: Source) -> str:
    """Write the header of the later pages, where only date and reference return."""
    heads = source.heads
    return text_box(1, ["Datum", heads["datum"], "Ons kenmerk", heads["kenmerk"]])


def first_header(source: Source) -> str:
    """Write the first page's header: the addressee in one text box, the particulars in another."""
    heads = source.heads
    addressee = [
        "Aan de Voorzitter van de",
        "Tweede Kamer der Staten-Generaal",
        "Prinses Irenestraat 6",
        "2595 BD Den Haag",
    ]
    particulars = [
        "Directie Veiligheidsbeleid",
        "Datum",
        heads["datum"],
        "Ons kenmerk",
        heads["kenmerk"],
        "Betreft",
        heads["onderwerp"],
    ]
    return text_box(2, addressee) + text_box(3, particulars)


def text_box(number: int, lines: list[str]) -> str:
    """Write a text box as word processors do: once as a shape, once more as a fallback for older programs."""
    content = "".join(paragraph(line, "referentiegegevens") for line in lines)
    return (
        '<w:p><w:pPr><w:pStyle w:val="Koptekst"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        "<w:drawing>"
        f'<wp:inline><wp:extent cx="2492250" cy="1622540"/><wp:docPr id="{number}" name="Tekstvak {number}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2492250" cy="1622540"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="Tekstvak_{number}" type="#_x0000_t202" style="width:196pt;height:128pt"><v:textbox>'
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def styles() -> str:
    """Write the styles that the parts name."""
    paragraphs = {
        "Standaard": "Normal",
        "Kop1": "heading 1",
        "Koptekst": "header",
        "Voettekst": "footer",
        "Lijstalinea": "List Paragraph",
        "Voetnoottekst": "footnote text",
        "referentiegegevens": "referentiegegevens",
    }
    rows = [
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in paragraphs.items()
    ]
    rows += [
        '<w:style w:type="character" w:styleId="Voetnootmarkering"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        '<w:style w:type="table" w:styleId="Tabelraster"><w:name w:val="Table Grid"/></w:style>',
    ]
    return wrapped("styles", "".join(rows))


def numbering() -> str:
    """Write the list's bullet."""
    return wrapped(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def wrapped(name: str, inside: str) -> str:
    """Wrap a part's content in its root."""
    return f"{XML}<w:{name} {SPACES}>{inside}</w:{name}>"


def relations(parts: dict[str, tuple[str, str]]) -> str:
    """Write a part's relations."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in parts.items()
    )
    return f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def content_types() -> str:
    """Write what kind of part each file is."""
    rows = "".join(
        f'<Override PartName="/word/{target}" ContentType="{WORD}.{kind}+xml"/>' for kind, target in PARTS.values()
    )
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{rows}</Types>'
    )
