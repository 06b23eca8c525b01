"""What became of each statement, without its words, and what two versions differ in."""

from __future__ import annotations

import json

import pytest

from nakomen.evaluation.outcomes import Outcome, changes, outcomes_of
from nakomen.evaluation.scope import Scope
from nakomen.evaluation.versions import compare_runs, keep_run, read_run
from nakomen.model import ReadingError

from .conftest import GIFT, PROMISE, VIEW, row

GOLD = [row(GIFT, "pledge", due="2024"), row(VIEW, "position"), row(PROMISE, "assurance")]


def test_outcomes_tell_kind_and_fields_without_a_sentence(judge) -> None:
    found = [row(GIFT, "finding", due="2023"), row(PROMISE, "assurance"), row("Hoogachtend", "request")]
    outcomes = outcomes_of([judge(GOLD, found)])
    assert [str(outcome) for outcome in outcomes.values()] == [
        "kind: finding for pledge, wrong due", "missed", "right", "extra: request",
    ]  # fmt: skip
    assert all(key.startswith(("havenbrief#", "havenbrief+#")) for key in outcomes)
    assert not any(word in key for key in outcomes for word in ("Nederland", "Kamer"))


def test_the_same_words_twice_are_two_outcomes(judge) -> None:
    assert len(outcomes_of([judge([row(VIEW, "position"), row(VIEW, "position")], [])])) == 2


@pytest.mark.parametrize(
    "said", ["right", "missed", "extra: finding", "kind: finding for pledge, wrong due, wrong refs"]
)
def test_an_outcome_is_read_as_it_is_written(said: str) -> None:
    assert str(Outcome.parse(said)) == said


def test_outcomes_go_from_bad_to_good() -> None:
    said = [
        "missed",
        "extra: finding",
        "kind: finding for pledge",
        "right, wrong due, wrong refs",
        "right, wrong due",
        "right",
    ]
    ranks = [Outcome.parse(one).rank for one in said]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_changes_tell_losses_before_gains() -> None:
    before = {"brief#1": "right", "brief#2": "missed", "brief#3": "right, wrong due", "brief+#4": "extra: finding"}
    now = {
        "brief#1": Outcome("kind: finding for pledge", "Nederland betaalt."),
        "brief#2": Outcome("right", "De Raad besloot hiertoe."),
        "brief#3": Outcome("right", "U ontvangt het plan in mei.", ("due",)),
        "brief+#5": Outcome("extra: position", "De top was belangrijk."),
    }
    assert [str(change) for change in changes(before, now)] == [
        "  LOST   brief: right -> kind: finding for pledge «Nederland betaalt.»",
        "  LOST   brief: not found -> extra: position «De top was belangrijk.»",
        "  gained brief: missed -> right «De Raad besloot hiertoe.»",
        "  gone   brief: extra: finding",
    ]


def test_a_kept_run_holds_no_sentence_and_is_compared(judge, tmp_path) -> None:
    path = tmp_path / "before.json"
    keep_run(path, [judge(GOLD, [row(GIFT, "pledge", due="2024"), row(VIEW, "finding")])], "0.1.0")
    written = path.read_text(encoding="utf-8")
    assert not any(quote in written for quote in (GIFT, VIEW, PROMISE))
    now = judge(GOLD, [row(GIFT, "pledge", due="2024"), row(PROMISE, "assurance")])
    compared = compare_runs(read_run(path), [now])
    assert compared.version == "0.1.0"
    assert [(change.lost, str(change.was), str(change.now)) for change in compared.changes] == [
        (True, "kind: finding for position", "missed"),
        (False, "missed", "right"),
    ]
    moved = compared.figures["detect+kind"]
    assert (moved.before.right, moved.now.right) == (1, 2)


def test_only_documents_with_the_same_gold_are_compared(judge, tmp_path) -> None:
    path = tmp_path / "before.json"
    keep_run(path, [judge(GOLD, []), judge(GOLD, [], name="sluisbrief"), judge(GOLD, [], name="oud")], "0.1.0")
    now = [judge(GOLD, GOLD), judge(GOLD[:1], [], name="sluisbrief"), judge(GOLD, [], name="nieuw")]
    compared = compare_runs(read_run(path), now)
    assert compared.documents == ["havenbrief"]
    assert compared.left_out == ["nieuw", "oud", "sluisbrief"]
    assert compared.figures["detect"].before.gold == compared.figures["detect"].now.gold == 3


@pytest.mark.parametrize("other", ["scope", "values", "name"])
def test_another_corpus_is_refused(judge, tmp_path, other: str) -> None:
    path = tmp_path / "before.json"
    keep_run(path, [judge(GOLD, [])], "0.1.0")
    now = {
        "scope": judge(GOLD, [], Scope.BINDING),
        "values": judge([dict(GOLD[0], due="2025"), *GOLD[1:]], []),
        "name": judge(GOLD, [], name="sluisbrief"),
    }[other]
    with pytest.raises(ReadingError, match=r"before\.json: was kept over other gold"):
        compare_runs(read_run(path), [now])


def kept(**other: object) -> str:
    """Return a run with one document, some of whose values are other ones."""
    document = {"gold": "0f", "figures": {"detect": [1, 2, 3]}, "outcomes": {"havenbrief#1": "right"}}
    return json.dumps({"version": "0.1.0", "documents": {"havenbrief": document | other}})


def test_the_smallest_run_is_read(tmp_path) -> None:
    path = tmp_path / "before.json"
    path.write_bytes(b"\xef\xbb\xbf" + kept().replace(" ", "\r\n").encode())
    assert read_run(path).outcomes == {"havenbrief#1": "right"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        "{",
        "[" * 100_000,
        '{"version": 1}',
        '{"version": 1, "documents": {"a": {"gold": "x"}}}',
        '{"version": "0.1.0", "documents": ["a"]}',
        '{"version": "0.1.0", "documents": {"a": 7}}',
        kept(gold=7),
        kept(figures={"detect": "123"}),
        kept(figures={"detect": [1, 2]}),
        kept(figures={"detect": [1, 2, "3"]}),
        kept(figures={"detect": [1, 2, -3]}),
        kept(figures={"detect": [1, 2, 3.5]}),
        kept(figures=["detect"]),
        kept(outcomes={"havenbrief#1": 7}),
        kept(outcomes={"havenbrief#1": "well done"}),
        kept(outcomes={"havenbrief#1": "kind: promise for pledge"}),
        kept(outcomes={"havenbrief#1": "right, wrong weather"}),
        kept(outcomes=["right"]),
    ],
)
def test_a_file_that_is_no_kept_run_is_refused(tmp_path, text: str) -> None:
    path = tmp_path / "before.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError, match="is no run that was kept") as refused:
        read_run(path)
    assert refused.value.where == str(path)


def test_a_kept_run_of_other_bytes_is_refused_by_its_line(tmp_path) -> None:
    (tmp_path / "before.json").write_bytes(b"{\n\xff\xfe\x00}")
    with pytest.raises(ReadingError, match="line 2 is no UTF-8"):
        read_run(tmp_path / "before.json")
