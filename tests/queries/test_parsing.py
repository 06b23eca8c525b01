"""The query language: what is read, what is refused and where the caret stands."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.model import Kind, QueryError
from nakomen.queries import Days, Numbers, field_named, fields, parse

YES = [(field.name, query) for field in fields() for query in field.yes]
NO = [(field.name, query) for field in fields() for query in field.no]


@pytest.mark.parametrize(("name", "query"), YES)
def test_examples_of_a_field_are_read(name, query):
    [condition] = parse(f"dijk {query} brug").conditions
    assert condition.field == name
    assert condition.unwanted == query.startswith("-")
    for place, _ in zip(condition.places, condition.values, strict=True):
        assert f"dijk {query} brug"[place.start : place.end].strip('"') in query


@pytest.mark.parametrize("query", [query for _, query in NO])
def test_counterexamples_of_a_field_are_refused_where_they_stand(query):
    with pytest.raises(QueryError) as refused:
        parse(f"dijk {query} brug")
    wrong = refused.value.query[refused.value.start : refused.value.end]
    assert wrong
    assert wrong in query
    assert refused.value.remedy


def test_every_field_proves_itself():
    assert all(field.yes and field.no for field in fields())
    words = [word for field in fields() for word in {field.name, *field.words}]
    assert len(words) == len(set(words))


def test_kinds_of_the_model_have_words():
    assert {choice.name for choice in field_named("kind").choices} == {str(kind) for kind in Kind}


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("soort:toezegging,Bijdragen", ("assurance", "pledge")),
        ('actor:"North Atlantic Council"', (("North Atlantic Council", "NAC"),)),
        ("wie:Nederland", (("Nederland", "Netherlands"),)),
        ("due:<2024", (Days(None, date(2023, 12, 31)),)),
        ("due:>2024-02", (Days(date(2024, 3, 1), None),)),
        ("due:<=1-5-2024", (Days(None, date(2024, 5, 1)),)),
        ("date:2018..2021", (Days(date(2018, 1, 1), date(2021, 12, 31)),)),
        ("date:2018,2020-02", (Days(date(2018, 1, 1), date(2018, 12, 31)), Days(date(2020, 2, 1), date(2020, 2, 29)))),
        ("date:..2020", (Days(None, date(2020, 12, 31)),)),
        ("amount:>1000000", (Numbers(Decimal(1000000), None, False),)),
        ("amount:<=1,5mln", (Numbers(None, Decimal(1500000)),)),
        ('amount:">=40 mld euro"', (Numbers(Decimal("40e9"), None, unit="EUR"),)),
        ("amount:€200.000..300.000", (Numbers(Decimal(200000), Decimal(300000), unit="EUR"),)),
        ("amount:5mlnEUR", (Numbers(Decimal(5000000), Decimal(5000000), unit="EUR"),)),
        ("amount:2%", (Numbers(Decimal(2), Decimal(2), unit="%"),)),
        ("confidence:>=0.875", (Numbers(Decimal("0.875"), None),)),
        ("ref:motion:Karabulut,kst-1-2", ("motion:Karabulut", "kst-1-2")),
        ("met:termijn,bedrag", ("due", "amount")),
    ],
)
def test_values(query, values):
    assert parse(query).conditions[0].values == values


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("motie munitie", [("motie", False), ("munitie", False)]),
        ('"dertig dagen" -brief', [("dertig dagen", False), ("brief", True)]),
        ('„dertig dagen” -"vijf moties"', [("dertig dagen", False), ("vijf moties", True)]),
        ("om 12:30 uur", [("om", False), ("12:30", False), ("uur", False)]),
        ("zie https://x.nl/a", [("zie", False), ("https://x.nl/a", False)]),
        ("let op: dijk", [("let", False), ("op:", False), ("dijk", False)]),
    ],
)
def test_words(query, words):
    assert [(one.text, one.unwanted) for one in parse(query).words] == words


@pytest.mark.parametrize(
    ("query", "wrong", "said"),
    [
        ("dijk knid:pledge", "knid:", "perhaps kind:"),
        ("dijk kind:pledg", "pledg", "perhaps pledge"),
        ("soort:toezeging", "toezeging", "perhaps toezegging"),
        ("kind:pledge,taskng", "taskng", "perhaps tasking"),
        ("kind:pledge,", "", "choose from agreement (afspraak)"),
        ("kind: pledge", "kind:", "right behind the colon"),
        ('actor:"North Atlantic', '"', "close it"),
        ('dijk "dertig', '"', "close it"),
        ("has:kind", "kind", "choose from actor (wie)"),
        ("motie:Karabulut", "motie:", "go between quotes"),
    ],
)
def test_errors_point_at_the_wrong_part(query, wrong, said):
    with pytest.raises(QueryError) as refused:
        parse(query)
    error = refused.value
    assert query[error.start : error.end] == wrong
    assert said in error.remedy
    line, carets = error.picture().split("\n")
    assert line == query
    assert carets.index("^") == error.start


def test_a_picture_of_a_long_or_odd_query_fits_a_line():
    for query in ("dijk " * 100 + "knid:x " + "brug " * 100, "五五 knid:x", "e\u0301 \x1b[31m\n knid:x"):
        with pytest.raises(QueryError) as refused:
            parse(query)
        line, carets = refused.value.picture(60).split("\n")
        assert line.isprintable()
        assert len(line) <= 60
        assert carets.count("^") == 5
    with pytest.raises(QueryError) as refused:
        parse("五五 knid:x")
    assert refused.value.picture().split("\n")[1] == "     ^^^^^"


NAMES = st.sampled_from([word for field in fields() for word in (field.name, *field.words)])
VALUES = st.sampled_from(
    ["pledge", "2024", ">5", "2018..2021", ",,", '"a b"', "<", "..", "1,5mln", "€", "'", ";--", "{0}", "\0", "9" * 30]
)
HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.builds("{}{}:{}".format, st.sampled_from(["", "-"]), NAMES, st.one_of(VALUES, st.text(max_size=8))),
    ),
    max_size=5,
).map(" ".join)


@given(HOSTILE)
def test_no_query_breaks_the_parser(query):
    try:
        read = parse(query)
    except QueryError as error:
        assert 0 <= error.start <= error.end <= len(query)  # noqa: PT017
        assert error.remedy  # noqa: PT017
        error.picture()
    else:
        assert len(read.text) == len(query)


def test_the_page_about_search_tells_every_word_for_a_field():
    page = (Path(__file__).parents[2] / "docs" / "search.md").read_text(encoding="utf-8")
    table = page.split("| field |", 1)[1].split("\n\n", 1)[0]
    for field in fields():
        assert {f"`{word}:`" for word in {field.name, *field.words}} - {"`document:`"} <= set(
            re.findall(r"`\w+:`", table)
        )
    for example in re.findall(r"`((?:\w+):[^`]+)`", table):
        assert len(parse(example).conditions) == 1
