"""`status:`, `standing:` and `termijnstand:` in queries of every verb, and searches that show what people ruled."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nakomen.archive import Archive, Filters
from nakomen.ledger import Ledger
from nakomen.ledger.narrowing import hits_in, narrowed
from nakomen.model import ArchiveError, QueryError
from nakomen.review.listing import judged_statements

PROMISE, DELAY, GIFT, VIEW, DONE = "aaaa11110000", "aaab22220000", "bbbb33330000", "cccc44440000", "dddd55550000"
DAY = date(2024, 6, 1)


@pytest.fixture
def file(ledger_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the ledger of dikes, to be judged by Anna."""
    copy = Path(shutil.copy(ledger_file, tmp_path / "dijken.db"))
    monkeypatch.setenv("NAKOMEN_ARCHIVE", str(copy))
    monkeypatch.setenv("NAKOMEN_REVIEWER", "Anna")
    return copy


def listed(run: Callable, *arguments: str) -> list[str]:
    ran = run("list", *arguments, "--json")
    assert ran.status == 0, ran.err
    return [row["id"] for row in json.loads(ran.out)]


def passing(file: Path, query: str, day: date = DAY) -> list[str]:
    with Archive(file) as archive:
        return [one.id for one in narrowed(archive, Ledger.of(archive), Filters(query=query), day)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("status:voldaan", [PROMISE, DELAY, DONE]),
        ("status:honoured", [PROMISE, DELAY, DONE]),
        ("status:openstaand", [GIFT]),
        ("-status:open", [PROMISE, DELAY, VIEW, DONE]),
        ("status:open,voldaan kind:pledge", [GIFT]),
        ("status:vervallen", []),
        ("standing:reported", [PROMISE, DELAY, GIFT, DONE]),
        ("grondslag:vastgesteld", []),
        ("termijnstand:passed", [GIFT]),
        ("gemalen termijnstand:verstreken", [GIFT]),
    ],
)
def test_a_statement_has_the_status_of_its_spoor(file: Path, query: str, ids: list[str]) -> None:
    assert passing(file, query) == ids


def test_status_is_seen_from_a_day(file: Path, run: Callable) -> None:
    """Before the last letter nothing was done, and what that letter says is not there."""
    assert passing(file, "status:open", date(2023, 1, 1)) == [PROMISE, DELAY, GIFT]
    assert passing(file, "status:open", date(2020, 6, 1)) == [PROMISE]
    assert listed(run, "status:open", "--on", "2020-06-01") == [PROMISE]
    assert listed(run, "status:open", "--on", "2023-01-01", "--limit", "2") == [PROMISE, DELAY]


@pytest.mark.usefixtures("file")
def test_what_reviewers_establish_counts(run: Callable) -> None:
    assert run("judge", GIFT, "--status", "vervallen", "--note", "telefonisch bevestigd").status == 0
    assert listed(run, "status:vervallen") == [GIFT]
    assert listed(run, "grondslag:vastgesteld") == [GIFT]
    assert GIFT not in listed(run, "status:open")


@pytest.mark.usefixtures("file")
def test_every_verb_that_takes_a_query_takes_a_status(run: Callable) -> None:
    ran = run("search", "dijk", "status:voldaan", "--json")
    assert {one["id"] for hit in json.loads(ran.out) for one in hit["statements"]} == {PROMISE, DELAY, DONE}
    assert "5 miljoen" not in run("search", "de", "status:voldaan").out
    rows = run("export", "--format", "jsonl", "status:open").out.splitlines()
    assert [json.loads(row)["id"] for row in rows] == [GIFT]
    due = json.loads(run("due", "status:open", "--on", "2024-06-01", "--json").out)
    assert [one["statement"]["id"] for one in due["past"]] == [GIFT]
    assert not json.loads(run("due", "status:voldaan", "--on", "2024-06-01", "--json").out)["past"]
    ran = run("review", "status:open", "--sheet", "vel.csv")
    assert ran.status == 0, ran.err
    assert "1 statement" in ran.out
    assert "without status:vervallen: 5" in run("list", "status:vervallen").out


@pytest.mark.usefixtures("file")
def test_an_unknown_value_is_refused_at_its_place(run: Callable) -> None:
    ran = run("list", "status:klaar")
    assert ran.status == 1
    message, query, carets = ran.err.splitlines()
    assert "“klaar” is no value of status:" in message
    assert "open (openstaand)" in message
    assert (query, carets) == ("  status:klaar", "         ^^^^^")
    assert "is geen waarde van termijnstand:" in run("--language", "nl", "search", "dijk", "termijnstand:laat").err


def test_the_archive_alone_refuses_what_it_cannot_answer(file: Path) -> None:
    with Archive(file) as archive:
        with pytest.raises(QueryError, match="answered by the ledger"):
            archive.statements(Filters(query="status:open"))
        with pytest.raises(QueryError, match="answered by the ledger"):
            archive.search("dijk status:open")
        with pytest.raises(ArchiveError, match="without a day"):
            judged_statements(archive, Filters(query="status:open"))


@pytest.mark.usefixtures("file")
def test_a_search_shows_what_people_ruled(run: Callable) -> None:
    run("judge", GIFT, "--reject")
    run("judge", PROMISE, "--set", "kind=afspraak", "--set", "actor=Duitsland")
    hits = json.loads(run("search", "gemalen", "--json").out)
    assert sorted([one["id"] for one in hit["statements"]] for hit in hits) == [[], [VIEW]]
    [hit] = [hit for hit in json.loads(run("search", "dijk", "--json").out) if hit["document"] == "kst-40111-2"]
    assert (hit["statements"][0]["kind"], hit["statements"][0]["actor"]) == ("agreement", "Germany")
    assert "agreement · Germany" in run("search", "toegezegd").out
    # Conditions go by what was ruled too.
    assert json.loads(run("search", "gemalen", "kind:pledge", "--json").out) == []
    [hit] = json.loads(run("search", "dijk", "kind:agreement", "--json").out)
    assert hit["document"] == "kst-40111-2"


def test_hits_come_in_pages_also_where_few_pass(file: Path) -> None:
    with Archive(file) as archive:
        ledger = Ledger.of(archive)
        whole = hits_in(archive, ledger, "dijk status:voldaan", Filters(), DAY)
        pages = [hits_in(archive, ledger, "dijk status:voldaan", Filters(limit=1, offset=at), DAY) for at in range(3)]
    assert len(whole) == 3
    assert [hit for page in pages for hit in page] == whole
