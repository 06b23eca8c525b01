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


@pytest.mark.parametrize(
    ("later", "links"),
    [
        ("We will support the network of tide gauges along the Hamerveld coast and its measuring posts.", 1),
        ("We will tell the fleets about measuring and gauges.", 0),
    ],
)
def test_what_two_english_texts_share_has_to_say_much(say, later, links):
    statements = [
        say("a", 0, "agreement", FIRST, actor="G7", theme="climate"),
        say("b", 0, "agreement", later, actor="G7", theme="climate"),
    ]
    assert len(link_statements(statements, DAYS)) == links


@pytest.mark.parametrize(("earlier", "links"), [("a common approach", 1), ("common approaches", 0)])
def test_this_takes_up_what_is_named_in_the_same_number(say, earlier, links):
    first = f"We will set out {earlier} to ferries in the spring."
    statements = [
        say("a", 0, "agreement", first, actor="G7", theme="climate"),
        say("a", 200, "agreement", "We will carry this approach to the ports.", actor="G7", theme="climate"),
    ]
    assert len(link_statements(statements, DAYS)) == links


@pytest.mark.parametrize(("theme", "links"), [("climate", 1), ("cyber", 0)])
def test_a_finding_measures_what_is_of_its_matter(say, theme, links):
    statements = [
        say("a", 0, "agreement", "Members will build locks by 2030.", actor="allies", theme="climate"),
        say("a", 40, "finding", "Nine will meet this commitment.", actor="some allies", theme=theme,
            amounts="9 allies"),
    ]  # fmt: skip
    assert len(link_statements(statements, DAYS)) == links
