"""The verb `publish`: a site from the command line, in either language, and refusals that say what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def test_a_site_is_written_and_its_first_page_named(run: Callable, ledger_file: Path, tmp_path: Path) -> None:
    ran = run("publish", "site", "--on", "2022-10-01", "--title", "Dikes & more", "--archive", ledger_file)
    assert (ran.status, ran.out) == (0, "")
    pages = len(list((tmp_path / "site").rglob("*.html")))
    assert ran.err == f"{pages} pages written to site; open site/index.html\n"
    first = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "How things stand on 1 October 2022" in first
    assert "Dikes &amp; more" in first


def test_what_is_near_can_be_chosen(run: Callable, ledger_file: Path, tmp_path: Path) -> None:
    for within, near in (("10d", False), ("120d", True)):
        run("publish", "site", "--on", "2022-10-01", "--within", within, "--archive", ledger_file)
        assert ("What is due soon" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")) == near


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "the folder holds other things than a site (name another folder, or replace all that is in it with --force)",
        ),
        (
            "nl",
            "in de map staat iets anders dan een site (noem een andere map, of vervang alles wat erin staat met --force)",
        ),
    ],
)
def test_a_folder_with_other_things(run: Callable, ledger_file: Path, tmp_path: Path, language: str, said: str) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "brief.txt").write_text("x", encoding="utf-8")
    ran = run("--language", language, "publish", "map", "--archive", ledger_file)
    assert ran.status == 1
    assert ran.err == f"nakomen: {tmp_path / 'map'}: {said}\n"
    assert run("publish", "map", "--force", "--archive", ledger_file).status == 0


def test_an_archive_that_is_not_there(run: Callable, tmp_path: Path) -> None:
    ran = run("publish", "site", "--archive", "nergens.db")
    assert ran.status == 1
    assert not (tmp_path / "site").exists()
