"""The quality gate: no figure falls below its floor, and floors go down only with a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from floors import MARGIN, SLACK, Floors, Lowered, raise_floors, read_floors, read_outcomes, write_floors
from quality_figures import SHARED, Corpus, corpora, evaluated, figures_of, moved_since
from raise_floors import main

from nakomen.evaluation.annotated import names_in
from nakomen.evaluation.outcomes import outcomes_of

PINNED = read_floors()
HERE = {corpus.name: corpus for corpus in corpora()}
NAMES = ("dossier", "letters", "answers", "english", "gold-dev", "gold-measure")
#: Corpora that grow still: only these may be without floors.
GROWING = ("gold-dev", "gold-measure")
CASES = [
    pytest.param(name, measure, id=f"{name}: {measure}") for name in NAMES for measure in PINNED.floors.get(name, ())
]


def corpus_named(name: str) -> Corpus:
    if name not in HERE:
        pytest.skip(f"{name} is not shipped: it lies in {SHARED}, which is absent")
    if name in GROWING and name not in PINNED.floors:
        pytest.skip(f"{name} has no floors yet: python tests/quality/raise_floors.py sets them")
    return HERE[name]


@pytest.mark.parametrize("name", NAMES)
def test_corpus_is_the_one_that_was_measured(name: str) -> None:
    corpus = corpus_named(name)
    assert corpus.digest == PINNED.digests[name], (
        f"the gold or the documents of {name} changed: look at the difference, "
        "then set the floors anew with python tests/quality/raise_floors.py"
    )


@pytest.mark.parametrize(("name", "measure"), CASES)
def test_no_figure_is_below_its_floor(name: str, measure: str, record_property: pytest.FixtureRequest) -> None:
    corpus = corpus_named(name)
    figure, floor = figures_of(corpus).get(measure, 0.0), PINNED.floors[name][measure]
    if figure < floor:
        moved = moved_since(corpus, read_outcomes().get(name, {}))
        pytest.fail("\n".join([f"{name} {measure}: {figure:.3f} is below {floor:.3f}", *moved]), pytrace=False)
    if figure > floor + SLACK:
        record_property("quality", f"{name} {measure}: {figure:.3f}, floor {floor:.3f}: raise_floors.py raises it")


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_a_floor(name: str) -> None:
    assert figures_of(corpus_named(name)).keys() == PINNED.floors[name].keys()


def test_floors_only_rise() -> None:
    floors = Floors(floors={"dossier": {"detect": 0.8, "binding": 0.7}})
    assert raise_floors(floors, "dossier", {"detect": 0.9, "binding": 0.705}) == []
    assert floors.floors["dossier"] == {"detect": pytest.approx(0.9 - MARGIN), "binding": 0.7}


def test_a_fall_is_refused_without_a_reason() -> None:
    floors = Floors(floors={"dossier": {"detect": 0.8}})
    assert raise_floors(floors, "dossier", {"detect": 0.75}) == ["dossier detect: 0.750 is below 0.800"]
    assert floors.floors["dossier"] == {"detect": 0.8}
    assert not floors.lowered


def test_a_fall_with_a_reason_keeps_the_reason(tmp_path: Path) -> None:
    floors = Floors({"dossier": "ab"}, {"dossier": {"detect": 0.8}})
    assert raise_floors(floors, "dossier", {"detect": 0.75}, 'gold was "mended"') == []
    write_floors(floors, tmp_path / "floors.toml")
    again = read_floors(tmp_path / "floors.toml")
    assert again == floors
    assert again.lowered == [Lowered("dossier", "detect", 0.8, 0.74, 'gold was "mended"')]


def test_the_command_raises_refuses_and_lowers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.toml"
    assert main([], tmp_path) == 0
    measured = read_floors(path)
    assert measured.floors.keys() == HERE.keys()
    assert read_outcomes(tmp_path / "outcomes.json").keys() == HERE.keys()

    higher = read_floors(path)
    higher.floors["dossier"] |= {"detect": 0.999, "binding": 0.1}
    write_floors(higher, path)
    assert main([], tmp_path) == 1
    assert "dossier detect" in capsys.readouterr().err
    assert read_floors(path) == higher, "a refusal writes nothing"

    assert main(["--lower", "the gold was read again"], tmp_path) == 0
    again = read_floors(path)
    assert again.floors == measured.floors
    assert [(row.measure, row.was, row.reason) for row in again.lowered] == [
        ("detect", 0.999, "the gold was read again")
    ]


def test_corpora_without_floors_are_those_that_grow() -> None:
    assert set(NAMES) - set(GROWING) <= PINNED.floors.keys() <= set(NAMES)


def test_what_moved_is_told_sentence_by_sentence_but_not_of_unread_gold() -> None:
    dossier = HERE["dossier"]
    kept = {key: str(outcome) for key, outcome in outcomes_of(evaluated(dossier)).items()}
    right = next(key for key, said in kept.items() if said == "right")
    [line] = moved_since(dossier, kept | {right: "missed"})
    assert line.startswith("  gained ")
    assert "missed -> right «" in line
    unread = replace(dossier, name="unread", unread=True)
    assert moved_since(unread, kept | {right: "missed"}) == ["  0 lost, 1 gained"]
    assert moved_since(unread, kept) == []


@pytest.mark.parametrize("name", GROWING)
def test_every_file_of_gold_is_measured(name: str) -> None:
    if name not in HERE:
        pytest.skip(f"the documents of {name} are not shipped: they lie in {SHARED}, which is absent")
    pairs = HERE[name].pairs
    assert {pair.name for pair in pairs} == names_in(pairs[0].gold.parent)


def test_gold_to_measure_on_is_unread() -> None:
    if "gold-measure" in HERE:
        assert HERE["gold-measure"].unread


def test_the_gate_sees_a_program_that_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate that passes whatever happens is none."""
    monkeypatch.setattr("nakomen.evaluation.running.extract", lambda _: [])
    corpus = Corpus("dossier", HERE["dossier"].pairs[:1])
    figures = figures_of(corpus)
    assert figures["detect"] == 0.0
    floors = Floors(floors={"dossier": dict(PINNED.floors["dossier"])})
    assert raise_floors(floors, "dossier", figures)
    assert {outcome.said for outcome in outcomes_of(evaluated(corpus)).values()} == {"missed"}
