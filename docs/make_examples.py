"""Runs the console blocks of the pages among the shipped letters and writes what they print: `make docs`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nakomen.demo import dossier_folder

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    ROOT / "docs" / "search.md",
    ROOT / "docs" / "evaluation.md",
    ROOT / "docs" / "review.md",
    ROOT / "docs" / "reviewing.md",
    ROOT / "docs" / "exports.md",
    ROOT / "docs" / "linked-data.md",
    ROOT / "docs" / "publishing.md",
    ROOT / "docs" / "figures.md",
    ROOT / "docs" / "deployment.md",
)
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
#: Where this environment has its programs.
PROGRAMS = Path(sys.executable).parent
#: What stands for the rest of an output.
REST = "..."


@dataclass(frozen=True, slots=True)
class Example:
    """A command of a page, what the page shows of its output, and what it printed when it was run now."""

    command: str
    shown: tuple[str, ...]
    printed: tuple[str, ...]
    status: int

    @property
    def fresh(self) -> tuple[str, ...]:
        """The output as the page should show it: as many lines as it shows around what it leaves out."""
        if REST not in self.shown:
            return self.printed
        head = self.shown.index(REST)
        tail = len(self.shown) - head - 1
        if head + tail >= len(self.printed):
            return self.printed
        return (*self.printed[:head], REST, *self.printed[len(self.printed) - tail :])


def run_page(page: Path, folder: Path, programs: Path = PROGRAMS) -> Iterator[Example]:
    """Run a page's commands one after another in a folder; `letters/` in it holds the shipped dossier.

    The `nakomen` that they name is the one in the folder of `programs`.
    """
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for command, shown in _steps(block):
            yield _run(command, shown, folder, programs)


def rewrite(page: Path, folder: Path) -> str:
    """Return a page with the outputs that its commands print now."""
    fresh = iter(list(run_page(page, folder)))

    def write(match: re.Match[str]) -> str:
        lines = []
        for command, _ in _steps(match[1]):
            lines += [f"$ {command}", *next(fresh).fresh]
        return "".join(f"{line}\n" for line in lines)

    return _BLOCK.sub(write, page.read_text(encoding="utf-8"))


def in_new_folder(work: Callable[[Path], str]) -> str:
    """Do work in a temporary folder that holds the shipped letters."""
    with tempfile.TemporaryDirectory() as name:
        lay_out(Path(name))
        return work(Path(name))


def lay_out(folder: Path) -> None:
    """Put the shipped letters, and what is expected of them, into a folder as a clone has them."""
    shutil.copytree(dossier_folder(), folder / "letters")
    shutil.copytree(ROOT / "tests" / "letters", folder / "tests" / "letters", ignore=shutil.ignore_patterns("__*"))


def _steps(block: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return each command of a block with the lines under it; a backslash carries a command on."""
    steps = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = re.sub(r"\\\n", "\\\\\0", part).partition("\n")
        steps.append(
            (command.replace("\\\0", "\\\n"), tuple(output.rstrip("\n").split("\n")) if output.strip() else ())
        )
    return steps


def _run(command: str, shown: tuple[str, ...], folder: Path, programs: Path) -> Example:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NAKOMEN_")}
    environment |= {
        "PATH": f"{programs}{os.pathsep}{environment['PATH']}",
        "NAKOMEN_LANGUAGE": "en",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.rstrip().splitlines()]
    return Example(command, shown, tuple(lines), done.returncode)


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(in_new_folder(lambda folder, page=path: rewrite(page, folder)), encoding="utf-8")
        sys.stdout.write(f"{path} written\n")
