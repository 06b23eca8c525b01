"""`nakomen demo`: a newcomer sees at once what the program makes of eight letters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path


def test_the_ledger_of_the_shipped_dossier(run: Callable, tmp_path: Path) -> None:
    ran = run("demo")
    assert ran.status == 0, ran.err
    assert ran.err == ""
    assert "Read: 8 documents" in ran.out
    for form in ("txt", "pdf", "docx", "html", "xml"):
        assert re.search(rf"\b{form}\b", ran.out)
    assert re.search(r"agreement +\d+  █", ran.out)
    assert "What is past or near on" in ran.out
    assert ran.out.count("\nSpoor ") == 3
    assert not list(tmp_path.glob("*.db"))


def test_what_to_try_next_can_be_copied(run: Callable, tmp_path: Path) -> None:
    file = tmp_path / "proef.db"
    out = run("--language", "nl", "demo", "--archive", file).out
    assert file.exists()
    commands = re.findall(r"^  nakomen (\w+) (.*)$", out, re.MULTILINE)
    assert {"list", "trace", "explain", "read"} <= {verb for verb, _ in commands}
    for verb, rest in commands:
        if verb != "read":
            assert run("--language", "nl", verb, *rest.split()).status == 0


def test_what_is_past_is_counted_whole(run: Callable, tmp_path: Path) -> None:
    file = tmp_path / "proef.db"
    out = run("demo", "--archive", file).out
    past = len(json.loads(run("due", "--archive", file, "--on", "2026-03-10", "--json").out)["past"])
    assert past > 8
    assert f"Past on 2026-03-10: the last 8 of {past} undertakings\n" in out


def test_growth_is_told_from_size_to_size(run: Callable, tmp_path: Path) -> None:
    file = tmp_path / "grown.db"
    ran = run("demo", "--grow", "16", "--grow", "8", "--archive", file)
    assert ran.status == 0, ran.err
    assert [line.split(" documents")[0] for line in ran.out.splitlines() if " documents with" in line] == ["8", "16"]
    assert ran.out.count("one letter more") == 2
    assert re.search(r"^from \d+ statements to \d+ statements: \d\.\d\d times linear$", ran.out, re.MULTILINE)
    assert [path.name for path in tmp_path.glob("*.db")] == ["grown.db"]
