"""`nakomen doctor`: what is installed, what is missing and how to get it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest


def test_all_that_is_needed_is_named_with_its_version(run: Callable) -> None:
    ran = run("doctor", "--json")
    assert ran.status == 0
    checks = {one["what"]: one for one in json.loads(ran.out)}
    assert {"Python", "SQLite", "click", "sqlalchemy", "lxml", "soffice", "archive", "tables"} <= checks.keys()
    assert "FTS5" in checks["SQLite"]["told"]
    assert all(checks[name]["ok"] for name in ("Python", "SQLite", "click", "tables"))


def test_a_missing_tool_is_no_fault_and_comes_with_a_way_to_get_it(
    run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None if name == "ocrmypdf" else f"/usr/bin/{name}")
    ran = run("--language", "nl", "doctor", "--json")
    checks = {one["what"]: one for one in json.loads(ran.out)}
    assert ran.status == 0
    assert {"language", "archive", "tables"} <= checks.keys()
    assert checks["ocrmypdf"]["ok"] is None
    assert "apt install ocrmypdf" in checks["ocrmypdf"]["told"]
    assert checks["soffice"]["told"] == "/usr/bin/soffice"


def test_the_archive_is_looked_at(run: Callable, ledger_file: Path, tmp_path: Path) -> None:
    assert "3 documents, 5 statements" in " ".join(run("doctor", "--archive", ledger_file).out.split())
    assert not list(tmp_path.iterdir())
    broken = tmp_path / "stuk.db"
    broken.write_bytes(b"geen archief, maar iets anders" * 10)
    ran = run("doctor", "--archive", broken)
    assert ran.status == 1
    assert "this is not an archive" in " ".join(ran.out.split())


def test_checks_are_named_in_the_language_that_is_spoken(run: Callable) -> None:
    out = run("--language", "nl", "doctor").out
    assert all(f" {name} " in out for name in ("taal", "archief", "tabellen"))
