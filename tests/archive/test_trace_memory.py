"""What tracing remembers, on each database: kept, used for one letter more, made anew where an archive moved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from nakomen.archive import Archive
from nakomen.archive.copies import back_up, move, restore
from nakomen.archive.places import place_of
from nakomen.archive.trace_memory import TRACE_TABLES
from nakomen.demo import dossier_folder
from nakomen.engines.tracing_run import link_again, tracer
from shipped_letters import shipped_letters


def quietly(_):
    pass


@pytest.fixture(scope="module")
def letters():
    """The last four shipped letters as read, by day, each with its statements and its bytes."""
    paths = sorted(dossier_folder().iterdir())
    read = zip(shipped_letters(), paths, strict=True)
    return [(document, list(statements), path.read_bytes()) for (document, statements), path in read][-4:]


def ends(archive):
    return {(one.later, one.earlier, one.relation) for one in archive.links()}


def memory_of(archive):
    """Return the rows of each table of the memory."""
    with archive.tracing(tracer()) as session:
        connection = session.memory._connection
        assert "trace_loose" not in inspect(connection).get_table_names()
        return [{tuple(row) for row in connection.execute(select(table))} for table in TRACE_TABLES]


def test_one_letter_more_gives_the_links_of_all_at_once(archive, letters):
    for letter in letters[:-1]:
        archive.keep(*letter)
    earlier = link_again(archive, few=0)
    archive.keep(*letters[-1])
    assert link_again(archive, few=0) > earlier > 10
    one_by_one = ends(archive)
    with archive.tracing("another program") as session:
        assert session.new_documents() is None
        session.memory.forget()
    link_again(archive, few=0)
    # A compound's last part may be met for the first time in the new letter: then roots of older ones are others.
    assert len(one_by_one & ends(archive)) >= 0.9 * len(one_by_one | ends(archive))
    memory = memory_of(archive)
    assert all(memory)
    with archive.tracing(tracer()) as session:
        session.memory.forget()
    link_again(archive, few=0)
    assert memory_of(archive) == memory


def test_a_letter_that_changed_makes_all_anew(archive, letters):
    for letter in letters:
        archive.keep(*letter)
    before = link_again(archive, few=0)
    document, statements, source = letters[-1]
    archive.keep(replace(document, text=f"{document.text} Nog iets."), statements, source + b"!")
    with archive.tracing(tracer()) as session:
        assert session.new_documents() is None
    assert link_again(archive, few=0) == before


def test_an_archive_that_moved_is_traced_where_it_stands_now(archive, letters, tmp_path, server):
    """Links move with it; the memory stays behind and is made anew, from each database to the other."""
    for letter in letters[:-1]:
        archive.keep(*letter)
    link_again(archive, few=0)
    there = server.new_address() if isinstance(archive.path, Path) else tmp_path / "there.db"
    move(archive, place_of(there), quietly)
    with Archive(there) as moved:
        assert ends(moved) == ends(archive)
        assert moved.check().faults == ()
        moved.keep(*letters[-1])
        assert link_again(moved, few=0) > len(ends(archive))


def test_an_archive_brought_back_is_traced_on(archive, letters, tmp_path, server):
    for letter in letters[:-1]:
        archive.keep(*letter)
    link_again(archive, few=0)
    back_up(archive, tmp_path / "copy.db", quietly)
    for target in (tmp_path / "new.db", place_of(server.new_address())):
        restore(tmp_path / "copy.db", target, quietly)
        with Archive(target) as back:
            assert ends(back) == ends(archive)
            back.keep(*letters[-1])
            assert link_again(back, few=0) > len(ends(archive))
