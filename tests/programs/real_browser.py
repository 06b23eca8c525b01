"""Debian's Chromium, driven by Playwright: one browser for all tests of a worker."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: In a container, with nothing of its own asking the network for anything.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser; without one the tests are left out and say so."""
    place = shutil.which("chromium")
    if place is None:
        pytest.skip("there is no Chromium here (apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=place, args=list(ARGUMENTS))
        yield browser
        browser.close()
