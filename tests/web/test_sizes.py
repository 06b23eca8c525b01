"""How much a request may bring, said beforehand or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nakomen.web import make_app
from team import from_proxy, team_settings

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def client(dossier_archive: Path, tmp_path: Path) -> Iterator[TestClient]:
    settings = team_settings(dossier_archive, tmp_path, body_bytes=10_000, upload_bytes=50_000)
    with TestClient(make_app(settings), client=("127.0.0.1", 1)) as made:
        yield made


def pieces(number: int) -> Iterator[bytes]:
    for _ in range(number):
        yield b"a" * 1_000


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"a" * 9_000, 403),
        (b"a" * 11_000, 413),
        (b"a" * 60_000, 413),
    ],
)
def test_more_than_may_be_is_refused(client: TestClient, content: bytes, status: int) -> None:
    """A reader's form without its token is refused for that, once it was read; one that is too large before."""
    headers = from_proxy("A. Vos", "readers") | FORM
    assert client.post("/tokens", headers=headers, content=content).status_code == status
    assert client.post("/tokens", headers=headers, content=pieces(len(content) // 1_000)).status_code == status


def test_a_length_that_is_none_is_refused(client: TestClient) -> None:
    assert client.post("/tokens", headers={"content-length": "-5"}, content=b"").status_code == 413
