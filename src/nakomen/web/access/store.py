"""The small file beside the archive in which tokens, signs of use and what was done are kept.

It is no part of the archive: copies of that travel, and who may come in is nobody's business but this server's.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nakomen.model import NakomenError

_EDITION = 1
_TABLES = """
CREATE TABLE token (
    prefix TEXT PRIMARY KEY, hash BLOB NOT NULL, owner TEXT NOT NULL, label TEXT NOT NULL, role TEXT NOT NULL,
    groups TEXT NOT NULL, made_at TEXT NOT NULL, ends_at TEXT NOT NULL, revoked_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE spent (name TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
CREATE TABLE deed (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, deed TEXT NOT NULL, who TEXT NOT NULL,
    source TEXT NOT NULL, about TEXT NOT NULL, status INTEGER NOT NULL
) STRICT;
CREATE TRIGGER deeds_stay_as_they_are BEFORE UPDATE ON deed BEGIN SELECT RAISE(ABORT, 'deeds are not changed'); END;
CREATE TRIGGER deeds_go_from_the_oldest BEFORE DELETE ON deed
WHEN EXISTS (SELECT 1 FROM deed WHERE number < old.number)
BEGIN SELECT RAISE(ABORT, 'only the oldest deeds are forgotten'); END;
"""


class AccessError(NakomenError):
    """The file of who may come in cannot be used, or something asked of it cannot be."""


class AccessStore:
    """The tables in that file; threads may share it, and other programs may use the file at the same time.

    >>> from contextlib import closing
    >>> with closing(AccessStore(":memory:")) as store:
    ...     store.spend("a", 100, now=0), store.spend("a", 100, now=1), store.spend("a", 200, now=150)
    (True, False, True)
    """

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            if isinstance(path, Path) and not path.exists():
                path.touch(mode=0o600)
            self._connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            remedy = "check the path and its permissions"
            raise AccessError(f"cannot be opened: {error}", where=str(path), remedy=remedy) from error

    def _prepare(self) -> None:
        connection = self._connection
        connection.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            [(edition,)] = connection.execute("PRAGMA user_version").fetchall()
            if edition > _EDITION:
                what = "was made by a newer nakomen"
                raise AccessError(what, where=str(self.path), remedy="use that version, or name another file")
            if not edition:
                for one in _statements(_TABLES):
                    connection.execute(one)
                connection.execute(f"PRAGMA user_version = {_EDITION}")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction: all or nothing, and nobody else writes meanwhile."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question."""
        with self._lock:
            return self._connection.execute(question, values).fetchall()

    def spend(self, name: str, until: int, *, now: int) -> bool:
        """Note something that counts once until a moment (seconds since 1970); False where it was noted before."""
        with self.writing() as connection:
            connection.execute("DELETE FROM spent WHERE until < ?", (now,))
            return connection.execute("INSERT OR IGNORE INTO spent VALUES (?, ?)", (name, until)).rowcount == 1

    def is_spent(self, name: str) -> bool:
        """Tell whether something was noted, and counts no more."""
        return bool(self.rows("SELECT 1 FROM spent WHERE name = ?", (name,)))


def _statements(script: str) -> Iterator[str]:
    """Give the statements of a script; those within a trigger belong to it."""
    part = ""
    for line in script.strip().splitlines():
        part += line + "\n"
        if sqlite3.complete_statement(part):
            yield part
            part = ""
