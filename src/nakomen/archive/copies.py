"""Makes copies of an archive that can be relied on: a backup, an archive made from one, a move to another place."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from nakomen.archive.archive import Archive
from nakomen.archive.places import Place, ServerAddress
from nakomen.model import ArchiveError

Step = Callable[[str], None]
#: Pages copied between two words of progress.
_PAGES = 2_000


def back_up(archive: Archive, file: Path, step: Step, *, force: bool = False) -> dict[str, int]:
    """Write a copy of an archive to a file, check it, and return how many rows each table has.

    The copy is of one moment, however much others write meanwhile, and it is a SQLite file wherever the archive stands.
    The file is there when it is whole, and not before; one that is there already is replaced with `force` only.
    """
    _check_free(file, force=force)
    _check_other(archive.path, file)
    with _made_beside(file, force=force) as new:
        _copy_to(archive.path, new, step)
        return _check_copy(new, step)


def restore(file: Path, place: Place, step: Step, *, force: bool = False) -> dict[str, int]:
    """Make the archive at a place again from a backup, which must be whole and not newer than the program.

    The backup stays as it is, even when it is of an older program. On a server the place must hold no archive.
    """
    if not file.exists():
        remedy = "name a file that nakomen archive backup wrote"
        raise ArchiveError("there is no such file", where=str(file), remedy=remedy)
    if isinstance(place, ServerAddress):
        with tempfile.TemporaryDirectory(prefix="nakomen-") as folder:
            new = Path(folder) / "nakomen.db"
            _copy_file(file, new, step)
            _check_copy(new, step)
            with Archive(new, create=False) as backup:
                return move(backup, place, step)
    _check_free(place, force=force)
    _check_other(place, file)
    with _made_beside(place, force=force) as new:
        _copy_file(file, new, step)
        return _check_copy(new, step)


def move(archive: Archive, place: Place, step: Step) -> dict[str, int]:
    """Copy an archive to another place, row by row and compared, and return how many rows each table has.

    All of it arrives or nothing. The archive itself stays where it is, for the user to take away.
    """
    if isinstance(place, ServerAddress):
        with Archive(place) as target:
            return archive.copy_to(target, step)
    _check_free(place, force=False)
    with _made_beside(place, force=False) as new:
        with Archive(new) as target:
            rows = archive.copy_to(target, step)
        _check_copy(new, step)
        return rows


def _copy_to(place: Place, new: Path, step: Step) -> None:
    if isinstance(place, ServerAddress):
        with Archive(place, create=False) as archive, Archive(new) as target:
            archive.copy_to(target, step)
    else:
        _copy_file(place, new, step)


def _copy_file(file: Path, new: Path, step: Step) -> None:
    """Copy a SQLite file with what is in its log, as it is at one moment."""
    # Opened as an archive first, for its own words where it is missing, damaged or something else.
    from nakomen.archive.connecting import look_into
    from nakomen.archive.opening import check_file
    from nakomen.archive.refusals import refusal_of

    check_file(file, create=False)
    try:
        with closing(look_into(file)) as source, closing(sqlite3.connect(new)) as target:
            # A transaction that stays open keeps the moment: else each write of another would start the copy anew.
            source.isolation_level = None
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(target, pages=_PAGES, progress=lambda _, left, pages: step(f"{pages - left}/{pages}"))
    except sqlite3.Error as error:
        refusal = refusal_of(error, str(file))
        raise refusal or error from error


def _check_copy(new: Path, step: Step) -> dict[str, int]:
    with Archive(new, create=False) as copy:
        checked = copy.check(step)
    if checked.faults:
        first = checked.faults[0]
        what = f"the copy is not whole: {first.what}"
        raise ArchiveError(what, where=first.place, remedy="nakomen archive check tells what is wrong")
    return checked.rows


@contextmanager
def _made_beside(file: Path, *, force: bool) -> Iterator[Path]:
    """Give a name beside the file to write to, and put what was written in its place when it is whole."""
    new = file.with_name(f".{file.name}.part")
    try:
        _remove(new)
        yield new
        with new.open("rb+") as written:
            os.fsync(written.fileno())
        _check_free(file, force=force)
        new.replace(file)
        _sync_folder(file.parent)
    except OSError as error:
        remedy = "check the name, your rights on the folder and the space that is left"
        raise ArchiveError(f"cannot be written: {error.strerror}", where=str(file), remedy=remedy) from error
    finally:
        _remove(new)


def _remove(file: Path) -> None:
    for name in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        name.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check_free(file: Path, *, force: bool) -> None:
    if file.exists() and not force:
        raise ArchiveError("there is a file here already", where=str(file), remedy="name another, or give --force")
    if not file.parent.is_dir():
        raise ArchiveError("its folder does not exist", where=str(file), remedy=f"make the folder {file.parent} first")
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size:
        # A log that stays behind would be read into the new file.
        remedy = "close the programs that have it open, or move it away together with its -wal file"
        raise ArchiveError("the archive here is in use", where=str(file), remedy=remedy)


def _check_other(place: Place, file: Path) -> None:
    if isinstance(place, Path) and file.exists() and place.exists() and file.samefile(place):
        raise ArchiveError("this is the archive itself", where=str(file), remedy="name another file")
