"""Makes the factories of judgements importable, and an archive to judge in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nakomen.archive import Archive

sys.path.insert(0, str(Path(__file__).parent))

from judging import DIKE, DONE, LETTER, PUMP, Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the archive of a test stands."""
    return tmp_path / "nakomen.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(path) as opened:
        yield opened


@pytest.fixture
def desk(archive: Archive) -> Desk:
    """A desk with one letter on it."""
    desk = Desk(archive)
    desk.read(LETTER, DIKE, PUMP, f"finding: {DONE}", due="2024")
    return desk
