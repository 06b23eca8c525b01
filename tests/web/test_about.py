"""About this archive and help: what was read, what failed, how good it is, and every word of the vocabulary."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.web.conftest import settings_for

from nakomen.archive import Archive, RunFailure, RunReport
from nakomen.queries import parse
from nakomen.queries.fields import fields
from nakomen.web import make_app, told

ROOT = Path(__file__).resolve().parents[2]


def page_of(client: TestClient, address: str, language: str = "en") -> html.HtmlElement:
    """Return a page."""
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def test_tables_in_the_package_are_those_of_the_docs() -> None:
    spec = importlib.util.spec_from_file_location("make_help", ROOT / "docs" / "make_help.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for name, text in made.pages().items():
        assert (made.FOLDER / name).read_text(encoding="utf-8") == text, "run make docs"


def test_about_tells_what_was_read_and_with_what_version(reader: TestClient, dossier_archive: Path) -> None:
    words = " ".join(page_of(reader, "/about").text_content().split())
    with Archive(dossier_archive, create=False) as archive:
        [run] = archive.runs()
        size = archive.size()
    assert run.program_version in words
    assert f"{size.sentences}" in words
    assert "VERTROUWELIJK" in words
    assert "Every file that was handed in could be read." in words


def test_about_names_failures_with_their_remedy_until_a_later_run_reads_the_file(own_archive: Path) -> None:
    with Archive(own_archive, create=False) as archive:
        failed = (RunFailure("torn.pdf", "is no PDF", "save it again"), RunFailure("<b>.pdf", "is no PDF", "save it"))
        archive.note_run(RunReport(datetime(2026, 3, 9, 12, tzinfo=UTC), failures=failed))
    with TestClient(make_app(settings_for(own_archive))) as client:
        page = page_of(client, "/about")
        table = page.xpath("//h2[@id='failures']/following-sibling::div[1]//tbody/tr")
        assert {row[0].text_content() for row in table} == {"torn.pdf", "<b>.pdf"}
        assert "save it again" in page.text_content()


def test_accuracy_is_that_of_the_gate(reader: TestClient) -> None:
    page = page_of(reader, "/about")
    [body] = page.xpath("//h2[@id='accuracy']/following-sibling::div[1]//tbody")
    assert len(body[0]) == len(told.floors()) + 1
    assert f"{told.floors()['gold-measure']['binding']:.2f}" in body.text_content()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_has_every_word_of_the_vocabulary(reader: TestClient, language: str) -> None:
    words = page_of(reader, "/help", language).text_content()
    for section, rows in told.words().items():
        assert rows, section
        for one in rows:
            assert one.word in words
            assert one.dutch in words
            assert one.means[language] in words


def test_every_example_of_the_query_language_can_be_asked(reader: TestClient) -> None:
    told_of = {word.removesuffix(":") for one in told.conditions() for word in one.words}
    assert {one.name for one in fields()} <= told_of
    for one in told.conditions():
        for query in one.examples:
            parse(query)
    for address in page_of(reader, "/help").xpath("//a[starts-with(@href, '/ledger?q=')]/@href")[:6]:
        assert reader.get(address).status_code == 200
