"""`nakomen evaluate`: the figures of extraction on letters with gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LETTER = "Den Haag, 14 maart 2022\n\nGeachte voorzitter,\n\nIk zal uw Kamer uiterlijk op 1 mei 2022 informeren.\n"
GOLD = {
    "quote": "Ik zal uw Kamer uiterlijk op 1 mei 2022 informeren.",
    "kind": "assurance",
    "actor": "Netherlands",
    "addressee": "House of Representatives",
    "due": "2022-05-01",
    "amounts": "",
    "refs": "",
    "theme": "",
    "about": "planning",
}
MISSED = {**GOLD, "quote": "Geachte voorzitter,", "kind": "request"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder with a letter and two gold rows, of which one cannot be found."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "brief.txt").write_text(LETTER, encoding="utf-8")
    (folder / "brief.jsonl").write_text("\n".join(map(json.dumps, (GOLD, MISSED))), encoding="utf-8")
    return folder


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Return what a second reader wrote: the same promise with another day, and nothing else."""
    folder = tmp_path / "second"
    folder.mkdir()
    (folder / "brief.jsonl").write_text(json.dumps({**GOLD, "due": "2022-05"}), encoding="utf-8")
    return folder


def told(run: Callable, *arguments: object) -> dict[str, Any]:
    """Return what a command line prints as JSON."""
    ran = run("evaluate", *arguments, "--json")
    assert ran.status == 0, ran.err
    values: dict[str, Any] = json.loads(ran.out)
    return values


def test_figures(run: Callable, gold: Path) -> None:
    values = told(run, gold, "--speed")
    assert values["total"]["detect"] == {
        "right": 1, "found": 1, "gold": 2, "precision": 1.0, "recall": 0.5, "f1": 0.6667,
    }  # fmt: skip
    assert values["total"]["field:due"]["f1"] == 1.0
    assert values["scopes"] == {"brief": "all"}
    assert values["words_per_second"] > 0


def test_a_table(run: Callable, gold: Path) -> None:
    out = run("--language", "nl", "evaluate", gold, "--speed").out
    assert "woorden per seconde op één kern" in out
    [row] = [line.split() for line in out.splitlines() if line.startswith("toezegging")]
    assert row[1:4] == ["1.000"] * 3


def test_misses_tell_why(run: Callable, gold: Path) -> None:
    out = run("--language", "nl", "evaluate", gold, "--misses").out
    assert "brief: 1 gemist, 0 te veel, 0 andere soorten, 0 andere velden" in out
    assert "  «Geachte voorzitter,»\n    gemist: verzoek, wegens salutation\n" in out
    [missed] = told(run, gold, "--misses")["differences"]["brief"]
    assert (missed["what"], missed["expected"], missed["why"]) == ("missed", "request", ["salutation"])


def test_wrong_kinds_and_fields_tell_why(run: Callable, gold: Path) -> None:
    wrong = {**GOLD, "kind": "pledge", "due": "2022-06-01", "refs": "kst-39412-3"}
    (gold / "brief.jsonl").write_text(json.dumps(wrong), encoding="utf-8")
    out = run("evaluate", gold, "--misses").out
    assert "brief: 0 missed, 0 too much, 1 other kind, 2 other fields" in out
    assert out.count("«Ik zal uw Kamer") == 1, "a sentence stands once above what is wrong in it"
    assert "    kind: pledge → assurance, because of speech_acts/informeren" in out
    assert "    due: 2022-06-01 → 2022-05-01, because of dates/" in out
    assert "    references: kst-39412-3 → nothing\n" in out


def test_what_was_found_in_the_place_of_a_miss(run: Callable, gold: Path) -> None:
    (gold / "brief.jsonl").write_text(json.dumps({**GOLD, "quote": "uw Kamer"}), encoding="utf-8")
    out = run("evaluate", gold, "--misses").out
    assert "    missed: assurance\n      found there: assurance «Ik zal uw Kamer" in out
    assert "    too much: assurance, because of speech_acts/" in out


def test_kinds(run: Callable, gold: Path) -> None:
    assert told(run, gold, "--kinds")["kinds"] == [
        {"gold": "assurance", "found": "assurance", "statements": 1},
        {"gold": "request", "found": None, "statements": 1},
    ]
    lines = run("evaluate", gold, "--kinds").out.splitlines()
    assert lines[0].split() == ["gold", "\\", "found", "assurance", "request", "nothing"]
    assert [line.split() for line in lines[2:5]] == [
        ["assurance", "1", "-", "-"], ["request", "-", "-", "1"], ["nothing", "-", "-", "-"],
    ]  # fmt: skip


def test_reliability(run: Callable, gold: Path) -> None:
    values = told(run, gold, "--reliability")["reliability"]
    [band] = values["bands"]
    assert (band["statements"], band["right"], band["share_right"]) == (1, 1, 1.0)
    assert values["expected_calibration_error"] == pytest.approx(1 - band["mean_confidence"], abs=1e-4)
    out = run("--language", "nl", "evaluate", gold, "--reliability").out
    assert "verwachte kalibratiefout" in out
    assert f"{band['from']:.1f}-{band['to']:.1f}" in out


def test_gold_of_what_binds(run: Callable, gold: Path) -> None:
    """The letter holds an assurance; gold of nothing but a request leaves positions out, and says so."""
    view = "De haven is van groot belang.\n\nIk zal uw Kamer"
    (gold / "brief.txt").write_text(LETTER.replace("Ik zal uw Kamer", view), encoding="utf-8")
    (gold / "brief.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    assert told(run, gold)["total"]["detect"]["found"] == 2
    assert told(run, gold, "--binding-only")["total"]["detect"]["found"] == 1
    (gold / "gold.toml").write_text('[[scope]]\nfiles = ["br*"]\nholds = "binding"\n', encoding="utf-8")
    values = told(run, gold)
    assert (values["scopes"], values["total"]["detect"]["found"]) == ({"brief": "binding"}, 1)
    assert "has figures counts in: brief" in run("evaluate", gold).out
    ran = run("--language", "nl", "evaluate", gold, "--reliability")
    assert ran.status == 1
    assert "betrouwbaarheid vraagt goud dat elke uitspraak bevat" in ran.err


def test_two_versions(run: Callable, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "before.json"
    assert f"Kept in {file}" in run("evaluate", gold, "--save", file).out
    assert "Kamer" not in file.read_text(encoding="utf-8")
    assert "0 lost, 0 gained, in 1 document" in run("evaluate", gold, "--compare", file).out

    monkeypatch.setattr("nakomen.evaluation.running.extract", lambda _: [])
    compared = told(run, gold, "--compare", file)["compared"]
    [change] = compared["changes"]
    assert (change["lost"], change["was"], change["now"]) == (True, "right", "missed")
    assert compared["figures"]["detect"] == {"before": 0.6667, "now": 0.0}
    out = run("--language", "nl", "evaluate", gold, "--compare", file).out
    assert "1 verloren, 0 gewonnen, in 1 document" in out
    assert "  verloren brief: goed → gemist «Ik zal uw Kamer" in out
    [line] = [line.split() for line in out.splitlines() if line.startswith("gevonden met soort") and "-" in line]
    assert line[-3:] == ["0.667", "0.000", "-0.667"]


def test_a_run_over_other_gold(run: Callable, gold: Path, tmp_path: Path) -> None:
    file = tmp_path / "before.json"
    run("evaluate", gold, "--save", file)
    (gold / "brief.jsonl").write_text(json.dumps(MISSED), encoding="utf-8")
    ran = run("--language", "nl", "evaluate", gold, "--compare", file)
    assert ran.status == 1
    assert f"{file}: is over ander goud bewaard (bewaar eerst een meting" in ran.err
    file.write_text("{}", encoding="utf-8")
    assert "is no run that was kept" in run("evaluate", gold, "--compare", file).err
    assert run("evaluate", gold, "--compare", tmp_path / "nergens.json").status == 2


def test_two_readers(run: Callable, gold: Path, second: Path) -> None:
    values = told(run, gold, "--against", second, "--misses", "--kinds")
    assert values["total"]["detect"]["f1"] == 0.6667
    assert values["total"]["field:due"]["right"] == 0
    assert values["agreement"] == {"kappa": 1.0, "matched": 1}
    assert [each["why"] for each in values["differences"]["brief"]] == [[], []]
    out = run("evaluate", gold, "--against", second, "--misses").out
    assert "    the first reader only: request\n" in out
    assert "    due: 2022-05-01 → 2022-05\n" in out
    assert "Cohen's kappa over the kind of 1 statement that both readers have: 1.000" in out


def test_gold_that_is_not_measured_is_named(run: Callable, gold: Path, second: Path) -> None:
    assert told(run, gold)["not_measured"] == []
    (gold / "verloren.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    assert told(run, gold)["not_measured"] == ["verloren"]
    assert "for want of a document or of a second reader: verloren\n" in run("evaluate", gold).out
    (second / "alleen.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    assert told(run, gold, "--against", second)["not_measured"] == ["alleen", "verloren"]


def test_readers_of_other_letters(run: Callable, gold: Path, second: Path) -> None:
    (second / "brief.jsonl").rename(second / "ander.jsonl")
    ran = run("--language", "nl", "evaluate", gold, "--against", second)
    assert ran.status == 1
    assert "geef de bestanden van beide lezers over een document dezelfde naam" in ran.err


def test_offsets_instead_of_sentences(run: Callable, gold: Path, tmp_path: Path) -> None:
    into = tmp_path / "kept"
    assert "1 file written into" in run("evaluate", gold, "--keep-offsets", into).out
    assert "Kamer" not in (into / "brief.jsonl").read_text(encoding="utf-8")
    assert told(run, into, "--documents", gold)["total"] == told(run, gold)["total"]
    assert told(run, gold, "--keep-offsets", into) == {"folder": str(into), "kept": ["brief"]}
    ran = run("evaluate", gold, "--keep-offsets", gold)
    assert ran.status == 1
    assert "is the folder of the gold itself" in ran.err


@pytest.mark.parametrize("option", ["--reliability", "--speed", "--save=before.json"])
def test_a_second_reader_has_no_confidence_and_no_speed(run: Callable, gold: Path, second: Path, option: str) -> None:
    ran = run("evaluate", gold, "--against", second, option)
    assert ran.status == 2
    assert f"--against does not go with {option.partition('=')[0]}" in ran.err


def test_keeping_offsets_goes_with_nothing_else(run: Callable, gold: Path, tmp_path: Path) -> None:
    ran = run("--language", "nl", "evaluate", gold, "--keep-offsets", tmp_path / "kept", "--misses", "--kinds")
    assert ran.status == 2
    assert "--keep-offsets gaat niet samen met --misses, --kinds" in ran.err
    assert not (tmp_path / "kept").exists()


def test_a_folder_without_gold(run: Callable, tmp_path: Path) -> None:
    ran = run("evaluate", tmp_path)
    assert ran.status == 1
    assert "holds no gold with its document" in ran.err
    assert run("evaluate", tmp_path / "nergens").status == 2


def test_gold_that_cannot_be_read(run: Callable, gold: Path) -> None:
    (gold / "brief.jsonl").write_text("{\n", encoding="utf-8")
    ran = run("--language", "nl", "evaluate", gold)
    assert ran.status == 1
    assert "regel 1 is geen JSON" in ran.err


def test_kinds_fit_a_narrow_terminal(run: Callable, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "42")
    lines = run("--language", "nl", "evaluate", gold, "--kinds").out.splitlines()
    assert lines[0].split() == ["goud", "\\", "gevonden", "toezegging", "verzoek", "niets"]
    monkeypatch.setenv("COLUMNS", "38")
    lines = run("--language", "nl", "evaluate", gold, "--kinds").out.splitlines()
    assert lines[0].split() == ["goud", "\\", "gevonden", "toezeg", "verzoe", "niets"]


def _never(_: object) -> list[object]:
    raise AssertionError("the work was done before the refusal")


@pytest.mark.parametrize(
    ("option", "place", "told"),
    [
        ("--save", "nergens/before.json", "de map bestaat niet (maak eerst de map"),
        ("--save", "gold/brief.txt/before.json", "de map bestaat niet (maak eerst de map"),
        ("--keep-offsets", "gold/brief.txt/kept", "is niet te schrijven"),
        ("--compare", "gold/brief.txt", "is geen bewaarde meting"),
    ],
)
def test_a_place_that_cannot_be_is_refused_before_the_work(
    run: Callable, gold: Path, monkeypatch: pytest.MonkeyPatch, option: str, place: str, told: str
) -> None:
    for name in ("running.extract", "running.read_document", "annotated.read_document"):
        monkeypatch.setattr(f"nakomen.evaluation.{name}", _never)
    ran = run("--language", "nl", "evaluate", gold, option, gold.parent / place)
    assert ran.status == 1
    assert told in ran.err
    assert str(gold.parent / place) in ran.err


def test_gold_of_another_letter(run: Callable, gold: Path) -> None:
    (gold / "brief.jsonl").write_text(json.dumps({**GOLD, "quote": "De haven wordt dieper."}), encoding="utf-8")
    ran = run("--language", "nl", "evaluate", gold)
    assert ran.status == 1
    assert f"{gold / 'brief.jsonl'}: is goud van een ander document: geen van zijn citaten staat in" in ran.err


def test_a_quote_that_stands_nowhere_is_told(run: Callable, gold: Path, second: Path) -> None:
    lost = {**GOLD, "quote": "De haven wordt dieper."}
    (gold / "brief.jsonl").write_text("\n".join(map(json.dumps, (GOLD, lost))), encoding="utf-8")
    assert told(run, gold)["not_standing"] == {"brief": 1}
    assert "1 quote of gold not standing in the document, counted as missed: brief (1)" in run("evaluate", gold).out
    out = run("evaluate", gold, "--misses").out
    assert "«De haven wordt dieper.»\n    missed: assurance, because of not in the document" in out
    assert "not in the document" in run("evaluate", gold, "--against", second, "--misses").out
    (gold / "brief.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    assert told(run, gold)["not_standing"] == {}
    assert "not standing" not in run("evaluate", gold).out


def test_offsets_are_written_all_or_not_at_all(run: Callable, gold: Path, tmp_path: Path) -> None:
    (gold / "zee.txt").write_text(LETTER, encoding="utf-8")
    (gold / "zee.jsonl").write_text("{", encoding="utf-8")
    ran = run("evaluate", gold, "--keep-offsets", tmp_path / "kept")
    assert ran.status == 1
    assert not (tmp_path / "kept").exists()


def test_a_table_with_a_name_instead_of_a_list(run: Callable, gold: Path) -> None:
    (gold / "gold.toml").write_text('[[scope]]\nfiles = "brief*"\nholds = "binding"\n', encoding="utf-8")
    ran = run("--language", "nl", "evaluate", gold)
    assert ran.status == 1
    assert "nummer 1 heeft geen lijst van bestanden (files) (geef [[scope]] met files = [" in ran.err


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"\x00\x01\x02" * 400, b"%PDF-1.7 nothing"])
def test_a_document_that_is_none_is_refused(run: Callable, gold: Path, tmp_path: Path, data: bytes) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "brief.pdf").write_bytes(data)
    (gold / "brief.txt").unlink()
    ran = run("evaluate", gold, "--documents", documents)
    assert ran.status == 1
    assert ran.err.startswith("nakomen: ")
    assert "brief.pdf" in ran.err
    assert "Error" not in ran.err


def test_an_empty_folder_of_documents(run: Callable, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (gold / "brief.txt").unlink()
    ran = run("--language", "nl", "evaluate", gold, "--documents", tmp_path / "documents")
    assert ran.status == 1
    assert "bevat geen goud met zijn document" in ran.err
