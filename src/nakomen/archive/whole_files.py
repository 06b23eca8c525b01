"""Writes a file that is there whole or, after an error, as it was before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a draft beside a file to write to, which takes its place at the end; an error leaves no draft.

    What the file system refuses is raised as OSError, for the caller to say what to do about it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder) / "list.csv") as draft:
    ...         _ = draft.write_text("all", encoding="utf-8")
    ...     [(one.name, one.read_text(encoding="utf-8")) for one in Path(folder).iterdir()]
    [('list.csv', 'all')]
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
