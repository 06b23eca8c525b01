"""The pages: every link leads somewhere, nothing is asked of the network, and what they tell is what the archive holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from nakomen.archive import Archive
from nakomen.ledger.rows import TermGroup
from nakomen.publishing import Contents
from nakomen.publishing.file_names import document_page, file_name
from nakomen.publishing.pages import how_many_pages
from nakomen.publishing.paging import ORDERS, ROWS_OF_A_PAGE, ledger_pages

from .conftest import DAY


class Gathered(HTMLParser):
    """What a page points to, the ids it has, and its words."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.scripts: list[str] = []
        self.words = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [value for name in ("href", "src", "action") if (value := given.get(name)) is not None]
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag == "script":
            self.scripts.append(given.get("src") or "")
        assert not any(name.startswith("on") or name == "style" for name in given), (tag, given)

    def handle_data(self, data: str) -> None:
        self.words += data


def pages_in(folder: Path) -> dict[str, Gathered]:
    return {str(path.relative_to(folder)): Gathered(path) for path in sorted(folder.rglob("*.html"))}


def test_links_lead_to_files_and_places_of_the_site(site: Path) -> None:
    pages = pages_in(site)
    assert len(pages) > 15
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            path, _, place = link.partition("#")
            assert not re.match(r"[a-z]+:|//|/", link), (name, link)
            target = ((site / name).parent / path.partition("?")[0]).resolve() if path else site / name
            assert target.is_file(), (name, link)
            if place and target.suffix == ".html":
                groups = {str(group) for group in TermGroup}
                found = pages[str(target.relative_to(site.resolve()))].ids if path else page.ids
                assert place in found or place in groups, (name, link)


def test_only_the_search_page_has_scripts(site: Path) -> None:
    scripts = {name: page.scripts for name, page in pages_in(site).items() if page.scripts}
    assert scripts == {"search.html": ["files/index.js", "files/search.js"]}
    for path in site.rglob("*.html"):
        [policy] = re.findall(
            r'Content-Security-Policy" content="([^"]+)"', path.read_text(encoding="utf-8").replace("&#39;", "'")
        )
        assert policy.startswith("default-src 'none'; style-src 'self' file:;")
        assert ("script-src 'none'" in policy) == (path.name != "search.html")
        assert "unsafe" not in policy


def test_nothing_of_the_site_names_another_place(site: Path) -> None:
    """The name space of SVG is a name and is asked of nobody."""
    for path in site.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"https?://|@import|url\(", text), path


def test_the_first_page_tells_what_is_past_and_near(site: Path) -> None:
    page = Gathered(site / "index.html")
    told = " ".join(page.words.split())
    assert "De stand op 1 maart 2024" in told
    assert "3 documenten, 5 uitspraken, 2 verplichtingen" in told
    assert "Duitsland stelt 5 miljoen euro" in told
    assert "1 binnenkort" in told


def test_a_letter_has_every_statement_at_its_place_and_a_spoor_its_life(site: Path) -> None:
    letter = (site / document_page("kst-40111-2")).read_text(encoding="utf-8")
    assert '<mark class="assurance">De minister heeft toegezegd de dijk in 2021 te verhogen.</mark>' in letter
    assert '<sup><a href="#note-' in letter
    life = Gathered(site / "sporen" / "aaaa11110000.html")
    told = " ".join(life.words.split())
    days = [told.rindex(day) for day in ("3 februari 2020", "8 september 2022", "15 januari 2024", "1 maart 2024")]
    assert days == sorted(days)
    assert "wijzigt" in told
    assert "voldaan" in told


def test_the_site_speaks_english_too(dikes: Path, make_site: Callable[..., Path], tmp_path: Path) -> None:
    page = make_site(dikes, tmp_path / "site", "en") / "index.html"
    told = " ".join(Gathered(page).words.split())
    assert "How things stand on 1 March 2024" in told
    assert '<html lang="en">' in page.read_text(encoding="utf-8")
    assert 'lang="nl"' in page.read_text(encoding="utf-8")


def test_an_empty_archive_is_a_site_too(make_site: Callable[..., Path], tmp_path: Path) -> None:
    Archive(tmp_path / "leeg.db").close()
    site = make_site(tmp_path / "leeg.db", tmp_path / "site")
    assert "geen verplichting gevonden" in (site / "index.html").read_text(encoding="utf-8")
    assert Gathered(site / "ledger.html").links


def test_the_index_is_a_script_of_ascii_that_holds_the_passages(site: Path) -> None:
    script = (site / "files" / "index.js").read_bytes().decode("ascii")
    found = json.loads(re.sub(r"\A.*?window\.NAKOMEN = |;\n\Z", "", script, flags=re.DOTALL))
    assert {row[3] for row in found["documents"]} == {
        "documents/kst-40111-2.html",
        "documents/kst-40111-9.html",
        "documents/slotbrief.html",
    }
    [passage] = [one for one in found["passages"] if "toegezegd" in one[2]]
    assert passage[3] == [[1, 2, "sporen/aaaa11110000.html"]]
    assert not any("Den Haag" in one[2] for one in found["passages"])


def test_ledger_pages_hold_every_undertaking_once(dikes: Path) -> None:
    with Archive(dikes) as opened:
        rows = Contents.of(opened, DAY).rows
    many = rows * ROWS_OF_A_PAGE
    for order in ORDERS:
        pages = ledger_pages(many, order)
        assert [page.number for page in pages] == [1, 2]
        assert sum(len(page.rows) for page in pages) == len(many)
    [first, *_] = ledger_pages(rows, "term")[0].rows
    assert first.group is TermGroup.NEAR


def test_an_actor_of_many_statements_has_more_pages(
    dikes: Path, make_site: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nakomen.publishing.pages.STATEMENTS_OF_A_PAGE", 1)
    monkeypatch.setattr("nakomen.publishing.paging.ROWS_OF_A_PAGE", 1)
    told: list[str] = []
    site = make_site(dikes, tmp_path / "site", step=told.append)
    netherlands = sorted(path.name for path in (site / "actors").glob("netherlands*"))
    assert len(netherlands) == 4
    assert (site / "ledger-2.html").exists()
    test_links_lead_to_files_and_places_of_the_site(site)
    with Archive(dikes) as opened:
        assert how_many_pages(Contents.of(opened, DAY)) == sum(path.endswith(".html") for path in told)


@pytest.mark.parametrize("name", ["con", "NUL", "a/b", "..", "é", "x" * 300, "index", "a b", "A", "a", ""])
def test_names_of_files_are_safe_and_apart(name: str) -> None:
    made = file_name(name)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", made)
    assert len(made) <= 80
    assert made not in {"con", "nul", "index"}
    assert made == name or made != file_name(name.lower() + "x")
