"""Finds ranges of bare numbers: tussen de 20 en 30, meer dan honderd, groter dan 10 maar kleiner dan 20."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from nakomen.finders.amount_context import Surroundings, load_surroundings
from nakomen.finders.amount_links import Joints, load_joints
from nakomen.finders.amount_tables import plain
from nakomen.finders.number_words import BLANK, any_of
from nakomen.finders.ordinals import find_ordinals
from nakomen.finders.plain_numbers import find_numbers
from nakomen.languages import load_table
from nakomen.model import AmountMention

_BEFORE = 70
_LOWER, _UPPER = (">", ">="), ("<", "<=")


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What bounds numbers in a language: qualifiers, what stands between two, equality, and what joins two bounds."""

    around: Surroundings
    joints: Joints
    equal: re.Pattern[str]
    joins: re.Pattern[str]


@cache
def _bounds(language: str) -> _Bounds:
    rows = load_table(language, "amounts")["comparing"]
    return _Bounds(
        load_surroundings(language),
        load_joints(language),
        re.compile(rf"(?<!\w)(?:{any_of(rows['equal'])}){BLANK}+\Z"),
        re.compile(rf"{BLANK}*,?{BLANK}*(?:(?:{any_of(rows['joins'])}){BLANK}+)?\Z"),
    )


def find_number_ranges(text: str, language: str = "nl") -> list[AmountMention]:
    """Find the numbers of a text that are bounds, with their sign; a lower bound keeps its upper one as `upper`.

    >>> [(str(found), str(found.upper)) for found in find_number_ranges("Er zijn er tussen de 20 en 30.")]
    [('>=20', '30'), ('<=30', 'None')]
    """
    bounds = _bounds(language)
    numbers = [*find_numbers(text, language), *(one for one in find_ordinals(text, language) if one.value > 0)]
    numbers.sort(key=lambda one: (one.start, -one.end))
    apart = [one for at, one in enumerate(numbers) if not at or one.start >= numbers[at - 1].end]
    bound = [_bounded(text, one, bounds) for one in apart]
    for at, (first, second) in enumerate(pairwise(apart)):
        if _is_span(text, first, second, bounds) and first.value < second.value:
            bound[at] = replace(first, qualifier=">=", upper=second.value, row="range")
            bound[at + 1] = replace(second, qualifier="<=", row="range")
        elif _meet(text, bound[at], bound[at + 1], bounds):
            bound[at] = replace(bound[at], upper=second.value)
        elif _meet(text, bound[at + 1], bound[at], bounds):
            bound[at + 1] = replace(bound[at + 1], upper=first.value)
    return [one for one in bound if one.qualifier or one.upper is not None]


def _is_span(text: str, first: AmountMention, second: AmountMention, bounds: _Bounds) -> bool:
    if bounds.joints.span.match(text, first.end, second.start):
        return True
    between = bounds.joints.between.search(text, max(0, first.start - 24), first.start)
    return between is not None and bounds.joints.pair.match(text, first.end, second.start) is not None


def _bounded(text: str, number: AmountMention, bounds: _Bounds) -> AmountMention:
    """Return a number with the sign of what stands beside it; one that it equals is both bounds."""
    start = max(0, number.start - _BEFORE)
    behind = bounds.around.qualified_after.match(text, number.end)
    match = behind or bounds.around.qualified.search(text, start, number.start)
    sign, row = bounds.around.signs[plain(match["said"])] if match else ("", "")
    if sign in (*_LOWER, *_UPPER) and row != "up-to":
        return replace(number, qualifier=sign, row=f"qualifier.{row}")
    if bounds.equal.search(text, start, number.start):
        return replace(number, upper=number.value, row="equal")
    return number


def _meet(text: str, lower: AmountMention, upper: AmountMention, bounds: _Bounds) -> bool:
    """Tell whether a lower and an upper bound, in either order, make one range: groter dan 2, maar kleiner dan 5."""
    if lower.qualifier not in _LOWER or upper.qualifier not in _UPPER or lower.value >= upper.value:
        return False
    end, start = min(lower.end, upper.end), max(lower.start, upper.start)
    said = bounds.around.qualified.search(text, end, start)
    return said is not None and bounds.joins.fullmatch(text, end, said.start()) is not None
