"""A spoor in the terminal: times of which no letter tells stand in one line, and norms are said in words."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from nakomen.cli.spoor_picture import _events, _share, _silent
from nakomen.model import Kind, Spoor, Statement
from nakomen.tracing.recurring import Instance


def times(*numbers):
    return [Instance(number, date(2020 + number, 3, 1), "") for number in numbers]


def test_silent_times_are_one_line():
    event = _silent(times(2, 3, 4))
    assert event.title == "times 2 to 4 (until 2024-03-01): nothing reported yet"
    assert event.day == date(2022, 3, 1)
    assert _silent(times(2)).title == "time 2: nothing reported yet"


def test_a_share_of_the_economy_is_said_in_words():
    assert (_share(">=2 %GDP"), _share("23 allies")) == (">=2% of GDP", "23 allies")


def test_the_time_to_come_is_told_with_the_status_and_no_point_behind_it():
    quote = "Ik zal uw Kamer jaarlijks voor 1 maart berichten."
    duty = Statement("a", "brief", 0, len(quote), quote, quote, Kind.ASSURANCE, due="../2021-03-01")
    ledger = SimpleNamespace(
        statements={"a": duty},
        days={"brief": date(2020, 5, 1)},
        ids={"a": "a"},
        documents={"brief": SimpleNamespace(number="", id="brief", title="", date=date(2020, 5, 1))},
        status=lambda *_: None,
    )
    events = list(_events(ledger, Spoor("a", ("a",), ()), date(2022, 6, 1), why=False))
    assert max(event.day for event in events) == date(2022, 6, 1)
    assert [event.title for event in events if "reported" in event.title] == [
        "times 1 to 2 (until 2022-03-01): nothing reported yet"
    ]
    assert events[-1].lines[-1] == "→ time 3 is due by 2023-03-01"
