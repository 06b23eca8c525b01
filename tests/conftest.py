"""The same tests every time: property tests draw the same examples unless somebody goes exploring."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import copied_archives
from nakomen.archive import opening
from nakomen.engines.how_to_read import HowToRead
from nakomen.sandbox import ReadingProcess
from real_browser import chromium  # noqa: F401 - a fixture for all
from standing_reader import StandingReader

# A run that fails by chance tells a newcomer nothing. HYPOTHESIS_PROFILE=explore draws new examples, many of them.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Take every other program away, whatever the machine has; return the folder in which to put others."""
    folder = tmp_path / ".programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture(scope="session", autouse=True)
def _copied_archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Copy new archives in files from one; `made_anew` has each made by the migrations, as a user's is."""
    with copied_archives.copied(tmp_path_factory.mktemp("first")):
        yield


@pytest.fixture
def made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_open_file", copied_archives.make_anew)


@pytest.fixture(scope="session")
def standing_reader() -> Iterator[StandingReader]:
    """The reading process of `reading_at_once`."""
    reader = StandingReader()
    yield reader
    reader.close()


@pytest.fixture
def reading_at_once(standing_reader: StandingReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let command lines in this process read by one reading process, unless they give it other limits."""
    make = HowToRead.process

    def process(how: HowToRead) -> ReadingProcess:
        made = make(how)
        return standing_reader if made.limits == standing_reader.limits else made

    monkeypatch.setattr(HowToRead, "process", process)


def pytest_collection() -> None:
    """Many thousand tests are made and kept to the end: Python need not look through them for garbage meanwhile."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on it looks again, at what is new."""
    gc.enable()
    gc.freeze()
