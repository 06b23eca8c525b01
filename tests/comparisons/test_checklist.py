"""What a coming report must answer, against the statuses that were written by hand for the dossier."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from nakomen.tracing.checklist import MeetingDay, by_term, meeting_named, to_answer
from nakomen.tracing.known import Known

SPOREN = json.loads(
    (Path(__file__).resolve().parents[1] / "letters" / "sporen.expected.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("day", ["2021-06-01", "2022-02-01", "2024-05-15", "2026-03-10"])
def test_what_is_open_is_on_the_list_and_what_is_done_is_not(dossier: Known, day: str) -> None:
    rows = to_answer(dossier, date.fromisoformat(day))
    listed = {one for row in rows for one in row.spoor.statements}
    quotes = {dossier.statements[one].quote.rstrip(".") for one in listed}
    firsts = {row.first.quote.rstrip(".") for row in rows}
    hits, missed, wrong = 0, [], []
    for spoor in SPOREN:
        wanted = spoor["status_on"].get(day)
        first = spoor["statements"][0]["quote"].rstrip(".")
        there = any(first[:60] in quote or quote[:60] in first for quote in quotes)
        begun = any(first[:60] in quote or quote[:60] in first for quote in firsts)
        if wanted and wanted["status"] in ("openstaand", "deels voldaan"):
            hits += there
            if not there:
                missed.append(spoor["id"])
        elif wanted and begun:
            wrong.append(spoor["id"])
    # What is missed or wrong hangs on statements and links that were found before this list is made.
    assert hits / (hits + len(missed)) >= 0.85, missed
    assert len(wrong) <= 5, wrong


def test_ordered_by_term_with_what_has_none_last(dossier: Known) -> None:
    rows = to_answer(dossier, date(2021, 6, 1))
    begins = [row.end for row in rows if row.status.due.endswith("/..")]
    known = [row.end for row in rows if row.end is not None and not row.status.due.endswith("/..")]
    assert (known, begins) == (sorted(known), sorted(begins))
    assert known
    assert begins
    assert [row.end for row in rows] == [*known, *begins, *[None] * (len(rows) - len(known) - len(begins))]


def test_what_has_to_hold_from_a_day_on_is_never_past(dossier: Known) -> None:
    day = date(2021, 6, 1)
    groups = dict(by_term(to_answer(dossier, day), day))
    assert all(row.end and row.end < day for row in groups["past"])
    assert not any(row.status.due.endswith("/..") for row in groups["past"])
    assert any(row.end and row.end < day for row in groups["running"])


def test_what_was_said_last_is_that_of_the_day(dossier: Known) -> None:
    [analysis] = [
        row
        for row in to_answer(dossier, date(2021, 6, 1))
        if row.first.quote.startswith("Ik zeg uw Kamer toe dat zij deze kwetsbaarheidsanalyse")
    ]
    assert analysis.last.quote == "uw Kamer zal haar voor het eind van 2021 ontvangen."
    assert [due for _, due in analysis.status.terms] == ["2021-21", "../2021-12"]


def test_a_signed_declaration_is_nothing_to_answer(dossier: Known) -> None:
    quotes = [row.first.quote for row in to_answer(dossier, date(2026, 3, 10))]
    assert not [quote for quote in quotes if "Verklaring van Göteborg" in quote]


def test_themes_narrow_the_list(dossier: Known) -> None:
    assert {row.first.theme for row in to_answer(dossier, date(2021, 6, 1), ["cyber"])} == {"cyber"}


MEETINGS = [
    MeetingDay("top van het Verbond in Hoorn", date(2021, 6, 10), "a"),
    MeetingDay("top van het Verbond in Hoorn", date(2021, 6, 10), "b"),
    MeetingDay("top van het Verbond in Edam", date(2024, 6, 25), "c"),
]


@pytest.mark.parametrize(
    ("name", "days"),
    [("top in Hoorn", [2021]), ("de top van 2024", [2024]), ("top", [2024, 2021]), ("Medemblik", []), ("de", [])],
)
def test_a_meeting_by_its_words(name: str, days: list[int]) -> None:
    assert [one.day.year for one in meeting_named(name, MEETINGS)] == days
