"""A snapshot for each set of closed dossiers, made once and shown while the next one is made."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import settings_for

from nakomen.archive import Archive
from nakomen.ledger import Ledger
from nakomen.review.narrowing import statuses_on
from nakomen.web import make_app, snapshot
from nakomen.web import shelf as shelf_of_web
from nakomen.web.shelf import Shelf

CLOSED = frozenset({"kst-39412-9"})


def test_a_restricted_snapshot_is_made_once_and_again_when_the_archive_changed(own_archive: Path) -> None:
    with Archive(own_archive, create=False) as archive:
        days = [date(2026, 3, 10)]
        shelf = Shelf(archive, lambda: days[0])
        first = shelf.current(CLOSED)
        assert shelf.current(CLOSED) is first
        assert shelf.current() is not first
        days[0] = date(2026, 3, 11)
        shelf.outdated()
        assert shelf.current(CLOSED).day == days[0]


def test_only_so_many_are_kept(own_archive: Path) -> None:
    with Archive(own_archive, create=False) as archive:
        shelf = Shelf(archive, lambda: date(2026, 3, 10))
        first = shelf.current(CLOSED)
        for number in range(9):
            shelf.current(frozenset({str(number)}))
        assert shelf.current(CLOSED) is not first


def test_who_was_shown_one_does_not_wait_for_the_next(own_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive(own_archive, create=False) as archive:
        days = [date(2026, 3, 10)]
        shelf = Shelf(archive, lambda: days[0])
        first = shelf.current(CLOSED)
        begun, go_on = threading.Event(), threading.Event()
        made = shelf_of_web.restricted

        def slowly(*given):
            begun.set()
            assert go_on.wait(10)
            return made(*given)

        monkeypatch.setattr(shelf_of_web, "restricted", slowly)
        shelf._took = shelf_of_web._QUICK + 1
        days[0] = date(2026, 3, 11)
        shelf.outdated()
        assert shelf.current(CLOSED) is first
        assert begun.wait(10)
        assert shelf.current(CLOSED) is first
        go_on.set()
        for thread in threading.enumerate():
            if thread.name == "snapshot":
                thread.join(10)
        assert shelf.current(CLOSED).day == days[0]


def test_a_page_says_that_it_shows_what_was(own_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2026, 3, 10)]
    app = make_app(settings_for(own_archive, today=lambda: days[0]))
    with TestClient(app) as client:
        shelf = app.state.shelf

        def says(address: str) -> bool:
            return "has just changed" in client.get(address, headers={"accept-language": "en"}).text

        assert not says("/ledger?q=munitie")
        begun, go_on = threading.Event(), threading.Event()
        made = snapshot.Snapshot.of

        def slowly(*given):
            begun.set()
            assert go_on.wait(10)
            return made(*given)

        monkeypatch.setattr(snapshot.Snapshot, "of", slowly)
        shelf._took = 10_000.0
        days[0] = date(2026, 3, 11)
        shelf.outdated()
        assert says("/ledger?q=munitie")
        assert begun.wait(10)
        assert not says("/review")
        # A page that was kept says so too.
        assert says("/ledger?q=munitie")
        go_on.set()
        for thread in threading.enumerate():
            if thread.name == "snapshot":
                thread.join(10)
        assert not says("/ledger?q=munitie")


def test_the_archive_is_read_before_the_first_page(own_archive: Path) -> None:
    app = make_app(settings_for(own_archive))
    with TestClient(app) as client:
        app.state.shelf.begin()
        for thread in threading.enumerate():
            if thread.name == "snapshot":
                thread.join(20)
        assert app.state.shelf._kept is not None
        assert "has just changed" not in client.get("/", headers={"accept-language": "en"}).text


def test_statuses_are_worked_out_before_a_search_asks_for_them(own_archive: Path) -> None:
    with Archive(own_archive, create=False) as archive:
        shown = Shelf(archive, lambda: date(2026, 3, 10)).current()
        at_hand = shown.ledger.judged.statuses[date(2026, 3, 10)]
        fresh = Ledger.of(archive)
        assert statuses_on(fresh.judged, date(2026, 3, 10)) == at_hand
        assert at_hand
