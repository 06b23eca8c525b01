"""Draws a series: lines over time, bars by name, bars in which groups stand on each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from nakomen.figures.errors import FiguresError
from nakomen.figures.scales import Scale, as_number, order, steps, years_between
from nakomen.figures.series import Point, Series, Shape
from nakomen.figures.svg import INK, RULE, Drawing, colour, dashes
from nakomen.wording import say
from nakomen.wording.amount_words import in_signs

_WIDTH, _HEIGHT = 900, 500
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 30, 84, 60
#: What names of countries take under the bars, turned.
_NAMES = 110
_LEGEND_STEP = 22
_MOST_LEGEND = 8


def draw(series: Series) -> str:
    """Return a series as SVG with a title and a description; raise FiguresError where there is nothing to draw."""
    if not series.points:
        raise FiguresError("there is nothing to draw", where=series.title, remedy="nakomen figures shows what there is")
    named = series.shape is Shape.BARS
    height = _HEIGHT + (_NAMES if named else 0)
    drawing = Drawing(_WIDTH, height, series.title, series.description)
    drawing.words((_LEFT - 50, 26), series.title, size=16)
    drawing.words((_LEFT - 50, 44), series.y_label, size=12)
    foot = height - _BOTTOM - (_NAMES if named else 0)
    upright = _upright(series, foot)
    _axis(drawing, series, upright)
    _DRAWERS[series.shape](drawing, series, upright)
    _rules(drawing, series, upright)
    _legend(drawing, series)
    drawing.words((_LEFT - 50, height - 10), series.source, size=11)
    return drawing.to_svg()


def _upright(series: Series, foot: float) -> Scale:
    """Return the scale of values: from zero for numbers, from the first to the last for days."""
    if isinstance(series.points[0].y, date):
        marks = years_between(*_ends([as_number(one.y) for one in series.points]))
        return Scale(marks[0], marks[-1], foot, _TOP)
    values = [as_number(one.y) for one in series.points] + [float(one.value) for one in series.rules]
    if series.shape is Shape.STACKED:
        names = order([one.x for one in series.points])
        values = [sum(as_number(one.y) for one in series.points if one.x == name) for name in names]
    marks = steps(min(0.0, *values), max(values) or 1.0)
    return Scale(marks[0], marks[-1], foot, _TOP)


def _ends(values: list[float]) -> tuple[float, float]:
    return min(values), max(values)


def _axis(drawing: Drawing, series: Series, upright: Scale) -> None:
    """Draw the lines of the values with their numbers."""
    days = isinstance(series.points[0].y, date)
    marks = years_between(upright.low, upright.high - 1) if days else steps(upright.low, upright.high)
    for mark in marks:
        at = upright.place(mark)
        drawing.line((_LEFT, at), (_WIDTH - _RIGHT, at))
        drawing.words((_LEFT - 8, at + 4), _mark(mark, days=days), "end")


def _mark(value: float, *, days: bool) -> str:
    return str(date.fromordinal(int(value)).year) if days else in_signs(Decimal(str(value)).normalize())


def _lines(drawing: Drawing, series: Series, upright: Scale) -> None:
    numbers = [as_number(one.x) for one in series.points]
    days = isinstance(series.points[0].x, date)
    low, high = _ends(numbers)
    marks = years_between(low, high) if days else [float(x) for x in range(int(low), int(high) + 1)]
    along = Scale(min(marks[0], low), max(marks[-1], high), _LEFT + 10, _WIDTH - _RIGHT - 10)
    for mark in marks:
        words = _mark(mark, days=True) if days else str(int(mark))
        drawing.words((along.place(mark), upright.begin + 20), words, "middle")
    drawing.line((_LEFT, upright.begin), (_WIDTH - _RIGHT, upright.begin), INK)
    if days:
        drawing.words((_WIDTH - _RIGHT, upright.begin + 40), series.x_label, "end")
    for at, group in enumerate(series.groups):
        points = sorted((one for one in series.points if one.group == group), key=lambda one: as_number(one.x))
        places = [(along.place(as_number(one.x)), upright.place(as_number(one.y))) for one in points]
        drawing.way(places, colour(at), dashes(at))
        for one, place in zip(points, places, strict=True):
            drawing.dot(place, colour(at), _told(one, series), hollow=one.estimate)


def _bars(drawing: Drawing, series: Series, upright: Scale) -> None:
    width = (_WIDTH - _LEFT - _RIGHT) / len(series.points)
    for at, one in enumerate(series.points):
        left, top = _LEFT + at * width, upright.place(as_number(one.y))
        size = (width * 0.76, upright.begin - top)
        drawing.bar((left + width * 0.12, top), size, colour(series.groups.index(one.group)), _told(one, series))
        drawing.words((left + width * 0.66, upright.begin + 12), str(one.x), "end", turn=-60)
    drawing.line((_LEFT, upright.begin), (_WIDTH - _RIGHT, upright.begin), INK)


def _stacked(drawing: Drawing, series: Series, upright: Scale) -> None:
    names = order([one.x for one in series.points])
    width = (_WIDTH - _LEFT - _RIGHT) / len(names)
    for at, name in enumerate(names):
        left, reached = _LEFT + at * width + width * 0.15, 0.0
        for one in (point for point in series.points if point.x == name):
            top, foot = upright.place(reached + as_number(one.y)), upright.place(reached)
            if foot > top:
                fill = colour(series.groups.index(one.group))
                drawing.bar((left, top), (width * 0.7, foot - top), fill, _told(one, series))
            reached += as_number(one.y)
        drawing.words((left + width * 0.35, upright.begin + 20), str(name), "middle")
    drawing.line((_LEFT, upright.begin), (_WIDTH - _RIGHT, upright.begin), INK)
    drawing.words((_WIDTH - _RIGHT, upright.begin + 40), series.x_label, "end")


_DRAWERS: dict[Shape, Callable[[Drawing, Series, Scale], None]] = {
    Shape.LINES: _lines,
    Shape.BARS: _bars,
    Shape.STACKED: _stacked,
}


def _told(one: Point, series: Series) -> str:
    """Return what a point tells who points at it."""
    value = one.y.isoformat() if isinstance(one.y, date) else in_signs(round(one.y, series.decimals))
    mark = f" ({say('column-estimate')})" if one.estimate else ""
    return f"{one.group or one.x}, {one.x}: {value}{mark}" if one.group else f"{one.x}: {value}{mark}"


def _rules(drawing: Drawing, series: Series, upright: Scale) -> None:
    for rule in series.rules:
        at = upright.place(float(rule.value))
        drawing.line((_LEFT, at), (_WIDTH - _RIGHT, at), RULE, "6 4")
        drawing.words(
            (_LEFT + 4, at - 5) if series.shape is Shape.LINES else (_WIDTH - _RIGHT - 90, at - 5), rule.label
        )


def _legend(drawing: Drawing, series: Series) -> None:
    """Name the groups beside their colours, as many as there is room for; the rest is in the table."""
    named = [group for group in series.groups if group][:_MOST_LEGEND]
    left = float(_LEFT)
    for at, group in enumerate(named):
        drawing.bar((left, 58), (12, 12), colour(at), group)
        drawing.words((left + 17, 68), group)
        left += _LEGEND_STEP + 17 + len(group) * 6.5
    if any(one.estimate for one in series.points) and series.shape is Shape.LINES:
        drawing.parts.append(f'<circle cx="{left + 6:.1f}" cy="64" r="3.5" fill="#fff" stroke="{INK}"/>')
        drawing.words((left + 17, 68), say("column-estimate"))
    elif len(named) < len(series.groups):
        drawing.words((left, 68), "…")
