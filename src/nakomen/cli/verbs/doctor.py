"""The verb `doctor`: what is installed, what is missing and how to get it."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from contextlib import closing
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path
from nakomen.cli.showing import console, print_json, table
from nakomen.cli.verb import option, verb
from nakomen.model import NakomenError
from nakomen.wording import language, say

#: Programs that some work needs, with the package of Debian and Ubuntu that brings each.
_TOOLS = {
    "soffice": "libreoffice-writer",
    "ocrmypdf": "ocrmypdf tesseract-ocr-nld",
    "tesseract": "tesseract-ocr tesseract-ocr-nld",
    "chromium": "chromium",
}


#: Checks whose name is not that of a program.
_WORDED = ("language", "archive", "tables")


@verb("doctor")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(as_json: bool, archive: Place | None) -> int:
    """Print the state of the installation."""
    checks = [*_libraries(), *_tools(), _archive(archive_path(archive)), *_tables()]
    if as_json:
        print_json([{"what": what, "ok": ok, "told": told} for what, ok, told in checks])
    else:
        rows = table("", say("column-check"), say("column-told"))
        for what, ok, told in checks:
            rows.add_row(
                {True: "✓", False: "✗", None: "–"}[ok], say(f"check-{what}") if what in _WORDED else what, told
            )
        console().print(rows)
    return 1 if any(ok is False for _, ok, _ in checks) else 0


def _libraries() -> list[tuple[str, bool | None, str]]:
    """Check Python, SQLite and the packages that nakomen needs."""
    checks: list[tuple[str, bool | None, str]] = [
        ("Python", True, platform.python_version()),
        ("SQLite", *_sqlite()),
        ("language", True, language()),
    ]
    try:
        needed = [line for line in requires("nakomen") or [] if "extra ==" not in line]
    except PackageNotFoundError:
        return [*checks, ("nakomen", False, say("not-installed", how="pip install nakomen"))]
    for line in sorted(needed, key=str.casefold):
        name = line.split(">")[0].split("=")[0].split("<")[0].strip()
        try:
            checks.append((name, True, version(name)))
        except PackageNotFoundError:
            checks.append((name, False, say("not-installed", how=f"pip install {name}")))
    return checks


def _sqlite() -> tuple[bool, str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        except sqlite3.OperationalError:
            return False, f"{sqlite3.sqlite_version}: {say('no-fts5')}"
    return True, f"{sqlite3.sqlite_version}, FTS5"


def _tools() -> list[tuple[str, bool | None, str]]:
    """Look for programs that are good to have; none of them is needed."""
    checks: list[tuple[str, bool | None, str]] = []
    for name, package in _TOOLS.items():
        found = shutil.which(name)
        told = found or say("tool-missing", use=say(f"tool-{name}"), how=f"apt install {package}")
        checks.append((name, True if found else None, told))
    return checks


def _archive(path: Place) -> tuple[str, bool | None, str]:
    """Look whether there is an archive and what it holds; one that is damaged is not well."""
    from nakomen.archive import Archive
    from nakomen.wording.errors_in_words import refusal_in_words

    what = "archive"
    if isinstance(path, Path) and not path.exists():
        return what, None, say("archive-none", file=path)
    try:
        with Archive(path, create=False) as opened:
            size = opened.size()
    except NakomenError as error:
        return what, False, refusal_in_words(error)
    return what, True, say("archive-holds", file=path, documents=size.documents, statements=size.statements)


def _tables() -> list[tuple[str, bool | None, str]]:
    """Count what is known: speech acts, themes and the rows of the registers."""
    from nakomen.finders.speech_acts import act_rows
    from nakomen.registers import load_register, register_summary

    counts: dict[str, Any] = {
        say("table-speech-acts"): len(act_rows()),
        say("table-themes"): len(load_register("themes")["theme"]),
        **register_summary(),
    }
    told = ", ".join(f"{name} {number}" for name, number in counts.items())
    return [("tables", all(counts.values()), told)]
