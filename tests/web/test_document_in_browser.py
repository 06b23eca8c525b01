"""A document in Chromium: keys lead from statement to statement, and a selection becomes a statement."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.web.conftest import settings_for

from nakomen.archive import Archive
from nakomen.web import make_app

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")
PDF = "kst-39412-9"
_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture
def address(own_archive: Path) -> Iterator[str]:
    """A server on a port of its own."""
    import uvicorn

    app = make_app(settings_for(own_archive, hosts=("127.0.0.1",)))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of a browser that goes nowhere by itself; an error of a script fails the test."""
    from playwright.sync_api import sync_playwright

    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        made = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
        made.on("pageerror", lambda error: errors.append(str(error)))
        made.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
        yield made
        browser.close()
    assert errors == []


def test_keys_links_and_a_selection(page: Page, address: str, own_archive: Path) -> None:
    page.goto(f"{address}/documents/{PDF}")
    marks = page.eval_on_selector_all("article mark[id^='s-']", "all => all.map(one => one.id)")
    for key, wanted in (("n", 0), ("j", 1), ("n", 2), ("p", 1), ("k", 0)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == marks[wanted]
    assert page.evaluate("location.hash") == f"#{marks[0]}"
    assert page.locator(".margin li.now").count() == 1
    assert page.locator("rect.now").count() >= 1
    assert page.locator(".pictures img").first.evaluate("one => one.decode().then(() => one.naturalWidth)") > 500

    # A link to a place by its characters leads to the same words.
    with Archive(own_archive, create=False) as archive:
        document = archive.document(PDF)
    start = document.text.index("De Britse minister")
    sentence = document.text[start : document.text.index(".", start) + 1]
    page.goto(f"{address}/documents/{PDF}#t={start}-{start + len(sentence)}")
    page.wait_for_url("**at=*")
    assert page.locator("#at").text_content() == sentence

    # The words are selected as a mouse would, and the form that comes up is filled in.
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.getElementById('at'), NodeFilter.SHOW_TEXT);
          const node = walker.nextNode();
          getSelection().setBaseAndExtent(node, 0, node, node.length);
        }""",
        sentence,
    )
    form = page.locator("#selection")
    form.wait_for(state="visible")
    assert form.locator("[data-quote]").text_content() == sentence
    form.locator("select[name=kind]").select_option("fulfilment")
    form.locator("input[name=actor]").fill("Verenigd Koninkrijk")
    form.locator("input[name=reviewer]").fill("Noor Tjaarda")
    form.locator("button.first").click()
    page.wait_for_url("**s=*")
    now = page.locator("article mark.now.fulfilment")
    assert now.text_content() == sentence
    with Archive(own_archive, create=False) as archive:
        [judgement] = archive.log.judgements()
    assert judgement.subjects[0].quote == sentence
    assert judgement.subjects[0].start == start
    assert judgement.reviewer == "Noor Tjaarda"


def test_a_statement_of_another_part_is_found_by_its_link(page: Page, address: str) -> None:
    page.goto(f"{address}/documents/{PDF}#s-0123456789ab")
    page.wait_for_url("**s=0123456789ab*")
    assert page.locator("[role=alert]").count() == 1
