"""The folder of what was fetched: content by its hash, papers under their official number, and the list of it all."""

from __future__ import annotations

import os
import re
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from nakomen.model import FetchError
from nakomen.sources.fetched_rows import FetchedRow, add_row, read_rows
from nakomen.sources.web import Reply

_LIST = "fetched.jsonl"
_NOT_OF_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


class FetchedFolder:
    """A folder in which each content stands once.

    `fetched.jsonl` is the list, `content/` holds bytes by their sha256, `papers/` names those that can be read
    (`nakomen read FOLDER/papers`), `metadata/` what describes them.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._rows = read_rows(root / _LIST)
        self._last = {row.address: row for row in self._rows}

    def rows(self) -> list[FetchedRow]:
        """Return all that was fetched, oldest first."""
        return list(self._rows)

    def last(self, address: str) -> FetchedRow | None:
        """Return what came last from an address."""
        return self._last.get(address)

    def content(self, row: FetchedRow) -> bytes | None:
        """Return the bytes of a row, or None where they are gone or are others now."""
        path = self._content_path(row.digest)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        return data if sha256(data).hexdigest() == row.digest else None

    def keep(self, address: str, reply: Reply, at: datetime) -> FetchedRow:
        """Keep what an address answered; the same again from the same address adds no row."""
        row = FetchedRow(
            at=at.isoformat(),
            address=address,
            final_address=reply.url,
            digest=sha256(reply.content).hexdigest(),
            bytes=len(reply.content),
            media_type=reply.media_type,
            etag=reply.headers.get("etag", ""),
            last_modified=reply.headers.get("last-modified", ""),
        )
        before = self._last.get(address)
        try:
            self._keep_content(row.digest, reply.content)
            if before is not None and (before.digest, before.etag) == (row.digest, row.etag):
                return before
            add_row(self.root / _LIST, row)
        except OSError as error:
            raise self._not_written(error) from error
        self._rows.append(row)
        self._last[address] = row
        return row

    def name(self, folder: str, name: str, content: bytes) -> Path:
        """Give kept content a name in one of the folders of names, in the place of what had it before."""
        path = self.root / folder / _NOT_OF_A_NAME.sub("-", name)
        source = self._content_path(sha256(content).hexdigest())
        draft = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            if path.exists() and path.read_bytes() == content:
                return path
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.unlink(missing_ok=True)
            _link(source, draft, content)
            draft.replace(path)
        except OSError as error:
            raise self._not_written(error) from error
        return path

    def _keep_content(self, digest: str, content: bytes) -> None:
        path = self._content_path(digest)
        if path.exists() and path.stat().st_size == len(content):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{digest}.{os.getpid()}.part")
        with draft.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)

    def _content_path(self, digest: str) -> Path:
        return self.root / "content" / digest[:2] / digest

    def _not_written(self, error: OSError) -> FetchError:
        remedy = "check the disk and your rights, or name another folder with --into"
        return FetchError(f"cannot be written: {error.strerror}", where=str(self.root), remedy=remedy)


def _link(source: Path, target: Path, content: bytes) -> None:
    """Give a file a second name; where the disk knows no such thing, a copy."""
    try:
        os.link(source, target)
    except OSError:
        target.write_bytes(content)
