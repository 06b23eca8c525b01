"""Counting how often statements made in each way are right."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from nakomen.evaluation.annotated import Annotated
from nakomen.evaluation.learning import as_others_teach, by_language, count_ways, leave_one_out, write_counts
from nakomen.evaluation.letters_once import LeftOut, each_letter_once
from nakomen.evaluation.running import Evaluated, evaluate_annotated
from nakomen.evaluation.scope import Scope
from nakomen.model import ReadingError

PROMISE = "Ik zal uw Kamer voor 1 mei 2022 over de haven informeren."
VIEW = "Het kabinet vindt dat de haven dieper moet worden."


@pytest.fixture
def letters(tmp_path: Path) -> list[Evaluated]:
    """Return two evaluated letters; gold has the promise of both and the view of none."""
    done = []
    for name in ("een", "twee"):
        (tmp_path / f"{name}.txt").write_text(f"Den Haag, 3 maart 2022\n\n{PROMISE} {VIEW}\n", encoding="utf-8")
        gold = tmp_path / f"{name}.jsonl"
        gold.write_text(f'{{"quote": "{PROMISE}", "kind": "assurance"}}\n', encoding="utf-8")
        done.append(evaluate_annotated(Annotated(gold, tmp_path / f"{name}.txt")))
    return done


def test_ways_are_counted_by_what_gold_bears_out(letters: list[Evaluated]) -> None:
    counts = count_ways(letters)
    assert counts["assurance"] == (2, 2)
    assert counts["position"] == (0, 2)


def test_gold_of_what_binds_tells_nothing_of_views(letters: list[Evaluated]) -> None:
    from dataclasses import replace

    counts = count_ways([replace(one, scope=Scope.BINDING) for one in letters])
    assert counts["assurance"] == (2, 2)
    assert "position" not in counts


def test_each_is_learned_from_the_others(letters: list[Evaluated]) -> None:
    bands = leave_one_out(letters).bands
    assert sum(band.statements for band in bands) == 4
    sure = {band.low: band.right for band in bands}
    assert sum(sure.values()) == 2
    assert max(low for low, right in sure.items() if right) > min(sure)


def test_one_document_cannot_be_left_out(letters: list[Evaluated]) -> None:
    with pytest.raises(ReadingError, match="two at least"):
        leave_one_out(letters[:1])


def test_the_table_can_be_read_back(letters: list[Evaluated], tmp_path: Path) -> None:
    [(language, counts)] = by_language(letters).items()
    write_counts(tmp_path / "confidence.toml", counts)
    read = tomllib.loads((tmp_path / "confidence.toml").read_text(encoding="utf-8"))["right_of"]
    assert language == "nl"
    assert {way: tuple(count) for way, count in read.items()} == counts


def test_a_letter_is_counted_once_whatever_it_is_called(letters: list[Evaluated], tmp_path: Path) -> None:
    from dataclasses import replace

    from nakomen.readers.plain_text import read_text

    files = [Annotated(tmp_path / f"{one.name}.jsonl", tmp_path / f"{one.name}.txt") for one in letters]
    other = replace(letters[0], document=read_text("De haven is gesloten."))
    kept, left_out = each_letter_once(zip([*files, files[0]], [*letters, other], strict=True))
    assert kept == [letters[0], other]
    assert left_out == [LeftOut(tmp_path / "twee.jsonl", tmp_path / "een.jsonl")]
    again = tmp_path / "anders" / ".." / "een.jsonl"
    _, left_out = each_letter_once([(files[0], letters[0]), (Annotated(again, files[0].document), letters[0])])
    assert left_out == [LeftOut(again, files[0].gold)]


def test_without_other_documents_of_its_language_the_rule_alone_tells(letters: list[Evaluated]) -> None:
    from dataclasses import replace

    identity = replace(letters[0].document.identity, language="en")
    foreign = replace(letters[0], document=replace(letters[0].document, identity=identity))
    sure = {row["quote"]: row["confidence"] for row in as_others_teach(foreign, [letters[1]]).found}
    told = {
        row["quote"]: float(told.rpartition(" ")[2])
        for row in foreign.found
        for told in (reason.partition(" «")[0] for reason in row["because"])
        if told.startswith("confidence: ")
    }
    assert sure == told
