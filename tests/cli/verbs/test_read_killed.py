"""A run that is killed leaves an archive that opens, and the next run comes to the same end."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from nakomen.archive import Archive

LETTERS = 200


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a folder of two hundred letters that take up each other's promise."""
    folder = tmp_path / "brieven"
    folder.mkdir()
    for number in range(LETTERS):
        year, month = 2005 + number // 12, number % 12 + 1
        promise = f"Ik zal uw Kamer uiterlijk op 1 mei {year + 1} over de verhoging van de zeedijk bij Olst informeren."
        news = f"In {year} is {number + 1} kilometer dijk verhoogd en de raad besloot sluis {number} te vernieuwen."
        text = f"Den Haag, {number % 27 + 1}-{month}-{year}\n\nGeachte voorzitter,\n\n{promise} {news}\n"
        (folder / f"{year}-{month:02}-{number % 27 + 1:02}-brief-{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def contents(file: Path) -> tuple[object, ...]:
    """Return what an archive holds, but for the moments at which it was read."""
    with Archive(file, create=False) as archive:
        documents = [(row.id, row.date, row.version, row.statements) for row in archive.documents()]
        return documents, archive.statements(), archive.links()


@pytest.mark.slow
def test_a_killed_run_is_taken_up(run: Callable, many: Path, tmp_path: Path) -> None:
    whole = tmp_path / "heel.db"
    assert run("read", many, "--archive", whole).status == 0
    file = tmp_path / "gebroken.db"
    command = [sys.executable, "-m", "nakomen", "read", str(many), "--archive", str(file)]
    for letters in (1, 60, 120):
        reading = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(file, letters, reading)
        os.kill(reading.pid, signal.SIGKILL)
        assert reading.wait() == -signal.SIGKILL
        with Archive(file, create=False) as archive:
            assert letters <= archive.size().documents < LETTERS
            for row in archive.documents():
                document = archive.document(row.id)
                assert len(archive.source(row.id)) > len(document.text) / 2
    ran = run("read", many, "--archive", file)
    assert ran.status == 0
    assert f"Read {LETTERS} documents" in ran.out
    assert contents(file) == contents(whole)


def wait_for(file: Path, letters: int, reading: subprocess.Popen[bytes]) -> None:
    """Wait until a run has kept so many letters; looked at from outside, so that the run is not held up."""
    until = time.monotonic() + 60
    while time.monotonic() < until and reading.poll() is None:
        if kept(file) >= letters:
            return
        time.sleep(0.005)
    pytest.fail("the run ended before it could be killed")


def kept(file: Path) -> int:
    """Return how many documents stand in an archive that is being made."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:  # there is no file or no table yet
        return 0
