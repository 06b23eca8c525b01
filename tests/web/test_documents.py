"""The list of documents and the page of one: what they show, what they answer to nonsense, how large they get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.web.conftest import settings_for
from tests.web.test_paper import long_debate

from nakomen.archive import Archive
from nakomen.model import Document, Kind, Statement
from nakomen.review.making import new_id
from nakomen.web import make_app

PDF = "kst-39412-9"
LETTER = "kst-39412-3"


def page_of(client: TestClient, address: str, language: str = "en", status: int = 200) -> html.HtmlElement:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == status, answer.text[:400]
    return html.fromstring(answer.text)


def ids_in(page: html.HtmlElement) -> list[str]:
    return page.xpath("//td[@class='source']/a/@href")


def test_the_list_narrows_and_sorts(reader: TestClient) -> None:
    assert len(ids_in(page_of(reader, "/documents"))) == 8
    assert ids_in(page_of(reader, "/documents?kind=agenda")) == [
        "/documents/2021-05-20-geannoteerde-agenda-top-goteborg"
    ]
    assert len(ids_in(page_of(reader, "/documents?dossier=39412"))) == 4
    assert ids_in(page_of(reader, "/documents?year=2020")) == [f"/documents/{PDF}"]
    assert ids_in(page_of(reader, "/documents?q=NOORDZEEVERBOND+defensie+ministers")) == [
        "/documents/ah-tk-20232024-412",
        f"/documents/{PDF}",
    ]
    newest, oldest = (ids_in(page_of(reader, f"/documents?sort={sort}")) for sort in ("-date", "date"))
    assert newest == oldest[::-1]
    assert newest[-1] == f"/documents/{LETTER}"
    assert ids_in(page_of(reader, "/documents?sort=nonsense&page=nonsense")) == newest


def test_the_list_counts_what_the_ledger_shows(reader: TestClient) -> None:
    page = page_of(reader, "/documents")
    for link in page.xpath("//td[contains(@class, 'figure')]/a")[:12]:
        shown = page_of(reader, link.get("href")).xpath("string(//p[@role='status'])")
        assert shown.startswith(f"{link.text} undertaking"), link.get("href")


def test_an_empty_list_says_what_to_do(reader: TestClient, tmp_path: Path) -> None:
    page = page_of(reader, "/documents?q=zeekoe")
    assert page.xpath("//a[@href='/search?q=zeekoe']")
    Archive(tmp_path / "empty.db").close()
    with TestClient(make_app(settings_for(tmp_path / "empty.db"))) as client:
        for address, words in (
            ("/documents", "Read in letters"),
            ("/compare", "two documents with a date"),
            ("/register", "Fetch and read in"),
        ):
            assert words in page_of(client, address).text_content()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_statement_of_a_page_is_marked_and_listed(reader: TestClient, language: str) -> None:
    for identity in (link.removeprefix("/documents/") for link in ids_in(page_of(reader, "/documents"))):
        page = page_of(reader, f"/documents/{identity}", language)
        listed = page.xpath("//aside//li/div/a[1]/@href")
        marked = page.xpath("//article//mark/@id")
        assert sorted(one.removeprefix("#") for one in listed) == sorted(marked)
        assert set(page.xpath("//article//mark/@class")) <= {str(kind) for kind in Kind}
        assert len(marked) > 20


def test_a_margin_entry_leads_to_spoor_and_statement(reader: TestClient) -> None:
    page = page_of(reader, f"/documents/{LETTER}")
    spoor = page.xpath("//aside//a[starts-with(@href, '/spoor/')]/@href")[0]
    assert reader.get(spoor).status_code == 200
    assert page.xpath("//aside//a[starts-with(@href, '/statement/')]")


def test_a_place_and_a_statement_are_pointed_at(reader: TestClient) -> None:
    hit = page_of(reader, "/search?q=kabels").xpath("//a[contains(@href, '?at=')]/@href")[0]
    page = page_of(reader, hit)
    [mark] = page.xpath("//mark[@id='at']")
    assert "kabels" in "".join(one.text_content() for one in page.xpath("//mark[@id='at' or @data-of='at']")).lower()
    assert mark.get("class") == "found"
    start = int(re.search(r"at=(\d+)", hit)[1])  # type: ignore[index]
    part = page_of(reader, hit.replace(f"at={start}", f"at={start}&to={start + 9}"))
    assert len("".join(one.text_content() for one in part.xpath("//mark[@id='at' or @data-of='at']"))) == 9
    for nonsense in ("?at=99999999", "?at=-1", "?at=1&to=0", "?part=99", "?part=x", "?at=5&to=999999"):
        assert reader.get(f"/documents/{LETTER}{nonsense}").status_code == 200
    assert "no longer" in page_of(reader, f"/documents/{LETTER}?s=0000").text_content()


def test_a_page_of_a_pdf_has_its_picture_with_areas(reader: TestClient) -> None:
    page = page_of(reader, f"/documents/{PDF}")
    [picture, *_] = page.xpath("//figure//img")
    answer = reader.get(picture.get("src"))
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(answer.content[at : at + 4], "big") for at in (16, 20))
    assert (str(width), str(height)) == (picture.get("width"), picture.get("height"))
    areas = page.xpath("//rect")
    assert {one.get("data-of") for one in areas} == set(page.xpath("//article//mark/@id"))
    for one in areas:
        x, y, w, h = (int(one.get(name)) for name in ("x", "y", "width", "height"))
        assert 0 <= x < x + w <= width
        assert 0 <= y < y + h <= height
    assert reader.get(f"/documents/{PDF}/page/99.png").status_code == 404
    assert reader.get(f"/documents/{LETTER}/page/1.png").status_code == 404
    assert not page_of(reader, f"/documents/{LETTER}").xpath("//figure")


@pytest.mark.parametrize("identity", [PDF, "ah-tk-20232024-412", "kst-39412-17", LETTER])
def test_a_source_is_kept_and_never_shown(reader: TestClient, dossier_archive: Path, identity: str) -> None:
    answer = reader.get(f"/documents/{identity}/source")
    with Archive(dossier_archive, create=False) as archive:
        assert answer.content == archive.source(identity)
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-type"].split(";")[0] in {"application/pdf", "text/plain", "application/octet-stream"}


def test_what_is_not_there_is_not_found(reader: TestClient) -> None:
    for rest in ("", "/source", "/versions", "/versions/1", "/page/1.png", "/add"):
        assert reader.get(f"/documents/no-such-letter{rest}").status_code == 404
    for number in ("9", "0", "9" * 30):
        assert reader.get(f"/documents/{LETTER}/versions/{number}").status_code == 404


def test_remarks_of_the_reading_are_told_in_the_language_of_the_page(reader: TestClient) -> None:
    agenda = "/documents/2021-05-20-geannoteerde-agenda-top-goteborg"
    assert "VERTROUWELIJK" in page_of(reader, agenda).xpath("string(//details[@class='about'][1])")
    assert "running heads" not in page_of(reader, f"/documents/{LETTER}").text_content()


def test_script_in_a_document_stays_text(tmp_path: Path) -> None:
    vector = "<script>alert(1)</script> De minister zegt toe <img src=x onerror=alert(2)> te sturen."
    with Archive(tmp_path / "a.db") as archive:
        quote = vector[26:]
        statement = Statement(new_id("b-1", quote, 0), "b-1", 26, len(vector), quote, quote, Kind.ASSURANCE)
        archive.keep(Document("b-1", vector, source_name='"><script>.html'), [statement], b"<html>")
    with TestClient(make_app(settings_for(tmp_path / "a.db"))) as client:
        page = page_of(client, "/documents/b-1")
        assert page.xpath("string(//article)").strip().startswith("<script>")
        assert not page.xpath("//main//script | //img")
        assert client.get("/documents/b-1/source").headers["content-disposition"].count('"') == 0


@pytest.fixture(params=["newest", "put back"])
def versioned(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[TestClient]:
    """A letter of two versions, the newest of which is shown, or the older one because its file was put back."""
    seasons = ["in het voorjaar", "in de zomer"]
    with Archive(tmp_path / "a.db") as archive:
        at = datetime(2026, 1, 1, tzinfo=UTC)
        for words in [*seasons, seasons[0]] if request.param == "put back" else seasons:
            quote = f"De minister informeert de Kamer {words}."
            text = f"Aanhef.\n\n{quote}\n\nSlot."
            statement = Statement(new_id("b-1", quote, 0), "b-1", 9, 9 + len(quote), quote, quote, Kind.ASSURANCE)
            archive.keep(Document("b-1", text), [statement], text.encode(), read_at=at)
    with TestClient(make_app(settings_for(tmp_path / "a.db"))) as client:
        yield client


def test_versions_show_what_changed(versioned: TestClient) -> None:
    assert "all versions" in page_of(versioned, "/documents/b-1").text_content()
    page = page_of(versioned, "/documents/b-1/versions")
    [older] = page.xpath("//td/a/@href")
    page = page_of(versioned, older)
    assert page.xpath("//div[@class='paper']//del/text()") == ["het voorjaar."]
    assert page.xpath("//div[@class='paper']//ins/text()") == ["de zomer."]
    assert [" ".join(one.text_content().split()) for one in page.xpath("//main//li")] == [
        "assurance -: “De minister informeert de Kamer in het voorjaar.”",
        "assurance -: “De minister informeert de Kamer in de zomer.”",
    ]


def test_a_long_debate_stays_small_whatever_part_is_asked_for(tmp_path: Path) -> None:
    document = long_debate()
    found, at = [], -1
    while len(found) < 1_000 and (at := document.text.find("Ik vraag de minister", at + 1)) >= 0:
        quote = document.text[at : at + 24]
        identity = f"{at:012x}"
        found.append(Statement(identity, document.id, at, at + 24, quote, quote, Kind.REQUEST, ("House",)))
    assert len(found) == 1_000
    with Archive(tmp_path / "a.db") as archive:
        archive.keep(document, found, b"debate")
    with TestClient(make_app(settings_for(tmp_path / "a.db"))) as client:
        marked: list[str] = []
        parts = page_of(client, f"/documents/{document.id}").xpath("//ol[@class='parts']//a/@href")
        assert len(parts) > 2
        for address in parts:
            answer = client.get(address)
            assert len(answer.content) < 1_000_000
            marked += html.fromstring(answer.text).xpath("//article//mark/@id")
        assert sorted(marked) == sorted(f"s-{one.id}" for one in found)
        last = found[-1]
        page = page_of(client, f"/documents/{document.id}?s={last.id}")
        assert page.xpath(f"//mark[@id='s-{last.id}']")
        assert page_of(client, f"/documents/{document.id}?at={last.start}").xpath("//mark[@id='at']")
