from __future__ import annotations

import subprocess
import sys
import threading

import psycopg
import pytest

from nakomen.archive import Archive
from nakomen.archive.places import ServerAddress, place_of
from nakomen.archive.server_refusals import server_refusal_of
from nakomen.model import ArchiveError


@pytest.fixture
def address(server):
    return server.new_address()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("postgresql://localhost/nakomen", "postgresql://localhost/nakomen"),
        ("postgres://clerk:gehe%2Fim@[::1]:5433/nakomen?sslmode=require", "postgresql://clerk@[::1]:5433/nakomen"),
        (
            "postgresql+psycopg:///nakomen?host=/run/postgresql&password=geheim",
            "postgresql:///nakomen?host=/run/postgresql",
        ),
    ],
)
def test_an_address_is_shown_without_its_password(given, shown):
    place = place_of(given)
    assert str(place) == shown
    assert "geh" not in repr(place)


@pytest.mark.parametrize(
    "given", ["postgresql://u:ge/heim@h/db", "postgresql://u:geheim@h:poort/db", "postgresql://u:ge@heim@h/db"]
)
def test_an_address_that_is_not_understood_is_refused_without_a_word_of_it(given):
    with pytest.raises(ArchiveError, match="not understood") as refused:
        place_of(given)
    assert "heim" not in str(refused.value)


def test_a_server_that_is_away_is_named_without_the_password():
    with pytest.raises(ArchiveError, match="does not answer") as refused:
        Archive("postgresql://clerk:geheim@127.0.0.1:1/nakomen")
    assert "geheim" not in str(refused.value)
    assert refused.value.remedy


def test_a_driver_that_is_not_installed_is_named():
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from nakomen.archive import Archive\n"
        "from nakomen.model import ArchiveError\n"
        "try:\n    Archive('postgresql://localhost/x')\n"
        "except ArchiveError as error:\n    print(error)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert 'pip install "nakomen[postgresql]"' in said


def test_a_database_or_user_that_is_not_there_is_named(server):
    for given, said in (
        (server.address(database="weg"), "no such database"),
        (server.address().replace("postgres:unspoken", "niemand"), "refuses this user"),
    ):
        with pytest.raises(ArchiveError, match=said):
            Archive(given)


def test_a_database_that_does_not_keep_unicode_is_refused(server):
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(ArchiveError, match="in LATIN1, not in UTF8"):
        Archive(server.address(database="latin"))


def test_a_reader_makes_no_tables(address):
    with pytest.raises(ArchiveError, match="no archive here"):
        Archive(address, create=False)
    Archive(address).close()
    Archive(address, create=False).close()


def test_a_database_of_something_else_is_refused(server, address):
    schema = f"archive_{server._number}"
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute(f"CREATE TABLE {schema}.recipe (name text)")
    with pytest.raises(ArchiveError, match="something else"):
        Archive(address)


def test_a_session_acknowledges_only_what_is_on_disk_and_waits_so_long(server, address):
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute("ALTER ROLE postgres SET synchronous_commit = off")
    try:
        with Archive(address) as archive, archive._reading() as connection:
            shown = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in _SHOWN}
    finally:
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            connection.execute("ALTER ROLE postgres RESET ALL")
    assert shown == _SHOWN


_SHOWN = {"synchronous_commit": "on", "lock_timeout": "10s", "transaction_isolation": "repeatable read"}


def test_one_pen_for_all_writers(address, letter, monkeypatch):
    with Archive(address) as archive, Archive(address) as other:
        threads = [
            threading.Thread(target=lambda a, n: a.keep(*letter(n)), args=(one, number))
            for number, one in enumerate([archive, other] * 4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(archive.documents()) == 8
        assert archive.check().faults == () or {f.place for f in archive.check().faults} <= {
            "fsync",
            "full_page_writes",
        }
    monkeypatch.setattr("nakomen.archive.connecting._PATIENCE", 50)
    from nakomen.archive.connecting import writing

    with Archive(address) as archive, Archive(address) as other:
        with writing(archive._open_engine()), pytest.raises(ArchiveError, match="another program is writing"):
            other.keep(*letter(9))
        other.keep(*letter(9))


def test_an_archive_goes_on_after_its_server_was_started_again(server, address, letter):
    with Archive(address) as archive:
        archive.keep(*letter(1))
        server.kill()
        try:
            with pytest.raises(ArchiveError, match=r"does not answer|went away"):
                archive.keep(*letter(2))
        finally:
            server.start()
        archive.keep(*letter(2))
        assert len(archive.documents()) == 2
        assert archive.check().faults == ()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("53100", "the disk is full"),
        ("58030", "the disk refused"),
        ("57P01", "went away"),
        ("42501", "may not do that"),
        ("25006", "cannot be written"),
        ("XX001", "damaged"),
        ("53300", "too many guests"),
    ],
)
def test_a_server_that_refuses_is_understood(code, said):
    refusal = server_refusal_of(psycopg.errors.lookup(code)("zo zei de server"), str(ServerAddress("postgresql://h/d")))
    assert said in refusal.what
    assert refusal.remedy
