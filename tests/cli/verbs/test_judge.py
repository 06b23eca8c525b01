"""Judging from the shell: what is said, what is refused, and where it shows."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

PROMISE, DELAY, GIFT, VIEW, DONE = "aaaa11110000", "aaab22220000", "bbbb33330000", "cccc44440000", "dddd55550000"


@pytest.fixture
def judge(run: Callable, ledger_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Run a command line on a copy of the ledger of dikes, as Anna."""
    file = tmp_path / "dijken.db"
    shutil.copy(ledger_file, file)
    monkeypatch.setenv("NAKOMEN_ARCHIVE", str(file))
    monkeypatch.setenv("NAKOMEN_REVIEWER", "Anna")
    return run


def values(judge: Callable, *arguments: str) -> object:
    ran = judge(*arguments, "--json")
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def test_a_corrected_statement_shows_everywhere(judge: Callable) -> None:
    ran = judge("judge", "aaaa", "--set", "due=2025-06", "--set", "actor=Duitsland", "--set", "kind=afspraak")
    assert ran.status == 0, ran.err
    assert "Anna: corrected · due: 2025-06; who: Germany; kind: agreement" in ran.out
    shown = values(judge, "show", PROMISE)
    assert (shown["due"], shown["kind"], shown["standing"]) == ("2025-06", "agreement", "established")
    assert shown["derived"]["due"] == "2021"
    assert "Judgements" in judge("show", "aaaa").out
    listed = {row["id"]: row for row in values(judge, "list")}
    assert listed[PROMISE]["judged"] == "exists;kind;actor;due"
    assert listed[GIFT]["standing"] == "proposed"
    assert [row["id"] for row in values(judge, "list", "--kind", "agreement")] == [PROMISE]
    assert PROMISE in {row["id"] for row in values(judge, "list", "--actor", "Germany")}
    assert PROMISE not in {row["id"] for row in values(judge, "list", "--kind", "assurance")}
    assert "established" in judge("export", "--format", "csv").out
    reasons = values(judge, "explain", PROMISE)
    assert {row["words"] for row in reasons if row["field"] == "due"} == {"Anna"}


def test_a_rejected_statement_is_gone_but_can_be_judged_again(judge: Callable) -> None:
    judge("judge", GIFT, "--reject", "--note", "dit is een voornemen")
    assert GIFT not in {row["id"] for row in values(judge, "list")}
    assert "rejected" in judge("show", GIFT).out
    assert judge("judge", GIFT, "--confirm").status == 0
    assert GIFT in {row["id"] for row in values(judge, "list")}


def test_a_status_is_established_with_its_evidence(judge: Callable) -> None:
    before = values(judge, "trace", PROMISE, "--on", "2027-01-01")[0]["status"]
    assert before["standing"] == "reported"
    done = judge(
        "judge",
        PROMISE,
        "--status",
        "deels voldaan",
        "--evidence",
        "De dijk is verhoogd.",
        "--evidence-in",
        "slotbrief",
    )
    assert done.status == 0, done.err
    status = values(judge, "trace", PROMISE, "--on", "2027-01-01")[0]["status"]
    assert (status["status"], status["standing"]) == ("partly_honoured", "established")
    assert "Anna" in status["why"]
    # Seen from a day before the evidence was written, nobody had established it.
    assert values(judge, "trace", PROMISE, "--on", "2023-12-01")[0]["status"]["standing"] == "reported"
    assert "partly honoured (established)" in judge("trace", PROMISE).out


def test_terms_amounts_and_compliance(judge: Callable) -> None:
    for deed in (("--term", "2026-12"), ("--compliance", "Duitsland=0", "--amount-stage", "budgeted")):
        assert judge("judge", GIFT, *deed).status == 0
    status = values(judge, "trace", GIFT, "--on", "2099-01-01")[0]["status"]
    assert status["compliance"] == {"Germany": "0"}
    assert status["amount_stage"] == "budgeted"
    assert [term["due"] for term in status["terms"]] == ["2022-12-31", "2026-12"]
    assert "compliance Germany: 0" in judge("trace", GIFT, "--on", "2099-01-01").out
    [past] = [one for one in values(judge, "due", "--on", "2099-01-01")["past"] if one["spoor"] == GIFT]
    assert past["due"] == "2026-12"


def test_a_statement_is_added_merged_and_linked(judge: Callable) -> None:
    added = judge("judge", "kst-40111-2", "--add", "Het overleg was op 30 januari.", "--set", "kind=finding")
    assert added.status == 0, added.err
    [row] = [row for row in values(judge, "list") if row["kind"] == "finding"]
    assert row["quote"] == "Het overleg was op 30 januari."
    again = judge("judge", "kst-40111-2", "--add", "Het overleg was op 30 januari.", "--set", "kind=finding")
    assert "statement already" in again.err
    assert judge("judge", GIFT, "--merge", VIEW).status == 0
    assert len(values(judge, "list")) == 5
    assert judge("judge", DONE, "--unlink", DELAY).status == 0
    assert values(judge, "trace", PROMISE, "--on", "2027-01-01")[0]["status"]["status"] == "open"
    assert judge("judge", DONE, "--link", GIFT, "--relation", "fulfils").status == 0
    [spoor] = values(judge, "trace", GIFT, "--on", "2027-01-01")
    assert spoor["status"]["status"] == "honoured"
    assert spoor["links"][0]["standing"] == "established"


def test_a_conflict_is_told_listed_and_settled(judge: Callable) -> None:
    assert judge("judgements", "conflicts").out == "There are no conflicts.\n"
    judge("judge", PROMISE, "--set", "due=2025")
    told = judge("judge", PROMISE, "--set", "due=2026", "--reviewer", "Bram")
    assert "Conflict: due (Anna: 2025, Bram: 2026)" in told.out
    [conflict] = values(judge, "judgements", "conflicts")
    assert conflict["field"] == "due"
    assert values(judge, "show", PROMISE)["due"] == "2021"
    assert "Anna: 2025, Bram: 2026" in judge("judgements", "conflicts").out
    settled = judge("judge", PROMISE, "--set", "due=2026-06", "--settle", "--reviewer", "Cleo")
    assert settled.status == 0, settled.err
    assert values(judge, "show", PROMISE)["due"] == "2026-06"
    assert values(judge, "judgements", "conflicts") == []
    assert "no conflict to settle" in judge("judge", PROMISE, "--confirm", "--settle").err


def test_a_disputed_status_stays_that_of_the_documents(judge: Callable) -> None:
    judge("judge", PROMISE, "--status", "vervallen", "--note", "brief van mei")
    judge("judge", DONE, "--status", "openstaand", "--reviewer", "Bram")
    [conflict] = values(judge, "judgements", "conflicts")
    assert (conflict["field"], conflict["statement"]) == ("status", PROMISE)
    status = values(judge, "trace", PROMISE, "--on", "2099-01-01")[0]["status"]
    assert (status["status"], status["standing"], status["disputed"]) == ("honoured", "reported", True)
    judge("judge", DELAY, "--status", "vervallen", "--note", "brief van mei", "--settle", "--reviewer", "Cleo")
    assert values(judge, "judgements", "conflicts") == []
    assert values(judge, "trace", PROMISE, "--on", "2099-01-01")[0]["status"]["standing"] == "established"


def test_a_stale_judgement_is_refused(judge: Callable) -> None:
    first = values(judge, "judge", PROMISE, "--confirm")
    judge("judge", PROMISE, "--set", "due=2026", "--reviewer", "Bram")
    ran = judge("judge", PROMISE, "--reject", "--seen", first["id"])
    assert ran.status == 1
    assert "somebody judged this meanwhile: Bram: correct" in ran.err


def test_one_withdraws_ones_own(judge: Callable) -> None:
    kept = values(judge, "judge", PROMISE, "--reject")
    assert "who alone can withdraw it" in judge("judge", kept["id"][:6], "--withdraw", "--reviewer", "Bram").err
    assert judge("judge", "1", "--withdraw").status == 0
    assert PROMISE in {row["id"] for row in values(judge, "list")}


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((PROMISE,), 2, "give exactly one judgement"),
        ((PROMISE, "--confirm", "--reject"), 2, "give exactly one judgement"),
        ((PROMISE, "--set", "due"), 2, "“due” is no NAME=VALUE"),
        ((PROMISE, "--set", "due=in mei"), 1, "no time in EDTF"),
        ((PROMISE, "--set", "kind=belofte"), 2, "is no kind"),
        ((PROMISE, "--status", "klaar", "--note", "x"), 1, "no value of status"),
        ((PROMISE, "--status", "voldaan"), 1, "needs its evidence"),
        ((PROMISE, "--status", "voldaan", "--evidence", "Dat staat er niet."), 1, "does not stand in kst-40111-2"),
        (("9999", "--confirm"), 1, "no statement has an id"),
        ((PROMISE, "--confirm", "--reviewer", " "), 1, "a judgement has a reviewer"),
        ((PROMISE, "--link", GIFT), 1, "no link leads from"),
        ((PROMISE, "--confirm", "--seen", "ffff"), 1, "there is no judgement ffff"),
        ((PROMISE, "--set", "kind=belofte"), 2, "nakomen: “belofte” is no kind"),
        ((PROMISE, "--compliance", "Netherlands=2"), 1, "“2” is no value of compliance (choose"),
        ((PROMISE, "--confirm", "--evidence", "De dijk is verhoogd."), 2, "--evidence goes with --status"),
        ((PROMISE, "--comment", "x", "--relation", "fulfils"), 2, "--relation goes with --link, --unlink"),
        ((PROMISE, "--term", "2026", "--evidence-in", "kst-40111-2"), 2, "--evidence-in goes with --evidence"),
        ((DONE, "--link", PROMISE, "--unlink", GIFT), 2, "give exactly one judgement"),
        ((PROMISE, "--merge", PROMISE), 1, "is merged with others than itself"),
        ((PROMISE, "--split", "De Minister"), 1, "a split makes two parts or more"),
        ((PROMISE, "--link", DONE, "--relation", "fulfils"), 1, f"judge {DONE} --link {PROMISE}"),
    ],
)
def test_what_is_refused(judge: Callable, arguments: tuple[str, ...], status: int, said: str) -> None:
    ran = judge("judge", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert values(judge, "judgements", "list") == []


def test_without_a_reviewer_nothing_is_judged(judge: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NAKOMEN_REVIEWER")
    assert "NAKOMEN_REVIEWER" in judge("judge", PROMISE, "--confirm").err


def test_the_log_is_listed(judge: Callable) -> None:
    assert "no judgements" in judge("judgements", "list").out
    judge("judge", PROMISE, "--comment", "navragen")
    judge("judge", GIFT, "--confirm", "--reviewer", "Bram")
    ran = judge("judgements", "list")
    assert "Anna: comment · “navragen”" in ran.out
    assert [one["reviewer"] for one in values(judge, "judgements", "list", "--reviewer", "Bram")] == ["Bram"]
    assert [one["number"] for one in values(judge, "judgements", "list", "--statement", "aaaa")] == [1]


def test_two_laptops_are_merged(
    judge: Callable, ledger_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge("judge", PROMISE, "--set", "due=2025")
    assert judge("judgements", "export", "-o", "anna.jsonl").status == 0
    other = tmp_path / "bram.db"
    shutil.copy(ledger_file, other)
    monkeypatch.setenv("NAKOMEN_ARCHIVE", str(other))
    judge("judge", PROMISE, "--set", "due=2026", "--reviewer", "Bram")
    assert values(judge, "judgements", "import", "anna.jsonl") == {
        "added": 1, "known": 0, "erased": 0, "refused": 0, "conflicts": 1, "orphans": 0,
    }  # fmt: skip
    assert values(judge, "judgements", "import", "anna.jsonl")["known"] == 1
    assert [one["reviewer"] for one in values(judge, "judgements", "list")] == ["Bram", "Anna"]
    assert judge("archive", "verify").status == 0


def test_damaged_lines_are_refused_by_number(judge: Callable) -> None:
    judge("judge", PROMISE, "--confirm")
    judge("judge", GIFT, "--confirm")
    judge("judge", VIEW, "--confirm")
    lines = judge("judgements", "export").out.splitlines()
    damaged = [
        lines[0][:80],
        lines[1].replace("Anna", "Bram"),
        "",
        lines[2],
        "[1]",
        lines[0].replace('"values"', '"vals"'),
    ]
    Path("oordelen.jsonl").write_text("\n".join(damaged), encoding="utf-8")
    ran = judge("--archive", "leeg.db", "judgements", "import", "oordelen.jsonl")
    assert ran.status == 1, "there is no archive yet"
    ran = judge("judgements", "import", "oordelen.jsonl")
    assert ran.status == 1
    assert "0 judgements taken in; 1 were there already" in ran.out
    told = ran.err.splitlines()
    assert [line.split(":")[0].strip() for line in told[1:]] == [f"oordelen.jsonl, line {at}" for at in (1, 2, 5, 6)]
    assert "its reviewer is not the one that was kept" in told[2]


def test_a_reviewer_is_forgotten(judge: Callable) -> None:
    judge("judge", PROMISE, "--confirm", "--note", "mijn mening")
    root = judge("archive", "root").out.strip()
    ran = judge("judgements", "erase", "Anna", "--reviewer", "officer", "--yes")
    assert ran.status == 0, ran.err
    told = judge("judgements", "list").out
    assert "Anna" not in told
    assert "mijn mening" not in told
    assert judge("archive", "verify", "--root", root).status == 0
    assert "no reviewer or judgement Dirk" in judge("judgements", "erase", "Dirk", "--yes").err


def test_the_root_shows_what_was_changed(judge: Callable) -> None:
    judge("judge", PROMISE, "--confirm")
    root = judge("archive", "root").out.strip()
    assert root == values(judge, "archive", "root")["root"]
    judge("judge", GIFT, "--confirm")
    ran = judge("archive", "verify", "--root", root)
    assert ran.status == 0
    assert "The log goes on from every root that was kept" in ran.out
    wrong = f"{root[:-1]}{'0' if root[-1] != '0' else '1'}"
    ran = judge("archive", "verify", "--root", wrong, "--root", f"9{root[1:]}")
    assert ran.status == 1
    assert "the first 1 entries are not those of root" in ran.out
    assert "the log had 9 entries" in ran.out
    assert values(judge, "archive", "verify")["problems"] == []
    assert "is no root of a log" in judge("archive", "verify", "--root", "12").err


def test_judgements_are_gold(judge: Callable) -> None:
    judge("judge", DELAY, "--set", "due=2023-12")
    refused = judge("judgements", "export", "--gold", "goud")
    assert refused.status == 1
    assert "kst-40111-9 (2)" in refused.err
    for one in (GIFT, VIEW, PROMISE, DONE):
        judge("judge", one, "--confirm")
    ran = judge("judgements", "export", "--gold", "goud")
    assert ran.status == 0, ran.err
    rows = [json.loads(line) for line in Path("goud/kst-40111-9.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["kind"], row["due"]) for row in rows] == [
        ("assurance", "2023-12"),
        ("pledge", "2022-12-31"),
        ("position", ""),
    ]
    measured = judge("evaluate", "goud")
    assert measured.status == 0, measured.err
    assert "detected" in measured.out
    assert judge("learn", "goud").status == 0


def test_orphans_are_listed(judge: Callable, letters: Path) -> None:
    assert "Every judgement still has its words" in judge("judgements", "orphans").out
    judge("judge", GIFT, "--confirm")
    judge("judgements", "export", "-o", "anna.jsonl")
    assert judge("--archive", "andere.db", "read", str(letters)).status == 0
    ran = judge("judgements", "import", "anna.jsonl", "--archive", "andere.db")
    assert "do not stand in this archive" in ran.out
    told = judge("judgements", "orphans", "--archive", "andere.db")
    assert "Duitsland stelt 5 miljoen euro beschikbaar" in told.out
    assert values(judge, "judgements", "orphans", "--archive", "andere.db")[0]["document"] == "kst-40111-9"


def test_fields_and_values_are_typed_as_they_are_read(judge: Callable) -> None:
    said = values(judge, "judge", PROMISE, "--set", "wie=-", "--set", "stelligheid=onder voorwaarde")["values"]
    assert said == {"actor": "", "force": "conditional"}
    said = values(judge, "judge", GIFT, "--amount-stage", "begroot", "--note", "begroting")["values"]
    assert said == {"amount_stage": "budgeted"}


def test_what_was_seen_is_named_as_the_log_prints_it(judge: Callable) -> None:
    first = values(judge, "judge", PROMISE, "--set", "due=2023")
    assert judge("judge", PROMISE, "--confirm", "--seen", "1").status == 0
    ran = judge("judge", PROMISE, "--reject", "--seen", first["id"][:8], "--reviewer", "Bram")
    assert "somebody judged this meanwhile: Anna: confirm" in ran.err


def test_an_entry_that_was_spoiled_by_hand_is_named(judge: Callable, tmp_path: Path) -> None:
    judge("judge", PROMISE, "--confirm")
    with sqlite3.connect(tmp_path / "dijken.db") as connection:
        connection.execute("DROP TRIGGER judgement_refuses_update")
        connection.execute("UPDATE judgement SET new_values = '{'")
    connection.close()
    for arguments in (("list",), ("judgements", "list"), ("show", PROMISE)):
        ran = judge(*arguments)
        assert (ran.status, ran.out) == (1, "")
        assert "judgement 1 of the log cannot be read" in ran.err
        assert "nakomen archive verify tells" in ran.err
    assert judge("archive", "verify").out.startswith("1: it cannot be read")
    assert judge("--language", "nl", "archive", "check").out.startswith("oordeel 1: is niet te lezen")


def test_a_kind_that_was_written_by_hand_is_named(judge: Callable, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "dijken.db") as connection:
        connection.execute("UPDATE statement SET kind = 'belofte' WHERE id = ?", (GIFT,))
    connection.close()
    ran = judge("list")
    assert (ran.status, ran.out) == (1, "")
    assert "a statement says “belofte”, which this program does not know" in ran.err
    assert "says “belofte”, which this program does not know" in judge("archive", "check").out


def test_an_export_replaces_a_file_only_when_told_to(judge: Callable, tmp_path: Path) -> None:
    judge("judge", PROMISE, "--confirm")
    kept = tmp_path / "kladblok.jsonl"
    kept.write_text("aantekeningen\n", encoding="utf-8")
    ran = judge("judgements", "export", "-o", kept)
    assert (ran.status, "a file here already (name another, or give --force)" in ran.err) == (1, True)
    assert kept.read_text(encoding="utf-8") == "aantekeningen\n"
    assert judge("judgements", "export", "-o", kept, "--force").status == 0
    assert '"confirm"' in kept.read_text(encoding="utf-8")


def test_a_line_that_lacks_a_key_is_named_with_it(judge: Callable, tmp_path: Path) -> None:
    judge("judge", PROMISE, "--confirm")
    whole = json.loads(judge("judgements", "export").out)
    without = {key: value for key, value in whole.items() if key != "kind"}
    bare = {**whole, "subjects": [{"statement": PROMISE}]}
    file = tmp_path / "oordelen.jsonl"
    file.write_text(f"{json.dumps(whole)}\n{json.dumps(without)}\n{json.dumps(bare)}\n", encoding="utf-8")
    ran = judge("judgements", "import", file)
    assert ran.status == 1
    assert "oordelen.jsonl, line 2: lacks the key “kind” (export it again with" in ran.err
    assert "line 3: a passage lacks the key “document”" in ran.err
    assert "KeyError" not in ran.err
    assert "regel 2: mist de sleutel “kind”" in judge("--language", "nl", "judgements", "import", file).err


def test_a_name_has_one_spelling_and_a_near_one_is_told(judge: Callable) -> None:
    assert judge("judge", PROMISE, "--confirm", "--reviewer", "A. Vos").err == ""
    assert judge("judge", GIFT, "--confirm", "--reviewer", " A.Vos ").err == ""
    assert {one["reviewer"] for one in values(judge, "judgements", "list")} == {"A. Vos"}
    assert len(values(judge, "judgements", "list", "--reviewer", "A.Vos")) == 2
    ran = judge("judge", GIFT, "--confirm", "--reviewer", "A. Voss")
    assert (ran.status, "“A. Vos” has judged here already, and “A. Voss” is much like it" in ran.err) == (0, True)
    assert "lijkt daarop" in judge("--language", "nl", "judge", GIFT, "--confirm", "--reviewer", "A. Vosz").err
    assert judge("judge", GIFT, "--confirm", "--reviewer", "Bas").err == ""


def test_show_tells_which_term_counts(judge: Callable) -> None:
    assert "autumn 2023, as kst-40111-9 tells; here it is 2021" in judge("show", PROMISE).out
    assert values(judge, "show", GIFT)["term_that_counts"] is None
    judge("judge", GIFT, "--term", "2030-06")
    assert "term that counts" in judge("show", GIFT).out
    assert "2030-06, as Anna ruled; the text says 2022-12-31" in judge("show", GIFT).out
    judge("judge", GIFT, "--term", "2031", "--reviewer", "Bram")
    assert "2022-12-31, that of the text, for reviewers disagree" in judge("show", GIFT).out
    assert "2022-12-31, die van de tekst" in judge("--language", "nl", "show", GIFT).out
    judge("judge", DONE, "--set", "due=2024")
    judge("judge", DELAY, "--set", "due=2029")
    assert "2029, as Anna ruled; the text says autumn 2023" in judge("show", DELAY).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--compliance", "Germny=0", "--note", "x"), "the registers have no actor “Germny” (perhaps Germany"),
        (("--compliance", "Xyzzy=0", "--note", "x"), "name a state or body, or an actor of the archive"),
        (("--set", "actor=Nederlnd"), "the registers have no actor “Nederlnd” (perhaps Nederland"),
        (("--set", "refs=xx"), "“xx” is no reference (write kst-28676-302"),
    ],
)
def test_actors_and_references_are_checked(judge: Callable, arguments: tuple[str, ...], words: str) -> None:
    ran = judge("judge", PROMISE, *arguments)
    assert (ran.status, words in ran.err) == (1, True), ran.err
    assert "misschien" in judge("--language", "nl", "judge", PROMISE, "--compliance", "Germny=0", "--note", "x").err
    assert values(judge, "judgements", "list") == []


def test_references_are_read_as_papers_write_them_and_new_actors_are_taken(judge: Callable) -> None:
    ran = judge("judge", PROMISE, "--set", "refs=Kamerstuk 40 111, nr. 9; motion:Tjaarda", "--set", "actor=Dijkraad")
    assert ran.status == 1  # no dossier has this number
    ran = judge("judge", PROMISE, "--set", "refs=Kamerstuk 34 111, nr. 9; motion:Tjaarda", "--set", "actor=Dijkraad")
    assert ran.status == 0, ran.err
    shown = values(judge, "show", PROMISE)
    assert (shown["refs"], shown["actor"]) == ("kst-34111-9;motion:Tjaarda", "Dijkraad")
    # Who acts in the archive can be rated, whatever the registers know.
    assert judge("judge", PROMISE, "--compliance", "Dijkraad=+1", "--note", "x").status == 0
