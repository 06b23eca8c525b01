"""The list of what was fetched: one JSON object a line, only ever added to."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nakomen.model import FetchError


@dataclass(frozen=True, slots=True)
class FetchedRow:
    """One content that came from one address: when (ISO, with its zone), from where, and what it is.

    `final_address` is where redirects led; `digest` is the sha256 of the bytes; `etag` and `last_modified` are the
    server's words for this version, by which it can be asked whether there is another.
    """

    at: str
    address: str
    final_address: str
    digest: str
    bytes: int
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain values."""
        return asdict(self)


def read_rows(path: Path) -> list[FetchedRow]:
    """Return the rows of a list, oldest first; a last line that a kill cut short is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path) from error
    rows = []
    for number, line in enumerate(lines, 1):
        try:
            values = json.loads(line)
            rows.append(FetchedRow(**{name: values[name] for name in FetchedRow.__slots__ if name in values}))
        except (ValueError, TypeError) as error:
            if number < len(lines):
                raise _damaged(path) from error
    return rows


def add_row(path: Path, row: FetchedRow) -> None:
    """Add a row, on a line of its own whatever a kill left of the one before."""
    line = json.dumps(row.to_dict(), ensure_ascii=False) + "\n"
    with path.open("a+b") as stream:
        if stream.tell():
            stream.seek(-1, os.SEEK_END)
            if stream.read(1) != b"\n":
                _drop_torn_line(stream.fileno(), path)
        stream.write(line.encode())
        stream.flush()
        os.fsync(stream.fileno())


def _drop_torn_line(descriptor: int, path: Path) -> None:
    """Take the torn end away: a line after it would else make it one that is damaged."""
    os.ftruncate(descriptor, path.read_bytes().rfind(b"\n") + 1)


def _damaged(path: Path) -> FetchError:
    remedy = "move it away; what it lists is fetched again when it is asked for"
    return FetchError("the list of what was fetched is damaged", where=str(path), remedy=remedy)
