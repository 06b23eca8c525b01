"""A document in Chromium: keys lead from statement to statement, and a selection becomes a statement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import serving
from nakomen.archive import Archive

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
PDF = "kst-39412-9"


@pytest.fixture
def address(own_archive: Path) -> Iterator[str]:
    """A server on a port of its own."""
    with serving(own_archive) as served:
        yield served


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of a browser that goes nowhere by itself; an error of a script fails the test."""
    errors: list[str] = []
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    made = context.new_page()
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    yield made
    context.close()
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
