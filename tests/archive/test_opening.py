from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nakomen.archive import Archive
from nakomen.model import ArchiveError

made_anew = pytest.mark.usefixtures("made_anew")


def test_importing_the_archive_imports_no_database():
    code = (
        "import sys, nakomen.archive; print(sorted({'sqlalchemy', 'alembic', 'sqlite3', 'Stemmer'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"


def test_opening_an_archive_that_is_up_to_date_imports_no_alembic(path):
    Archive(path).close()
    code = f"import sys; from nakomen.archive import Archive; Archive({str(path)!r}); print('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "False\n"


@made_anew
def test_opening_an_archive_that_is_up_to_date_is_quick(path, letter):
    with Archive(path) as archive:
        archive.keep(*letter(1))
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        Archive(path).close()
        seconds.append(time.perf_counter() - began)
    assert min(seconds) < 0.15


@made_anew
def test_sqlite_is_set_for_keeping(path):
    with Archive(path) as archive, archive._reading() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


@made_anew
def test_a_missing_archive_is_not_made_for_a_reader(path):
    with pytest.raises(ArchiveError, match=r"nakomen.db: there is no archive here \(read letters into it first"):
        Archive(path, create=False)
    assert not path.exists()


@made_anew
def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ArchiveError, match=r"folder does not exist \(make the folder .*gone first"):
        Archive(tmp_path / "gone" / "nakomen.db")


def test_a_folder_is_no_archive(tmp_path):
    with pytest.raises(ArchiveError, match="this is a folder"):
        Archive(tmp_path)


@pytest.mark.parametrize("content", [b"Geachte voorzitter,", b"SQLite format 3\x00 but no more than that" * 40])
def test_another_file_is_no_archive_and_stays_as_it_is(path, content):
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"not an archive|damaged"):
        Archive(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"database of something else \(name another file"):
        Archive(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_database_of_another_alembic_program_is_refused(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("CREATE TABLE recipe (name TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('ae1027a6acf')")
    connection.close()
    with pytest.raises(ArchiveError, match="database of something else"):
        Archive(path)


def test_an_archive_of_a_newer_program_is_refused(path):
    Archive(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(ArchiveError, match=r"written by a newer nakomen \(install the newest nakomen"):
        Archive(path)


@made_anew
def test_an_empty_file_becomes_an_archive(path):
    path.touch()
    with pytest.raises(ArchiveError, match="there is no archive here"):
        Archive(path, create=False)
    with Archive(path) as archive:
        assert archive.documents() == []


@made_anew
def test_a_percent_sign_and_a_quote_in_the_folder_are_no_matter(tmp_path):
    folder = tmp_path / "50% 'klaar' & é"
    folder.mkdir()
    with Archive(folder / "nakomen.db") as archive:
        assert archive.runs() == []


def test_a_closed_archive_says_so(archive):
    archive.close()
    with pytest.raises(ArchiveError, match="the archive is closed"):
        archive.documents()


def test_a_damaged_archive_is_named(path, letter):
    with Archive(path) as archive:
        for number in range(5):
            archive.keep(*letter(number))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"damaged \(restore a copy"), Archive(path) as archive:
        archive.documents()


def test_a_full_disk_is_an_error_with_a_remedy_and_leaves_what_was_kept(path, letter):
    with Archive(path) as archive:
        archive.keep(*letter(1))
        with archive._reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(ArchiveError, match=r"the disk is full \(free some space"):
            archive.keep(*letter(2, points=200))
        assert [row.id for row in archive.documents()] == ["brief-0001"]
    with Archive(path) as archive:
        assert archive.document("brief-0001") == letter(1).document


def test_a_limit_on_the_size_of_files_is_an_error_with_a_remedy(path):
    Archive(path).close()
    code = (
        "import resource, runpy, sys\n"
        "from nakomen.archive import Archive\n"
        "from nakomen.model import ArchiveError\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "make = runpy.run_path(sys.argv[2])['make_letter']\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
        "archive = Archive(sys.argv[1])\n"
        "try:\n"
        "    archive.keep(*make(1, points=2000))\n"
        "except ArchiveError as error:\n"
        "    print(error.what)\n"
        "    print(archive.size().documents)\n"
    )
    conftest = Path(__file__).with_name("conftest.py")
    done = subprocess.run([sys.executable, "-c", code, path, conftest], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[0] in ("the disk refused to read or write", "the disk is full")
    assert done.stdout.splitlines()[1] == "0"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 400_000


def _as_nobody(code: str, *arguments: object) -> str:
    """Run code as a user without rights, for whom read-only means read-only."""
    # Root's own Python may be closed to others: import everything before the rights are gone.
    drop = (
        "import os, nakomen.archive.opening, nakomen.archive.listing, sqlalchemy.dialects.sqlite.pysqlite\n"
        "import alembic.command; os.setgid(65534); os.setuid(65534)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", drop + code, *map(str, arguments)], check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become a user without rights")
def test_a_read_only_folder_is_an_error_with_a_remedy(letter):
    folder = Path("/tmp") / f"nakomen-readonly-{os.getpid()}"  # noqa: S108 - pytest's own folder is closed to others
    folder.mkdir()
    try:
        with Archive(folder / "nakomen.db") as archive:
            archive.keep(*letter(1))
        code = (
            "import sys\n"
            "from nakomen.archive import Archive\n"
            "from nakomen.model import ArchiveError\n"
            "for name in ('nakomen.db', 'new.db'):\n"
            "    try:\n"
            "        Archive(sys.argv[1] + '/' + name).documents()\n"
            "    except ArchiveError as error:\n"
            "        print(error)\n"
        )
        said = _as_nobody(code, folder).splitlines()
        assert len(said) == 2
        for line in said:
            assert "copy the archive to a folder that you may write in" in line
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become a user without rights")
@pytest.mark.parametrize("with_log", [False, True])
def test_who_may_not_write_can_look(letter, with_log):
    folder = Path("/tmp") / f"nakomen-readonly-{os.getpid()}"  # noqa: S108 - pytest's own folder is closed to others
    folder.mkdir()
    path = folder / "nakomen.db"
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from nakomen.archive import Archive\n"
        "archive = Archive(Path(sys.argv[1]), create=False)\n"
        "print(len(archive.documents()), len(archive.statements()), archive.size().documents, archive.links())\n"
    )
    try:
        writer = Archive(path)
        writer.keep(*letter(1))
        if not with_log:
            writer.close()
        files = sorted(file.name for file in folder.iterdir())
        assert ("nakomen.db-wal" in files) is with_log
        assert _as_nobody(code, path) == "1 6 1 []\n"
        assert sorted(file.name for file in folder.iterdir()) == files
        writer.close()
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def test_an_archive_that_is_only_looked_into_is_not_written(path, letter, monkeypatch):
    with Archive(path) as archive:
        archive.keep(*letter(1))
    before = path.read_bytes()
    monkeypatch.setattr("nakomen.archive.opening._may_write", lambda _: False)
    with Archive(path, create=False) as archive:
        assert archive.search("brief")
        with pytest.raises(ArchiveError, match=r"cannot be written \(copy the archive"):
            archive.keep(*letter(2))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_archive_of_another_program_that_cannot_be_written_is_refused(path, monkeypatch):
    Archive(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    monkeypatch.setattr("nakomen.archive.opening._may_write", lambda _: False)
    with pytest.raises(ArchiveError, match="another nakomen wrote this archive"):
        Archive(path, create=False)


def test_a_second_writer_waits_no_longer_than_its_patience(path, letter, monkeypatch):
    Archive(path).close()
    monkeypatch.setattr("nakomen.archive.connecting._PATIENCE", 50)
    with sqlite3.connect(path, isolation_level=None) as other, Archive(path) as archive:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match=r"another program is writing .*try again"):
            archive.keep(*letter(1))
        assert archive.documents() == []
        other.execute("ROLLBACK")
        archive.keep(*letter(1))
    other.close()


def test_many_programs_may_make_the_archive_at_once(path):
    code = "import sys; from nakomen.archive import Archive; print(len(Archive(sys.argv[1]).documents()))"
    started = [
        subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    results = [program.communicate() for program in started]
    assert [out for out, _ in results] == ["0\n"] * 4, results
