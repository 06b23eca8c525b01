from __future__ import annotations

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from nakomen.archive import Archive
from nakomen.archive.connecting import make_engine
from nakomen.archive.migrating import migrate, migration_config
from nakomen.archive.migrations import HEAD
from nakomen.archive.migrations.env import include_object
from nakomen.archive.tables import metadata
from nakomen.model import ArchiveError


@pytest.fixture
def engine(path):
    engine = make_engine(path, foreign_keys=False)
    yield engine
    engine.dispose()


def shape_of(path):
    with sqlite3.connect(path) as connection:
        shape = connection.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name <> 'alembic_version'").fetchall()
    connection.close()
    return sorted(shape)


@pytest.mark.usefixtures("archive")
def test_migrations_and_tables_agree(engine):
    options = {"compare_type": True, "include_object": include_object}
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


@pytest.mark.usefixtures("archive")
def test_the_comparison_sees_a_difference(engine):
    """Show that the test above can fail, and that without the filter the full-text index would be dropped."""
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP INDEX ix_statement_theme")
        options = {"include_object": include_object}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        assert [difference[0] for difference in differences] == ["add_index"]
        unfiltered = compare_metadata(MigrationContext.configure(connection), metadata)
        assert {"sentence_index", "sentence_index_data"} <= {d[1].name for d in unfiltered if d[0] == "remove_table"}


def test_named_head_is_the_last_migration(engine):
    with engine.connect() as connection:
        assert ScriptDirectory.from_config(migration_config(connection)).get_heads() == [HEAD]


def test_down_to_nothing_and_up_again(path, letter, engine):
    with Archive(path) as archive:
        archive.keep(*letter(1))
    shape = shape_of(path)
    migrate(engine, "base", str(path))
    assert shape_of(path) == []
    with Archive(path) as archive:
        assert archive.documents() == []
        archive.keep(*letter(1))
        assert len(archive.search("kabinet")) == 6
    assert shape_of(path) == shape


def test_a_migration_that_fails_leaves_no_table(path, monkeypatch):
    from alembic import command

    upgrade = command.upgrade

    def _half(config, revision):
        upgrade(config, revision)
        raise ArchiveError("the power went")

    monkeypatch.setattr(command, "upgrade", _half)
    with pytest.raises(ArchiveError, match="the power went"):
        Archive(path)
    assert shape_of(path) == []
    monkeypatch.undo()
    Archive(path).close()


def test_rows_that_do_not_fit_each_other_stop_a_migration(path, letter, engine):
    with Archive(path) as archive:
        archive.keep(*letter(1))
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM document")
    connection.close()
    with pytest.raises(ArchiveError, match="do not fit each other"):
        migrate(engine, "head", str(path))
