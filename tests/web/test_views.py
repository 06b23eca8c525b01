"""Actors, themes, dossiers, meetings, norms and figures: lists, their pages, amounts and charts with their tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html
from starlette.testclient import TestClient
from tests.web.conftest import settings_for

from nakomen.archive import Archive
from nakomen.figures.archive_series import age_series, contribution_series, slippage_series
from nakomen.ledger import Ledger
from nakomen.model import Document, Identity, Kind, Statement
from nakomen.web import make_app

EMPTY = {
    "/actors": "Nothing has been read yet",
    "/themes": "Nothing has been read yet",
    "/dossiers": "Nothing has been read yet",
    "/meetings": "No meeting is known yet",
    "/norms": "No letter of this archive sets a norm.",
    "/figures": "No letter has been read that gives, moves or leaves open anything.",
    "/about": "Nothing has been read yet.",
    "/help": "How to search",
}
LISTS = ("/actors", "/themes", "/dossiers", "/meetings", "/norms")


def page_of(client: TestClient, address: str, language: str = "en", status: int = 200) -> html.HtmlElement:
    """Return a page."""
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == status, answer.text[:500]
    return html.fromstring(answer.text)


def words_of(page: html.HtmlElement) -> str:
    """Return the text of a page's content."""
    return " ".join(page.get_element_by_id("content").text_content().split())


def rows_of(page: html.HtmlElement, table: int = 0) -> list[list[str]]:
    """Return the cells of a table's rows."""
    body = page.xpath("//main//table/tbody")[table]
    return [[" ".join(cell.text_content().split()) for cell in row] for row in body]


def shown_in(page: html.HtmlElement) -> str:
    return str(page.xpath("string(//p[@role='status'])"))


@pytest.mark.parametrize("address", ["/actors", "/themes", "/dossiers"])
def test_a_list_tells_how_undertakings_stand_as_the_ledger_does(reader: TestClient, address: str) -> None:
    facet = address.strip("/").removesuffix("s")
    page = page_of(reader, address)
    for link, row in zip(page.xpath("//tbody/tr/th/a/@href"), rows_of(page), strict=True):
        value = link.removeprefix(f"{address}/")
        assert shown_in(page_of(reader, f"/ledger?{facet}={value}")).startswith(f"{row[1]} ")
        assert int(row[1]) == sum(map(int, row[2:7]))


def test_a_list_is_searched_and_sorted(reader: TestClient) -> None:
    # A minister is found by her country as well.
    assert [row[0] for row in rows_of(page_of(reader, "/actors?q=nether"))] == ["Netherlands", "minister of defence"]
    assert [row[0] for row in rows_of(page_of(reader, "/actors?q=bondgen", "nl"))] == ["bondgenoten"]
    names = [row[0].casefold() for row in rows_of(page_of(reader, "/actors?sort=name"))]
    assert names == sorted(names)
    assert [row[0].casefold() for row in rows_of(page_of(reader, "/actors?sort=-name"))] == names[::-1]
    numbers = [int(row[1]) for row in rows_of(page_of(reader, "/actors"))]
    assert numbers == sorted(numbers, reverse=True)
    assert "No name here" in words_of(page_of(reader, "/themes?q=nothing"))


def test_the_page_of_an_actor_lists_what_it_undertook(reader: TestClient) -> None:
    page = page_of(reader, "/actors/Netherlands")
    total = int(shown_in(page).split()[0])
    assert total == int(shown_in(page_of(reader, "/ledger?actor=Netherlands")).split()[0])
    assert len(page.xpath("//table//td/a[@class='quote']")) == total
    past = page_of(reader, "/actors/Netherlands?term=past")
    assert shown_in(past) == shown_in(page_of(reader, "/ledger?actor=Netherlands&term=past"))
    # What the page is about stands in its path alone: a column sorts without it.
    assert not [one for one in page.xpath("//th/a/@href") if "actor=" in one]


def test_amounts_stand_by_year_and_currency_and_are_never_added_across(
    reader: TestClient, dossier_archive: Path
) -> None:
    from nakomen.figures.contributions import contributions
    from nakomen.figures.sums import sums

    with Archive(dossier_archive, create=False) as archive:
        ledger = Ledger.of(archive)
    expected = {
        (one.key[0], f"{one.unit} {one.value / 1_000_000:f}".rstrip("0").rstrip("."))
        for one in sums((one for one in contributions(ledger) if "Netherlands" in one.actors), ("year",))
        if one.sort == "money" and not one.joint
    }
    table = page_of(reader, "/actors/Netherlands").xpath("//div[@aria-label='Amounts by year and currency']//tbody/tr")
    shown = {(row[0].text_content(), row[2].text_content().removesuffix(" million")) for row in table}
    assert expected
    assert expected <= shown
    for way in {one for row in table for one in row.xpath(".//a/@href")}:
        assert reader.get(way).status_code == 200, way


def test_a_chart_has_its_picture_its_data_and_its_table(reader: TestClient) -> None:
    for address in ("/actors/Netherlands", "/figures", "/norms/345d"):
        page = page_of(reader, address)
        charts = page.xpath("//figure[@data-chart]")
        assert charts
        for one in charts:
            [picture] = one.xpath(".//img")
            assert picture.get("alt")
            drawn = reader.get(picture.get("src"))
            assert drawn.headers["content-type"].startswith("image/svg+xml")
            etree.fromstring(drawn.content)
            assert "style" not in drawn.text
            points = reader.get(one.get("data-chart")).json()["points"]
            assert one.xpath("count(./details//tbody/tr)") == sum(bool(point["y"]) for point in points)


def test_charts_are_of_the_same_data_as_the_command_line_has(reader: TestClient, dossier_archive: Path) -> None:
    from tests.web.conftest import DAY

    with Archive(dossier_archive, create=False) as archive:
        ledger = Ledger.of(archive)
    for name, series in {
        "contributions": contribution_series(ledger, on=DAY),
        "age": age_series(ledger, DAY),
        "slippage": slippage_series(ledger, DAY),
    }.items():
        told = reader.get(f"/charts/{name}.json", headers={"accept-language": "en"}).json()
        plain = [(one["x"], one["y"], one["group"]) for one in told["points"]]
        assert sorted(plain) == sorted((one["x"], one["y"], one["group"]) for one in series.to_dict()["points"])
        assert told["source"] == series.source


@pytest.mark.parametrize(
    "address", ["/charts/nothing.json", "/charts/measured.json?norm=ffff", "/charts/contributions.svg?unit=XXX"]
)
def test_a_chart_that_is_not_there_is_said(reader: TestClient, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_a_meeting_has_its_papers_what_was_agreed_and_what_had_to_be_answered(reader: TestClient) -> None:
    assert [row[1] for row in rows_of(page_of(reader, "/meetings?q=esbjerg"))] == [
        "top van het Noordzeeverbond in Esbjerg"
    ]
    page = page_of(reader, "/meetings/2021-06-10")
    assert words_of(page).count("Annotated agenda: ") == 1
    assert "kst-39412-17" in words_of(page)
    assert "Verklaring van Göteborg" in words_of(page)
    due = page.xpath("//div[@aria-label='What had to be answered before it']//tbody/tr")
    assert due
    assert {"open", "partly honoured"} >= {row[4].text_content().strip() for row in due}
    assert page.xpath("//a[@href='/compare/checklist?meeting=2021-06-10']")
    for nothing in ("/meetings/2021-06-11", "/meetings/soon"):
        page_of(reader, nothing, status=404)


def test_a_norm_has_its_measurements_and_who_meets_it(reader: TestClient) -> None:
    first = rows_of(page_of(reader, "/norms"))[0]
    assert first[0] == "at least 2.5% of GDP"
    page = page_of(reader, "/norms/345d")
    ratings = {row[0]: row[1:4] for row in rows_of(page)}
    assert ratings["Netherlands"] == ["2.2% of GDP", "-0.3", "0"]
    measured = page.xpath("//div[@aria-label='Measurements in time']//tbody/tr")
    assert any("1.36% of GDP" in row.text_content() for row in measured)
    told = reader.get("/charts/measured.json?norm=345d", headers={"accept-language": "nl"}).json()
    assert told["rules"] == [{"value": 2.5, "label": "ten minste 2,5% van het bbp"}]
    assert [point["y"] for point in told["points"]] == [1.36, 1.49, 1.64, 2.2]
    page_of(reader, "/norms/ffff", status=404)


def test_figures_show_what_the_address_asks_for(reader: TestClient) -> None:
    page = page_of(reader, "/figures?country=DEU&country=FRA&first=2020&last=2022&year=2022")
    words = words_of(page)
    assert "Germany, France: defence expenditure as a share of GDP" in words
    assert "What is missing in 2022" in words
    assert {row[0] for row in rows_of_label(page, "What is missing in 2022")} == {"Germany", "France"}
    nonsense = page_of(reader, "/figures?country=XXX&first=1800&year=soon&measure=none&edition=never")
    assert "Netherlands, NATO Europe and Canada" in words_of(nonsense)


def rows_of_label(page: html.HtmlElement, label: str) -> list[list[str]]:
    """Return the cells of the rows of a region's table."""
    return [[cell.text_content() for cell in row] for row in page.xpath(f"//div[@aria-label='{label}']//tbody/tr")]


def test_figures_beside_the_tables_are_those_of_the_command_line(reader: TestClient, dossier_archive: Path) -> None:
    from nakomen.figures import open_editions
    from nakomen.figures.checking import check_letters

    with Archive(dossier_archive, create=False) as archive:
        ledger = Ledger.of(archive)
    found = list(check_letters(ledger.statements.values(), ledger.days, open_editions()))
    assert len(rows_of_label(page_of(reader, "/figures"), "Letters beside the tables")) == len(found) > 0


@pytest.mark.parametrize("address", list(EMPTY))
def test_an_archive_without_letters_says_so(tmp_path: Path, address: str) -> None:
    from tests.web.conftest import settings_for

    from nakomen.web import make_app

    path = tmp_path / "empty.db"
    with Archive(path):
        pass
    with TestClient(make_app(settings_for(path))) as client:
        words = words_of(page_of(client, address))
    assert EMPTY[address] in words


@pytest.mark.parametrize("address", [*LISTS, "/actors/Netherlands", "/meetings/2021-06-10", "/norms/345d", "/figures"])
def test_pages_hold_no_script_and_nothing_from_elsewhere(reader: TestClient, address: str) -> None:
    page = page_of(reader, address)
    assert not page.xpath("//script[not(@src)] | //style | //*[@style] | //@*[starts-with(name(), 'on')]")
    assert not [one for one in page.xpath("//@src | //link/@href") if not one.startswith("/")]


def test_an_actor_whose_name_has_a_slash_has_a_page(own_archive: Path) -> None:
    line = "De werkgroep zal het meetnet voor 2027 herstellen."
    told = Statement("d9-0", "d9", 0, len(line), line, line, Kind.PLEDGE, actor=("Werkgroep Dijken/Havens",))
    with Archive(own_archive, create=False) as archive:
        archive.keep(Document("d9", line, Identity(title="Brief")), [told], b"d9")
    with TestClient(make_app(settings_for(own_archive))) as client:
        (link,) = page_of(client, "/actors?q=werkgroep").xpath("//tbody/tr/th/a/@href")
        assert "werkgroep zal het meetnet" in words_of(page_of(client, link))
