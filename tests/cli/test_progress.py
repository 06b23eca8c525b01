"""Progress is shown to who looks, and only when it takes a while."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from nakomen.cli import progress as module
from nakomen.cli.progress import Counter, progress


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


@pytest.mark.parametrize("terminal", [True, False])
def test_what_comes_in_is_counted_against_what_is_to_come(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    written = StringIO()
    monkeypatch.setattr(module, "console", lambda **_: Console(file=written, force_terminal=terminal, width=80))
    with Counter() as counter:
        counter.expect(12)
        counter.step("kst-39412-1")
        counter.step("kst-39412-2")
    assert ("kst-39412-2" in written.getvalue()) is terminal
    assert ("2/12" in written.getvalue()) is terminal
