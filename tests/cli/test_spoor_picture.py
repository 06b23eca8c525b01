"""A spoor in the terminal: times of which no letter tells stand in one line, and norms are said in words."""

from __future__ import annotations

from datetime import date

from nakomen.cli.spoor_picture import _share, _silent
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
