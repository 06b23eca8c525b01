"""A reader that does what a file tells it to: abort, hang, eat memory, end."""

from __future__ import annotations

from pathlib import Path

import pytest

#: Imported by every Python that starts with its folder on PYTHONPATH, so by the reading process too.
OBEDIENT = """
import ctypes, os, subprocess, time
from nakomen.readers import plain_text

really_read = plain_text.read

def read(data, name):
    with open(os.environ["NAKOMEN_TEST_PIDS"], "a") as file:
        file.write(f"{os.getpid()}\\\\n")
    if b"ABORT" in data:
        os.abort()
    if b"SEGFAULT" in data:
        ctypes.string_at(0)
    if b"HANG" in data:
        subprocess.Popen(["sleep", "300"])
        time.sleep(300)
    if b"SPIN" in data:
        while True:
            pass
    if b"EAT" in data:
        data = bytearray(4 << 30)
    if b"LEAVE" in data:
        os._exit(3)
    if b"FORGET" in data:
        raise KeyError("vergeten")
    if b"CHATTER" in data:
        os.write(1, b"x" * 1000)
        print("gepraat")
    return really_read(data, name)

plain_text.read = read
"""


@pytest.fixture
def pids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let readers of plain text obey; return the file in which they write their processes' numbers."""
    folder = tmp_path / ".obedient"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(OBEDIENT.replace("\\\\n", "\\n"), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("NAKOMEN_TEST_PIDS", str(tmp_path / ".pids"))
    return tmp_path / ".pids"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "brieven"
    folder.mkdir()
    return folder
