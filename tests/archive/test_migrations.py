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
from nakomen.archive.places import place_of
from nakomen.archive.tables import metadata
from nakomen.model import ArchiveError

pytestmark = pytest.mark.usefixtures("made_anew")


@pytest.fixture
def engine(place):
    engine = make_engine(place_of(place), foreign_keys=False)
    yield engine
    engine.dispose()


#: What PostgreSQL knows of a schema: its columns with their order, its constraints, indexes, views and triggers.
SERVER_SHAPE = """
SELECT table_name || '.' || column_name, concat_ws(' ', data_type, is_nullable, collation_name)
  FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'alembic_version'
UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
  WHERE connamespace = current_schema()::regnamespace AND conname NOT LIKE 'alembic%%'
UNION ALL SELECT indexname, replace(indexdef, current_schema(), '') FROM pg_indexes
  WHERE schemaname = current_schema() AND tablename <> 'alembic_version'
UNION ALL SELECT viewname, definition FROM pg_views WHERE schemaname = current_schema()
UNION ALL SELECT tgname, replace(pg_get_triggerdef(oid), current_schema(), '') FROM pg_trigger
  WHERE NOT tgisinternal AND tgrelid::regclass::text NOT LIKE '%%.%%'
"""
FILE_SHAPE = "SELECT name, sql FROM sqlite_master WHERE tbl_name <> 'alembic_version'"


def shape_of(engine):
    with engine.connect() as connection:
        asked = FILE_SHAPE if connection.dialect.name == "sqlite" else SERVER_SHAPE
        return sorted(map(tuple, connection.exec_driver_sql(asked)), key=repr)


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
        assert "sentence_index" in {d[1].name for d in unfiltered if d[0] == "remove_table"}


def test_named_head_is_the_last_migration(engine):
    with engine.connect() as connection:
        assert ScriptDirectory.from_config(migration_config(connection)).get_heads() == [HEAD]


def test_down_to_nothing_and_up_again(place, letter, engine):
    with Archive(place) as archive:
        archive.keep(*letter(1))
    shape = shape_of(engine)
    migrate(engine, "base", "the archive")
    assert shape_of(engine) == []
    with Archive(place) as archive:
        assert archive.documents() == []
        archive.keep(*letter(1))
        assert len(archive.search("kabinet")) == 6
    assert shape_of(engine) == shape


def test_a_migration_that_fails_leaves_no_table(place, engine, monkeypatch):
    from alembic import command

    upgrade = command.upgrade

    def _half(config, revision):
        upgrade(config, revision)
        raise ArchiveError("the power went")

    monkeypatch.setattr(command, "upgrade", _half)
    with pytest.raises(ArchiveError, match="the power went"):
        Archive(place)
    assert shape_of(engine) == []
    monkeypatch.undo()
    Archive(place).close()
    assert shape_of(engine)


def test_texts_sort_alike_on_both_databases(archive):
    if archive._open_engine().dialect.name == "sqlite":
        return
    with archive._reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' AND table_name IN"
            " (SELECT tablename FROM pg_tables WHERE schemaname = current_schema())"
        ).all()
    assert found == []


def test_rows_that_do_not_fit_each_other_stop_a_migration(path, letter):
    with Archive(path) as archive:
        archive.keep(*letter(1))
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM document")
    connection.close()
    with pytest.raises(ArchiveError, match="do not fit each other"):
        migrate(make_engine(path, foreign_keys=False), "head", str(path))
