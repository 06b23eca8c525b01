"""A server over an archive that read the shipped dossier, asked without a network."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from nakomen.web import Settings, make_app

# How a test judges in a browser is a module of its own.
sys.path.insert(0, str(Path(__file__).resolve().parent))

DAY = date(2026, 3, 10)
#: A clock that goes on: of two judgements at one moment nobody could say which came last.
_moments = count()


def settings_for(archive: Path, **other: object) -> Settings:
    """Return the settings of a test's server: a fixed day, and the host under which the test asks."""
    given: dict[str, object] = {
        "archive": archive, "secret": b"s" * 32, "hosts": ("testserver",), "language": "en",
        "today": lambda: DAY, "now": lambda: datetime(2026, 3, 10, 12, tzinfo=UTC) + timedelta(microseconds=next(_moments)),
    }  # fmt: skip
    return Settings(**{**given, **other})  # type: ignore[arg-type]


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    """A page after a change waits for the new snapshot, however busy the machine is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nakomen.web.shelf._QUICK", 600.0)
        yield


@pytest.fixture(scope="session")
def dossier_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that read the shipped dossier; tests that write take `own_archive`."""
    from click.testing import CliRunner

    from nakomen.cli.program import program
    from nakomen.demo import dossier_folder

    path = tmp_path_factory.mktemp("web") / "nakomen.db"
    ran = CliRunner().invoke(program, ["read", str(dossier_folder()), "--archive", str(path)])
    assert ran.exit_code == 0, ran.output
    return path


@pytest.fixture
def own_archive(dossier_archive: Path, tmp_path: Path) -> Path:
    """A copy of that archive to write to."""
    return Path(shutil.copy(dossier_archive, tmp_path / "nakomen.db"))


@pytest.fixture(scope="session")
def reader(dossier_archive: Path) -> Iterator[TestClient]:
    """A browser on the shared archive."""
    with TestClient(make_app(settings_for(dossier_archive))) as client:
        yield client


@pytest.fixture
def writer(own_archive: Path) -> Iterator[TestClient]:
    """A browser on an archive of its own."""
    with TestClient(make_app(settings_for(own_archive))) as client:
        yield client


@pytest.fixture
def behind(own_archive: Path) -> Iterator[Callable[[object], TestClient]]:
    """Give browsers on that archive that come in by a door."""
    with ExitStack() as stack:
        yield lambda door: stack.enter_context(TestClient(make_app(settings_for(own_archive, door=door))))
