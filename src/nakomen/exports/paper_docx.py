"""A paper as a Word file: headings that make a table of contents, tables with a head that repeats, numbered pages."""

# ruff: noqa: SLF001 - python-docx has no other way to links, fields and shades
from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from nakomen.exports.paper import Entry, Heading, Paper, Part, Quoted, Source, Table, Text, Value, printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

#: The colours of headings and of what is less important.
_BLUE, _GREY = "1F3A54", "55606B"
_FONT = "Arial"


def write_docx(paper: Paper, stream: BinaryIO, made_at: datetime) -> None:
    """Write the file; the same paper made at the same time gives the same bytes."""
    import docx

    document = docx.Document()
    _lay_out(document, paper, made_at)
    document.add_paragraph(printable(paper.title), style="Title")
    for line in paper.under:
        _quiet(document.add_paragraph(), line)
    for part in paper.parts:
        _add(document, part)
    written = BytesIO()
    document.save(written)
    _repack(written, stream, made_at)


def _lay_out(document: Document, paper: Paper, made_at: datetime) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    known = document.core_properties
    known.title, known.author, known.language = printable(paper.title), "nakomen", paper.language
    known.comments, known.created, known.modified = "", made_at, made_at
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if paper.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    sizes = {"Normal": 10, "Title": 20, "Heading 1": 14, "Heading 2": 11.5, "Heading 3": 10}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        # The theme's fonts and colours would win from those that are set here.
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(attribute), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(_BLUE)
    _speak(document, paper.language)
    _foot(section.footer.paragraphs[0], paper.foot)


def _speak(document: Document, language: str) -> None:
    """Tell for spelling checkers and screen readers in which language it is."""
    marks: Any = document.styles["Normal"].element
    marks.get_or_add_rPr().append(_mark("w:lang", val={"nl": "nl-NL", "en": "en-GB"}[language]))


def _foot(paragraph: Paragraph, words: str) -> None:
    _quiet(paragraph, f"{words} · ")
    _field(paragraph, "PAGE")
    _quiet(paragraph, " / ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    """Add a number that Word fills in."""
    field = _mark("w:fldSimple", instr=name)
    run = paragraph.add_run("1")
    _colour(run)
    field.append(run._r)
    _element(paragraph).append(field)


def _add(document: Document, part: Part) -> None:
    match part:
        case Heading(words, level):
            document.add_heading(printable(words), level)
        case Text(words, quiet):
            paragraph = document.add_paragraph()
            if quiet:
                _quiet(paragraph, words)
                paragraph.paragraph_format.keep_with_next = True
            else:
                paragraph.add_run(printable(words))
        case Entry():
            _add_entry(document, part)
        case Table():
            _add_table(document, part)


def _add_entry(document: Document, entry: Entry) -> None:
    head = _close(document.add_paragraph(), above=6)
    head.add_run(printable(entry.head)).bold = True
    if entry.stand:
        _close(document.add_paragraph()).add_run(printable(entry.stand))
    for quoted in entry.told:
        _add_quoted(_close(document.add_paragraph(), indent=6), quoted)


def _close(paragraph: Paragraph, *, above: float = 0, indent: float = 0) -> Paragraph:
    """Set a paragraph near to that above it, and on the page of the next."""
    from docx.shared import Mm, Pt

    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(above), Pt(2), not indent
    if indent:
        form.left_indent = Mm(indent)
    return paragraph


def _add_quoted(paragraph: Paragraph, one: Quoted) -> None:
    if one.before:
        paragraph.add_run(f"{printable(one.before)} ")
    paragraph.add_run(f"“{printable(one.quote)}”").italic = True
    if one.source.words:
        paragraph.add_run().add_break()
        _add_source(paragraph, one.source)


def _add_source(paragraph: Paragraph, source: Source) -> None:
    """Add the source in small print, as a link where it has an address."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    run = paragraph.add_run(printable(source.words))
    _colour(run)
    if source.address:
        link = _mark("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(source.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run.underline = True
        link.append(run._r)
        _element(paragraph).append(link)


def _element(paragraph: Paragraph) -> Any:  # noqa: ANN401 - lxml's, which python-docx types more narrowly than it is
    return paragraph._p


def _add_table(document: Document, table: Table) -> None:
    from docx.shared import Length

    made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    made.autofit = False
    _soften(made)
    section = document.sections[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    whole = sum(share for _, share in table.columns)
    widths = [Length(room * share // whole) for _, share in table.columns]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for cell, (name, _) in zip(made.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(printable(name)).bold = True
        cell._tc.get_or_add_tcPr().append(_mark("w:shd", val="clear", color="auto", fill="E8EEF4"))
    made.rows[0]._tr.get_or_add_trPr().append(_mark("w:tblHeader"))
    for row in table.rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            _fill(cell, value)
    for made_row in made.rows:
        made_row._tr.get_or_add_trPr().insert(0, _mark("w:cantSplit"))
        for cell, width in zip(made_row.cells, widths, strict=True):
            cell.width = width
    document.add_paragraph()


def _soften(table: Any) -> None:  # noqa: ANN401 - python-docx's table, whose own properties have no borders
    """Give a table thin grey lines and some room within its cells."""
    borders = _mark("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_mark(f"w:{side}", val="single", sz="4", space="0", color="B4BEC8"))
    margins = _mark("w:tblCellMar")
    for side, room in (("top", "50"), ("left", "90"), ("bottom", "50"), ("right", "90")):
        margins.append(_mark(f"w:{side}", w=room, type="dxa"))
    # The schema wants them in this order, behind the layout.
    look = table._tbl.tblPr.find("{*}tblLook")
    for mark in (borders, margins):
        look.addprevious(mark)
    layout = table._tbl.tblPr.find("{*}tblLayout")
    margins.addprevious(layout)


def _mark(name: str, **attributes: str) -> Any:  # noqa: ANN401 - an element of lxml's
    """Return an element of a Word file."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def _fill(cell: _Cell, value: Value) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if isinstance(value, Quoted):
        _add_quoted(paragraph, value)
    elif isinstance(value, Source):
        _add_source(paragraph, value)
    else:
        paragraph.add_run(printable(value))


def _quiet(paragraph: Paragraph, words: str) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(2)
    _colour(paragraph.add_run(printable(words)))


def _colour(run: Any) -> None:  # noqa: ANN401 - python-docx's run
    from docx.shared import Pt, RGBColor

    run.font.size, run.font.color.rgb = Pt(8.5), RGBColor.from_string(_GREY)


def _repack(written: BytesIO, stream: BinaryIO, made_at: datetime) -> None:
    """Pack the parts again with the time at which the paper was made, and not that of the machine's clock."""
    stamp = max(made_at.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in parts.namelist():
            package.writestr(zipfile.ZipInfo(name, stamp), parts.read(name), zipfile.ZIP_DEFLATED)
