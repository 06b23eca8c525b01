"""Addresses of another day: pages that are no more, ids that became longer, names that are whole sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.web.conftest import settings_for

from nakomen.archive import Archive
from nakomen.web import make_app
from nakomen.web.snapshot import Snapshot


def page_of(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == status, answer.text[:300]
    return html.fromstring(answer.text)


@pytest.mark.parametrize("address", ["/ledger?", "/ledger?kind=pledge&rows=5&", "/actors/Netherlands?"])
def test_a_page_behind_the_last_is_the_last(reader: TestClient, address: str) -> None:
    page = page_of(reader, f"{address}page=99999")
    assert page.xpath("//main//a[starts-with(@href, '/spoor/')]")
    assert not page.xpath("//a[@rel='next']")
    for shown in page.xpath("//nav[@class='pager']/span"):
        number, _, pages = shown.text_content().removeprefix("Page ").partition(" of ")
        assert number == pages != "1"


def test_a_link_from_before_the_archive_grew_still_leads(reader: TestClient) -> None:
    target = page_of(reader, "/ledger").xpath("//main//a[starts-with(@href, '/spoor/')]/@href")[0]
    whole = page_of(reader, target).xpath("//li[starts-with(@id, 's-')]/@id")[0].removeprefix("s-")
    for length in (5, 9, len(whole)):
        for place in ("/spoor", "/statement"):
            page_of(reader, f"{place}/{whole[:length]}")
    for wrong in (f"{whole[:9]}zz", whole[:3], "zzzzz"):
        page_of(reader, f"/spoor/{wrong}", 404)


def test_what_several_ids_begin_with_is_none_of_them() -> None:
    ids = {"3f2a77aa0000": "3f2a77a", "3f2a77bb0000": "3f2a77b", "9c0000000000": "9c00"}
    snapshot = Snapshot.__new__(Snapshot)
    snapshot.__dict__.update(by_short_id={short: one for one, short in ids.items()}, whole_ids=sorted(ids))
    assert snapshot.whole_id("3f2a77") == "3f2a77"
    assert snapshot.whole_id("3f2a77bb") == "3f2a77bb0000"
    assert snapshot.whole_id("9c000") == "9c0000000000"
    assert snapshot.whole_id("9c0") == "9c0"


def test_a_meeting_that_a_sentence_dates_has_a_short_name(reader: TestClient) -> None:
    for address in ("/meetings", "/compare", "/compare/checklist?for=2027-06-08"):
        text = page_of(reader, address).text_content()
        assert "De top vindt plaats op 8 en 9 juni 2027" in text
        assert "2027. (" not in text
    assert "(De Noordzeeraad" in page_of(reader, "/meetings/2027-06-08").text_content()


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    with Archive(tmp_path / "new.db"):
        pass
    with TestClient(make_app(settings_for(tmp_path / "new.db"))) as client:
        page = page_of(client, "/ledger")
        assert page.xpath("//main//a[@href='/upload']")
        assert not page.xpath("//a[starts-with(@href, '/export/')]")
        [target] = page_of(client, "/register").xpath("//main//a[starts-with(@href, '/upload')]/@href")
        assert page_of(client, target).xpath("//input[@id='what']/@value") == ["toezeggingen"]


@pytest.mark.parametrize("query", ['"open', "status:opne", '"', "x " * 1500])
def test_a_query_that_is_not_understood_leaves_the_ledger_there(reader: TestClient, query: str) -> None:
    answer = reader.get("/ledger", params={"q": query, "kind": "pledge"}, headers={"accept-language": "nl"})
    assert answer.status_code == 422
    page = html.fromstring(answer.text)
    assert page.xpath("//div[@role='alert']")
    assert "the quotation mark" not in answer.text
    assert page.xpath("//input[@id='q']/@value") == [query.strip()]
    assert page.xpath("//main//td/a[starts-with(@href, '/spoor/')]")
    assert not page.xpath("//a[starts-with(@href, '/export/')]")
    assert len(answer.content) < 100_000


def test_a_search_of_conditions_alone_leads_to_the_ledger(reader: TestClient) -> None:
    page = page_of(reader, "/search?q=kind%3Apledge", 422)
    [target] = page.xpath("//main//a[starts-with(@href, '/ledger')]/@href")
    assert page_of(reader, target).xpath("//main//td/a[starts-with(@href, '/spoor/')]")


def test_a_page_of_hits_behind_the_last_is_the_first(reader: TestClient) -> None:
    assert page_of(reader, "/search?q=munitie&page=9999").xpath("//article")
