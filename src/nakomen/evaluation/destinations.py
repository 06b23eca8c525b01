"""Refuses, before any work, a place where nothing can be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from nakomen.model import ReadingError

_RIGHTS = "check the name and your rights on the file"


def check_writable(path: Path) -> None:
    """Refuse a file that cannot be written, its folder being missing or closed to us."""
    if not path.parent.is_dir():
        raise ReadingError("its folder does not exist", where=str(path), remedy=f"make the folder {path.parent} first")
    with _refusing(path):
        if path.exists():
            path.open("ab").close()
        else:
            TemporaryFile(dir=path.parent).close()


def check_folder(path: Path) -> None:
    """Refuse a folder in which nothing can be written, or that cannot be made."""
    there = next((folder for folder in (path, *path.absolute().parents) if folder.exists()), path)
    with _refusing(path):
        TemporaryFile(dir=there).close()


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReadingError(f"cannot be written: {error.strerror}", where=str(path), remedy=_RIGHTS) from None
