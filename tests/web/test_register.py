"""The register in the browser: each promise in the groups it belongs to, both ways."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from tests.comparisons.test_register_compare import rows
from tests.web.conftest import DAY, settings_for

from nakomen.archive import Archive
from nakomen.ledger import Ledger
from nakomen.ledger.known_archive import known_of
from nakomen.tracing.register_compare import Comparison, compare_register
from nakomen.web import make_app


@pytest.fixture(scope="module")
def registered(dossier_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(dossier_archive, tmp_path_factory.mktemp("register") / "nakomen.db"))
    with Archive(path, create=False) as archive:
        archive.keep_register_rows(rows())
    return path


@pytest.fixture(scope="module")
def client(registered: Path) -> Iterator[TestClient]:
    with TestClient(make_app(settings_for(registered))) as made:
        yield made


@pytest.fixture(scope="module")
def comparison(registered: Path) -> Comparison:
    with Archive(registered, create=False) as archive:
        return compare_register(archive.register_rows(), known_of(Ledger.of(archive)), DAY)


def numbers_in(client: TestClient, address: str) -> list[str]:
    page = html.fromstring(client.get(address).text)
    return [one.text_content() for one in page.xpath("//tbody/tr/td[1]//b")]


def test_each_group_holds_what_the_comparison_found(client: TestClient, comparison: Comparison) -> None:
    matched = comparison.matched
    wanted = {
        "register_done": [one.match.row.number for one in matched if one.done_in_register_only],
        "letters_done": [one.match.row.number for one in matched if one.done_in_letters_only],
        "unknown": [one.match.row.number for one in matched if one.register is None],
        "agree": [one.match.row.number for one in matched if one.register is one.letters.status],
        "only_register": [row.number for row in comparison.only_register],
        "unsure": [row.number for row in comparison.unsure],
        "terms": [
            *(one.match.row.number for one in matched if one.terms),
            *(row.number for row, _ in comparison.terms_of_rows),
        ],
    }
    assert all(wanted[name] for name in ("register_done", "letters_done", "only_register", "terms", "agree"))
    for name, numbers in wanted.items():
        assert sorted(numbers_in(client, f"/register?group={name}")) == sorted(numbers), name
    page = html.fromstring(client.get("/register?group=only_letters").text)
    assert len(page.xpath("//tbody/tr")) == len(comparison.only_letters) > 0


def test_counts_stand_beside_the_groups(client: TestClient) -> None:
    page = html.fromstring(client.get("/register").text)
    for link in page.xpath("//nav[@aria-label='Groups']//a[span[@class='number']]"):
        shown = html.fromstring(client.get(f"/register{link.get('href')}").text)
        assert shown.xpath("string(//p[@role='status'])").startswith(f"{link.xpath('string(span[2])')} row")


def test_rows_are_narrowed(client: TestClient) -> None:
    everything = numbers_in(client, "/register")
    assert numbers_in(client, "/register?chamber=EK") == [one for one in everything if not one.startswith("TZ")]
    assert numbers_in(client, "/register?q=TZ202011-041") == ["TZ202011-041"]
    assert set(numbers_in(client, "/register?status=Voldaan")) < set(everything)
    assert "No row answers" in client.get("/register?q=zeekoeien").text
    assert numbers_in(client, "/register?page=99&group=nonsense") == everything


def test_rows_stand_beside_their_letters_in_both_languages(client: TestClient) -> None:
    page = html.fromstring(client.get("/register?q=TZ202011-041", headers={"accept-language": "nl"}).text)
    [row] = page.xpath("//tbody/tr")
    assert "noemt TZ202011-041" in row.text_content()
    assert row.xpath(".//a[starts-with(@href, '/spoor/')]")
    assert row.xpath(".//a[contains(@href, '#s-')]")
