"""Runs docs/where-to-add.md: its paths exist, and its additions work in a copy of the package."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from warm_program import WarmProgram

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "where-to-add.md").read_text(encoding="utf-8")
_FENCE = re.compile(r"^```(\w+)(?: (\w+)=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"`((?:[\w<>.-]+/)+[\w<>.-]*)`")


class Fence(NamedTuple):
    """A fenced block of the page: its language, what to do with it and where, and its text."""

    language: str
    deed: str
    place: str
    text: str


def additions() -> dict[str, list[Fence]]:
    """Return the blocks under each heading of the second half of the page."""
    parts = re.split(r"^### (.*)\n", PAGE, flags=re.MULTILINE)[1:]
    return {
        heading: [Fence(*fence) for fence in _FENCE.findall(body)]
        for heading, body in zip(parts[::2], parts[1::2], strict=True)
    }


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package to which every addition of the page was made."""
    folder = tmp_path_factory.mktemp("house")
    # With what Python compiled: a module that an addition changes has another date, and is compiled anew.
    shutil.copytree(ROOT / "src" / "nakomen", folder / "src" / "nakomen")
    for fences in additions().values():
        for fence in fences:
            make(fence, folder)
    return folder


@pytest.fixture(scope="module")
def nakomen(house: Path) -> Iterator[Path]:
    """The command line of the copy, which starts at once."""
    with WarmProgram(house / "src") as folder:
        yield folder / "nakomen"


def make(fence: Fence, folder: Path) -> None:
    if fence.deed == "append":
        path = folder / "src" / "nakomen" / fence.place
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{fence.text}", encoding="utf-8")
    elif fence.deed == "create":
        path = folder / "src" / "nakomen" / fence.place
        assert not path.exists(), f"{fence.place} is there already: take another example"
        path.write_text(fence.text, encoding="utf-8")
    elif fence.deed == "file":
        (folder / fence.place).write_text(fence.text, encoding="utf-8")


@pytest.mark.parametrize("heading", additions())
def test_an_addition_works(heading: str, house: Path, nakomen: Path) -> None:
    """Each line under a command stands in what it prints."""
    [console] = [fence.text for fence in additions()[heading] if fence.language == "console"]
    environment = os.environ | {"NAKOMEN_LANGUAGE": "nl"}
    for step in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, *expected = step.splitlines()
        program, *arguments = shlex.split(command)
        assert program == "nakomen"
        if arguments[0] == "count":
            subprocess.run([nakomen, "read", "debat-2024-03-05.srt"], cwd=house, env=environment, check=True)
        done = subprocess.run(
            [nakomen, *arguments], cwd=house, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        for line in expected:
            assert line in done.stdout, f"{command} prints no {line!r} but {done.stdout[:2000]}"


def table_paths() -> list[str]:
    """Return the paths in the table, each language's own where the page says `<lang>`."""
    rows = [line.split("|")[2:4] for line in PAGE.splitlines() if line.startswith("| ")][1:]
    paths = [path for row in rows for cell in row for path in _PATH.findall(cell)]
    return sorted({path for path in paths if "<module>" not in path})


@pytest.mark.parametrize("path", table_paths())
def test_what_the_table_names_is_there(path: str) -> None:
    """Dutch has every table; English has most of them."""
    full = path.replace("<lang>", "nl")
    base = ROOT if full.startswith(("tests/", "docs/")) else ROOT / "src" / "nakomen"
    assert (base / full).exists()


def test_the_table_names_every_table_of_a_language() -> None:
    """But for those that hold the grammar of a language, to which one seldom adds."""
    folder = ROOT / "src" / "nakomen" / "languages" / "nl"
    inner = {"anaphora", "clauses", "common_words", "deciding", "hyphens", "tracing"}
    assert {path.stem for path in folder.glob("*.toml")} - inner <= set(re.findall(r"(\w+)\.toml", PAGE))
