"""Finds the exports and writes one to a file, whole or not at all."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from nakomen.archive.whole_files import whole_file
from nakomen.exports.selection import STATEMENTS, Selection
from nakomen.model import ArchiveError


class Export(Protocol):
    """A module of this folder that writes a selection in one form.

    `NAME` is what a user calls it, `SUFFIX` ends the names of its files, `MEDIA_TYPE` is what a server calls them. Its
    docstring tells what it is for. It may also say `OF`, what it can write (where it does not, STATEMENTS alone), and
    `OPTIONS`, the names of the options that it knows.
    """

    NAME: str
    SUFFIX: str
    MEDIA_TYPE: str
    __doc__: str

    def write(self, selection: Selection, stream: BinaryIO) -> None:
        """Write the selection; the stream stays open and need not be one that can go back."""


@cache
def export_formats() -> Mapping[str, Export]:
    """Return the exports by name.

    >>> export_formats()["jsonl"].SUFFIX
    '.jsonl'
    """
    package = import_module("nakomen.exports")
    modules = [import_module(f"nakomen.exports.{found.name}") for found in pkgutil.iter_modules(package.__path__)]
    exports = [cast("Export", module) for module in modules if hasattr(module, "NAME")]
    return {export.NAME: export for export in sorted(exports, key=lambda export: export.NAME)}


def formats_of(suffix: str) -> list[str]:
    """Return the names of the exports whose files end so.

    >>> formats_of(".csv")
    ['csv']
    """
    return [name for name, export in export_formats().items() if suffix.casefold() == export.SUFFIX]


def what_it_writes(export: Export) -> tuple[str, ...]:
    """Return what can be asked of an export: statements, or links too."""
    return cast("tuple[str, ...]", getattr(export, "OF", (STATEMENTS,)))


def options_of(export: Export) -> tuple[str, ...]:
    """Return the names of the options of an export."""
    return cast("tuple[str, ...]", getattr(export, "OPTIONS", ()))


def write_file(export: Export, selection: Selection, path: Path) -> None:
    """Write a selection to a file, which is there whole or, after an error, as it was before."""
    write_whole(path, lambda stream: export.write(selection, stream))


def write_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let something write a file, which is there whole or, after an error, as it was before."""
    try:
        with whole_file(path) as draft, draft.open("wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise ArchiveError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="name another file with --output"
        ) from error
