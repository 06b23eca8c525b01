from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from nakomen.archive import Archive, Filters, Kept

CONFTEST = Path(__file__).with_name("conftest.py")
#: Reads letters into an archive as a run does; says so when its imports are over, and after each letter.
RUN = """
import runpy, sys
from dataclasses import replace
make = runpy.run_path(sys.argv[2])["make_letter"]
import alembic.command, nakomen.archive.keeping, nakomen.archive.opening
from nakomen.archive import Archive
print("ready", flush=True)
with Archive(sys.argv[1]) as archive:
    for number in range(int(sys.argv[3])):
        document, *rest = make(number % 40, points=12 + number // 40)
        # Each version in a file of its own, for a reading that begins anew passes the older ones again.
        archive.keep(replace(document, source_name=f"{number // 40}/{document.source_name}"), *rest)
        print(number, flush=True)
print("done", flush=True)
"""
READINGS = 60
KILLS = 10


def run(path, letters=None, seconds=0.0):
    """Run the reading; where a number of letters is given, kill it so many seconds after it kept them."""
    arguments = [sys.executable, "-c", RUN, str(path), str(CONFTEST), str(READINGS)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        if letters is None:
            assert program.stdout.read().endswith("done\n")
            return
        for number in range(letters):
            assert program.stdout.readline() == f"{number}\n"
        time.sleep(seconds)
        program.send_signal(signal.SIGKILL)
        program.wait()


def content_of(path):
    """Return every row of every table."""
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        content = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}  # noqa: S608 - names of tables
    connection.close()
    return content


def check_whole(path, letter):
    """Open what a kill left, and compare each document with the letter that it was read from."""
    with Archive(path) as archive:
        rows = archive.documents()
        for row in rows:
            read = letter(int(row.id[-4:]), points=11 + row.version)
            kept_from = f"{row.version - 1}/{read.document.source_name}"
            assert archive.document(row.id) == replace(read.document, source_name=kept_from)
            assert archive.source(row.id) == read.source
        assert archive.size().statements == sum(10 + 1 + row.version for row in rows)
        assert archive.size().sentences == archive.size().statements
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    return len(rows)


@pytest.mark.slow
def test_a_killed_reading_leaves_whole_documents_and_can_go_on(tmp_path, letter):
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    run(whole)
    chance = random.Random(20250614)  # noqa: S311 - moments to kill at, not secrets
    found = []
    for kill in range(KILLS):
        # The first kills fall into the making of the tables, the later ones anywhere; the work grows from kill to kill.
        run(killed, max(kill - 1, 0) * READINGS // (KILLS + 2), chance.uniform(0, 0.08 if kill < 2 else 0.02))
        found.append(check_whole(killed, letter))
    assert found == sorted(found)
    assert len(set(found)) > 3, "the kills should fall into the reading"
    run(killed)
    assert check_whole(killed, letter) == 40
    assert content_of(killed) == content_of(whole)
    with Archive(killed) as archive:
        assert archive.keep(*letter(3, points=12)) is Kept.UNCHANGED
        assert len(archive.search("kabinet", Filters(limit=10_000))) == archive.size().sentences


def test_two_readings_at_once_both_arrive(tmp_path, letter):
    path = tmp_path / "nakomen.db"
    programs = [
        subprocess.Popen([sys.executable, "-c", RUN, str(path), str(CONFTEST), "40"], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [program.communicate()[0].splitlines()[-1] for program in programs] == ["done"] * 3
    assert check_whole(path, letter) == 40
