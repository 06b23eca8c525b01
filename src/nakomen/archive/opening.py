"""Opens an archive: what file may be one, and tables of the shape that this program knows."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Engine

from nakomen.archive.connecting import make_engine, use_write_ahead_log
from nakomen.archive.migrating import bring_up_to_date, check_not_empty, check_up_to_date
from nakomen.archive.places import Place, ServerAddress
from nakomen.model import ArchiveError

_HEADER = b"SQLite format 3\x00"


def open_engine(place: Place, *, create: bool) -> Engine:
    """Return an engine on the archive at a place, its tables as this program wants them.

    Who does not `create` only looks: an archive that this user cannot write is then opened to be read.
    Raises ArchiveError with a remedy where the file is missing, no archive, or newer than the program.
    """
    if isinstance(place, ServerAddress):
        return _open_server(place, create=create)
    return _open_file(place, create=create)


def _open_server(address: ServerAddress, *, create: bool) -> Engine:
    engine = make_engine(address)
    try:
        if not create:
            check_not_empty(engine, _missing(str(address)))
        bring_up_to_date(engine, lambda: make_engine(address), str(address))
    except BaseException:
        engine.dispose()
        raise
    return engine


def _open_file(path: Path, *, create: bool) -> Engine:
    check_file(path, create=create)
    read_only = not create and not _may_write(path)
    engine = make_engine(path, read_only=read_only)
    try:
        if read_only:
            check_up_to_date(engine, str(path))
            return engine
        bring_up_to_date(engine, lambda: make_engine(path, foreign_keys=False), str(path))
        # Not sooner: a database that is not ours must stay as it is.
        use_write_ahead_log(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _may_write(path: Path) -> bool:
    """Tell whether this user may write the file and, for its log, the folder that it is in."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


def check_file(path: Path, *, create: bool) -> None:
    """Refuse a path that is not that of a SQLite file, or with `create` of one to be made."""
    where = str(path)
    try:
        if path.is_dir():
            raise ArchiveError("this is a folder", where=where, remedy="name a file in it, such as nakomen.db")
        header = b""
        if path.exists():
            with path.open("rb") as file:
                header = file.read(len(_HEADER))
    except OSError as error:
        remedy = "check the name and your rights on the file"
        raise ArchiveError(f"cannot be opened: {error.strerror}", where=where, remedy=remedy) from error
    # A kill while a new archive is made can leave an empty file: it is as good as none.
    if not header:
        _check_missing(path, create=create)
    # A power cut in the making can leave a torn first page; with its journal beside it SQLite makes it good again.
    elif header != _HEADER and not _has_journal(path):
        raise ArchiveError("this is not an archive", where=where, remedy="name another file with --archive")


def _has_journal(path: Path) -> bool:
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def _check_missing(path: Path, *, create: bool) -> None:
    if not create:
        raise _missing(str(path))
    if not path.parent.is_dir():
        raise ArchiveError("its folder does not exist", where=str(path), remedy=f"make the folder {path.parent} first")


def _missing(where: str) -> ArchiveError:
    remedy = "read letters into it first: nakomen read FOLDER"
    return ArchiveError("there is no archive here", where=where, remedy=remedy)
