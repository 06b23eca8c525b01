"""Communiqués: what one club undertakes is not another's, and "we" ties nothing within its own text."""

from __future__ import annotations

from datetime import date

import pytest

from nakomen.tracing import link_statements

DAYS = {"a": date(2020, 5, 4), "b": date(2021, 5, 4)}
FIRST = "We will build a network of tide gauges along the Hamerveld coast."
AGAIN = "Members reaffirmed the plan for a network of gauges at Hamerveld that measure the tide."


@pytest.mark.parametrize(("actor", "links"), [("G7", 1), ("allies", 0)])
def test_another_club_is_about_another_undertaking(say, actor, links):
    statements = [
        say("a", 0, "agreement", FIRST, actor="G7", theme="climate"),
        say("b", 0, "agreement", AGAIN, actor=actor, theme="climate"),
    ]
    assert len(link_statements(statements, DAYS)) == links


@pytest.mark.parametrize(("actor", "links"), [("Denmark", 1), ("G7", 0)])
def test_within_its_text_the_club_itself_ties_nothing(say, actor, links):
    statements = [
        say("a", 0, "agreement", FIRST, actor=actor, theme="climate"),
        say("a", 900, "agreement", "We will staff every one of those tide gauges at Hamerveld by volunteers.",
            actor=actor, theme="climate"),
    ]  # fmt: skip
    assert len(link_statements(statements, DAYS)) == links


@pytest.mark.parametrize("noun", ["decade", "pandemic", "countries", "could"])
def test_words_that_take_up_nothing(say, noun):
    statements = [
        say("a", 0, "agreement", "We will build a lock.", actor="G7", theme="climate"),
        say("a", 22, "agreement", f"We will open the road with these {noun} in mind.", actor="G7", theme="climate"),
    ]
    assert link_statements(statements, DAYS) == []
