"""Kinds confused, and the agreement of two readers beyond chance."""

from __future__ import annotations

from collections import Counter

import pytest

from nakomen.evaluation.annotated import annotated_in
from nakomen.evaluation.confusion import kappa, kinds_confused
from nakomen.evaluation.offsets import as_offsets
from nakomen.evaluation.running import compare_readers, evaluate_annotated
from nakomen.readers.plain_text import read_text

from .conftest import GIFT, LETTER, PROMISE, VIEW, row


def test_each_statement_is_counted_once(judge) -> None:
    gold = [row(GIFT, "pledge"), row(PROMISE, "assurance")]
    found = [row(GIFT, "finding"), row(VIEW, "position")]
    assert kinds_confused([judge(gold, found)]) == {
        ("pledge", "finding"): 1, ("assurance", "none"): 1, ("none", "position"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({("pledge", "pledge"): 4, ("request", "request"): 4}, 1.0),
        ({("pledge", "request"): 4, ("request", "pledge"): 4}, -1.0),
        # Both say pledge half the time, and agree half the time: no more than chance.
        ({(a, b): 1 for a in ("pledge", "request") for b in ("pledge", "request")}, 0.0),
        ({("pledge", "pledge"): 4, ("none", "request"): 9}, 1.0),
        ({}, 0.0),
    ],
)
def test_kappa(counts: dict, expected: float) -> None:
    assert kappa(Counter(counts)) == pytest.approx(expected)


def test_two_readers_may_keep_quotes_and_offsets(gold_folder) -> None:
    first = gold_folder("a", [row(GIFT, "pledge"), row(PROMISE, "assurance")])
    offsets = as_offsets([row(PROMISE, "assurance"), row(VIEW, "position")], read_text(LETTER))
    second = gold_folder("b", offsets, letter=False)
    [one] = [compare_readers(file, second) for file in annotated_in(first)]
    assert (one.score["detect"].right, one.score["detect"].gold, one.score["detect"].found) == (1, 2, 2)
    assert one.misses()[0]["quote"] == GIFT


def test_a_folder_is_evaluated(gold_folder) -> None:
    [one] = [evaluate_annotated(each) for each in annotated_in(gold_folder("gold", [row(PROMISE, "assurance")]))]
    assert one.name == "havenbrief"
    assert one.score["detect"].right == 1
    assert one.words == len(one.document.text.split())
