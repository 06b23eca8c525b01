"""Gold is held against its own document: another one is refused, and what does not stand in it is counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nakomen.evaluation.annotated import annotated_in, gold_of
from nakomen.evaluation.differences import differences
from nakomen.evaluation.offsets import as_offsets
from nakomen.evaluation.running import compare_readers, evaluate_annotated
from nakomen.model import ReadingError
from nakomen.readers.plain_text import read_text

from .conftest import GIFT, LETTER, PROMISE, VIEW, row

ELSEWHERE = "De Raad sprak over de visserij."
OTHER = f"Den Haag, 3 mei 2021\n\nGeachte voorzitter,\n\n{ELSEWHERE} Ik zal uw Kamer in juni schrijven.\n"


def test_gold_of_another_document_is_refused_by_its_name(gold_folder) -> None:
    gold = gold_folder("gold", [row(GIFT, "pledge"), row(PROMISE, "assurance")])
    (gold / "havenbrief.txt").write_text(OTHER, encoding="utf-8")
    [one] = annotated_in(gold)
    with pytest.raises(ReadingError, match=r"none of its quotes stands in havenbrief\.txt") as refused:
        evaluate_annotated(one)
    assert refused.value.where == str(gold / "havenbrief.jsonl")


def test_offsets_of_another_document_are_refused_by_their_name(tmp_path: Path) -> None:
    path = tmp_path / "havenbrief.jsonl"
    path.write_text(json.dumps(as_offsets([row(GIFT, "pledge")], read_text(LETTER))[0]), encoding="utf-8")
    with pytest.raises(ReadingError, match="does not stand in the document any more") as refused:
        gold_of(path, read_text(OTHER))
    assert refused.value.where == str(path)


def test_offsets_beyond_the_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "havenbrief.jsonl"
    # Nothing at all has the check sum 0.
    path.write_text('{"kind": "pledge", "start": 90000, "end": 90009, "check": 0}', encoding="utf-8")
    with pytest.raises(ReadingError, match="does not stand in the document any more"):
        gold_of(path, read_text(LETTER))


def test_a_text_beside_the_gold_that_is_of_another_document_is_refused(gold_folder, tmp_path: Path) -> None:
    gold = gold_folder("gold", [row(GIFT, "pledge")])
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "havenbrief.txt").write_text(OTHER, encoding="utf-8")
    [one] = annotated_in(gold, documents)
    with pytest.raises(ReadingError, match="is the text of another document than havenbrief") as refused:
        evaluate_annotated(one)
    assert refused.value.where == str(gold / "havenbrief.txt")


def test_a_second_reader_of_another_document_is_refused(gold_folder) -> None:
    gold = gold_folder("gold", [row(GIFT, "pledge")])
    second = gold_folder("second", [row(ELSEWHERE, "position")], letter=False)
    [one] = annotated_in(gold)
    with pytest.raises(ReadingError, match="is gold of another document") as refused:
        compare_readers(one, second)
    assert refused.value.where == str(second / "havenbrief.jsonl")


def test_a_quote_that_stands_nowhere_is_counted_and_told(gold_folder) -> None:
    gold = gold_folder("gold", [row(PROMISE, "assurance"), row(ELSEWHERE, "position")])
    [one] = [evaluate_annotated(each) for each in annotated_in(gold)]
    assert one.not_standing() == 1
    for reasons in (True, False):
        [why] = [each.why for each in differences(one, reasons=reasons) if each.quote == ELSEWHERE]
        assert why == ("not in the document",)


def test_gold_of_nothing_stands_in_any_document(gold_folder) -> None:
    gold = gold_folder("gold", [])
    (gold / "havenbrief.jsonl").write_text("\n", encoding="utf-8")
    [one] = [evaluate_annotated(each) for each in annotated_in(gold)]
    assert one.gold == []
    assert one.extras()


def test_a_line_that_is_there_twice_is_named(gold_folder) -> None:
    gold = gold_folder("gold", [row(GIFT, "pledge"), row(VIEW, "position"), row(GIFT, "pledge")])
    with pytest.raises(ReadingError, match="line 3 says the same as line 1"):
        gold_of(gold / "havenbrief.jsonl", read_text(LETTER))
    kept = as_offsets([row(GIFT, "pledge")], read_text(LETTER)) * 2
    (gold / "havenbrief.jsonl").write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
    with pytest.raises(ReadingError, match="line 2 says the same as line 1"):
        gold_of(gold / "havenbrief.jsonl", read_text(LETTER))


def test_words_that_stand_twice_and_two_kinds_of_the_same_words_may_be_quoted_twice(tmp_path: Path) -> None:
    document = read_text("De sluis gaat dicht. Wij bouwen niet. De sluis gaat dicht.")
    path = tmp_path / "sluis.jsonl"
    rows = [row("De sluis gaat dicht.", "pledge")] * 2 + [row("Wij bouwen niet.", "position")]
    rows.append(row("Wij bouwen niet.", "finding"))
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert len(gold_of(path, document)) == 4
