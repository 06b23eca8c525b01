"""What was done is added to, never changed, and forgotten from the oldest on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from nakomen.web.access.attempts import Attempts
from nakomen.web.access.deeds import Deed, Deeds, Noted
from nakomen.web.access.store import AccessError, AccessStore
from team import NOW


@pytest.fixture
def deeds(tmp_path: Path) -> Iterator[Deeds]:
    with closing(AccessStore(tmp_path / "access.db")) as store:
        yield Deeds(store, days=30)


def test_deeds_are_forgotten_after_the_days_that_they_are_kept(deeds: Deeds) -> None:
    for day in range(50):
        deeds.note(Noted(Deed.EXPORT, f"reader {day}", NOW + timedelta(days=day)))
    assert [one.who for one in deeds.listed()] == [f"reader {day}" for day in range(49, 18, -1)]


def test_moments_of_two_zones_stand_in_time(deeds: Deeds) -> None:
    from zoneinfo import ZoneInfo

    deeds.note(Noted(Deed.EXPORT, "a", NOW.astimezone(ZoneInfo("Europe/Amsterdam"))))
    assert deeds.listed()[0].at == NOW


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE deed SET who = 'somebody else'",
        "DELETE FROM deed WHERE who = 'reader 1'",
        "DELETE FROM deed WHERE number = (SELECT max(number) FROM deed)",
    ],
)
def test_no_deed_is_changed_or_taken_out(deeds: Deeds, wrong: str) -> None:
    for at in range(3):
        deeds.note(Noted(Deed.TOKEN, f"reader {at}", NOW))
    with pytest.raises(sqlite3.IntegrityError), deeds.store.writing() as connection:
        connection.execute(wrong)
    assert [one.who for one in deeds.listed()] == ["reader 2", "reader 1", "reader 0"]


def test_two_programs_use_the_file_at_once(tmp_path: Path) -> None:
    with closing(AccessStore(tmp_path / "a.db")) as server, closing(AccessStore(tmp_path / "a.db")) as at_the_console:
        Deeds(server).note(Noted(Deed.UPLOAD, "a", NOW))
        Deeds(at_the_console).note(Noted(Deed.TOKEN, "b", NOW))
        assert len(Deeds(server).listed()) == 2


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match=r"nowhere/access\.db: cannot be opened"):
        AccessStore(tmp_path / "nowhere" / "access.db")
    with closing(sqlite3.connect(tmp_path / "new.db")) as newer:
        newer.execute("PRAGMA user_version = 9")
    with pytest.raises(AccessError, match="newer nakomen"):
        AccessStore(tmp_path / "new.db")
    (tmp_path / "text.db").write_text("no database " * 100, encoding="utf-8")
    with pytest.raises(AccessError, match="cannot be opened"):
        AccessStore(tmp_path / "text.db")


def test_failures_are_forgotten_after_a_while_and_not_of_others() -> None:
    seconds = [0.0]
    tried = Attempts(lambda: seconds[0], most=3, within=60)
    for at in (0.0, 10.0, 20.0):
        seconds[0] = at
        tried.failed("10.0.0.1")
    assert (tried.wait("10.0.0.1"), tried.wait("10.0.0.2")) == (40, 0)
    seconds[0] = 61.0
    assert tried.wait("10.0.0.1") == 0
    tried.failed("10.0.0.1")
    assert tried.wait("10.0.0.1") == 9
