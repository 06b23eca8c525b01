"""What an export is given: statements from the archive as they are wanted, or as people judged them."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from dike_letters import DAY, DONE, MADE_AT, PROMISE, keep_letters, letter, statement

from nakomen.archive import Archive, Filters
from nakomen.exports import Selection, export_formats, select
from nakomen.exports.selection import LINKS
from nakomen.exports.statement_rows import rows_of
from nakomen.model import Judgement, JudgementKind, Kind, Statement
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


@pytest.mark.parametrize(
    "filters",
    [
        {"kind": "pledge"},
        {"kind": ("assurance", "request"), "binding": True},
        {"actor": ("Duitsland", "Germany")},
        {"actor": "Tweede Kamer", "query": "termijn:2024 plan"},
        {"since": date(2022, 1, 1), "until": date(2023, 1, 1)},
        {"due_before": date(2023, 1, 1), "theme": "readiness"},
        {"document": ("kst-40111-9", "slotbrief"), "query": "-soort:standpunt"},
        {},
    ],
)
def test_what_was_asked_can_be_asked_again(filters: dict[str, Any], selected: Callable[..., Selection]) -> None:
    selection = selected(**filters)
    again = selected(query=selection.query)
    assert [one.id for one in again.statements] == [one.id for one in selection.statements]
    assert bool(selection.query) == bool(filters)


class _Many:
    """Statements made as they are wanted."""

    def __init__(self, one: Statement, number: int) -> None:
        self.one, self.number = one, number

    def __iter__(self) -> Iterator[Statement]:
        return (replace(self.one, id=f"id{at}") for at in range(self.number))

    def __len__(self) -> int:
        return self.number


def most_memory(work: Callable[[], object]) -> int:
    """Return how many bytes some work holds at once."""
    work()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_more_statements_take_no_more_memory(form: str, selected: Callable[..., Selection]) -> None:
    [first, *_] = selected().statements
    few, many = (
        most_memory(lambda number=number: write_to_nowhere(form, replace(selected(), statements=_Many(first, number))))
        for number in (200, 4000)
    )
    assert many < few * 1.2 + 20_000


def write_to_nowhere(form: str, selection: Selection) -> None:
    with Path(os.devnull).open("wb") as stream:
        export_formats()[form].write(selection, stream)


def test_an_archive_gives_statements_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each statement is handed over before the next part is read."""
    from nakomen.archive import listing

    monkeypatch.setattr(listing, "_PART", 10)
    text = " ".join(f"Het kabinet zegt toe dijk {at} in 2030 te verhogen." for at in range(600))
    document = letter("brief-1", DAY, "Dijken", [text])
    said = [f"Het kabinet zegt toe dijk {at} in 2030 te verhogen." for at in range(600)]
    with Archive(tmp_path / "dijken.db") as archive:
        made = [statement(document, f"id{at:04}", quote, Kind.ASSURANCE) for at, quote in enumerate(said)]
        archive.keep(document, made, text.encode())
        assert [one.quote for one in archive.each_statement()] == said
        one_by_one = most_memory(lambda: sum(1 for _ in archive.each_statement()))
        together = most_memory(archive.statements)
        assert one_by_one < together / 3
