"""Gold without sentences: places, check sums and values, found again where the text moved."""

from __future__ import annotations

import json

import pytest

from nakomen.evaluation.annotated import annotated_by_both, gold_of, keep_offsets, read_gold
from nakomen.evaluation.matching import place_quotes
from nakomen.evaluation.offsets import as_offsets, with_quotes
from nakomen.evaluation.scope import Scope, scope_of
from nakomen.model import ReadingError
from nakomen.readers.plain_text import read_text

from .conftest import GIFT, LETTER, PROMISE, row


def test_a_quote_is_found_again() -> None:
    document = read_text(LETTER)
    [kept] = as_offsets([row(GIFT, "pledge", amounts="12000000 EUR")], document)
    assert "quote" not in kept
    [again] = with_quotes([kept], document)
    assert (again["quote"], again["kind"], again["amounts"]) == (GIFT.rstrip("."), "pledge", "12000000 EUR")


def test_a_quote_is_found_where_the_text_moved() -> None:
    kept = as_offsets([row(GIFT, "pledge")], read_text(LETTER))
    moved = read_text(f"Betreft de haven van Esbjerg\n\n{LETTER}")
    [again] = with_quotes(kept, moved)
    assert again["quote"] == GIFT.rstrip(".")


def test_words_that_stand_twice_keep_their_place() -> None:
    document = read_text("De sluis gaat dicht. Wij bouwen niet. De sluis gaat dicht.")
    kept = as_offsets([row("De sluis gaat dicht.", "pledge")] * 2, document)
    assert kept[0]["start"] < kept[1]["start"]
    second = with_quotes(kept[1:], document)
    [place] = place_quotes(second, document.text)
    assert place is not None
    assert place.start == kept[1]["start"]
    assert as_offsets(second, document) == kept[1:]


def test_another_document_is_refused() -> None:
    kept = as_offsets([row(GIFT, "pledge")], read_text(LETTER))
    with pytest.raises(ReadingError, match="statement 1 of the gold does not stand in the document"):
        with_quotes(kept, read_text("De Raad sprak over de visserij."))


def test_a_quote_that_is_not_there_is_refused() -> None:
    with pytest.raises(ReadingError, match="does not stand in the document"):
        as_offsets([row("Dit staat nergens.", "pledge")], read_text(LETTER))


def test_a_folder_is_kept_without_its_sentences(gold_folder, tmp_path) -> None:
    gold = gold_folder("gold", [row(GIFT, "pledge"), row(PROMISE, "assurance", due="2022-05-01")])
    (gold / "gold.toml").write_text('[[scope]]\nfiles = ["haven*"]\nholds = "binding"\n', encoding="utf-8")
    into = tmp_path / "kept" / "deep"
    assert list(keep_offsets(gold, None, into)) == ["havenbrief"]
    written = (into / "havenbrief.jsonl").read_text(encoding="utf-8")
    assert "Esbjerg" not in written
    assert [json.loads(line)["due"] for line in written.splitlines()] == ["", "2022-05-01"]
    assert scope_of(into / "havenbrief.jsonl") is Scope.BINDING
    again = gold_of(into / "havenbrief.jsonl", read_text(LETTER))
    assert [one["quote"] for one in again] == [GIFT.rstrip("."), PROMISE.rstrip(".")]


def test_offsets_are_not_written_over_the_gold(gold_folder) -> None:
    gold = gold_folder("gold", [row(GIFT, "pledge")])
    before = (gold / "havenbrief.jsonl").read_text(encoding="utf-8")
    with pytest.raises(ReadingError, match="is the folder of the gold itself"):
        list(keep_offsets(gold, None, gold / "." / ""))
    assert (gold / "havenbrief.jsonl").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 1 is no JSON"),
        ('{"kind": "pledge"}', "line 1 has no quote and kind"),
        ('{"kind": "pledge", "start": 1, "end": 2}', "line 1 has no quote and kind"),
        ("[1]", "line 1 has no quote and kind"),
        ('{"kind": "promise", "quote": "Wij bouwen."}', "line 1 has a kind that nobody knows: promise"),
    ],
)
def test_a_line_that_is_no_gold_is_named(tmp_path, line: str, told: str) -> None:
    path = tmp_path / "brief.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=told):
        read_gold(path)


def test_readers_without_a_document_in_common_are_refused(gold_folder) -> None:
    first, second = gold_folder("a", [row(GIFT, "pledge")]), gold_folder("b", [row(GIFT, "pledge")], file="sluisbrief")
    with pytest.raises(ReadingError, match="holds no gold with a name that"):
        annotated_by_both(first, second)
