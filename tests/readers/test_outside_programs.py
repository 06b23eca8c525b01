"""Other programs run with limits of their own, and leave nothing running."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import pytest

from nakomen.model import ReadingError
from nakomen.readers.outside_programs import announce, run_program


def run(folder: Path, script: str, seconds: float = 20.0) -> str:
    return run_program(["sh", "-c", script], folder, seconds=seconds, where="brief.doc")


def test_it_returns_what_was_said_last(tmp_path: Path) -> None:
    assert run(tmp_path, "echo eerst; echo; echo '  dan   dit '; echo") == "dan dit"
    assert len(run(tmp_path, "yes x | head -c 5000 | tr -d '\\n'")) == 160


def test_it_runs_in_its_folder_with_nothing_to_read(tmp_path: Path) -> None:
    assert run(tmp_path, "cat; pwd") == str(tmp_path)


def test_who_waits_is_told_first(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    token = announce.set(lambda name, seconds: told.append((name, seconds)))
    try:
        run(tmp_path, "exit 0", 7.0)
    finally:
        announce.reset(token)
    assert told == [("sh", 7.0)]


def test_a_program_that_is_not_there_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="could not be given to niets") as caught:
        run_program(["niets"], tmp_path, seconds=1, where="brief.doc")
    assert caught.value.where == "brief.doc"


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up on Linux only")
def test_what_it_started_is_ended_with_it(tmp_path: Path) -> None:
    """Both when the time is over and when the program ends and leaves another running."""
    for script, late in (("sleep 60 & echo $! > child; sleep 60", True), ("sleep 60 & echo $! > child", False)):
        if late:
            with pytest.raises(ReadingError, match="took sh more than 0 seconds"):
                run(tmp_path, script, 0.4)
        else:
            run(tmp_path, script)
        child = Path("/proc") / (tmp_path / "child").read_text(encoding="ascii").strip() / "stat"
        until = time.monotonic() + 5
        while child.exists() and child.read_text(encoding="ascii").split()[2] != "Z" and time.monotonic() < until:
            time.sleep(0.02)
        assert not child.exists() or child.read_text(encoding="ascii").split()[2] == "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_where_memory_is_limited_it_gets_a_limit_of_its_own(tmp_path: Path) -> None:
    before = {limit: resource.getrlimit(limit) for limit in (resource.RLIMIT_AS, resource.RLIMIT_DATA)}
    assert run(tmp_path, "ulimit -v; ulimit -d").endswith("unlimited")
    resource.setrlimit(resource.RLIMIT_AS, (64 << 30, before[resource.RLIMIT_AS][1]))
    try:
        assert run(tmp_path, "ulimit -v") == str(6 << 20)
        assert run(tmp_path, "ulimit -d") == str(800 << 10)
        assert resource.getrlimit(resource.RLIMIT_AS)[0] == 64 << 30
        assert resource.getrlimit(resource.RLIMIT_DATA) == before[resource.RLIMIT_DATA]
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before[resource.RLIMIT_AS])
