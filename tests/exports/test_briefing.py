"""Briefings: what is past and near by theme, changes, motions, figures; the same words as a Word file and as a page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import docx
import pytest
from dike_letters import DONE, GIFT, MOTION, POSTPONED, PROMISE, REPORT
from lxml import html

from nakomen.exports import Selection, briefing_docx, briefing_html
from nakomen.exports.briefing import briefing
from nakomen.exports.paper import Entry, Heading, Paper, Table, Text
from nakomen.model import ArchiveError, ExportError, NakomenError
from nakomen.model.motion_records import MotionRecord


def told(paper: Paper) -> dict[str, list[object]]:
    """Return the parts of a paper under the headings of its chapters."""
    found: dict[str, list[object]] = {}
    chapter = ""
    for part in paper.parts:
        if isinstance(part, Heading) and part.level == 1:
            chapter = part.words
        found.setdefault(chapter, []).append(part)
    return found


def quotes(parts: list[object]) -> list[str]:
    return [one.quote for part in parts if isinstance(part, Entry) for one in part.told]


def docx_of(selection: Selection) -> bytes:
    stream = io.BytesIO()
    briefing_docx.write(selection, stream)
    return stream.getvalue()


def html_of(selection: Selection) -> bytes:
    stream = io.BytesIO()
    briefing_html.write(selection, stream)
    return stream.getvalue()


def test_chapters_on_a_day(selected: Callable[..., Selection]) -> None:
    paper = briefing(selected())
    parts = told(paper)
    assert list(parts) == [
        "",
        "Over de termijn (1)",
        "Termijn binnen 90 dagen (1)",
        "Wijzigingen sinds het vorige verslag",
        "Moties (1)",
        "Bijdragen in cijfers (1)",
        "Openstaand zonder termijn (0)",
        "Bronnen (3)",
    ]
    assert "1 over de termijn, 1 met een termijn binnen 90 dagen, 0 zonder" in str(parts[""][0])
    assert quotes(parts["Over de termijn (1)"]) == [GIFT]
    assert quotes(parts["Termijn binnen 90 dagen (1)"]) == [MOTION]
    assert paper.under[0] == "stand op 2024-03-01"
    [entry] = [part for part in parts["Over de termijn (1)"] if isinstance(part, Entry)]
    assert entry.head == "bijdrage · Duitsland · EUR 5 miljoen"
    assert entry.stand == "termijn 2022-12-31 (426 dagen over tijd) · openstaand (gemeld)"
    assert entry.told[0].source.words == "2022-09-08 · kst-40111-9 · Voortgang dijken"


def test_what_came_later_is_not_told(selected: Callable[..., Selection]) -> None:
    """Seen from 2023 the dike is late, and nobody knows yet that it will be done."""
    parts = told(briefing(selected({"day": date(2023, 12, 31)})))
    assert quotes(parts["Over de termijn (2)"]) == [PROMISE, POSTPONED, GIFT]
    whole = str(parts)
    assert DONE not in whole
    assert REPORT not in whole
    [entry, *_] = [one for one in parts["Over de termijn (2)"] if isinstance(one, Entry) and "Nederland" in one.head]
    assert entry.stand.startswith("termijn 2021 → najaar 2023 (31 dagen over tijd) · openstaand")


@pytest.mark.parametrize(("decided", "told_of"), [("2021-06-01", True), ("2024-06-01", False)])
def test_a_motion_bears_what_the_register_says_of_it(
    selected: Callable[..., Selection], decided: str, told_of: bool
) -> None:
    row = {"id": "m", "paper": "kst-40111-7", "outcome": "adopted", "outcome_said": "Aangenomen", "decided_on": decided}
    selection = replace(selected(), read_motions=lambda: [MotionRecord.from_dict(row)])
    [entry] = [part for part in told(briefing(selection))["Moties (1)"] if isinstance(part, Entry)]
    assert entry.head.endswith(" · Aangenomen") is told_of


def test_changes_between_the_last_two_reports(selected: Callable[..., Selection]) -> None:
    parts = told(briefing(selected()))["Wijzigingen sinds het vorige verslag"]
    heads = [part.words for part in parts if isinstance(part, Heading)]
    assert heads[1:] == ["Nieuw: 1 verplichting", "Afgerond: 1 verplichting", heads[-1]]
    assert heads[-1].startswith("Stil: 2 verplichtingen")
    settled = next(part for part in parts if isinstance(part, Entry) and "voldaan" in part.stand)
    assert [(one.before, one.quote) for one in settled.told] == [("eerst:", POSTPONED), ("nu:", DONE)]


def test_named_reports(selected: Callable[..., Selection]) -> None:
    said = {"options": {"since": "40111-2", "report": "2022-09-08"}}
    text = str(told(briefing(selected(said)))["Wijzigingen sinds het vorige verslag"])
    assert "Eerder: 2020-02-03 · kst-40111-2 · Verslag dijkoverleg. Later: 2022-09-08" in text
    with pytest.raises(ArchiveError, match="there is no document nergens"):
        briefing(selected({"options": {"since": "nergens"}}))
    early = briefing(selected({"day": date(2020, 3, 1)}))
    assert Text("Er zijn geen twee verslagen om te vergelijken.") in early.parts


def test_choices(selected: Callable[..., Selection]) -> None:
    paper = briefing(selected({"options": {"within": "800", "sections": "near,sources", "title": "Debat"}}))
    assert paper.title == "Debat"
    assert list(told(paper)) == ["", "Termijn binnen 800 dagen (2)", "Bronnen (3)"]
    for wrong in ("-1", "veel", "²"):
        with pytest.raises(ExportError, match="no whole number"):
            briefing(selected({"options": {"within": wrong}}))
    with pytest.raises(NakomenError, match="no part of a briefing"):
        briefing(selected({"options": {"sections": "past,niks"}}))


def test_only_what_was_asked_for(selected: Callable[..., Selection]) -> None:
    paper = briefing(selected(actor="Germany"))
    assert "Vraag: actor:Germany" in paper.under
    assert MOTION not in str(paper.parts)
    [table] = [part for part in told(paper)["Bijdragen in cijfers (1)"] if isinstance(part, Table)]
    assert table.rows[0][:3] == ("Duitsland", "EUR 5 miljoen", "2022-12-31")


def test_a_word_file_with_every_quote(selected: Callable[..., Selection]) -> None:
    selection = selected({"address": "https://nakomen.example"})
    document = docx.Document(io.BytesIO(docx_of(selection)))
    assert document.paragraphs[0].text == "Briefing: openstaande verplichtingen"
    assert document.paragraphs[0].style.name == "Title"
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads[0] == "Over de termijn (1)"
    whole = document.element.body.xpath("string()")
    for quote in (GIFT, MOTION, POSTPONED, DONE):
        assert quote in whole
    links = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    assert "https://nakomen.example/documents/kst-40111-9#s-bbbb33330000" in links
    assert document.core_properties.author == "nakomen"
    assert "PAGE" in document.sections[0].footer._element.xml


def test_the_same_briefing_has_the_same_bytes(selected: Callable[..., Selection]) -> None:
    written = docx_of(selected())
    assert written == docx_of(selected())
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert {info.date_time for info in package.infolist()} == {(2024, 3, 1, 9, 30, 0)}
        assert "word/document.xml" in package.namelist()


def test_a_page_that_asks_for_nothing_from_outside(selected: Callable[..., Selection]) -> None:
    page = html_of(selected({"address": "https://nakomen.example"})).decode()
    root = html.fromstring(page)
    assert root.get("lang") == "nl"
    assert next(one.text for one in root.iter("h2")) == "Over de termijn (1)"
    assert not [one for one in root.iter() if one.tag in ("script", "img", "link", "iframe", "object")]
    assert "url(" not in page
    assert "@import" not in page
    assert {one.get("href") for one in root.iter("a")} >= {
        "https://nakomen.example/documents/kst-40111-9#s-bbbb33330000"
    }
    assert "@page" in page
    # The same words, in the same order, as the Word file.
    words = re.sub(r"\s+", "", "".join(root.find(".//main").itertext()))
    document = docx.Document(io.BytesIO(docx_of(selected({"address": "https://nakomen.example"}))))
    assert re.sub(r"\s+", "", document.element.body.xpath("string()")) == words


@pytest.mark.parametrize("write", [docx_of, html_of])
def test_words_are_no_markup(write: Callable[[Selection], bytes], selected: Callable[..., Selection]) -> None:
    selection = selected()
    hostile = "<script>alert(1)</script>\x00\x0b\ud800 & “]]>"
    for name, one in selection.ledger.statements.items():
        selection.ledger.statements[name] = replace(one, quote=hostile)
    written = write(selection)
    assert b"<script>alert" not in written
    if write is docx_of:
        assert "<script>alert(1)</script>\ufffd" in docx.Document(io.BytesIO(written)).element.body.xpath("string()")
