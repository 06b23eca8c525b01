"""OpenDocument texts: headings, lists, tables, notes, boxes and headers, each word once and in its place."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from nakomen import demo
from nakomen.model import BlockKind, Document, Marking, ReadingError, RefusedError
from nakomen.readers import read_document

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"),
    )
)  # fmt: skip
AGENDA = next(path for path in demo.dossier_folder().iterdir() if path.suffix == ".docx")
STYLES = """<office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Kop_20_2"/>
<style:style style:name="Vet"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Eerste" style:master-page-name="Briefhoofd"/>
</office:automatic-styles>"""
NOTE = (
    "<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>Kamerstuk 12 345.</text:p></text:note-body></text:note>"
)


def odt(body: str, pages: str = "", mimetype: str = "text") -> bytes:
    """Return an ODT of a body and, for `styles.xml`, of the headers and footers of its pages."""
    sort = "text" if mimetype == "text" else mimetype
    content = f"<office:document-content {SPACES}>{STYLES}<office:body><office:{sort}>{body}</office:{sort}></office:body></office:document-content>"
    styles = f"<office:document-styles {SPACES}><office:master-styles>{pages}</office:master-styles></office:document-styles>"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("mimetype", f"application/vnd.oasis.opendocument.{mimetype}")
        packed.writestr("content.xml", content)
        packed.writestr("styles.xml", styles)
    return data.getvalue()


@pytest.fixture
def brief(tmp_path: Path):
    """Return a function that reads what it is given as an ODT."""

    def read(body: str, pages: str = "", **asked: bool) -> Document:
        (tmp_path / "brief.odt").write_bytes(odt(body, pages))
        return read_document(tmp_path / "brief.odt", **asked)

    return read


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_headings_lists_and_rows(brief) -> None:
    document = brief(
        '<text:h text:outline-level="2">De top</text:h>'
        "<text:p>De Raad besloot de dijken te verhogen.</text:p>"
        '<text:p text:style-name="P1">Vervolg</text:p>'
        '<text:p text:style-name="Vet">Inzet van de delegatie</text:p>'
        "<text:list><text:list-item><text:p>eerst de sluis;</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Jaar</text:p></table:table-cell>"
        "<table:table-cell><text:p>Bedrag</text:p></table:table-cell></table:table-row></table:table>"
    )
    kinds = {text: kind for kind, text in blocks(document)}
    assert kinds["De top"] is kinds["Vervolg"] is kinds["Inzet van de delegatie"] is BlockKind.HEADING
    assert kinds["De Raad besloot de dijken te verhogen."] is BlockKind.PARAGRAPH
    assert any("eerst de sluis;" in text for kind, text in blocks(document) if kind is BlockKind.ITEM)
    assert any("Jaar" in text and "Bedrag" in text for kind, text in blocks(document) if kind is BlockKind.ROW)


def test_notes_stand_apart_and_are_anchored(brief) -> None:
    document = brief(f"<text:p>De minister zegt{NOTE} toe de Kamer te informeren.</text:p>")
    assert "De minister zegt toe de Kamer te informeren." in document.text
    [note] = document.notes
    assert (note.mark, document.text[note.start : note.end]) == ("1", "Kamerstuk 12 345.")
    assert document.text[: note.anchor] == "De minister zegt"


def test_every_character_leads_to_its_paragraph(brief) -> None:
    document = brief("<text:p>Eerst.</text:p><text:p>Dan <text:span>de</text:span><text:s/>dijk.</text:p>")
    start = document.text.index("dijk")
    [one] = [one for one in document.places if one.start <= start < one.end]
    assert one.place.node == "content.xml#p2"
    assert one.place.offset is not None
    assert one.place.offset + start - one.start == len("Dan de ")


def test_removed_words_and_remarks_are_not_read(brief) -> None:
    document = brief(
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>Nooit.</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        "<text:p>De Raad<office:annotation><text:p>klopt dit?</text:p></office:annotation> besloot.</text:p>"
    )
    assert document.text.strip() == "De Raad besloot."
    assert "tracked changes were read as accepted" in document.remarks


PAGES = (
    '<style:master-page style:name="Standard"><style:footer><text:p>Pagina 2</text:p></style:footer></style:master-page>'
    '<style:master-page style:name="Briefhoofd"><style:header><text:p>Ons kenmerk 2021-77</text:p></style:header>'
    "<style:footer><text:p>{foot}</text:p></style:footer></style:master-page>"
    '<style:master-page style:name="Ongebruikt"><style:header><text:p>Oud briefhoofd</text:p></style:header></style:master-page>'
)


def test_headers_of_pages_in_use_are_letterhead_once(brief) -> None:
    document = brief('<text:p text:style-name="Eerste">De Raad besloot.</text:p>', PAGES.format(foot="Postbus 1"))
    assert (BlockKind.LETTERHEAD, "Ons kenmerk 2021-77") in blocks(document)
    assert document.text.count("kenmerk") == 1
    assert "Oud briefhoofd" not in document.text
    assert "Postbus" not in document.text


def test_a_marking_in_a_footer_counts(brief) -> None:
    pages = PAGES.format(foot="DEPARTEMENTAAL VERTROUWELIJK")
    with pytest.raises(RefusedError):
        brief("<text:p>De Raad besloot.</text:p>", pages)
    assert brief("<text:p>De Raad besloot.</text:p>", pages, allow_marking=True).identity.marking is not Marking.NONE


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (odt("<text:p/>"), "holds no text"),
        (odt("<text:p>x</text:p>", mimetype="spreadsheet"), "is a spreadsheet or a presentation"),
        (odt("<text:p>De Raad"), "is no sound XML: Opening and ending tag mismatch"),
    ],
)
def test_what_is_no_letter_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    (tmp_path / "b.odt").write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read_document(tmp_path / "b.odt")
    assert caught.value.what.startswith(what)
    assert caught.value.where.startswith("b.odt")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed on this machine")
def test_the_letter_is_that_of_the_word_file_that_it_was(tmp_path: Path) -> None:
    """LibreOffice's own ODT of a Word file has the same text, notes and identity."""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", tmp_path, AGENDA]
    subprocess.run(command, check=True, timeout=60, capture_output=True)
    word, other = read_document(AGENDA), read_document(tmp_path / f"{AGENDA.stem}.odt")
    assert other.text == word.text
    assert [(note.mark, note.anchor) for note in other.notes] == [(note.mark, note.anchor) for note in word.notes]
    assert other.identity == word.identity
