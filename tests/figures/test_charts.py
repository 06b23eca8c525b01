"""Charts: the same data in drawing, table and JSON, with a title and a description, and nothing in it that can run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from nakomen.figures.charts import draw
from nakomen.figures.editions import open_editions
from nakomen.figures.errors import FiguresError
from nakomen.figures.scales import Scale, steps, years_between
from nakomen.figures.series import Point, Rule, Series, Shape, ranking_series, share_series

EDITION = open_editions().newest
SVG = "{http://www.w3.org/2000/svg}"


def tree_of(series: Series) -> etree._Element:
    return etree.fromstring(draw(series).encode())


def series_of(shape: Shape, *points: Point, rules: tuple[Rule, ...] = ()) -> Series:
    return Series("own", shape, "Own & <odd>", "What there is", "x", "y", points, rules, "source")


def test_a_drawing_says_what_it_shows():
    tree = tree_of(ranking_series(EDITION, 2024))
    assert tree.get("role") == "img"
    assert tree[0].tag == f"{SVG}title"
    assert tree[0].text == tree.get("aria-label") == "Allies in 2024: defence expenditure as a share of GDP"
    assert tree[1].tag == f"{SVG}desc"
    assert "23 reach the norm" in tree[1].text


def test_bars_are_as_high_as_their_values():
    series = ranking_series(EDITION, 2024)
    bars = [bar for bar in tree_of(series).iter(f"{SVG}rect") if bar.find(f"{SVG}title") is not None]
    heights = [float(bar.get("height")) for bar in bars if float(bar.get("height")) != 12]
    assert len(heights) == 31
    high, low = (float(series.points[at].y) for at in (0, -1))
    assert heights[0] / heights[-1] == pytest.approx(high / low, rel=0.01)


def test_the_norm_is_drawn_where_it_belongs():
    tree = tree_of(ranking_series(EDITION, 2024))
    dashed = [line for line in tree.iter(f"{SVG}line") if line.get("stroke-dasharray")]
    assert len(dashed) == 1
    grid = {line.get("y1") for line in tree.iter(f"{SVG}line")}
    assert dashed[0].get("y1") in grid, "2% lies on the line of the axis at 2"


def test_estimates_are_hollow():
    dots = list(tree_of(share_series(EDITION, ["NLD"], (2020, 2024))).iter(f"{SVG}circle"))
    told = [dot for dot in dots if dot.find(f"{SVG}title") is not None]
    assert [dot.get("fill") == "#fff" for dot in told] == [False, False, False, True, True]


def test_words_cannot_break_out_of_the_drawing():
    evil = '"><script>alert(1)</script>'
    series = series_of(Shape.BARS, Point(evil, Decimal(1), evil), rules=(Rule(Decimal(1), evil),))
    tree = tree_of(series)
    assert tree[0].text == "Own & <odd>"
    assert not list(tree.iter(f"{SVG}script"))
    assert evil in "".join(tree.itertext())


@pytest.mark.parametrize("shape", Shape)
def test_odd_values_are_drawn(shape):
    flat = [Point(year, Decimal(0), group) for year in (2020,) for group in ("a", "b")]
    assert tree_of(series_of(shape, *flat)).tag == f"{SVG}svg"


def test_values_below_zero_have_room():
    tree = tree_of(series_of(Shape.LINES, Point(2020, Decimal(-4)), Point(2021, Decimal(9))))
    places = [float(dot.get("cy")) for dot in tree.iter(f"{SVG}circle")]
    assert all(0 < place < 500 for place in places)
    assert places[0] > places[1]


def test_nothing_to_draw_is_said():
    with pytest.raises(FiguresError, match="nothing to draw"):
        draw(series_of(Shape.LINES))


@pytest.mark.parametrize(("low", "high", "told"), [(0, 4.12, 6), (0, 0.0004, 5), (-4, 9, 7), (0, 587000, 7)])
def test_steps_cover_and_are_few(low, high, told):
    found = steps(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert len(found) <= told + 1


def test_scales():
    assert Scale(0, 10, 100, 0).place(5) == 50
    assert Scale(3, 3, 0, 10).place(3) == 0
    days = years_between(date(2019, 6, 1).toordinal(), date(2021, 2, 1).toordinal())
    assert [date.fromordinal(int(one)).year for one in days] == [2019, 2020, 2021, 2022]


def test_the_drawing_is_the_same_each_time():
    assert draw(ranking_series(EDITION, 2024)) == draw(ranking_series(EDITION, 2024))


def test_pages_get_what_the_chart_shows():
    values = share_series(EDITION, ["NLD"], (2023, 2024)).to_dict()
    assert values["points"][1] == {
        "x": 2024,
        "y": 2.049546147373069,
        "group": "Netherlands",
        "estimate": True,
        "ids": [],
    }
    assert values["rules"] == [{"value": 2.0, "label": "2% of GDP"}]
