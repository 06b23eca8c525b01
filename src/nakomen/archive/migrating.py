"""Brings an archive's tables to the shape that this program knows, by Alembic, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, literal, select, table, text

from nakomen.archive.connecting import writing
from nakomen.archive.migrations import HEAD
from nakomen.archive.refusals import WRITABLE
from nakomen.model import ArchiveError

if TYPE_CHECKING:
    from alembic.config import Config

_REVISION_TABLE = "alembic_version"
_FOLDER = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, migration_engine: Callable[[], Engine], where: str) -> None:
    """Make the tables of a new archive, move an older one on, and refuse what is newer or not ours.

    Alembic is not even imported where the archive is up to date.
    """
    with engine.connect() as connection:
        revision = _check_revision(connection, where)
    if revision == HEAD:
        return
    migrator = migration_engine()
    try:
        migrate(migrator, "head", where)
    finally:
        migrator.dispose()


def check_not_empty(engine: Engine, refusal: ArchiveError) -> None:
    """Raise the refusal where a database holds no table."""
    with engine.connect() as connection:
        if not inspect(connection).get_table_names():
            raise refusal


def check_up_to_date(engine: Engine, where: str) -> None:
    """Refuse an archive that would have to be moved on, where it cannot be written."""
    with engine.connect() as connection:
        revision = _check_revision(connection, where)
    if revision != HEAD:
        what = "another nakomen wrote this archive, and it cannot be written to bring it up to date"
        raise ArchiveError(what, where=where, remedy=WRITABLE)


def migrate(engine: Engine, revision: str, where: str) -> None:
    """Move the archive up or down to a revision, or down to `base`, which takes everything away; all of it or nothing.

    Going down is refused where a table that goes has rows.
    """
    from alembic import command

    with writing(engine) as connection:
        # Another program may have done it while this one waited for the pen.
        found = _check_revision(connection, where)
        config = migration_config(connection)
        if revision == "base":
            command.downgrade(config, revision)
        else:
            _check_known(config, found, where)
            if revision != "head" and found is not None and revision < found:
                filled = _filled_tables(connection)
                command.downgrade(config, revision)
                _check_none_lost(connection, filled, where)
            else:
                command.upgrade(config, revision)
        _check_foreign_keys(connection, where)


def _filled_tables(connection: Connection) -> set[str]:
    """Return the tables that have rows."""
    names = inspect(connection).get_table_names()
    return {name for name in names if connection.execute(select(literal(1)).select_from(table(name)).limit(1)).first()}


def _check_none_lost(connection: Connection, filled: set[str], where: str) -> None:
    lost = sorted(filled - set(inspect(connection).get_table_names()))
    if lost:
        remedy = "stay with this version, or make a backup and restore that later"
        raise ArchiveError(f"an older nakomen has no place for {', '.join(lost)}", where=where, remedy=remedy)


def migration_config(connection: Connection) -> Config:
    """Return Alembic's settings for a connection, as a program and not a file gives them."""
    from alembic.config import Config

    config = Config()
    # Alembic reads a percent sign as the start of a variable, but a folder may have one in its name.
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _check_revision(connection: Connection, where: str) -> str | None:
    """Return the revision of the tables, or None where there are none yet."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if _REVISION_TABLE not in tables or (len(tables) > 1 and "archive_setting" not in tables):
        remedy = "name another file with --archive"
        raise ArchiveError("this is a database of something else", where=where, remedy=remedy)
    revision = connection.execute(text(f"SELECT version_num FROM {_REVISION_TABLE}")).scalar()  # noqa: S608 - a constant
    return None if revision is None else str(revision)


def _check_known(config: Config, revision: str | None, where: str) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        remedy = "install the newest nakomen, or name another archive with --archive"
        raise ArchiveError("this archive was written by a newer nakomen", where=where, remedy=remedy)


def _check_foreign_keys(connection: Connection, where: str) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise ArchiveError("the archive's rows do not fit each other", where=where, remedy="restore a copy")
