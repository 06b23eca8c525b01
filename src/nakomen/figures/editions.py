"""The editions at hand: the one that ships with nakomen and those that a user imported, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from nakomen.figures.edition import SUFFIX, Edition, Value, read_edition, write_edition
from nakomen.figures.errors import FiguresError


@dataclass(frozen=True, slots=True)
class Editions:
    """Editions by the day on which they were published, the oldest first."""

    all: tuple[Edition, ...]

    @property
    def newest(self) -> Edition:
        """The edition that holds unless another is asked for."""
        return self.all[-1]

    def named(self, name: str) -> Edition:
        """Return an edition by its day, or the newest for an empty name; raise FiguresError where there is none."""
        for one in self.all:
            if name in (one.name, ""):
                return one if name else self.newest
        known = ", ".join(one.name for one in self.all)
        raise FiguresError(f"there is no edition {name}", remedy=f"choose from {known}, or import its workbook")

    def at(self, day: date) -> Edition:
        """Return the edition that was the newest on a day; before the first one the first, which came later."""
        return next((one for one in reversed(self.all) if one.day <= day), self.all[0])

    def of_key(self, key: tuple[str, str, int]) -> list[Value]:
        """Return a value as each edition gives it, the oldest first."""
        return [one.values[key] for one in self.all if key in one.values]


@dataclass(frozen=True, slots=True)
class Restated:
    """A value that a later edition gives differently."""

    earlier: Value
    later: Value


def restated(editions: Editions, *, countries: frozenset[str] = frozenset(), measure: str = "") -> Iterator[Restated]:
    """Yield the values that differ from edition to edition as printed, in the order of measure, country and year."""
    keys = sorted({key for one in editions.all for key in one.values})
    for key in keys:
        if (countries and key[1] not in countries) or (measure and key[0] != measure):
            continue
        values = editions.of_key(key)
        for earlier, later in pairwise(values):
            if earlier.shown != later.shown and earlier.prices == later.prices:
                yield Restated(earlier, later)


@cache
def _shipped() -> tuple[Edition, ...]:
    found = [one for one in (files("nakomen.figures") / "data").iterdir() if one.name.endswith(SUFFIX)]
    return tuple(read_edition(one.read_bytes(), one.name) for one in sorted(found, key=lambda one: one.name))


def open_editions(folder: Path | None = None) -> Editions:
    """Return the shipped edition and those of a folder, if it is there; one of the folder hides its shipped namesake.

    >>> open_editions().newest.name
    '2024-06-17'
    """
    found = {one.name: one for one in _shipped()}
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder else ():
        edition = read_edition(_bytes(path), str(path))
        found[edition.name] = edition
    return Editions(tuple(found[name] for name in sorted(found)))


def folder_beside(archive: Path | object) -> Path:
    """Return where the imported editions of an archive are: `<archive>.figures` beside its file, else here.

    >>> folder_beside(Path("dossier/nakomen.db")).as_posix()
    'dossier/nakomen.db.figures'
    """
    return archive.with_name(f"{archive.name}.figures") if isinstance(archive, Path) else Path("nakomen.figures")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = "check the path and its permissions"
        raise FiguresError(f"cannot be opened: {error.strerror}", where=str(path), remedy=remedy) from error


def keep_edition(edition: Edition, folder: Path) -> Path:
    """Keep an edition in a folder, which is made where it is not there yet; return its place."""
    path = folder / f"{edition.name}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "name another folder with --figures"
        raise FiguresError(f"cannot be written: {error.strerror}", where=str(folder), remedy=remedy) from error
    write_edition(edition, path)
    return path
