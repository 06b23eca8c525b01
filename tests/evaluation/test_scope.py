"""Gold of binding statements leaves the rest out of the count, and a table beside the gold says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from nakomen.evaluation.scope import Scope, is_within, scope_of, within_scope, write_scopes
from nakomen.model import ReadingError

from .conftest import GIFT, PROMISE, VIEW, row


@pytest.mark.parametrize(
    ("kind", "amounts", "within"),
    [
        ("assurance", "", True),
        ("fulfilment", "", True),
        ("finding", "12 %", True),
        ("finding", "", False),
        ("position", "12 %", False),
    ],
)
def test_what_binding_gold_holds(kind: str, amounts: str, within: bool) -> None:
    assert is_within(row("", kind, amounts=amounts), Scope.BINDING) is within
    assert is_within(row("", kind, amounts=amounts), Scope.ALL)


def test_a_position_beside_binding_gold_is_no_extra(judge) -> None:
    gold, found = [row(PROMISE, "assurance")], [row(VIEW, "position"), row(PROMISE, "assurance")]
    assert [one["quote"] for one in judge(gold, found).extras()] == [VIEW]
    binding = judge(gold, found, Scope.BINDING)
    assert binding.extras() == []
    assert binding.score["detect"].precision == 1


def test_a_pledge_beside_binding_gold_is_an_extra(judge) -> None:
    one = judge([row(PROMISE, "assurance")], [row(GIFT, "pledge"), row(PROMISE, "assurance")], Scope.BINDING)
    assert [extra["quote"] for extra in one.extras()] == [GIFT]


def test_an_undertaking_found_as_a_position_was_found(judge) -> None:
    one = judge([row(PROMISE, "assurance")], [row(PROMISE, "position")], Scope.BINDING)
    assert one.misses() == []
    assert one.score["detect+kind"].right == 0


def test_full_gold_can_be_counted_as_binding(judge) -> None:
    """What was found as a pledge where gold has a mere position is then an extra."""
    one = judge([row(VIEW, "position"), row(PROMISE, "assurance")], [row(VIEW, "pledge")], Scope.BINDING)
    assert [miss["quote"] for miss in one.misses()] == [PROMISE]
    assert [extra["kind"] for extra in one.extras()] == ["pledge"]


def test_nothing_is_left_out_of_full_gold() -> None:
    gold, found = [row(VIEW, "position")], [row(GIFT, "finding")]
    assert within_scope(gold, found, [], Scope.ALL) == (gold, found, [])


def test_a_table_beside_the_gold_or_above_it_tells(tmp_path: Path) -> None:
    gold = tmp_path / "dev" / "final"
    gold.mkdir(parents=True)
    assert scope_of(gold / "h-1.jsonl") is Scope.ALL
    (tmp_path / "gold.toml").write_text('[[scope]]\nfiles = ["h-*"]\nholds = "binding"\n', encoding="utf-8")
    assert scope_of(gold / "h-1.jsonl") is Scope.BINDING
    assert scope_of(gold / "brief.jsonl") is Scope.ALL
    (gold / "gold.toml").write_text("", encoding="utf-8")
    assert scope_of(gold / "h-1.jsonl") is Scope.ALL, "the nearest table tells"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("[[scope", "is no TOML: .*line 1|is no TOML: .*at end of document"),
        ('[[scope]]\nfiles = ["h-*"]\nholds = "some"', "number 1 does not tell what the gold holds"),
        ('[[scope]]\nfiles = ["h-*"]', "number 1 does not tell what the gold holds"),
        ('[[scope]]\nfiles = ["h-*"]\nholds = ["all"]', "number 1 does not tell what the gold holds"),
        ('[[scope]]\nholds = "binding"', "number 1 has no list of files"),
        ('[[scope]]\nfiles = "h-*"\nholds = "binding"', "number 1 has no list of files"),
        ('[[scope]]\nfiles = []\nholds = "binding"', "number 1 has no list of files"),
        ('[[scope]]\nfiles = [7]\nholds = "binding"', "number 1 has no list of files"),
        (
            '[[scope]]\nfiles = ["a"]\nholds = "all"\n[[scope]]\nfiles = "b"\nholds = "all"',
            "number 2 has no list of files",
        ),
        ('[[scope]]\nfiles = ["h-*"]\nhold = "binding"', "has a key that nobody knows: hold"),
        ('[[scopes]]\nfiles = ["h-*"]\nholds = "binding"', "has a key that nobody knows: scopes"),
        ('scope = "binding"', "does not tell what the gold holds: scope is no table"),
        ("scope = [1]", "does not tell what the gold holds: scope is no table"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused_with_a_remedy(tmp_path: Path, table: str, told: str) -> None:
    (tmp_path / "gold.toml").write_text(table, encoding="utf-8")
    with pytest.raises(ReadingError, match=told) as refused:
        scope_of(tmp_path / "h-1.jsonl")
    assert refused.value.where == str(tmp_path / "gold.toml")
    assert refused.value.remedy == 'give [[scope]] with files = ["NAME-*"] and holds = "binding" or "all"'


def test_a_table_of_other_bytes_is_refused_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "gold.toml").write_bytes(b"# goud\n# co\xf6rdinatie\n")
    with pytest.raises(ReadingError, match="line 2 is no UTF-8"):
        scope_of(tmp_path / "h-1.jsonl")


def test_a_table_written_elsewhere_is_read(tmp_path: Path) -> None:
    table = b'\xef\xbb\xbf[[scope]]\r\nfiles = ["h-*"]\r\nholds = "binding"\r\n'
    (tmp_path / "gold.toml").write_bytes(table)
    assert scope_of(tmp_path / "h-1.jsonl") is Scope.BINDING


def test_scopes_are_written_as_they_are_read(tmp_path: Path) -> None:
    write_scopes(tmp_path, {"brief.jsonl": Scope.ALL})
    assert not (tmp_path / "gold.toml").exists()
    write_scopes(tmp_path, {"brief.jsonl": Scope.ALL, "h-1.jsonl": Scope.BINDING})
    assert scope_of(tmp_path / "h-1.jsonl") is Scope.BINDING
    assert scope_of(tmp_path / "brief.jsonl") is Scope.ALL


def test_a_name_with_a_quotation_mark_can_be_kept(tmp_path: Path) -> None:
    write_scopes(tmp_path, {'debat "één".jsonl': Scope.BINDING})
    assert scope_of(tmp_path / 'debat "één".jsonl') is Scope.BINDING
