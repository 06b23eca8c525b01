"""Progress is shown to who looks, and only when it takes a while."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from nakomen.cli import progress as module
from nakomen.cli.progress import progress


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, patience: float) -> str:
    """Return what a run over two letters shows."""
    written = StringIO()
    monkeypatch.setattr(module, "console", lambda **_: Console(file=written, force_terminal=terminal, width=80))
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", patience)
    with progress(["havenbrief", "sluisbrief"], str.upper) as letters:
        assert list(letters) == ["havenbrief", "sluisbrief"]
    return written.getvalue()


def test_a_slow_run_shows_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "SLUISBRIEF" in shown(monkeypatch, terminal=True, patience=-1)


def test_a_quick_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "BRIEF" not in shown(monkeypatch, terminal=True, patience=60)


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, terminal=False, patience=-1) == ""
