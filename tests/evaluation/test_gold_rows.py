"""Gold that cannot be gold is refused by its file, its line and the value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nakomen.evaluation.gold_rows import read_gold
from nakomen.model import ReadingError

from .conftest import PROMISE, row

GOLD = row(PROMISE, "assurance")
PLACE = {"kind": "assurance", "start": 3, "end": 9, "check": 7}


def refusal(path: Path, data: bytes) -> ReadingError:
    path.write_bytes(data)
    with pytest.raises(ReadingError) as refused:
        read_gold(path)
    assert refused.value.where == str(path)
    assert refused.value.remedy
    return refused.value


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (GOLD | {"quote": 7}, "line 2: quote is no text"),
        (GOLD | {"quote": None}, "line 2: quote is no text"),
        (GOLD | {"quote": " … "}, "line 2: the quote has no words"),
        (GOLD | {"kind": ["assurance"]}, "line 2: kind is no text"),
        (GOLD | {"kind": "promise"}, "line 2 has a kind that nobody knows: promise"),
        (GOLD | {"due": 2024}, "line 2: due is no text"),
        (GOLD | {"amounts": ["2 %"]}, "line 2: amounts is no text"),
        (GOLD | {"theme": None}, "line 2: theme is no text"),
        (GOLD | {"about": "\ud83d"}, "line 2: about holds half a character"),
        ({"quote": PROMISE}, "line 2 has no quote and kind"),
        ([GOLD], "line 2 has no quote and kind"),
        (7, "line 2 has no quote and kind"),
        (PLACE | {"start": "3"}, "line 2: start is no whole number"),
        (PLACE | {"end": 9.0}, "line 2: end is no whole number"),
        (PLACE | {"check": True}, "line 2: check is no whole number"),
        (PLACE | {"start": 9, "end": 3}, "line 2: start 9 and end 3 are no place"),
        (PLACE | {"start": 9}, "line 2: start 9 and end 9 are no place"),
        (PLACE | {"start": -4}, "line 2: start -4 and end 9 are no place"),
    ],
)
def test_a_value_that_cannot_be_is_named(tmp_path: Path, values: Any, told: str) -> None:
    data = f"{json.dumps(GOLD)}\n{json.dumps(values)}\n".encode()
    assert refusal(tmp_path / "brief.jsonl", data).what == told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "line 2 is no UTF-8"),
        (b"\xff\xfe{\x00}\x00", "line 1 is no UTF-8"),
        (b"\n\n{\n", "line 3 is no JSON"),
        (b"{} {}", "line 1 is no JSON"),
        (b"[" * 100_000, "line 1 is no JSON"),
        (b"9" * 100_000, "line 1 is no JSON"),
    ],
)
def test_bytes_that_are_no_gold_are_named(tmp_path: Path, data: bytes, told: str) -> None:
    assert refusal(tmp_path / "brief.jsonl", data).what == told


def test_a_folder_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="is a folder"):
        read_gold(tmp_path)


def test_line_ends_and_marks_of_other_systems_are_read(tmp_path: Path) -> None:
    told = json.dumps(GOLD | {"about": "haven\u2028van \u0085 Esbjerg"}, ensure_ascii=False)
    (tmp_path / "brief.jsonl").write_bytes(f"\ufeff{told}\r\n\r\n{told}\r\n".encode())
    assert [one.line for one in read_gold(tmp_path / "brief.jsonl")] == [1, 3]


def test_gold_can_say_that_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "brief.jsonl").write_text("\n", encoding="utf-8")
    assert read_gold(tmp_path / "brief.jsonl") == []
