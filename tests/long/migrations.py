"""Takes an archive of many statements down through all its migrations and up again, and compares every row.

`python tests/long/migrations.py --statements 100000 [--server]`
"""

from __future__ import annotations

import argparse
import runpy
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, inspect, select

from nakomen.archive import Archive
from nakomen.archive.connecting import make_engine
from nakomen.archive.migrating import migrate, migration_config
from nakomen.archive.migrations import HEAD
from nakomen.archive.places import place_of
from postgres_server import PostgresServer, why_not

make_letter = runpy.run_path(str(Path(__file__).parents[1] / "archive" / "conftest.py"))["make_letter"]
_POINTS = 500


def content_of(engine):
    """Return of each table the number of rows and a digest of them, column by column by name."""
    found = {}
    with engine.connect() as connection:
        known = MetaData()
        for name in inspect(connection).get_table_names():
            if name.startswith(("sentence_index", "alembic_version")):
                continue
            known.reflect(connection, only=[name], resolve_fks=False)
            table = known.tables[name]
            columns = sorted(table.columns, key=lambda column: column.name)
            digest, rows = sha256(), 0
            for row in connection.execute(select(*columns).order_by(*table.primary_key.columns)):
                digest.update(repr(tuple(row)).encode())
                rows += 1
            found[name] = rows, digest.hexdigest()
    return found


def run(place, statements):
    """Go down to the first migration and up again; return how many rows there were, the seconds, and what differs."""
    with Archive(place) as archive:
        for number in range(max(1, statements // _POINTS)):
            archive.keep(*make_letter(number, points=min(_POINTS, statements)))
    engine = make_engine(place_of(place), foreign_keys=False)
    wrong, seconds = [], 0.0
    before = content_of(engine)
    for revision in (*_revisions(engine), HEAD):
        began = time.monotonic()
        migrate(engine, revision, "the archive")
        seconds += time.monotonic() - began
        now = content_of(engine)
        # A table that a migration makes is empty before it and gone below it.
        wrong += [f"{name} at {revision}" for name in before if before[name][0] and now.get(name) != before[name]]
    engine.dispose()
    with Archive(place) as archive:
        wrong += [f"{fault.place}: {fault.what}" for fault in archive.check().faults]
        found = len(archive.search("brief 0"))
        wrong += [] if found else ["nothing is found any more"]
    return sum(rows for rows, _ in before.values()), seconds, wrong


def _revisions(engine):
    """Return the revisions from the last but one down to the first."""
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migration_config(connection)).walk_revisions()
        return [script.revision for script in scripts][1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--server", action="store_true")
    given = parser.parse_args()
    if given.server and why_not():
        sys.stdout.write(f"migrations on PostgreSQL: none, {why_not()}\n")
        return 0
    if given.server:
        with PostgresServer() as server:
            rows, seconds, wrong = run(server.new_address(), given.statements)
    else:
        with tempfile.TemporaryDirectory() as folder:
            rows, seconds, wrong = run(Path(folder) / "nakomen.db", given.statements)
    sys.stdout.write(
        f"migrations on {'PostgreSQL' if given.server else 'SQLite'} of {given.statements} statements ({rows} rows), down"
        f" to the first and up again: {seconds:.1f} s; tables that differ: {len(wrong)}\n"
    )
    for one in wrong[:5]:
        sys.stdout.write(f"  such as {one}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
