"""Every shared document is read, or refused with a reason that names it; the test counts both."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nakomen.sandbox import ReadingProcess

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are only on developers' machines")


def test_all_are_read_or_refused_with_a_reason() -> None:
    files = [path for path in sorted(SHARED.rglob("*")) if path.is_file()]
    read, refused, silent = [], [], []
    with ReadingProcess() as reading:
        for path in files:
            for outcome in reading.read(path):
                if outcome.document is not None and outcome.document.text:
                    read.append(path.name)
                elif outcome.error is not None and outcome.error.what and outcome.error.remedy:
                    refused.append(f"{path.name}: {outcome.error.what}")
                else:
                    silent.append(path.name)
    old = [path.name for path in files if path.suffix == ".doc"]
    print(f"{len(files)} files: {len(read)} read, {len(refused)} refused {refused}")  # noqa: T201 - counts to be seen
    assert silent == []
    assert len(read) + len(refused) == len(files) >= 26
    # Without LibreOffice an old Word file is refused; nothing else is.
    expected = [] if shutil.which("soffice") else [f"{name}: is an old Office file" for name in old]
    assert refused == expected
