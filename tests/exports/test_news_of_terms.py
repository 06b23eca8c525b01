"""News of terms: what is near and past the first time, then what is new, moved, nearer, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from nakomen.exports import Selection
from nakomen.exports.news_of_terms import Told, news_as_values, news_line, news_of, news_words, told_after


def sorts(selection: Selection, told: dict[str, Told] | None, within: int = 60) -> list[tuple[str, str]]:
    return [(one.what, one.undertaking.spoor.id[:4]) for one in news_of(selection, told, within)]


def test_the_first_time(selected: Callable[..., Selection]) -> None:
    assert sorts(selected(), None) == [("past", "bbbb"), ("near", "eeee")]
    assert sorts(selected(), {}) == [("past", "bbbb"), ("near", "eeee"), ("new", "ffff")]


def test_nothing_is_told_twice(selected: Callable[..., Selection]) -> None:
    told: dict[str, Told] | None = None
    every: list[tuple[str, str]] = []
    for day in (date(2020, 3, 1), date(2021, 12, 1), date(2022, 1, 5), date(2022, 10, 1), date(2023, 11, 1),
                date(2023, 12, 1), date(2024, 3, 1), date(2024, 5, 1), date(2026, 1, 1)):  # fmt: skip
        selection = selected({"day": day})
        found = sorts(selection, told)
        told = told_after(selection, told, 60)
        assert sorts(selection, told) == [], day
        every += found
    assert [f"{what} {name}" for what, name in every] == [
        *("near aaaa", "past aaaa", "moved aaaa", "new bbbb", "new eeee"),
        *("past bbbb", "near aaaa", "past aaaa", "near eeee", "new ffff", "past eeee", "past ffff"),
    ]


def test_a_term_that_moved(selected: Callable[..., Selection]) -> None:
    told = told_after(selected({"day": date(2022, 1, 5)}), None, 60)
    selection = selected({"day": date(2022, 10, 1)})
    [moved] = [one for one in news_of(selection, told, 60) if one.what == "moved"]
    assert moved.before == "2021"
    values = news_as_values(selection, moved)
    assert (values["due_before"], values["due"], values["last_day"]) == ("2021", "2023-23", "2023-11-30")
    assert "termijn 2021 → najaar 2023 (nog 425 dagen)" in news_words(selection, moved)


def test_an_older_statement_that_joins_is_no_news(selected: Callable[..., Selection]) -> None:
    """A spoor has the id of its first statement; one that is read later may come before it."""
    selection = selected({"day": date(2023, 12, 15)})
    told = {"aaab22220000": Told("2023-23", "past"), "bbbb33330000": Told("2022-12-31", "past")}
    assert ("past", "aaaa") not in sorts(selection, told)


def test_what_was_asked_for(selected: Callable[..., Selection]) -> None:
    assert sorts(selected(kind="pledge"), None) == [("past", "bbbb")]
    selection = selected()
    assert news_line(news_of(selection, {}, 60)) == "1 verstreken, 1 nabij, 1 nieuw"
    done = replace(selected(query="toegezegd"), day=date(2024, 3, 1))
    assert sorts(done, {}) == []
