"""The site in a real browser, from files: for everyone to read, searchable, and deaf to scripts in what it shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hostile_words import hostile_archive, vectors

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
KINDS = {
    "start": "index.html",
    "ledger": "ledger.html",
    "ledger by status": "ledger-status.html",
    "letters": "documents.html",
    "letter": "documents/kst-40111-2.html",
    "letter of two passages": "documents/kst-40111-9.html",
    "spoor": "sporen/aaaa11110000.html",
    "actors": "actors.html",
    "themes": "themes.html",
    "theme": "themes/readiness.html",
    "search": "search.html?q=dijk",
    "search of nothing": "search.html",
    "about": "about.html",
}


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of a site from its file, without the network."""
    contexts = []

    def open_(site: Path, path: str, **how: Any) -> Page:
        width = how.pop("width", 1280)
        context = browser.new_context(offline=True, viewport={"width": width, "height": 900}, **how)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"file://{site}/{path}")
        return page

    yield open_
    for context in contexts:
        context.close()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong, each with where it is."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


#: Two of the four screens in the default tests, the others with `make slow`.
SCREENS = [
    (360, "light"),
    (1280, "dark"),
    pytest.param(360, "dark", marks=pytest.mark.slow),
    pytest.param(1280, "light", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
@pytest.mark.parametrize("kind", KINDS)
def test_everyone_can_read_it(site: Path, open_page: Callable[..., Page], kind: str, width: int, scheme: str) -> None:
    page = open_page(site, KINDS[kind], width=width, color_scheme=scheme)
    assert violations(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, "the page is wider than the screen"


def test_what_nobody_can_read_is_found(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "about.html")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"files/mark.svg\">')")
    assert [one.partition(":")[0] for one in violations(page)] == ["image-alt"]


def test_styles_are_those_of_the_site(site: Path, open_page: Callable[..., Page]) -> None:
    """A policy that shut out its own style sheets would leave a page that still reads, but not like this."""
    page = open_page(site, "index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.head')).borderBottomWidth") == "1px"
    assert page.evaluate("document.styleSheets.length") == 3


def test_the_search_finds_words_and_marks_them(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "index.html")
    page.fill("#find", "DIJK toegezegd")
    page.press("#find", "Enter")
    page.wait_for_selector("#hits article")
    assert page.inner_text("#told") == "Gevonden passages: 1"
    assert page.locator("#hits mark").all_inner_texts() == ["toegezegd", "dijk"]
    page.click("#hits article a >> nth=0")
    assert page.url.endswith("documents/kst-40111-2.html#b-2")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("q=gemal", "Gevonden passages: 2"),
        ("q=hoging", "Gevonden passages: 1"),
        ("q=ijk", "Geen passage heeft al deze woorden."),
        ("q=mil&kind=pledge", "Gevonden passages: 1"),
        ("kind=pledge", "Gevonden passages: 1"),
        ("q=gemalen&kind=fulfilment", "Geen passage heeft al deze woorden."),
        ("q=%3Cscript%3E", "Geen passage heeft al deze woorden."),
        ("q=...", "Typ een woord."),
        ("", ""),
    ],
)
def test_searches(site: Path, open_page: Callable[..., Page], asked: str, told: str) -> None:
    assert open_page(site, f"search.html?{asked}").inner_text("#told") == told


def test_all_but_the_search_reads_without_scripts(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "search.html", java_script_enabled=False)
    assert page.get_by_text("Zoeken vraagt om JavaScript").is_visible()
    assert not open_page(site, "search.html").get_by_text("Zoeken vraagt om JavaScript").is_visible()
    page.get_by_role("main").get_by_role("link", name="Overzicht").click()
    page.get_by_role("link", name="De minister heeft toegezegd").click()
    page.get_by_role("link", name="in de brief").first.click()
    assert page.url.endswith("documents/kst-40111-2.html#s-aaaa11110000")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, make_site: Callable[..., Path]) -> Path:
    """Return a site of an archive in which every text that a page shows tries to run a script."""
    file = hostile_archive(tmp_path_factory.mktemp("kwaad") / "kwaad.db", vectors())
    return make_site(file, tmp_path_factory.mktemp("site") / "kwaad")


def test_no_script_of_a_text_runs(hostile: Path, browser: Browser) -> None:
    """Pages are opened, everything on them is hovered and focused, and nothing may speak up or ask for anything."""
    context = browser.new_context(offline=True)
    ran: list[str] = []
    page = context.new_page()
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: request.url.startswith("file://") or ran.append(request.url))
    page.on("pageerror", lambda error: ran.append(str(error)))
    paths = [str(path.relative_to(hostile)) for path in sorted(hostile.rglob("*.html"))]
    assert len(paths) > 3 * len(vectors())
    for path in [*paths, "search.html?q=alert", "search.html?q=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"]:
        page.goto(f"file://{hostile}/{path}", wait_until="load")
        made = page.evaluate(
            "[...document.querySelectorAll('main script, main iframe, main img, main style, main link, [onerror],"
            " [onload], [onfocus], [ontoggle], [href^=javascript]')].length"
        )
        assert made == 0, path
    assert page.locator("#hits article").count() >= 0
    page.goto(f"file://{hostile}/search.html?q=alert")
    page.wait_for_selector("#hits article")
    assert ran == []
    context.close()


def test_what_the_hostile_texts_say_can_be_read(hostile: Path) -> None:
    """Escaped once, and not left out."""
    found = json.loads((hostile / "files" / "index.js").read_text(encoding="ascii").split("window.NAKOMEN = ")[1][:-2])
    texts = " ".join(one[2] for one in found["passages"])
    for words in vectors():
        assert " ".join(words.split()) in texts
