"""From what a user names (files, folders, globs) to the letters to read."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nakomen.model import NakomenError, ReadingError
from nakomen.wording import say


@dataclass(slots=True)
class Gathered:
    """The files to read, what could not be found, and how many files of folders are no letters."""

    files: list[Path] = field(default_factory=list)
    failures: list[NakomenError] = field(default_factory=list)
    passed_over: int = 0


def gather(names: Sequence[str]) -> Gathered:
    """Return the letters that names stand for, each once; folders are read whole, hidden files left out."""
    gathered = Gathered()
    seen: set[Path] = set()
    for name in names:
        try:
            for path in _named(name, gathered):
                if (real := path.resolve()) not in seen:
                    seen.add(real)
                    gathered.files.append(path)
        except NakomenError as error:
            gathered.failures.append(error)
    return gathered


def _named(name: str, gathered: Gathered) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from _in_folder(path, gathered)
    elif path.exists():
        yield path
    elif not glob.has_magic(name):
        raise ReadingError("there is no such file", where=name, remedy="check the path")
    else:
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not matches:
            raise ReadingError(say("no-match"), where=name, remedy=say("no-match-remedy"))
        for match in map(Path, matches):
            if match.is_dir():
                yield from _in_folder(match, gathered)
            elif _is_letter(match, gathered):
                yield match


def _in_folder(folder: Path, gathered: Gathered) -> Iterator[Path]:
    from nakomen.readers import readable_suffixes
    from nakomen.readers.members import CONTAINER_SUFFIXES

    found = False
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and _is_letter(path, gathered):
            found = True
            yield path
    if not found:
        shown = " ".join(sorted((*readable_suffixes(), *CONTAINER_SUFFIXES)))
        raise ReadingError(say("no-letters"), where=str(folder), remedy=say("no-letters-remedy", suffixes=shown))


def _is_letter(path: Path, gathered: Gathered) -> bool:
    """Tell a letter by its name, and count what is none, but for the lock of a word processor beside a letter."""
    from nakomen.readers.members import is_letter

    if path.name.startswith("~$"):
        return False
    if is_letter(path.name):
        return True
    gathered.passed_over += 1
    return False
