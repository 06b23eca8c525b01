"""What means harm in a letter, its title, names, links and judgements is shown as text: nothing of it runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from browsing import serving
from hostile_words import VECTORS, hostile_archive, vectors
from nakomen.archive import Archive, RunFailure, RunReport

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
#: Pages of the whole archive, each of which shows many of the texts.
WHOLE = (
    "/", "/ledger?rows=500", "/ledger?sort=words&rows=500", "/documents", "/search?q=minister", "/about", "/themes", "/actors",
    "/compare", "/register", "/review", "/review/log", "/review/conflicts",
)  # fmt: skip
FOUND = (
    "[...document.querySelectorAll('main script:not([src]), main iframe, main style, main link, [onerror], [onload],"
    " [onfocus], [ontoggle], [href^=javascript], main svg script')].map(one => one.outerHTML)"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a server of an archive that means harm, and its file."""
    os.environ.setdefault("NAKOMEN_VECTORS", "200")
    file = hostile_archive(tmp_path_factory.mktemp("kwaad") / "kwaad.db", vectors())
    with Archive(file) as archive:
        failures = tuple(RunFailure(words, words, words) for words in vectors()[: len(VECTORS)])
        archive.note_run(RunReport(started_at=_moment(), finished_at=_moment(), failures=failures))
    with serving(file) as address:
        yield address, file


def _moment():
    from datetime import UTC, datetime

    return datetime(2024, 1, 1, tzinfo=UTC)


def test_nothing_runs(hostile: tuple[str, Path], chromium: Browser) -> None:
    address, file = hostile
    with Archive(file, create=False) as archive:
        documents, statements = archive.documents(), archive.statements()
    paths = list(WHOLE)
    for row, one in zip(documents, statements, strict=True):
        paths += [f"/documents/{quote(row.id, safe='')}", f"/spoor/{one.id}", f"/statement/{one.id}"]
    paths += [f"/search?q={quote(words)}" for words in VECTORS] + [f"/ledger?q={quote(words)}" for words in VECTORS]
    paths += [f"/ledger?actor={quote(words)}&sort={quote(words)}" for words in VECTORS]
    context = chromium.new_context()
    ran: list[str] = []
    page = context.new_page()
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda asked: asked.url.startswith((address, "data:")) or ran.append(asked.url))
    for path in paths:
        answer = page.goto(address + path, wait_until="load")
        assert answer is not None
        assert answer.status in (200, 404, 422), (path, answer.status)
        assert page.evaluate(FOUND) == [], path
    assert ran == []
    context.close()
    assert len(paths) > 3 * len(documents)
