"""A dossier that is fetched from the browser, against the test's server."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from lxml import html
from starlette.testclient import TestClient

from nakomen.archive import Archive
from nakomen.sources.web import Fetcher, Manners
from nakomen.web import Settings, make_app


@pytest.fixture
def browser(service, wound, monkeypatch, tmp_path):
    """A browser at a server whose sources all stand on the test's server, with an empty archive."""

    def connect():
        manners = Manners(frozenset({service.host}), allow_private=True, timeout=2.0)
        return Fetcher(manners, sleep=wound.sleep, clock=wound.clock)

    monkeypatch.setattr("nakomen.engines.fetching_run.connect", connect)
    monkeypatch.setattr("nakomen.engines.fetching_run.base_of", lambda _: service.base)
    Archive(tmp_path / "nakomen.db").close()
    settings = Settings(
        tmp_path / "nakomen.db",
        b"s" * 32,
        hosts=("testserver",),
        language="en",
        today=lambda: date(2026, 3, 10),
        now=lambda: datetime(2026, 3, 10, 12, tzinfo=UTC),
    )
    with TestClient(make_app(settings)) as client:
        yield client


def fetch(browser, what):
    """Ask for something, and return the words of its page when it is done."""
    page = html.fromstring(browser.get("/upload").text)
    token = page.xpath("//input[@name='form_token']/@value")[0]
    answer = browser.post("/upload/fetch", data={"form_token": token, "what": what, "since": "2017-01-01"})
    for _ in range(600):
        page = html.fromstring(answer.text)
        if page.xpath("//div[@id='reading'][@data-done]"):
            return " ".join(page.get_element_by_id("content").text_content().split())
        time.sleep(0.1)
        answer = browser.get(str(answer.url))
    raise AssertionError(answer.text)


def test_a_dossier_is_fetched_and_read(browser, koop, tmp_path):
    for number in (1, 2):
        koop.add(f"kst-39412-{number}")
    words = fetch(browser, "dossier 39412")
    assert "2 documents, 2 statements" in words
    assert "kst-39412-1.xml new" in words
    with Archive(tmp_path / "nakomen.db") as archive:
        assert {str(row.date) for row in archive.documents()} == {"2024-03-05"}
    assert (tmp_path / "fetched" / "stamps.json").exists()
    assert "2 documents, 2 statements" in fetch(browser, "dossier 39412")


def test_a_source_that_fails_is_named(browser, service):
    words = fetch(browser, "dossier 39412")
    assert "1 failed" in words
    assert service.host in words
