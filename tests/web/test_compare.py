"""Comparisons in the browser show what the command line shows, and tell clearly what cannot be compared."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from reviewing import open_tab
from starlette.testclient import TestClient
from tests.web.conftest import DAY

from nakomen.archive import Archive
from nakomen.cli.program import program
from nakomen.web import comparing
from nakomen.web.shelf import Shelf

REPORTS = "/compare/reports?first=kst-39412-3&second=kst-39412-17"
AGENDA = "/compare/agenda?agenda=2021-05-20-geannoteerde-agenda-top-goteborg&report=kst-39412-17"


def page_of(client: TestClient, address: str, language: str = "en", status: int = 200) -> html.HtmlElement:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == status, answer.text[:400]
    return html.fromstring(answer.text)


def said(archive: Path, *verb: str) -> dict:
    ran = CliRunner().invoke(program, [*verb, "--archive", str(archive), "--json"])
    assert ran.exit_code == 0, ran.output
    found: dict = json.loads(ran.output)
    return found


def sporen_in(page: html.HtmlElement) -> list[str]:
    return [one.rpartition("/")[2] for one in page.xpath("//main//a[starts-with(@href, '/spoor/')]/@href")]


def test_reports_show_every_undertaking_that_the_verb_shows(reader: TestClient, dossier_archive: Path) -> None:
    values = said(dossier_archive, "changes", "kst-39412-3", "kst-39412-17")
    page = page_of(reader, REPORTS)
    for name in ("new", "changed", "settled", "repeated", "silent"):
        heading = page.xpath(f"//h2[@id='{name}']")
        assert bool(heading) is bool(values[name])
        if heading:
            assert heading[0].text_content().endswith(f"({len(values[name])})")
    shown = sporen_in(page)
    wanted = [one["spoor"] for name in ("new", "changed", "settled", "repeated", "silent") for one in values[name]]
    assert len(shown) == len(wanted)
    assert all(any(one.startswith(short) for short in shown) for one in wanted)
    assert page.xpath("//ins")
    assert "Gewijzigd" in page_of(reader, REPORTS, "nl").text_content()


def test_an_agenda_shows_the_outcome_of_every_aim(reader: TestClient, dossier_archive: Path) -> None:
    values = said(dossier_archive, "agenda", "2021-05-20", "2021-06-18")
    rows = page_of(reader, AGENDA).xpath("//tbody/tr")
    assert [row.xpath("string(td[2])").strip().replace(" ", "_") for row in rows] == [
        {"no_word": "no_word_in_the_report"}.get(one["outcome"], one["outcome"]) for one in values["aims"]
    ]
    assert [len(row.xpath("td[3]//blockquote")) for row in rows] == [len(one["report"]) for one in values["aims"]]
    dutch = page_of(reader, AGENDA, "nl").text_content()
    assert "niet bereikt" in dutch
    assert "the only decision" not in dutch


@pytest.mark.parametrize("meeting", ["2021-06-10", "top in Göteborg", "kst-39412-17"])
def test_the_checklist_has_a_box_for_every_open_undertaking(
    reader: TestClient, dossier_archive: Path, meeting: str
) -> None:
    values = said(dossier_archive, "answer", "--for", "2021-06-10")
    page = page_of(reader, f"/compare/checklist?for={meeting}")
    boxes = page.xpath("//input[@type='checkbox']")
    assert sorted(one.get("id") for one in boxes) == sorted(f"t-{one['spoor']}" for one in values["open"])
    assert all(page.xpath(f"//label[@for='{one.get('id')}']") for one in boxes)
    assert "2021" in page.xpath("string(//h1/following-sibling::p)")
    narrowed = page_of(reader, f"/compare/checklist?for={meeting}&theme=cyber").xpath("//input[@type='checkbox']")
    assert 0 < len(narrowed) < len(boxes)


def test_a_long_checklist_comes_in_pages(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/compare/checklist?for=2021-06-10"
    whole = [one.get("id") for one in page_of(reader, address).xpath("//input[@type='checkbox']")]
    monkeypatch.setattr(comparing, "_ON_A_PAGE", 7)
    found, target = [], f"{address}&dossier="
    while target:
        page = page_of(reader, target)
        found += [one.get("id") for one in page.xpath("//input[@type='checkbox']")]
        target = "".join(f"/compare/checklist{one}" for one in page.xpath("//a[@rel='next']/@href"))
    assert found == whole
    dossier = page_of(reader, f"{address}&dossier=39412").xpath("//input[@type='checkbox']/@id")
    assert set(dossier) < set(whole)


def test_a_coming_meeting_is_seen_from_today(reader: TestClient, dossier_archive: Path) -> None:
    values = said(dossier_archive, "answer", "--for", "2026-06-10", "--on", str(DAY))
    page = page_of(reader, "/compare/checklist?for=2026-06-10")
    assert len(page.xpath("//input[@type='checkbox']")) == len(values["open"])


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/compare/reports?first=kst-39412-17&second=kst-39412-3", "is not later than"),
        ("/compare/reports?first=kst-39412-17&second=kst-39412-17", "both names are of"),
        ("/compare/reports?first=kst-39412-17&second=kst-1", "there is no document kst-1"),
        ("/compare/agenda?agenda=nonsense&report=kst-39412-17", "there is no document nonsense"),
        ("/compare/checklist?for=zeekoeien", "no letter dates a meeting “zeekoeien”"),
        ("/compare/checklist?for=2021-99-99", "there is no day 2021-99-99"),
    ],
)
def test_what_cannot_be_compared_is_told_above_the_choice(reader: TestClient, address: str, words: str) -> None:
    page = page_of(reader, address, status=422)
    assert words in page.xpath("string(//div[@role='alert'])")
    assert ".db" not in page.xpath("string(//div[@role='alert'])")
    assert len(page.xpath("//main//form")) == 3
    assert words not in page_of(reader, address, "nl", 422).xpath("string(//div[@role='alert'])")


@pytest.mark.parametrize("address", ["/compare", "/compare/reports", "/compare/agenda?agenda=x", "/compare/checklist"])
def test_without_a_choice_the_choice_is_shown(reader: TestClient, address: str) -> None:
    page = page_of(reader, address)
    assert len(page.xpath("//main//form")) == 3
    assert page.xpath("//select[@name='first']/option[@value='kst-39412-3']")
    assert page.xpath("//a[@href='/compare/checklist?for=2021-06-10']")


def test_what_people_judged_counts_in_the_checklist(writer: TestClient, own_archive: Path) -> None:
    address = "/compare/checklist?for=2026-06-10"
    boxes = page_of(writer, address).xpath("//input[@type='checkbox']")
    first = boxes[0].get("id").removeprefix("t-")
    quote = boxes[0].xpath("string(../label)") or boxes[0].xpath("string(../..//label)")
    tab = open_tab(writer, f"/statement/{first}")
    tab = tab.send("status", status="voldaan", evidence=" ".join(quote.split()))
    assert tab.answer.status_code == 200, tab.words[:300]
    left = page_of(writer, address).xpath("//input[@type='checkbox']/@id")
    assert left == [one.get("id") for one in boxes[1:]]
    told = said(own_archive, "answer", "--for", "2026-06-10", "--on", str(DAY))["open"]
    assert first not in [one["spoor"] for one in told]


def test_statuses_at_hand_are_those_that_are_worked_out(dossier_archive: Path) -> None:
    with Archive(dossier_archive, create=False) as archive:
        shown = Shelf(archive, lambda: DAY).current()
        for day in (DAY, date(2021, 6, 10)):
            for spoor in shown.ledger.sporen:
                assert shown.known.status(spoor, day) == shown.ledger.status(spoor, day)
