"""Pages that every reader opens: what they show, in both languages, and what they answer to nonsense."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from importlib.resources import files

import pytest
from lxml import html
from starlette.testclient import TestClient

STATIC = files("nakomen.web") / "static"


def words_of(client: TestClient, address: str, language: str = "en", status: int = 200) -> str:
    """Return the text of a page's content."""
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == status, answer.text[:500]
    return " ".join(html.fromstring(answer.text).get_element_by_id("content").text_content().split())


def test_the_first_page_tells_what_is_past_and_near(reader: TestClient) -> None:
    words = words_of(reader, "/")
    assert words.startswith("10 March 2026")
    assert "Past" in words
    assert "Newest documents" in words
    assert "Nieuwste documenten" in words_of(reader, "/", "nl")


@pytest.mark.parametrize("address", ["/", "/ledger", "/search?q=kabels", "/spoor/5724"])
def test_a_page_is_dutch_where_dutch_is_asked(reader: TestClient, address: str) -> None:
    answer = reader.get(address, headers={"accept-language": "nl-NL,en;q=0.5"})
    page = html.fromstring(answer.text)
    assert page.get("lang") == "nl"
    assert "Overzicht" in page.xpath("//nav[1]")[0].text_content()


def test_the_ledger_is_narrowed_by_what_the_address_says(reader: TestClient) -> None:
    def kinds(address: str) -> set[str]:
        page = html.fromstring(reader.get(address).text)
        return {one.text_content() for one in page.xpath("//td/span[contains(@class, 'kind')]")}

    assert kinds("/ledger?kind=pledge") == {"pledge"}
    assert kinds("/ledger?kind=pledge&kind=assurance") == {"pledge", "assurance"}
    assert kinds("/ledger?q=kind:tasking") == {"tasking"}
    assert "open" not in words_of(reader, "/ledger?q=status:voldaan").split("Source")[1].split()
    assert "No undertaking answers" in words_of(reader, "/ledger?kind=nonsense")


def test_a_facet_counts_what_it_would_show(reader: TestClient) -> None:
    page = html.fromstring(reader.get("/ledger?term=past").text)
    for link in page.xpath("//nav[@aria-label='Narrow by']//a[not(@aria-current)]")[:12]:
        address, number = link.get("href"), int(link.xpath("string(span[2])").replace(",", ""))
        if "term=past" in address and address.count("=") == 2 and "term=" in address and address.count("term=") == 1:
            shown = html.fromstring(reader.get(f"/ledger{address}").text).xpath("string(//p[@role='status'])")
            assert shown.startswith(f"{number} "), (address, shown)


def test_the_ledger_is_sorted_both_ways(reader: TestClient) -> None:
    def words(address: str) -> list[str]:
        return [one.text_content() for one in html.fromstring(reader.get(address).text).xpath("//td/a[@class='quote']")]

    forth, back = words("/ledger?sort=date&rows=500"), words("/ledger?sort=-date&rows=500")
    assert forth == back[::-1]
    assert len(forth) > 50


def test_pages_of_the_ledger_hold_each_row_once(reader: TestClient) -> None:
    def links(address: str) -> list[str]:
        return html.fromstring(reader.get(address).text).xpath("//td/a[@class='quote']/@href")

    whole = links("/ledger?rows=500")
    parts = [one for page in range(1, 8) for one in links(f"/ledger?rows=10&page={page}")]
    assert parts == whole


def test_a_spoor_shows_how_its_term_moved(reader: TestClient) -> None:
    words = words_of(reader, "/spoor/5724")
    assert "spring 2021" in words
    assert "honoured" in words
    assert reader.get("/spoor/5724").text.count("<del>") > 0


def test_search_marks_what_it_found_and_points_at_a_mistake(reader: TestClient) -> None:
    assert "<mark>" in reader.get("/search?q=munitie").text
    assert "knid:" in words_of(reader, "/search?q=knid:x", status=422)
    assert "Words are found in all their forms" in words_of(reader, "/search")


def test_what_is_not_there_is_said_in_a_page(reader: TestClient) -> None:
    assert "There is no such page here" in words_of(reader, "/spoor/ffff", status=404)
    assert "There is no such page here" in words_of(reader, "/nowhere", status=404)


def test_a_page_asked_again_is_not_sent_again(reader: TestClient) -> None:
    reader.get("/ledger")
    first = reader.get("/ledger")
    again = reader.get("/ledger", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert reader.get("/ledger?kind=pledge").headers["etag"] != first.headers["etag"]


def test_every_answer_carries_the_headers_that_guard_it(reader: TestClient) -> None:
    # Twice, for the second time the page comes from those that were kept.
    for address in ("/", "/nowhere", "/static/page.css", "/"):
        headers = reader.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_another_host_is_refused(reader: TestClient) -> None:
    assert reader.get("/", headers={"host": "elsewhere.example"}).status_code == 421


def test_the_language_chosen_is_kept_and_leads_back(writer: TestClient) -> None:
    answer = writer.get("/language/nl?back=/ledger", follow_redirects=False)
    assert answer.headers["location"] == "/ledger"
    assert html.fromstring(writer.get("/").text).get("lang") == "nl"
    away = writer.get("/language/en?back=//elsewhere.example", follow_redirects=False)
    assert away.headers["location"] == "/"


def test_no_page_has_script_or_style_within_it(reader: TestClient) -> None:
    for address in ("/", "/ledger", "/spoor/5724", "/search?q=munitie", "/nowhere"):
        page = html.fromstring(reader.get(address).text)
        assert not page.xpath("//script[not(@src)] | //style | //*[@style] | //@*[starts-with(name(), 'on')]")
        away = [one for one in page.xpath("//@src | //link/@href") if not one.startswith("/")]
        assert not away


def test_first_pages_are_small(reader: TestClient) -> None:
    page = reader.get("/")
    parts = html.fromstring(page.text).xpath("//link/@href | //script/@src")
    assert len(page.content) + sum(len(reader.get(one).content) for one in parts) < 100_000


def test_scripts_of_others_are_what_they_were_and_say_their_licence() -> None:
    rows = tomllib.loads((STATIC / "vendor" / "vendored.toml").read_text(encoding="utf-8"))["file"]
    kept = {one.name for one in (STATIC / "vendor").iterdir() if one.name.endswith((".js", ".css"))}
    assert {row["name"] for row in rows} == kept
    for row in rows:
        assert sha256((STATIC / "vendor" / row["name"]).read_bytes()).hexdigest() == row["sha256"], row["name"]
        assert row["licence"]
