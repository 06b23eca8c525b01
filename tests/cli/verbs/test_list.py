"""`nakomen list`: statements, narrowed by filters."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nakomen.archive import Archive


@pytest.fixture
def listed(run: Callable, ledger_file: Path) -> Callable[..., list[str]]:
    """Return a function that gives the ids that a list shows."""

    def listed_(*filters: str) -> list[str]:
        return [row["id"][:4] for row in json.loads(run("list", "--archive", ledger_file, "--json", *filters).out)]

    return listed_


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((), ["aaaa", "aaab", "bbbb", "cccc", "dddd"]),
        (("--kind", "assurance"), ["aaaa", "aaab"]),
        (("--kind", "toezegging", "--kind", "bijdragen"), ["aaaa", "aaab", "bbbb"]),
        (("--actor", "germany"), ["bbbb"]),
        (("--actor", "Duitsland"), ["bbbb"]),
        (("--theme", "readiness"), ["aaaa"]),
        (("--document", "slotbrief"), ["dddd"]),
        (("--since", "2022-01-01", "--until", "2022-12-31"), ["aaab", "bbbb", "cccc"]),
        (("--due-before", "2023-01-01"), ["aaaa", "bbbb"]),
        (("--binding",), ["aaaa", "aaab", "bbbb"]),
        (("--not-binding",), ["cccc", "dddd"]),
        (("--limit", "2"), ["aaaa", "aaab"]),
    ],
)
def test_filters(listed: Callable[..., list[str]], filters: tuple[str, ...], ids: list[str]) -> None:
    assert listed(*filters) == ids


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("kind:assurance", ["aaaa", "aaab"]),
        ("soort:toezegging,bijdrage", ["aaaa", "aaab", "bbbb"]),
        ("wie:Duitsland", ["bbbb"]),
        ("date:2022", ["aaab", "bbbb", "cccc"]),
        ("due:<2023", ["aaaa", "bbbb"]),
        ("bindend:nee", ["cccc", "dddd"]),
        ("has:amount", ["bbbb"]),
        ("bedrag:>4,5mln", ["bbbb"]),
        ("amount:>5mln", []),
        ("dijk -kind:assurance", ["dddd"]),
        ("-dijk", ["bbbb", "cccc"]),
        ("dossier:40111", ["aaaa", "aaab", "bbbb", "cccc"]),
        ("nummer:40111-9 gemaal", ["bbbb", "cccc"]),
        ("verhogen --kind assurance", ["aaaa", "aaab"]),
    ],
)
def test_queries(listed: Callable[..., list[str]], query: str, ids: list[str]) -> None:
    assert listed(*query.split()) == ids


def test_a_query_that_leaves_nothing_is_named(run: Callable, ledger_file: Path) -> None:
    out = run("list", "kind:pledge", "--theme", "readiness", "--archive", ledger_file).out
    assert "without kind:pledge: 1" in out
    assert "without --theme: 1" in out


def test_an_export_takes_a_query(run: Callable, ledger_file: Path) -> None:
    out = run("export", "kind:pledge", "gemaal", "--format", "jsonl", "--archive", ledger_file).out
    assert [json.loads(line)["id"][:4] for line in out.splitlines()] == ["bbbb"]


def test_what_is_due_takes_a_query(run: Callable, ledger_file: Path) -> None:
    def due(*query: str) -> int:
        told = json.loads(run("due", "--on", "2022-10-01", "--json", *query, "--archive", ledger_file).out)
        return sum(len(told[group]) for group in ("past", "near", "running"))

    assert due() == 2
    assert due("kind:pledge") == due("gemaal") == due("--actor", "Germany") == 1
    assert due("kind:pledge", "--actor", "Netherlands") == 0


def test_the_table_shows_ids_that_can_be_copied(run: Callable, ledger_file: Path) -> None:
    out = run("list", "--archive", ledger_file, "--kind", "assurance").out
    first = out.splitlines()[2].split()[0]
    assert first == "aaaa"
    assert run("show", first, "--archive", ledger_file).status == 0
    assert "autumn 2023" in out


def test_the_table_fits_the_terminal(start: Callable, ledger_file: Path) -> None:
    out = start("list", "--archive", ledger_file, COLUMNS="80").out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_csv(run: Callable, ledger_file: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("list", "--archive", ledger_file, "--csv").out)))
    assert [row["kind"] for row in rows] == ["assurance", "assurance", "pledge", "position", "fulfilment"]
    assert rows[0]["document_title"] == "Verslag dijkoverleg"


def test_the_filter_that_took_everything_is_named(run: Callable, ledger_file: Path) -> None:
    out = run("list", "--archive", ledger_file, "--kind", "pledge", "--theme", "cyber").out
    assert "without --kind: 0" in out
    assert "without --theme: 1" in out
    out = run("list", "--archive", ledger_file, "--kind", "pledge", "--actor", "Netherlands").out
    assert "without --actor: 1" in out


def test_filters_that_leave_nothing_each_by_itself_are_counted_alone(run: Callable, ledger_file: Path) -> None:
    narrow = ("--kind", "pledge", "--theme", "readiness", "--until", "2010-01-01")
    out = run("list", "--archive", ledger_file, *narrow).out
    assert "--kind alone: 1" in out
    assert "--theme alone: 1" in out
    assert "--until alone: 0" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("list", "--document", "nope"),
            "the archive has no document “nope”; it has kst-40111-2, kst-40111-9, slotbrief",
        ),
        (("list", "--document", "slotbrif"), "the archive has no document “slotbrif”; perhaps slotbrief"),
        (("list", "--document", "9"), "perhaps kst-40111-9"),
        (("list", "--actor", "Holland"), "no statement in the archive is by “Holland”; it has Netherlands, Germany"),
        (("due", "--actor", "Nederlnad"), "no statement in the archive is by “Nederlnad”; perhaps Netherlands"),
        (("search", "dijk", "--actor", "germani", "--language", "nl"), "is van “germani”; misschien Duitsland; zie"),
        (("export", "--format", "csv", "--actor", "Norway"), "is by “Norway”"),
    ],
)
def test_a_name_that_the_archive_does_not_know_is_refused(
    run: Callable, ledger_file: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = run(*arguments, "--archive", ledger_file)
    assert ran.status == 2
    assert ran.out == ""
    assert said in ran.err


def test_an_empty_archive_refuses_no_names(run: Callable, tmp_path: Path) -> None:
    Archive(tmp_path / "leeg.db").close()
    ran = run("list", "--document", "nope", "--actor", "Holland", "--archive", tmp_path / "leeg.db")
    assert ran.status == 0
    assert "The archive is empty" in ran.out


def test_an_empty_archive_says_how_to_fill_it(run: Callable, tmp_path: Path) -> None:
    Archive(tmp_path / "leeg.db").close()
    ran = run("list", "--archive", tmp_path / "leeg.db")
    assert ran.status == 0
    assert "nakomen read FOLDER" in ran.out


@pytest.mark.parametrize(
    "call", [("list",), ("show", "aaaa"), ("explain", "aaaa"), ("trace", "dijk"), ("due",), ("search", "dijk"),
             ("export", "--format", "csv")]
)  # fmt: skip
def test_verbs_that_look_make_no_archive(run: Callable, tmp_path: Path, call: tuple[str, ...]) -> None:
    ran = run(*call)
    assert ran.status == 1
    assert (
        ran.err == "nakomen: nakomen.db: there is no archive here (read letters into it first: nakomen read FOLDER)\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "call", [("list",), ("show", "aaaa"), ("explain", "aaaa"), ("trace", "dijk"), ("due",), ("search", "dijk"),
             ("export", "--format", "csv"), ("doctor",)]
)  # fmt: skip
def test_verbs_that_look_need_no_rights_to_write(
    run: Callable, ledger_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    file = tmp_path / "dijken.db"
    file.write_bytes(ledger_file.read_bytes())
    expected = run(*call, "--archive", file)
    monkeypatch.setattr("nakomen.archive.opening._may_write", lambda _: False)
    # As in a folder in which no file can be made.
    monkeypatch.setattr("nakomen.archive.opening.use_write_ahead_log", None)
    assert run(*call, "--archive", file) == expected
    assert expected.status == 0
    assert list(tmp_path.iterdir()) == [file]


def test_where_the_archive_is_named(run: Callable, ledger_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("--archive", ledger_file, "list").status == 0
    monkeypatch.setenv("NAKOMEN_ARCHIVE", str(ledger_file))
    assert run("list").status == 0
    assert run("list", "--archive", "other.db").status == 1
    assert run("--archive", "other.db", "list").status == 1


def test_a_file_that_is_no_archive(run: Callable, tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Geachte voorzitter, " * 20, encoding="utf-8")
    ran = run("list", "--archive", file)
    assert ran.status == 1
    assert "this is not an archive" in ran.err


def test_a_reader_that_stops_after_a_line_is_no_error(ledger_file: Path) -> None:
    command = f"{sys.executable} -m nakomen list --archive {ledger_file} | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_a_reader_that_stops_early_is_no_error(ledger_file: Path) -> None:
    command = [sys.executable, "-m", "nakomen", "list", "--archive", str(ledger_file), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        # Closed before anything is written, as by `head -0`.
        listing.stdout.close()
        said = listing.stderr.read()
    assert said == ""
    assert listing.returncode == 1
