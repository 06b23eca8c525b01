"""`changes`, `agenda`, `answer`, `motions`, `compliance` and `register compare` over the shipped dossier."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nakomen.archive import Archive
from nakomen.cli.dates import now
from nakomen.demo import dossier_folder
from nakomen.engines.gathering import gather
from nakomen.engines.reading_run import Run, read_into
from nakomen.model import RegisterRow

ON = ("--on", "2026-03-10")
CALLS = [
    ("changes", "kst-39412-3", "kst-39412-17"),
    ("agenda", "2021-05-20", "2021-06-18"),
    ("answer", "--for", "top in Göteborg"),
    ("motions", *ON),
    ("compliance", *ON),
    ("register", "compare", *ON),
]
ROW = RegisterRow(
    "TK", "TZ202011-041", text="De minister zendt de kwetsbaarheidsanalyse van de zeekabels.", office="Minister van Defensie",
    made_on=date(2020, 11, 11), status="Openstaand", source_id="a",
)  # fmt: skip


@pytest.fixture(scope="session")
def dossier_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of the shipped dossier with one row of the register."""
    file = tmp_path_factory.mktemp("dossier") / "noordzee.db"
    with Archive(file) as archive:
        read_into(archive, Run(now), gather([str(dossier_folder())]), ())
        archive.keep_register_rows([ROW])
    return file


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_json_is_the_same_in_each_language(run: Callable, dossier_file: Path, call: tuple[str, ...]) -> None:
    if call[0] == "answer":
        call = ("answer", "--for", "2021-06-10", "--theme", "cyber")
    texts = [run("--language", one, *call, "--archive", dossier_file, "--json") for one in ("en", "nl")]
    assert [ran.status for ran in texts] == [0, 0]
    values = [json.loads(ran.out) for ran in texts]
    for value in values:
        value.pop("meeting", "") if isinstance(value, dict) else None
    assert values[0] == values[1]


@pytest.mark.parametrize(
    ("call", "english", "dutch"),
    [
        (CALLS[0], ["Settled: ", "due by 2022-12 → 2023-12", "no longer mentions: "], ["Afgerond: ", "Stil: "]),
        (CALLS[1], ["· decided", "· no word in the report", "· not reached"], ["· besloten", "· niet bereikt"]),
        (CALLS[2], ["# To answer: top", "- [ ] **2021-06-21", "said last: "], ["# Te beantwoorden: ", "laatst gezegd"]),
        (CALLS[3], ["adopted on 2020-10-08", "carried out", "6 motions"], ["aangenomen op 2020-10-08", "uitgevoerd"]),
        (CALLS[4], [">=2.5 %GDP · 2030", "-0.3", "not against this norm"], ["waarvan de termijn nog loopt"]),
        (
            CALLS[5],
            ["Done according to the letters", "names TZ202011-041"],
            ["Voldaan volgens de brieven", "noemt TZ202011"],
        ),
    ],
    ids=[call[0] for call in CALLS],
)
def test_pages_in_both_languages(
    run: Callable, dossier_file: Path, call: tuple[str, ...], english: list[str], dutch: list[str]
) -> None:
    for language, words in (("en", english), ("nl", dutch)):
        ran = run("--language", language, *call, "--archive", dossier_file)
        assert ran.status == 0, ran.err
        page = " ".join(ran.out.split())
        assert [one for one in words if " ".join(one.split()) not in page] == []


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    file = tmp_path / "empty.db"
    Archive(file).close()
    return file


@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        (("due",), 0, "archive"),
        (("motions",), 0, "archive"),
        (("compliance",), 0, "archive"),
        (("register", "compare"), 0, "fetch toezeggingen"),
        (("answer", "--for", "2027-06-08"), 0, "The archive is empty. Read letters first"),
        (("trace", "brug"), 0, "The archive is empty. Read letters first"),
        (("changes", "a", "b"), 1, "there is no document a (the archive is empty; read letters first"),
        (("agenda", "a", "b"), 1, "there is no document a"),
        (("answer", "--for", "top"), 1, "no letter dates a meeting “top”"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_an_empty_archive_says_what_to_do(
    run: Callable, empty: Path, call: tuple[str, ...], status: int, said: str
) -> None:
    ran = run(*call, "--archive", empty)
    assert ran.status == status
    assert said in ran.out + ran.err


@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        (("changes", "kst-39412-17", "kst-39412-3"), 1, "kst-39412-3 is not later than kst-39412-17"),
        (("changes", "kst-39412", "kst-39412-3"), 1, "4 documents answer to “kst-39412”"),
        (("changes", "kst-39412-17", "kst-39412-3"), 1, "first: kst-39412-3 kst-39412-17"),
        (("changes", "kst-39412-17", "2021-06-18"), 1, "both names are of kst-39412-17 (name two documents)"),
        (("agenda", "aberden", "kst-39412-3"), 1, "there is no document aberden"),
        (("agenda", "2019-06-14", "2021-06-18"), 1, "is no annotated agenda (agendas here: 2021-05-20-geannoteerde"),
        (("agenda", "2021-06-18", "2021-05-20"), 1, "kst-39412-17 is no annotated agenda (agendas here: 2021-05-20"),
        (("agenda", "voortgangsbrief", "2021-05-20"), 1, "is an agenda and no report (first the agenda"),
        (("answer", "--for", "top"), 1, "4 meetings answer to “top”"),
        (("answer", "--for", "2021-13-01"), 2, "“2021-13-01” is no day"),
        (("answer",), 2, "something is missing: --for"),
        (("register", "compare", "--csv"), 2, "--csv does not go with"),
        (("register", "--on", "2024-01-01"), 2, "--on goes only with"),
        (("motions", "--member", "Niemand"), 0, "None of the 6 motions"),
        (("compliance", "--norm", "windmolens"), 0, "no norm “windmolens”"),
        (("register", "compare", "--status", "Voldaan"), 0, "None of the 1 row"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_refusals_are_one_helpful_line(
    run: Callable, dossier_file: Path, call: tuple[str, ...], status: int, said: str
) -> None:
    ran = run(*call, "--archive", dossier_file)
    assert ran.status == status
    assert said in ran.out + ran.err
    dutch = run("--language", "nl", *call, "--archive", dossier_file)
    assert dutch.status == status
    assert said not in dutch.out + dutch.err


def test_the_checklist_as_a_file(run: Callable, dossier_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "lijst.md"
    ran = run("answer", "--for", "2021-06-10", "--output", file, "--archive", dossier_file)
    assert (ran.status, ran.out) == (0, "")
    page = file.read_text(encoding="utf-8")
    assert page.startswith("# To answer: top van het Noordzeeverbond in Göteborg (2021-06-10)\n")
    assert page.count("- [ ] **") == int(page.split(" undertakings open")[0].split()[-1])
    refused = run("answer", "--for", "2021-06-10", "--output", tmp_path / "no" / "lijst.md", "--archive", dossier_file)
    assert refused.status == 1
    assert "cannot be written" in refused.err


def test_a_past_meeting_is_seen_from_its_day(run: Callable, dossier_file: Path) -> None:
    seen = json.loads(run("answer", "--for", "top in Esbjerg", "--json", "--archive", dossier_file).out)
    assert (seen["on"], seen["open"]) == ("2019-06-04", [])
    later = json.loads(
        run("answer", "--for", "top Vlissingen 2027", "--on", "2026-03-10", "--json", "--archive", dossier_file).out
    )
    assert (later["meeting"], later["day"]) == ("top Vlissingen 2027", "2027-06-08")


def test_motions_fetched_beside_the_archive_join_by_paper(run: Callable, dossier_file: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    shutil.copy(dossier_file, own)
    fetched = tmp_path / "fetched"
    fetched.mkdir()
    record = {
        "id": "x", "number": "2020Z18001", "paper": "kst-39412-7", "movers": [], "moved_on": "2020-10-01",
        "decided_on": "2020-10-08", "outcome": "adopted", "outcome_said": "Stemmen - aangenomen",
        "appreciation": "Oordeel Kamer", "votes": [
            {"party": "Veerpartij", "member": "", "choice": "for", "seats": 80, "mistake": False},
            {"party": "Duin", "member": "", "choice": "against", "seats": 70, "mistake": False},
        ],
    }  # fmt: skip
    (fetched / "moties.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    out = run("motions", "--member", "Tjaarda", *ON, "--archive", own).out
    assert "moved on 2020-10-01" in out
    assert "Stemmen - aangenomen · Oordeel Kamer · 80 for, 70 against" in out
    moved = tmp_path / "elsewhere" / "moved.db"
    moved.parent.mkdir()
    assert run("read", dossier_folder() / "2025-11-14-voortgangsbrief.txt", "--archive", own).status == 0
    assert run("archive", "move", moved, "--archive", own).status == 0
    assert "80 for, 70 against" in run("motions", "--member", "Tjaarda", *ON, "--archive", moved).out
    (fetched / "moties.jsonl").write_text("{", encoding="utf-8")
    ran = run("motions", "--archive", own)
    assert ran.status == 1
    assert "the kept motions are damaged" in ran.err


def test_changes_tell_the_theme_of_each(run: Callable, dossier_file: Path) -> None:
    out = run("changes", "2019-06-14", "2024-07-05", "--archive", dossier_file).out
    new = out[out.index("New: ") : out.index("Changed: ")]
    assert all(line.split("] ")[1] for line in new.splitlines() if line.startswith("  ["))


def test_what_holds_from_a_day_on_is_not_past(run: Callable, dossier_file: Path) -> None:
    page = run("answer", "--for", "2021-06-10", "--archive", dossier_file).out
    past, running = page.split("## With a term")
    assert "from 2020" not in past
    assert "**from 2020 (holds for 526 days now)**" in running
    assert run("answer", "--for", "2022-02-02", "--archive", dossier_file).out.startswith(
        "# To answer: meeting of 2022-02-02\n"
    )


def test_open_motions_only(run: Callable, dossier_file: Path) -> None:
    found = json.loads(run("motions", "--open", *ON, "--json", "--archive", dossier_file).out)
    assert {one["id"] for one in found} == {"kst-39412-58"}, "a letter says that kst-39412-2 was carried out"
    page = run("motions", *ON, "--archive", dossier_file).out
    assert "kst-39412-2 · Kloosterhuis · carried out (reported); no letter tells what it asks" in page


@pytest.mark.parametrize("norm", ["burden-sharing", "345d", "2,5%", "defensie"])
def test_a_norm_by_id_theme_or_words(run: Callable, dossier_file: Path, norm: str) -> None:
    found = json.loads(run("compliance", "--norm", norm, *ON, "--json", "--archive", dossier_file).out)
    assert {one["holder"]: one["rating"] for one in found} == {"Netherlands": 0, "allies": None}


def test_due_tells_what_holds_from_a_day_on_behind_the_terms(run: Callable, dossier_file: Path) -> None:
    page = run("due", *ON, "--archive", dossier_file).out
    assert "from 2020" not in page[: page.index("Running: ")]
    running = page[page.index("Running: ") :]
    assert running.index("from 2020") > running.index("by 2026-12-01")
    assert "holds for 6 years now" in running
    told = json.loads(run("due", *ON, "--json", "--archive", dossier_file).out)
    assert [one["due"] for group in ("past", "near") for one in told[group] if one["due"].endswith("/..")] == []


def test_reasons_are_words_that_a_reader_finds_back(run: Callable, dossier_file: Path) -> None:
    links = run("export", "links", "--format", "jsonl", "--archive", dossier_file).out
    for link in map(json.loads, links.splitlines()):
        [shared] = [one for one in link["why"].split("; ") if one.startswith("share ")] or [""]
        quote = " ".join(link["from_quote"].split())
        texts = (quote, quote.replace(" te ", ""))  # "uit te komen" is told as "uitkomen"
        missing = [word for word in shared.removeprefix("share ").split(", ") if not any(word in one for one in texts)]
        assert missing == [], link["why"]
    assert "decl:" not in "".join(json.loads(one)["why"] for one in links.splitlines())


def test_reasons_in_dutch_name_actors_as_the_letters_do(run: Callable, dossier_file: Path) -> None:
    page = run("--language", "nl", "trace", "meetnet zeebodem", "--why", *ON, "--archive", dossier_file).out
    assert "zelfde uitvoerder Nederland" in " ".join(page.split())
    assert "Netherlands" not in page


def test_a_picture_compares_only_wordings_of_one_sentence(run: Callable, dossier_file: Path) -> None:
    page = run("trace", "munitievoorraad", *ON, "--archive", dossier_file).out
    assert "EUR 400 million → EUR 650 million" in page, "what the later one recalls is no news"
    assert "nieuwe einddatum ,;" not in page
    norm = " ".join(run("trace", "twee procent bbp", *ON, "--archive", dossier_file).out.replace("│", " ").split())
    assert "other words: bondgenoten spraken af ernaar te streven → staatshoofden" in norm


def test_an_export_without_a_form_says_what_is_missing(run: Callable, dossier_file: Path) -> None:
    ran = run("export", "links", "--archive", dossier_file)
    assert ran.status == 2
    assert "something is missing: --format, or --output with an ending; choose from csv, jsonl" in ran.err


@pytest.mark.parametrize("paper", ["kst-39412-7", "KST-39412-7", "tz-202011-041"])
def test_trace_takes_the_number_of_a_paper_as_it_is_shown(run: Callable, dossier_file: Path, paper: str) -> None:
    [spoor] = json.loads(run("trace", paper, *ON, "--json", "--archive", dossier_file).out)
    assert paper.casefold() in {reference for one in spoor["statements"] for reference in one["refs"].split(";")}
