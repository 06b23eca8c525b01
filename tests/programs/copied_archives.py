"""New archives in files that are copies of one: running every migration anew for each would be most of many a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nakomen.archive import opening

make_anew = opening._open_file


@contextmanager
def copied(folder: Path) -> Iterator[None]:
    """Let each new archive in a file be a copy of the first, which is made by the migrations in a folder."""
    first = folder / "first.db"

    def open_file(path, *, create):
        if create and not path.exists() and path.parent.is_dir():
            if not first.exists():
                make_anew(first, create=True).dispose()
            path.write_bytes(first.read_bytes())
        return make_anew(path, create=create)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_open_file", open_file)
        yield
