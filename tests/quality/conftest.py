"""Makes the gate's own modules importable, and shows what passing measurements have to say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.stats.get("passed", [])
    told = [value for report in reports for name, value in report.user_properties if name == "quality"]
    if told:
        terminalreporter.section("quality")
        for line in told:
            terminalreporter.line(str(line))
