"""Two flows in a real browser: a reviewer at her keyboard, and an upload of a bad file."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nakomen.archive import Archive
from nakomen.model import Judgement
from nakomen.web import Settings, make_app
from nakomen.web.access.doors import OpenDoor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


@pytest.fixture
def address(own_archive: Path) -> Iterator[str]:
    """A server that listens, on an archive of its own."""
    import uvicorn

    settings = Settings(own_archive, b"s" * 32, door=OpenDoor("Anna"), hosts=("127.0.0.1",), language="en")
    server = uvicorn.Server(uvicorn.Config(make_app(settings), port=0, log_level="warning", ws="none"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    running.join(10)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of a browser in which every mistake of a script is a failure."""
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("console", lambda told: mistakes.append(told.text) if "Content Security Policy" in told.text else None)
    yield page
    context.close()
    assert mistakes == []


def judgements(archive: Path) -> list[Judgement]:
    with Archive(archive) as opened:
        return opened.log.judgements()


def press(page: Page, key: str) -> None:
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def statement(page: Page) -> str:
    return str(page.get_attribute("article[data-statement]", "data-statement"))


def test_a_reviewer_confirms_corrects_and_undoes_by_keyboard(page: Page, address: str, own_archive: Path) -> None:
    page.goto(f"{address}/review?kind=pledge")
    first = statement(page)
    press(page, "c")
    second = statement(page)
    assert second != first
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.id") == "f-kind"
    page.focus("#f-due")
    page.keyboard.press("Control+A")
    page.keyboard.type("2027-06")
    press(page, "Enter")
    assert statement(page) == second
    assert "June 2027" in page.inner_text("main")
    press(page, "r")
    press(page, "u")
    assert statement(page) == second
    press(page, "s")
    assert statement(page) not in (first, second)
    press(page, "k")
    made = [(str(one.kind), one.statement, dict(one.values)) for one in judgements(own_archive)]
    assert made == [
        ("confirm", first, {}),
        ("correct", second, {"due": "2027-06"}),
        ("reject", second, {}),
        ("withdraw", "", {}),
    ]


def test_a_key_in_a_field_is_a_letter_and_keys_can_be_turned_off(page: Page, address: str, own_archive: Path) -> None:
    page.goto(f"{address}/review")
    page.keyboard.press("n")
    page.keyboard.type("crus")
    assert page.input_value("#comment-words") == "crus"
    page.keyboard.press("Escape")
    page.uncheck("#single-keys")
    page.focus("h1 >> xpath=..")
    page.keyboard.press("c")
    page.wait_for_timeout(300)
    assert judgements(own_archive) == []


def test_a_bad_file_shows_its_error_while_the_page_waits(page: Page, address: str, tmp_path: Path) -> None:
    bad = tmp_path / "kapot.pdf"
    bad.write_bytes(b"%PDF-1.7 dit is geen pdf")
    page.goto(f"{address}/upload")
    page.set_input_files("#letters", bad)
    assert "kapot.pdf" in page.inner_text(".chosen-files")
    with page.expect_navigation():
        page.click("form[data-most] button.first")
    page.wait_for_selector("#reading[data-done]", timeout=30_000)
    told = page.inner_text("ul.failed")
    assert told.startswith("kapot.pdf: ")
    assert len(told.splitlines()) == 2


def test_without_javascript_it_all_works(address: str, own_archive: Path, chromium: Browser) -> None:
    context = chromium.new_context(locale="en-GB", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/review")
    page.click("text=Confirm")
    page.click("summary:has-text('Correct fields')")
    page.fill("#f-due", "2028")
    page.click("text=Keep the correction")
    page.click("button:has-text('Undo')")
    page.wait_for_load_state()
    context.close()
    assert [str(one.kind) for one in judgements(own_archive)] == ["confirm", "correct", "withdraw"]
