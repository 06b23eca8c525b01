"""Turns what PostgreSQL and its driver say when they fail into an archive's error with a remedy."""

from __future__ import annotations

import re

from nakomen.model import ArchiveError

_AGAIN = "wait until it is done and try again"
_KEPT = "what was kept before is whole"
_AWAY = "start the server or wait for it, then try again; what was kept before is whole"

#: The beginning of an SQLSTATE, then what it means and what to do; the first that fits is taken.
_MEANINGS = (
    ("55P03", "another program is writing in the archive", _AGAIN),
    ("40", "another program is writing in the archive", _AGAIN),
    ("57014", "the server stopped the work", "try again, or ask the server's keeper for more time"),
    ("57P", "the server went away", _AWAY),
    ("08", "the server went away", _AWAY),
    ("53100", "the disk is full", f"free some space and read again; {_KEPT}"),
    ("53300", "the server has too many guests", "try again later, or let the server's keeper raise max_connections"),
    ("53", "the server has too little memory or space", f"ask the server's keeper; {_KEPT}"),
    ("42501", "this user may not do that in the database", "ask the server's keeper for the rights"),
    ("25006", "the archive cannot be written", "name the server that takes writes, not its copy"),
    ("58", "the disk refused to read or write", f"ask the server's keeper to look at its disk; {_KEPT}"),
    ("XX00", "the archive is damaged", "restore a copy, or read the letters into a new archive"),
    ("28", "the server refuses this user or password", "check the user, and the password in PGPASSWORD or ~/.pgpass"),
    ("3D000", "there is no such database on the server", "make it first: createdb NAME"),
)
#: Before there is a session the driver gives words and no code; those of a server in another language are not known.
_WORDS = (
    (r"password|authentication|role .* does not exist|no pg_hba", "28"),
    (r'database ".*" does not exist', "3D000"),
    (r"too many clients|remaining connection slots", "53300"),
)


def server_refusal_of(error: BaseException | None, where: str) -> ArchiveError | None:
    """Return the archive's error for a server's or its driver's, or None where it is neither.

    >>> server_refusal_of(ValueError("other"), "postgresql://localhost/nakomen") is None
    True
    """
    import psycopg

    if isinstance(error, UnicodeEncodeError):
        what = "the text holds half characters (surrogates) that no file can keep"
        return ArchiveError(what, where=where, remedy="read the source again in its right encoding")
    if not isinstance(error, psycopg.Error):
        return None
    code = error.sqlstate or _code_of(error)
    for beginning, what, remedy in _MEANINGS:
        if code.startswith(beginning):
            return ArchiveError(what, where=where, remedy=remedy)
    if not code and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        remedy = f"check the address; {_AWAY}"
        return ArchiveError("the server does not answer", where=where, remedy=remedy)
    said = " ".join(str(error).split()) or type(error).__name__
    return ArchiveError(f"the archive refused: {said}", where=where, remedy="report this with the letter at hand")


def _code_of(error: BaseException) -> str:
    said = str(error)
    return next((code for pattern, code in _WORDS if re.search(pattern, said)), "")
