"""What an export is given: statements from the archive as they are wanted, or as people judged them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dike_letters import DAY, DONE, MADE_AT, PROMISE, keep_letters

from nakomen.archive import Archive, Filters
from nakomen.exports import Selection, select
from nakomen.exports.selection import LINKS
from nakomen.exports.statement_rows import rows_of
from nakomen.model import Judgement, JudgementKind
from nakomen.review import anchor_of

SECRET = b"0123456789abcdef0123456789abcdef"


@pytest.fixture
def judged_dikes(tmp_path: Path) -> Archive:
    """An archive in which a reviewer confirmed one statement and rejected another."""
    archive = Archive(tmp_path / "dijken.db")
    keep_letters(archive)
    for name, kind in (("aaaa", JudgementKind.CONFIRM), ("cccc", JudgementKind.REJECT)):
        one = archive.statement(name)
        subject = anchor_of(archive.document(one.document), one)
        at = datetime(2024, 2, 2, 12, tzinfo=UTC)
        archive.log.append(Judgement(kind, "Anna Vos", at, (subject,)), SECRET)
    return archive


def test_statements_of_an_archive_are_gone_through_again_and_again(selected: Callable[..., Selection]) -> None:
    selection = selected(kind="assurance")
    ids = [one.id[:4] for one in selection.statements]
    assert ids == ["aaaa", "aaab", "ffff"] == [one.id[:4] for one in selection.statements]
    assert len(selection.statements) == 3
    assert len(selected(limit=2).statements) == 2
    assert [one.id[:4] for one in selected(limit=2, offset=5).statements] == ["dddd", "ffff"]
    assert len(selected(query="gemalen").statements) == 2


def test_sporen_and_their_status(selected: Callable[..., Selection]) -> None:
    selection = selected(query="toegezegd")
    [spoor] = selection.sporen
    assert spoor.id[:4] == "aaaa"
    assert str(selection.statuses[spoor.id].status) == "voldaan"


def test_what_people_ruled(judged_dikes: Archive) -> None:
    with judged_dikes:
        selection = select(judged_dikes, Filters(), DAY, MADE_AT)
        rows = {row["id"][:4]: row for row in rows_of(selection)}
        assert "cccc" not in rows
        assert len(selection.statements) == len(rows) == 6
        assert rows["aaaa"]["standing"] == "established"
        assert rows["aaaa"]["judged"].split(";")[0] == "exists"
        assert rows["aaab"]["standing"] == "proposed"


def test_links_from_what_was_asked_for(selected: Callable[..., Selection]) -> None:
    rows = list(rows_of(selected({"what": LINKS}, kind="fulfilment")))
    assert [(row["from_quote"], row["relation"]) for row in rows] == [(DONE, "fulfils")]
    assert {row["to_quote"] for row in rows_of(selected({"what": LINKS}))} >= {PROMISE}


def test_rows_are_those_of_the_archive(selected: Callable[..., Selection], dikes: Archive) -> None:
    beside = {"standing", "judged", "disputed"}
    rows = [{name: value for name, value in row.items() if name not in beside} for row in rows_of(selected())]
    assert rows == dikes.table()
