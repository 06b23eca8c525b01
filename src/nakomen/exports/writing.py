"""Finds the exports and writes one to a file, whole or not at all."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TextIO, cast

from nakomen.archive.whole_files import whole_file
from nakomen.model import ArchiveError

Row = Mapping[str, Any]


class Export(Protocol):
    """A module of this folder that writes rows in one form.

    `NAME` is what a user calls it; `ENCODING` is that of its files. Its docstring tells what it is for.
    """

    NAME: str
    ENCODING: str
    __doc__: str

    def write(self, rows: Iterable[Row], stream: TextIO) -> None:
        """Write the rows; lines end with a line feed, as the stream was opened to keep it."""


@cache
def export_formats() -> Mapping[str, Export]:
    """Return the exports by name.

    >>> sorted(export_formats())
    ['csv', 'jsonl']
    """
    package = import_module("nakomen.exports")
    modules = [import_module(f"nakomen.exports.{found.name}") for found in pkgutil.iter_modules(package.__path__)]
    exports = [cast("Export", module) for module in modules if hasattr(module, "NAME")]
    return {export.NAME: export for export in sorted(exports, key=lambda export: export.NAME)}


def write_file(export: Export, rows: Iterable[Row], path: Path) -> None:
    """Write rows to a file, which is there whole or, after an error, as it was before."""
    try:
        with whole_file(path) as draft, draft.open("w", encoding=export.ENCODING, newline="") as stream:
            export.write(rows, stream)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise ArchiveError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="name another file with --output"
        ) from error
