"""A real browser on a real server: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page


@pytest.fixture(scope="session")
def read_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that read the shipped dossier."""
    from click.testing import CliRunner

    from nakomen.cli.program import program
    from nakomen.demo import dossier_folder

    path = tmp_path_factory.mktemp("browser") / "nakomen.db"
    ran = CliRunner().invoke(program, ["read", str(dossier_folder()), "--archive", str(path)])
    assert ran.exit_code == 0, ran.output
    return path


@pytest.fixture(scope="session")
def site(read_archive: Path) -> Iterator[str]:
    """The address of a server that tests only read from."""
    with serving(read_archive) as address:
        yield address


@pytest.fixture
def own_site(read_archive: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server of a test's own."""
    with serving(Path(shutil.copy(read_archive, tmp_path / "nakomen.db"))) as address:
        yield address


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages with a viewport and a scheme; what the browser complains of fails the test."""
    contexts, complaints = [], []

    asked = set()

    def note(said: ConsoleMessage) -> None:
        """Keep an error, save that the page that was asked for is itself a 404 or 422."""
        if said.type == "error" and said.location["url"] not in asked:
            complaints.append(said.text)

    def open_(address: str, width: int = 1440, scheme: str = "light", *, scripts: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        asked.add(address)
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
