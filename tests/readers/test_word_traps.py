"""What Word files hold besides plain letters: changes, hidden text, odd notes and fields, signs, stale markings."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from tests.readers.test_word_docx import W, assert_places_resolve, blocks, box, docx, par, run, table

from nakomen.model import BlockKind, Marking
from nakomen.readers import read_document
from nakomen.readers.identity import identify
from nakomen.readers.word_docx import read

SHARED = Path(__file__).resolve().parents[2] / "../shared"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def note(number: str, *content: str) -> str:
    return f'<w:footnote w:id="{number}">{par(*content)}</w:footnote>'


def reference(number: str, more: str = "", text: str = "") -> str:
    mark = f"<w:t>{text}</w:t>" if text else ""
    return f'<w:r><w:footnoteReference{more} w:id="{number}"/>{mark}</w:r>'


def test_a_note_with_a_mark_of_its_own_keeps_it_and_is_not_counted():
    body = par("De Raad", reference("1", ' w:customMarkFollows="1"', "*"), " besloot", reference("2"), ".")
    data = docx(body, {"footnotes": note("1", "Voorlopig.") + note("2", "Besluit van 3 mei.")})
    document = read(data, "brief.docx")
    assert document.text.startswith("De Raad besloot.")
    assert [(n.mark, document.text[: n.anchor], document.text[n.start : n.end]) for n in document.notes] == [
        ("*", "De Raad", "Voorlopig."),
        ("1", "De Raad besloot", "Besluit van 3 mei."),
    ]
    assert_places_resolve(document, data)


def test_notes_of_text_that_is_gone_are_gone_too():
    gone = f"<w:del>{reference('1')}</w:del>"
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="2"/><w:t>intern</w:t></w:r>'
    body = par("De Raad besloot", gone, hidden, reference("3"), ".")
    notes = {"footnotes": note("1", "Weg.") + note("2", "Verborgen.") + note("3", "Besluit.")}
    document = read(docx(body, notes), "brief.docx")
    assert [(n.mark, document.text[n.start : n.end]) for n in document.notes] == [("1", "Besluit.")]


def test_a_note_in_a_row_that_is_gone_is_gone_and_one_in_a_box_for_older_programs_is_read():
    gone = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{par('Weg', reference('1'))}</w:tc></w:tr></w:tbl>"
    inside = f"<w:txbxContent>{par('In de kantlijn', reference('2'))}</w:txbxContent>"
    older = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = docx(gone + par("De Raad besloot.", older), {"footnotes": note("1", "Weg.") + note("2", "Zie bijlage.")})
    document = read(data, "brief.docx")
    assert [(n.mark, document.text[: n.anchor].split()[-1]) for n in document.notes] == [("1", "kantlijn")]


def test_a_mark_of_its_own_can_be_a_sign():
    sign = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:sym w:font="Symbol" w:char="F0A8"/></w:r>'
    document = read(docx(par("De Raad", sign, " besloot."), {"footnotes": note("1", "Voorlopig.")}), "brief.docx")
    assert (document.text.split("\n")[0], document.notes[0].mark, document.remarks) == ("De Raad besloot.", "♦", ())


def test_changes_in_a_note_are_said_too():
    changed = note("1", "Zie ", f"<w:ins>{run('het besluit')}</w:ins>", ".")
    document = read(docx(par("De Raad besloot", reference("1"), "."), {"footnotes": changed}), "brief.docx")
    assert document.text.endswith("Zie het besluit.")
    assert document.remarks == ("tracked changes were read as accepted",)


def test_a_note_that_points_to_itself_is_read_once():
    document = read(docx(par("De Raad", reference("1")), {"footnotes": note("1", "Zie", reference("1"))}), "brief.docx")
    assert document.text == "De Raad\n\nZie"


def test_notes_in_cells_boxes_and_lists_are_anchored():
    body = (
        par("Inzet:", box(par("In de kantlijn", reference("1"), ".")))
        + table([par("Noordland", reference("2")), par("3 miljoen euro")])
        + par("een schip", reference("3"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
    )
    document = read(docx(body, {"footnotes": "".join(note(n, f"Noot {n}.") for n in "123")}), "brief.docx")
    assert [document.text[: n.anchor].split()[-1] for n in document.notes] == ["kantlijn", "Noordland", "schip"]


def test_moved_text_stands_where_it_was_moved_to():
    body = par("Het kabinet levert", f"<w:moveFrom>{run(' een schip')}</w:moveFrom>", ".") + par(
        "En ", f"<w:moveTo>{run('een schip')}</w:moveTo>", " erbij."
    )
    document = read(docx(body), "brief.docx")
    assert document.text == "Het kabinet levert.\n\nEn een schip erbij."
    assert document.remarks == ("tracked changes were read as accepted",)


def test_rows_and_cells_that_were_removed_are_gone_and_said():
    rows = (
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc>{0}</w:tc><w:tc>{0}</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{0}</w:tc><w:tc>{1}</w:tc><w:tc>{2}</w:tc></w:tr>"
    ).format(par("weg"), par("Noordland"), par("3 miljoen"))
    document = read(docx(f"<w:tbl>{rows}</w:tbl>"), "brief.docx")
    assert blocks(document) == [("row", "Noordland | 3 miljoen")]
    assert document.remarks == ("tracked changes were read as accepted",)


def test_an_empty_removal_is_no_change():
    assert read(docx(par("De Raad besloot.", "<w:del><w:r><w:rPr/></w:r></w:del>")), "brief.docx").remarks == ()


def test_comments_and_files_put_in_are_left_out_with_a_word():
    body = par(
        '<w:commentRangeStart w:id="0"/>', "De Raad besloot.", '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    ) + '<w:altChunk r:id="rId9"/>'  # fmt: skip
    comment = f'<w:comment w:id="0">{par("Klopt dit?")}</w:comment>'
    document = read(docx(body, {"comments": comment}), "brief.docx")
    assert document.text == "De Raad besloot."
    assert document.remarks == ("comments were left out", "a file that is put into the text was left out")
    assert read(docx(par("De Raad besloot."), {"comments": ""}), "brief.docx").remarks == ()


def test_hidden_by_a_style_and_shown_again():
    styles = (
        '<w:style w:styleId="Stil"><w:name w:val="stil"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Luid"><w:name w:val="luid"/><w:basedOn w:val="Stil"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    )
    body = (
        par("Toelichting voor de steller.", style="Stil")
        + par(
            "Zichtbaar", run(" en weg", '<w:rStyle w:val="Stil"/>'), run(" en terug", '<w:rStyle w:val="Luid"/>'), "."
        )
        + par(run("Toch te lezen.", '<w:vanish w:val="false"/>'), style="Stil")
    )
    document = read(docx(body, {"styles": styles}), "brief.docx")
    assert document.text == "Zichtbaar en terug.\n\nToch te lezen."
    assert document.remarks == ("hidden text was left out",)


def test_fields_simple_nested_and_broken():
    simple = f'<w:fldSimple w:instr=" DATE ">{run("3 mei 2021")}</w:fldSimple>'
    nested = (
        FIELD.format("begin")
        + f"<w:r><w:instrText> IF </w:instrText></w:r>{FIELD.format('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>"
        + FIELD.format("separate") + run("keuze") + FIELD.format("end") + FIELD.format("separate") + run("de Raad") + FIELD.format("end")
    )  # fmt: skip
    broken = FIELD.format("begin") + "<w:r><w:instrText>PAGEREF</w:instrText></w:r>"
    data = docx(par("Op ", simple, " besloot ", nested, ".", broken) + par("De rest staat er nog."))
    document = read(data, "brief.docx")
    assert document.text == "Op 3 mei 2021 besloot de Raad.\n\nDe rest staat er nog."
    assert_places_resolve(document, data)


def test_signs_and_hyphens():
    sym = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
    body = par(
        "Norm ", sym.format("Symbol", "F0B3"), " 2%: ", sym.format("Wingdings", "F0FC"), " uit",
        "<w:r><w:softHyphen/></w:r>", "gaven op zee\u00adlieden", "<w:r><w:noBreakHyphen/></w:r>", "werk", sym.format("Webdings", "F061"), ".",
    )  # fmt: skip
    document = read(docx(body), "brief.docx")
    assert document.text == "Norm ≥ 2%: ✓ uitgaven op zeelieden-werk."
    assert document.remarks == ("signs of a font without letters were left out",)


def test_a_box_is_read_from_the_alternative_that_has_text():
    inside = f"<w:txbxContent>{par('Ons kenmerk KW-77')}</w:txbxContent>"
    only_old = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    text = read(docx(par("De Raad besloot.", only_old, box(par("Datum 3 mei 2021")))), "brief.docx").text
    assert (text.count("KW-77"), text.count("3 mei 2021")) == (1, 1)


STALE = par("VERTROUWELIJK") + par("Pagina 1 van 1")


def test_a_marking_that_no_page_shows_is_said_and_does_not_count():
    section = '<w:sectPr><w:footerReference w:type="even" r:id="footer1"/><w:footerReference w:type="default" r:id="footer2"/></w:sectPr>'
    parts = {"footer1": STALE, "footer2": par("Pagina 1 van 1")}
    document = identify(read(docx(par("De Raad besloot.") + section, parts), "brief.docx"), "brief.docx")
    assert document.identity.marking is Marking.NONE
    assert document.remarks == ("a head or foot that no page shows bears VERTROUWELIJK",)
    used = identify(read(docx(par("De Raad besloot.") + section, parts, "<w:evenAndOddHeaders/>"), "b.docx"), "b.docx")
    assert used.identity.marking is not Marking.NONE
    assert used.remarks == ()


needs_shared = pytest.mark.skipif(
    not (SHARED / "documents").exists(), reason="the shared documents are not on this machine"
)
PACKAGES = sorted((SHARED / "documents").glob("*/*.docx"))


@needs_shared
def test_every_note_of_the_shared_packages_is_anchored():
    """Of all notes that a text refers to, all are read and stand where their mark stood."""
    referred, lost = 0, []
    for path in PACKAGES:
        document = read_document(path)
        root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
        marks = list(root.iter(f"{{{W}}}footnoteReference", f"{{{W}}}endnoteReference"))
        referred += len(marks)
        for mark, kept in zip(marks, document.notes, strict=True):
            before = words_before(mark)[-30:]
            if not before or not squeezed(document.text[: kept.anchor]).endswith(before):
                lost.append((path.name, kept.mark))
    assert (len(PACKAGES) >= 6, referred >= 7, lost) == (True, True, [])


def words_before(mark: etree._Element) -> str:
    """Return the letters that stand before a note's mark in its paragraph."""
    paragraph = next(mark.iterancestors(f"{{{W}}}p"))
    said = []
    for element in paragraph.iter():
        if element is mark:
            break
        said.append(element.text or "" if element.tag == f"{{{W}}}t" else "")
    return squeezed("".join(said))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad]", "", text)


def own_paragraphs(path: Path, name: str) -> list[str]:
    """Return the letters of each paragraph of a part, the copies of text boxes for older programs left out."""
    root = etree.fromstring(zipfile.ZipFile(path).read(name))
    found = []
    for paragraph in root.iter(f"{{{W}}}p"):
        if any("Fallback" in above.tag for above in paragraph.iterancestors()):
            continue
        own = (t.text or "" for t in paragraph.iter(f"{{{W}}}t") if next(t.iterancestors(f"{{{W}}}p")) is paragraph)
        found.append(squeezed("".join(own)))
    return found


@needs_shared
@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.stem)
def test_no_paragraph_of_a_shared_package_is_lost_or_doubled(path: Path):
    """Each paragraph of the text stands in it as often as in the package; those of heads in use at least once."""
    text = squeezed(read_document(path).text)
    package = own_paragraphs(path, "word/document.xml")
    for words in (words for words in package if words):
        if len(words) > 60:
            assert text.count(words) == "|".join(package).count(words)
        assert words in text
    for name in zipfile.ZipFile(path).namelist():
        if re.fullmatch(r"word/header\d+\.xml", name):
            assert all(words in text or re.match(r"Pagina\d", words) for words in own_paragraphs(path, name))


@needs_shared
def test_the_lines_of_heads_stand_once_in_the_shared_packages():
    """Date, reference and department stand in boxes that a package keeps twice; of each label one line is read."""
    for path in (path for path in PACKAGES if path.stem.startswith("brief")):
        document = read_document(path)
        head = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.LETTERHEAD]
        assert sum(re.match(r"(?:Datum \d|\d{1,2} \w+ 20\d\d$)", line) is not None for line in head) >= 1
        long = [squeezed(line) for line in head if len(line) > 25]
        assert len(long) == len(set(long))
