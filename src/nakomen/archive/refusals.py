"""Turns what a database says when it fails into an archive's error with a remedy."""

from __future__ import annotations

import sqlite3

from nakomen.model import ArchiveError

#: What to do where an archive cannot be written.
WRITABLE = "copy the archive to a folder that you may write in, or name another with --archive"
_DISK = "check that the disk is not full and works, then read again; what was kept before is whole"

#: The beginning of SQLite's name for an error, then what it means and what to do; the first that fits is taken.
_MEANINGS = (
    ("SQLITE_FULL", "the disk is full", "free some space and read again; what was kept before is whole"),
    ("SQLITE_READONLY", "the archive cannot be written", WRITABLE),
    ("SQLITE_CANTOPEN", "the archive cannot be opened for writing", WRITABLE),
    ("SQLITE_PERM", "the archive cannot be opened for writing", WRITABLE),
    ("SQLITE_BUSY", "another program is writing in the archive", "wait until it is done and try again"),
    ("SQLITE_LOCKED", "another program is writing in the archive", "wait until it is done and try again"),
    ("SQLITE_NOTADB", "this is not an archive", "name another file with --archive"),
    ("SQLITE_CORRUPT", "the archive is damaged", "restore a copy, or read the letters into a new archive"),
    ("SQLITE_IOERR", "the disk refused to read or write", _DISK),
    ("SQLITE_TOOBIG", "a document is too big to keep", "cut it into parts of less than 1 GB"),
    ("SQLITE_NOMEM", "there is too little memory", "close other programs and try again"),
)
_NO_FTS5 = "install a Python whose SQLite has FTS5; those of python.org and Debian have it"


def refusal_of(error: BaseException, where: str) -> ArchiveError | None:
    """Return the archive's error for a database's or a driver's, or None where it is neither.

    >>> refusal_of(ValueError("other"), "nakomen.db") is None
    True
    """
    if isinstance(error, UnicodeEncodeError):
        what = "the text holds half characters (surrogates) that no file can keep"
        return ArchiveError(what, where=where, remedy="read the source again in its right encoding")
    if not isinstance(error, sqlite3.Error):
        return None
    name = getattr(error, "sqlite_errorname", None) or ""
    for beginning, what, remedy in _MEANINGS:
        if name.startswith(beginning):
            return ArchiveError(what, where=where, remedy=remedy)
    if "fts5" in str(error):
        return ArchiveError("this Python's SQLite cannot search texts", where=where, remedy=_NO_FTS5)
    return ArchiveError(f"the archive refused: {error}", where=where, remedy="report this with the letter at hand")
