"""`nakomen trace` and `nakomen due`: an undertaking in time, and what is due on a day."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest


def test_a_spoor_reads_as_a_story(run: Callable, ledger_file: Path) -> None:
    out = run("trace", "aaaa", "--archive", ledger_file, "--on", "2023-12-01", "--why").out
    order = [
        "● 2020-02-03  assurance",
        "“De minister heeft toegezegd de dijk in 2021 te verhogen.”",
        "→ term 2021",
        "● 2022-09-08  assurance",
        "→ changes [aaaa]: due 2021 → autumn 2023 (share dijk)",
        "○ 2023-11-30  the term (autumn 2023) ends",
        "◆ 2023-12-01  seen on this day: open · 1 day past",
        "→ term moved: 2021 → autumn 2023",
        "● 2024-01-15  fulfilment",
        "→ fulfils [aaab] (share dijk)",
    ]
    places = [out.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_seen_after_the_last_letter_it_is_honoured(run: Callable, ledger_file: Path) -> None:
    out = run("--language", "nl", "trace", "dddd", "--archive", ledger_file, "--on", "2024-02-01").out
    assert "gezien op deze dag: voldaan (gemeld)" in out
    assert "→ slotbrief" in out
    assert "meldt dat het gedaan is" in out


def test_words_lead_to_the_sporen_in_which_they_stand(run: Callable, ledger_file: Path) -> None:
    [spoor] = json.loads(
        run("trace", "verhoging", "dijk", "--archive", ledger_file, "--json", "--on", "2021-01-01").out
    )
    assert [one["id"][:4] for one in spoor["statements"]] == ["aaaa", "aaab", "dddd"]
    assert spoor["status"]["status"] == "open"
    assert spoor["status"]["termijnstand"] == "running"


def test_nothing_to_trace(run: Callable, ledger_file: Path) -> None:
    assert "No spoor for “molen”" in run("trace", "molen", "--archive", ledger_file).out
    ran = run("trace", "cccc", "--archive", ledger_file)
    assert ran.status == 1
    assert "this is no undertaking (position)" in ran.err


@pytest.mark.parametrize(
    ("on", "groups"),
    [
        ("2020-01-01", {}),
        ("2020-06-01", {"running": ["aaaa"]}),
        ("2021-12-01", {"near": ["aaaa"]}),
        ("2022-10-15", {"near": ["bbbb"], "running": ["aaab"]}),
        ("2023-12-01", {"past": ["bbbb", "aaab"]}),
        ("2024-03-01", {"past": ["bbbb"]}),
    ],
)
def test_due_by_day(run: Callable, ledger_file: Path, on: str, groups: dict[str, list[str]]) -> None:
    due = json.loads(run("due", "--archive", ledger_file, "--on", on, "--json").out)
    shown = {name: [one["statement"]["id"][:4] for one in due[name]] for name in ("past", "near", "running")}
    assert {name: ids for name, ids in shown.items() if ids} == groups


def test_near_is_what_the_user_calls_near(run: Callable, ledger_file: Path) -> None:
    due = json.loads(run("due", "--archive", ledger_file, "--on", "2022-10-15", "--within", "2y", "--json").out)
    assert len(due["near"]) == 2


def test_due_by_actor(run: Callable, ledger_file: Path) -> None:
    due = json.loads(run("due", "--archive", ledger_file, "--on", "2023-12-01", "--actor", "Duitsland", "--json").out)
    assert [one["statement"]["id"][:4] for one in due["past"]] == ["bbbb"]


def test_due_as_a_table(run: Callable, ledger_file: Path) -> None:
    out = run("--language", "nl", "due", "--archive", ledger_file, "--on", "2023-12-01").out
    assert "Over tijd op 2023-12-01: 2 verplichtingen" in out
    assert "335 dagen over tijd" in out
    assert "Duitsland" in out
    assert "De verhoging van de dijk volgt" in out


@pytest.mark.parametrize("call", [("due", "--json"), ("trace", "dijk", "--json")])
@pytest.mark.parametrize(("on", "status"), [("2023-12-01", "open"), ("2024-03-01", "honoured")])
def test_json_is_the_same_in_each_language(
    run: Callable, ledger_file: Path, call: tuple[str, ...], on: str, status: str
) -> None:
    english, dutch = (
        run("--language", language, *call, "--on", on, "--archive", ledger_file).out for language in ("en", "nl")
    )
    assert english == dutch
    assert "openstaand" not in english
    if call[0] == "trace":
        assert json.loads(english)[0]["status"]["status"] == status
    else:
        assert {one["status"] for one in json.loads(english)["past"]} == {"open"}


def test_nothing_due(run: Callable, ledger_file: Path) -> None:
    out = run("due", "--archive", ledger_file, "--on", "2020-01-01").out
    assert "On 2020-01-01 no undertaking with a term is open." in out
