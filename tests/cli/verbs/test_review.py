"""Review with keys that are piped in, sheets and batches, two blind coders with their agreement and adjudication."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nakomen.archive import Archive


@pytest.fixture
def file(ledger_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of five statements that can be judged, in the folder of the test."""
    monkeypatch.setenv("NAKOMEN_REVIEWER", "Anna")
    return Path(shutil.copy(ledger_file, tmp_path / "nakomen.db"))


@pytest.fixture
def press(run: Callable, monkeypatch: pytest.MonkeyPatch, file: Path) -> Callable:
    """Return a function that reviews with keys of standard input, one a word, and gives what was written."""

    def press_(keys: str, *arguments: str, verb: str = "review") -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys.split(" ") if keys)))
        ran = run(verb, *arguments)
        assert ran.status == 0, ran.err
        return str(ran.out)

    assert file.exists()
    return press_


def said(file: Path) -> list[tuple[str, str, dict[str, str]]]:
    with Archive(file) as archive:
        return [(str(one.kind), one.statement[:4], dict(one.values)) for one in archive.log.judgements()]


def shown(out: str) -> list[str]:
    """Return the ids of the statements that were shown, in their order."""
    return [line.split()[1][:4] for line in out.splitlines() if line.startswith("id ")]


def test_the_queue_goes_by_worth_and_a_skipped_statement_comes_last(press: Callable, file: Path) -> None:
    out = press("s n y y y y b q")
    assert shown(out) == ["aaab", "bbbb", "aaaa", "cccc", "dddd", "aaab", "aaab"]
    assert "All that was asked for is reviewed." in out
    assert [each[:2] for each in said(file)] == [
        ("reject", "bbbb"),
        ("confirm", "aaaa"),
        ("confirm", "cccc"),
        ("confirm", "dddd"),
        ("confirm", "aaab"),
    ]
    assert "4 of 5 reviewed · 1 left · " in out
    assert " per hour, about " in out


def test_a_statement_is_shown_with_all_that_a_ruling_needs(press: Callable) -> None:
    out = press("w", "--kind", "pledge")
    assert "»Duitsland stelt 5 miljoen euro beschikbaar voor gemalen.«" in out
    assert "De verhoging van de dijk volgt" in out
    for words in ("kind", "pledge", "Germany", "2022-12-31", "EUR 5 million", "confidence"):
        assert words in out
    assert "speech_acts/toezeggen «toegezegd»" in out
    assert "row toezeggen in languages/nl/speech_acts.toml" in out


def test_values_are_checked_before_they_are_kept(press: Callable, file: Path) -> None:
    out = press("c due gisteren 2025-06 c m veel - c x c q q", "--document", "kst-40111-2")
    assert "“gisteren” is no time in EDTF" in out
    assert "“veel” is no amount" in out
    assert said(file) == [("correct", "aaaa", {"due": "2025-06"}), ("correct", "aaaa", {"amounts": ""})]


def test_a_merged_statement_is_shown_and_confirmed_as_one(press: Callable, run: Callable, file: Path) -> None:
    run("judge", "aaab", "--merge", "bbbb", "--reviewer", "Bram")
    out = press("w y q", "--kind", "assurance", "--document", "kst-40111-9")
    assert "»De verhoging van de dijk volgt uiterlijk in het najaar van 2023. Duitsland stelt" in out
    assert "words: -\n  judgement/" in out
    with Archive(file) as archive:
        kept = archive.log.judgements()[-1]
    assert kept.kind == "confirm"
    assert kept.subjects[0].quote.endswith("beschikbaar voor gemalen.")
    assert run("explain", "aaab").status == 0


def test_undo_takes_back_ones_own_alone_also_in_a_later_session(press: Callable, file: Path) -> None:
    press("y q")
    press("y q", "--reviewer", "Bram")
    out = press("u u q")
    assert "Withdrawn: " in out
    assert "You have no judgement to withdraw." in out
    assert [kind for kind, *_ in said(file)] == ["confirm", "confirm", "withdraw"]
    assert shown(out) == ["aaaa", "aaab"]


def test_the_filter_can_be_changed_on_the_way(press: Callable) -> None:
    out = press('f kind:standpunt f knid:x f kind:verzoek f binding:yes f "open h ? zz q')
    assert "To review: 1 statement\n" in out
    assert "there is no field “knid:”" in out
    assert "^^^^^" in out
    assert "without kind:verzoek" in out
    assert "To review: 3 statements" in out
    assert "is not closed" in out
    assert out.count("withdraw your last judgement") == 2
    assert "“zz” does nothing here" in out
    assert shown(out) == ["aaab", "cccc", "cccc", "cccc", "aaab", "aaab"]


def test_what_others_reviewed_comes_after_what_nobody_did(press: Callable) -> None:
    press("y q", "--reviewer", "Bram")
    assert shown(press("q")) == ["bbbb"]
    assert shown(press("q", "--blind")) == ["aaab"]


def test_a_blind_coder_sees_nothing_of_others_and_is_not_refused_for_them(press: Callable, file: Path) -> None:
    press("c kind opdracht n", "--kind", "assurance", "--reviewer", "Bram")
    out = press("y y q", "--blind", "--binding")
    assert shown(out) == ["aaab", "bbbb", "aaaa"]
    assert "Bram" not in out
    assert "tasking" not in out
    assert [kind for kind, *_ in said(file)] == ["correct", "reject", "confirm", "confirm"]


def test_a_sample_is_the_same_for_everybody(press: Callable) -> None:
    first = shown(press("y y q", "--blind", "--sample", "2", "--seed", "5"))
    again = shown(press("y y q", "--blind", "--sample", "2", "--seed", "5", "--reviewer", "Bram"))
    others = {
        tuple(shown(press("s q", "--blind", "--sample", "2", "--seed", str(seed), "--reviewer", "C")))
        for seed in range(6)
    }
    assert first == again
    assert len(set(first)) == 2
    assert len(others) > 1


def test_nothing_to_review_is_told(press: Callable, run: Callable, tmp_path: Path) -> None:
    assert "--kind" in press("", "--kind", "verzoek")
    press("y", "--kind", "pledge")
    assert "All that was asked for is reviewed." in press("q", "--kind", "pledge")
    assert "There are no conflicts." in press("", "--conflicts")
    with Archive(tmp_path / "leeg.db"):
        pass
    assert "The archive is empty" in run("review", "--archive", tmp_path / "leeg.db").out


@pytest.mark.usefixtures("file")
def test_nobody_reviews_without_a_name(run: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NAKOMEN_REVIEWER")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    ran = run("review")
    assert (ran.status, ran.out) == (1, "")
    assert "name her with --reviewer or NAKOMEN_REVIEWER" in ran.err


def test_the_session_speaks_dutch(press: Callable) -> None:
    out = press("j h q", "--language", "nl")
    assert "1 van 5 beoordeeld · nog 4" in out
    assert "trek je laatste oordeel in" in out
    assert "1 oordeel bewaard." in out
    assert "Ga verder met `nakomen review`" in out


def test_two_coders_their_agreement_and_its_adjudication(press: Callable, run: Callable) -> None:
    press("y y y y y", "--blind")
    press("y c k toezegging y n y c f hoopvol intended y", "--blind", "--reviewer", "Bram")
    table = run("agreement", "Anna", "Bram").out
    assert "Both judged 5 statements." in table
    rows = json.loads(run("agreement", "Anna", "Bram", "--json").out)
    assert rows["statements"] == 5
    assert rows["fields"]["exists"] == {"units": 5, "share": 0.8, "kappa": 0.0, "alpha": 0.0}
    assert rows["fields"]["kind"]["share"] == 0.75
    assert rows["fields"]["due"]["share"] == 1.0
    assert rows["kinds"]["pledge"]["share"] == 0.8
    assert rows["kinds"]["assurance"] == {"units": 5, "share": 0.6, "kappa": 0.166667, "alpha": 0.25}
    narrowed = json.loads(run("agreement", "Anna", "Bram", "--json", "--kind", "pledge").out)
    assert narrowed["statements"] == 1
    assert narrowed["fields"]["kind"]["share"] == 0.0
    before = len(run("judgements", "conflicts").out.splitlines())
    assert before == 7
    out = press("h q", "--conflicts", "--reviewer", "Carla")
    assert "1 Anna" in out
    assert "2 Bram" in out
    assert "0 program" in out
    press("2 u 1 7 0 q", "--conflicts", "--reviewer", "Carla")
    out = press("1 1", "--conflicts", "--reviewer", "Carla")
    assert run("judgements", "conflicts").out == "There are no conflicts.\n"
    # Coders are measured by what they said before somebody settled it.
    assert json.loads(run("agreement", "Anna", "Bram", "--json").out) == rows


def test_agreement_of_who_did_not_code_is_refused(press: Callable, run: Callable) -> None:
    press("y", "--limit", "1")
    press("y", "--limit", "1", "--reviewer", "Bram")
    assert "There is no statement that both judged" in run("agreement", "Anna", "Bram").out
    assert run("agreement", "Anna", "Carla").status == 2
    assert "who did: Anna, Bram" in run("agreement", "Anna", "Carla").err
    assert "name two reviewers" in run("agreement", "Anna").err


def sheet_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def write_sheet(path: Path, rows: list[dict[str, str]], parting: str = ",") -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=parting)
        writer.writeheader()
        writer.writerows(rows)


def test_a_sheet_is_filled_in_and_given_back(run: Callable, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "vel.csv"
    assert "5 statements to review" in run("review", "--sheet", path).out
    assert run("review", "--sheet", path).status == 1
    rows = sheet_of(path)
    assert [row["id"][:4] for row in rows] == ["aaab", "bbbb", "aaaa", "cccc", "dddd"]
    rows[0] |= {"judgement": "confirm", "note": "zeker"}
    rows[1] |= {"new_actor": "Duitsland + NAVO", "new_due": "-"}
    rows[2] |= {"judgement": "nee"}
    rows[3] |= {"judgement": "verworpen"}
    rows[4] |= {"judgement": "confirm", "kind": "pledge"}
    write_sheet(path, rows, ";")
    dry = run("review", "--batch", path, "--dry-run")
    assert dry.status == 1
    assert "3 judgements would be kept, 0 known already, 0 not filled in, 2 refused; nothing was kept" in dry.out
    assert said(file) == []
    ran = run("review", "--batch", path)
    assert "3 judgements kept, 0 known already, 0 not filled in, 2 refused" in ran.out
    assert "vel.csv, line 4: there is no judgement “nee” (choose from confirm, reject" in ran.err
    assert "vel.csv, line 6: the cell kind says “pledge”, the statement “fulfilment”" in ran.err
    assert said(file) == [
        ("confirm", "aaab", {}),
        ("correct", "bbbb", {"actor": "Germany + NATO", "due": ""}),
        ("reject", "cccc", {}),
    ]
    # Given again, as after a crash, what was kept is not kept twice.
    assert "0 judgements kept, 3 known already" in run("review", "--batch", path).out


def test_a_sheet_is_filled_in_and_refused_in_dutch(run: Callable, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "vel.csv"
    run("review", "--sheet", path)
    rows = sheet_of(path)
    for row, word in zip(rows, ("bevestig", "Verwerp", "bevestigd", "ja", ""), strict=True):
        row["judgement"] = word
    write_sheet(path, rows)
    ran = run("--language", "nl", "review", "--batch", path)
    assert "3 oordelen bewaard" in ran.out
    assert "vel.csv, regel 5: er is geen soort oordeel “ja” (kies uit bevestig, verwerp, verbeter" in ran.err
    assert [each[0] for each in said(file)] == ["confirm", "reject", "confirm"]


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("review", "--limit", "0"), "--limit: 0 valt buiten x>=1"),
        (("review", "--seed", "x"), "--seed: 'x' is geen geheel getal"),
        (("archive", "check", "x"), "“x” is te veel"),
        (("review", "--seed"), "achter --seed hoort een waarde"),
        (("judgements", "import", "nergens.jsonl"), "bestand 'nergens.jsonl' bestaat niet"),
    ],
)
def test_a_mistake_in_the_call_is_told_in_dutch(run: Callable, arguments: tuple[str, ...], words: str) -> None:
    ran = run("--language", "nl", *arguments)
    assert ran.status == 2
    assert words in ran.err


def test_a_stale_line_is_refused_the_others_go_on(press: Callable, run: Callable, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "vel.csv"
    run("review", "--sheet", path, "--limit", "2")
    press("n q", "--reviewer", "Bram")
    rows = [row | {"judgement": "confirm"} for row in sheet_of(path)]
    write_sheet(path, rows)
    for more in (("--dry-run",), ()):
        ran = run("review", "--batch", path, *more)
        assert ran.status == 1
        assert "vel.csv, line 2: somebody judged this meanwhile: Bram: reject" in ran.err
        assert "1 judgement" in ran.out
    assert [each[:2] for each in said(file)] == [("reject", "aaab"), ("confirm", "bbbb")]


def test_a_batch_of_json_lines(run: Callable, file: Path, tmp_path: Path) -> None:
    lines = [
        {"id": "aaab", "judgement": "correct", "fields": {"due": "2024", "kind": "toezegging"}, "note": "gezien"},
        {"document": "slotbrief", "quote": "De dijk  is verhoogd.", "judgement": "confirm"},
        {
            "document": "kst-40111-2",
            "quote": "Het overleg was op 30 januari.",
            "judgement": "add",
            "fields": {"kind": "stand"},
        },
        {"document": "slotbrief", "quote": "De sluis is weg.", "judgement": "confirm"},
        {"document": "kst-40111-2", "quote": "De sluis is weg.", "judgement": "add", "fields": {"kind": "stand"}},
        {"id": "cccc", "judgement": "correct"},
        {"id": "cccc", "judgement": "reject", "knd": "x"},
        {"id": "ffff", "judgement": "reject"},
        {"id": "cccc", "fields": {"colour": "red"}},
        {"judgement": "confirm"},
        {"id": "bbbb", "note": "hier klopt iets niet"},
        {"id": "dddd"},
    ]
    path = tmp_path / "oordelen.jsonl"
    text = "\n".join(json.dumps(line) for line in lines)
    path.write_text(f"{text}\n\n[1]\n{{half", encoding="utf-8")
    ran = run("review", "--batch", path)
    assert "4 judgements kept, 0 known already, 1 not filled in, 9 refused" in ran.out
    assert said(file)[:2] == [("correct", "aaab", {"due": "2024", "kind": "assurance"}), ("confirm", "dddd", {})]
    assert [kind for kind, *_ in said(file)[2:]] == ["add", "comment"]
    for words in (
        "line 4: 0 statements of slotbrief have these words",
        "line 5: “De sluis is weg.” does not stand in kst-40111-2",
        "line 6: nothing is corrected",
        "line 7: there is no column “knd”",
        "line 8: there is no statement ffff",
        "line 9: there is no column “new_colour”",
        "line 10: the cell document is empty",
        "line 14: is no judgement",
        "line 15: is no JSON",
    ):
        assert words in ran.err


@pytest.mark.parametrize(
    ("content", "said_"),
    [
        (b"id,judgment\naaab,confirm\n", "line 1: there is no column"),
        (b"id,judgement\naaab,confirm,x\n", "line 2: has more or fewer cells"),
        (b'id,judgement\naaab,"confirm\n', "line 2: is no CSV"),
        (b"id,note\naaab,\xe9\n", "is no text in UTF-8"),
        (b"", "line 1: there is no column"),
    ],
)
def test_a_damaged_sheet_is_one_line(run: Callable, file: Path, tmp_path: Path, content: bytes, said_: str) -> None:
    path = tmp_path / "vel.csv"
    path.write_bytes(content)
    ran = run("review", "--batch", path)
    assert ran.status == 1
    assert said_ in ran.err
    assert said(file) == []


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--batch", "a", "--sheet", "b"), "choose one of both: --batch or --sheet"),
        (("--blind", "--conflicts"), "choose one of both: --blind or --conflicts"),
        (("--dry-run",), "--dry-run goes with --batch"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Callable, arguments: tuple[str, ...], words: str) -> None:
    ran = run("review", *arguments)
    assert ran.status == 2
    assert words in ran.err


def test_what_is_refused_in_a_pipe_ends_it_with_an_error(
    run: Callable, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value that was mended behind its refusal is none: see the test of values."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("c\nd\ngisteren\n\nq\n"))
    ran = run("review")
    assert (ran.status, "1 judgement refused:" in ran.err) == (1, True)
    assert "“gisteren” is no time in EDTF" in ran.err
    assert said(file) == []
    monkeypatch.setattr(sys, "stdin", io.StringIO("c\nd\ngisteren\n\nq\n"))
    assert "1 oordeel geweigerd:" in run("--language", "nl", "review").err
