"""Lets an archive work through apsw, whose files can be Python's: a power cut or a full disk can then be made."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager

import apsw

from nakomen.archive import connecting

_CODES = {**apsw.mapping_result_codes, **apsw.mapping_extended_result_codes}


def _translated(error):
    """Return apsw's error as one of the driver that the archive knows."""
    code = getattr(error, "extendedresult", None) or getattr(error, "result", None)
    kind = sqlite3.IntegrityError if isinstance(error, apsw.ConstraintError) else sqlite3.OperationalError
    told = kind(str(error))
    told.sqlite_errorcode = code
    told.sqlite_errorname = _CODES.get(code, "") if isinstance(code, int) else ""
    return told


class Cursor:
    """As much of a cursor as SQLAlchemy asks of one."""

    arraysize = 1

    def __init__(self, connection):
        self._connection = connection
        self._rows = []
        self.description = None
        self.rowcount = -1
        self.lastrowid = None

    def execute(self, sql, parameters=()):
        self._run(sql, [parameters])
        return self

    def executemany(self, sql, many):
        self._run(sql, many)
        return self

    def _run(self, sql, many):
        self.description, self._rows, self.rowcount = None, [], 0
        cursor = self._connection.cursor()
        cursor.exec_trace = self._note
        try:
            for parameters in many:
                before = self._connection.total_changes()
                self._rows = list(cursor.execute(sql, tuple(parameters)))
                self.rowcount += self._connection.total_changes() - before
        except apsw.Error as error:
            raise _translated(error) from error

    def _note(self, cursor, _sql, _bindings):
        self.description = tuple((name, None, None, None, None, None, None) for name, _ in cursor.get_description())
        self.description = self.description or None
        return True

    def fetchone(self):
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size=1):
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    def fetchall(self):
        taken, self._rows = self._rows, []
        return taken

    def close(self):
        self._rows = []


class Connection:
    """As much of a connection as SQLAlchemy asks of one; it moves pages to the file often, so that cuts fall there."""

    isolation_level = None

    def __init__(self, path, vfs):
        try:
            self._made = apsw.Connection(str(path), vfs=vfs)
        except apsw.Error as error:
            raise _translated(error) from error
        self.execute("PRAGMA wal_autocheckpoint=40")

    def cursor(self):
        return Cursor(self._made)

    def execute(self, sql, parameters=()):
        return self.cursor().execute(sql, parameters)

    def create_function(self, name, arguments, function, **_):
        self._made.create_scalar_function(name, function, arguments)

    def commit(self):
        if self._made.in_transaction:
            self.execute("COMMIT")

    def rollback(self):
        if self._made.in_transaction:
            self.execute("ROLLBACK")

    def close(self):
        self._made.close()


@contextmanager
def through(vfs, *, synchronous="FULL"):
    """Let every archive that is opened meanwhile work through a file system of Python."""
    before = connecting._open_file, connecting._SYNCHRONOUS
    connecting._open_file, connecting._SYNCHRONOUS = (lambda path: Connection(path, vfs)), synchronous
    try:
        yield
    finally:
        connecting._open_file, connecting._SYNCHRONOUS = before
