"""The same tests every time: property tests draw the same examples unless somebody goes exploring."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
