"""A ledger about dikes to export, in Dutch."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nakomen.archive import Archive, Filters
from nakomen.exports import Selection, select
from nakomen.wording import speak

sys.path.insert(0, str(Path(__file__).parent))

from dike_letters import DAY, MADE_AT, keep_letters


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    speak("nl")
    yield
    speak("en")


@pytest.fixture(scope="session")
def dike_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an archive with the letters."""
    file = tmp_path_factory.mktemp("exports") / "dijken.db"
    with Archive(file) as archive:
        keep_letters(archive)
    return file


@pytest.fixture
def dikes(dike_file: Path) -> Iterator[Archive]:
    """Return an archive with the letters, open."""
    with Archive(dike_file, create=False) as archive:
        yield archive


@pytest.fixture
def selected(dikes: Archive) -> Callable[..., Selection]:
    """Return a function that selects from the archive: filters by their names, `said` is put in the selection."""

    def selected_(said: dict[str, Any] | None = None, **filters: Any) -> Selection:
        return replace(select(dikes, Filters(**filters), DAY, MADE_AT), **(said or {}))

    return selected_
