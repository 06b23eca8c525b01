"""The registers hold together: sources, dates that do not cross, names that can be told apart."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from nakomen.model import RegisterError
from nakomen.registers import (
    allies_on,
    bodies,
    countries,
    country_named,
    eu_members_on,
    european_allies_on,
    groups,
    holder_of,
    holdings,
    is_state,
    load_register,
    portfolios,
    register_summary,
    role_of,
)

NAMES = ["countries", "allies", "cabinets", "leaders", "bodies", "parliament", "groups", "themes"]
#: Offices that two persons may hold at once.
SHARED = {"Netherlands:state secretary of finance"}


@pytest.mark.parametrize("name", NAMES)
def test_every_register_names_its_source(name):
    assert load_register(name)["source"]


def test_a_register_that_is_not_there_is_refused():
    with pytest.raises(RegisterError, match="no such register"):
        load_register("unicorns")


def test_countries_are_told_apart():
    codes = [country.code for country in countries()]
    names = [country.name for country in countries()]
    assert len(set(codes)) == len(codes) == 197
    assert len(set(names)) == len(names)
    dutch = [name for country in countries() for name in country.names["nl"]]
    assert len(set(dutch)) == len(dutch)


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.code)
def test_a_country_has_names_in_both_languages(country):
    assert country.names["nl"]
    assert country.name in country.names["en"]


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(1949, 8, 23), 0),
        (date(1949, 8, 24), 12),
        (date(1982, 5, 30), 16),
        (date(2017, 6, 4), 28),
        (date(2017, 6, 5), 29),
        (date(2020, 3, 27), 30),
        (date(2023, 4, 4), 31),
        (date(2024, 3, 7), 32),
    ],
)
def test_allies_by_day(day, count):
    assert len(allies_on(day)) == count
    assert len(european_allies_on(day)) == max(count - 2, 0)


def test_allies_and_members_are_countries():
    assert all(is_state(name) for name in (*allies_on(date.max), *eu_members_on(date.max)))
    assert "North Macedonia" in allies_on(date(2020, 4, 1))
    assert len(eu_members_on(date(2020, 2, 1))) == 27


@pytest.mark.parametrize(
    ("role", "day", "person"),
    [
        ("minister of defence", date(2017, 5, 25), "Jeanine Hennis-Plasschaert"),
        ("Netherlands:minister of foreign affairs", date(2018, 3, 6), "Sigrid Kaag"),
        ("Netherlands:minister of foreign affairs", date(2018, 3, 7), "Stef Blok"),
        ("prime minister", date(2024, 7, 1), "Mark Rutte"),
        ("prime minister", date(2024, 7, 2), "Dick Schoof"),
        ("secretary general", date(2024, 9, 30), "Jens Stoltenberg"),
        ("secretary general", date(2024, 10, 1), "Mark Rutte"),
        ("president of Ukraine", date(2019, 5, 20), "Volodymyr Zelensky"),
        ("minister of defence", date(1990, 1, 1), None),
        ("prime minister", date(2200, 1, 1), None),
        ("minister of magic", date(2018, 1, 1), None),
    ],
)
def test_who_held_an_office(role, day, person):
    assert holder_of(role, day) == person


@pytest.mark.parametrize(
    ("person", "day", "role"),
    [
        ("Koenders", date(2017, 5, 25), "Netherlands:minister of foreign affairs"),
        ("Bert Koenders", None, "Netherlands:minister of foreign affairs"),
        ("Van Huffelen", date(2024, 3, 7), "Netherlands:state secretary of the interior"),
        ("Trump", date(2017, 5, 25), "United States"),
        ("Trump", date(2022, 5, 25), None),
        ("Blok", None, None),
        ("Nobody", date(2022, 1, 1), None),
    ],
)
def test_what_a_person_speaks_for(person, day, role):
    assert role_of(person, day) == role


def test_terms_do_not_cross():
    by_role: dict[str, list] = {}
    for held in holdings():
        assert held.start <= held.end, held
        by_role.setdefault(held.role, []).append(held)
    for role, terms in by_role.items():
        terms.sort(key=lambda held: held.start)
        for earlier, later in pairwise(terms):
            assert role in SHARED or earlier.end < later.start, (earlier, later)


def test_dutch_offices_have_a_portfolio():
    fields = {field.name for field in portfolios()}
    for held in holdings():
        if held.role.startswith("Netherlands:") and not held.role.endswith("prime minister"):
            assert held.role.partition(" of ")[2] in fields, held.role


def test_leaders_speak_for_somebody_we_know():
    known = {body.name for body in bodies()} | {"secretary general"}
    for held in holdings():
        if not held.role.startswith("Netherlands:"):
            assert is_state(held.actor) or held.actor in known, held


def test_no_word_names_two_bodies():
    seen: dict[str, str] = {}
    for body in (*bodies(), *groups()):
        for name in body.names["nl"]:
            assert seen.setdefault(name, body.name) == body.name, name


def test_a_name_of_a_day():
    assert country_named("Macedonia").code == "MK"
    assert country_named("Noord-Macedonië").name_on(date(2019, 2, 11)) == "Macedonia"
    assert country_named("Noord-Macedonië").name_on(date(2019, 2, 12)) == "North Macedonia"
    with pytest.raises(KeyError):
        country_named("Ruritania")


def test_the_summary_counts_rows():
    counts = register_summary()
    assert counts["countries"] == len(countries())
    assert min(counts.values()) > 0
