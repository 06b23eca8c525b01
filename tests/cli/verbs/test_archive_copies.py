"""`nakomen archive check | backup | restore | move | size`."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest


@pytest.fixture
def file(ledger_file: Path, tmp_path: Path) -> Path:
    """A copy of the ledger, to be damaged."""
    return Path(shutil.copy(ledger_file, tmp_path / "ledger.db"))


def test_a_whole_archive(run: Callable, file: Path) -> None:
    ran = run("archive", "check", "--archive", file)
    assert ran.status == 0
    assert f"{file} is whole (revision" in ran.out
    told = json.loads(run("archive", "check", "--json", "--archive", file).out)
    assert (told["ok"], told["faults"]) == (True, [])
    assert told["rows"]["document"] > 0


def test_a_damaged_archive(run: Callable, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE statement SET quote = 'x' WHERE key = 1")
        connection.commit()
    ran = run("--language", "nl", "archive", "check", "--archive", file)
    assert ran.status == 1
    assert "statement 1 staat niet in de tekst waar het zegt" in ran.out
    assert "is niet heel: 1 fout" in ran.out


def test_a_copy_and_back(run: Callable, file: Path) -> None:
    copy = file.with_name("copy.db")
    assert "is a whole copy" in run("archive", "backup", copy, "--archive", file).out
    ran = run("archive", "backup", copy, "--archive", file)
    assert (ran.status, "a file here already (name another, or give --force)" in ran.err) == (1, True)
    ran = run("--language", "nl", "archive", "restore", copy, "--archive", file)
    assert "hier is al een bestand (noem een ander, of geef --force)" in ran.err
    assert "is restored" in run("archive", "restore", copy, "--force", "--archive", file).out
    file.unlink()
    assert "is restored" in run("archive", "restore", copy, "--archive", file).out
    assert run("archive", "check", "--archive", file).status == 0


def test_a_move(run: Callable, file: Path) -> None:
    ran = run("archive", "move", file.with_name("moved.db"), "--archive", file)
    assert ran.status == 0
    assert "statement_actor" in ran.out
    assert "is now in" in ran.out
    assert file.exists()


def test_the_size(run: Callable, file: Path) -> None:
    told = json.loads(run("archive", "size", "--json", "--archive", file).out)
    assert told["documents"] > 0
    assert told["bytes"] == file.stat().st_size
    assert "on disk" in run("archive", "size", "--archive", file).out


@pytest.mark.parametrize("verb", ["list", "search dijk", "read .", "archive check", "archive size", "doctor"])
def test_a_server_that_is_away_is_told_without_its_password(run: Callable, verb: str) -> None:
    ran = run(*verb.split(), "--archive", "postgresql://clerk:geheim@127.0.0.1:1/nakomen")
    assert ran.status == 1
    said = ran.out + ran.err
    assert "geheim" not in said
    assert "the server does not answer" in said or "no letter" in said


def test_a_backup_that_is_not_there_gets_its_own_remedy(run: Callable, file: Path) -> None:
    ran = run("archive", "restore", "nope.db", "--force", "--archive", file)
    assert (ran.status, "nope.db: there is no such file" in ran.err) == (1, True)
    assert "nakomen archive backup wrote" in ran.err
    assert file.exists()


@pytest.mark.parametrize("address", ["mysql://anna:geheim@db/nakomen", "sqlite:///nakomen.db"])
def test_only_a_postgresql_address_is_one(run: Callable, file: Path, address: str) -> None:
    ran = run("archive", "move", address, "--archive", file)
    assert ran.status == 1
    assert "postgresql://" in ran.err
    assert "geheim" not in ran.err
    assert "een PostgreSQL-database" in run("--language", "nl", "archive", "move", address, "--archive", file).err
