"""Links numbers that share a unit: ranges, changes from one to another, and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nakomen.finders.amount_tables import AmountTable, Draft
from nakomen.finders.number_words import BLANK, any_of
from nakomen.languages import load_table

_NEAR = 60
_BEFORE = 24
_AROUND = 70


@dataclass(frozen=True, slots=True)
class Joints:
    """What stands between two numbers of one unit, and before the first of them."""

    span: re.Pattern[str]
    pair: re.Pattern[str]
    change: re.Pattern[str]
    sequence: re.Pattern[str]
    out_of: re.Pattern[str]
    between: re.Pattern[str]
    origin: re.Pattern[str]
    by: re.Pattern[str]
    changing: re.Pattern[str]
    month: re.Pattern[str]


@cache
def load_joints(language: str) -> Joints:
    """Compile section `joint` of a language's table `amounts`."""
    table = load_table(language, "amounts")
    rows = table["joint"]
    fillers = rf"(?:(?:{any_of(rows['fillers'])}){BLANK}+)*"

    def joint(words: list[str]) -> re.Pattern[str]:
        letters = any_of(word for word in words if word[-1].isalpha())
        signs = "|".join(re.escape(word) for word in words if not word[-1].isalpha())
        return re.compile(rf"(?:{BLANK}+(?:{letters}){BLANK}+|{BLANK}?(?:{signs or '(?!)'}){BLANK}*){fillers}\Z")

    return Joints(
        span=joint(rows["span"]),
        pair=joint(rows["pair"]),
        change=joint(rows["change"]),
        sequence=joint(rows["sequence"]),
        out_of=joint(rows["out_of"]),
        between=re.compile(rf"(?<!\w)(?:{any_of(rows['between'])}){BLANK}+(?:{any_of(rows['fillers'])})?{BLANK}*\Z"),
        origin=re.compile(rf"(?<!\w)(?:{any_of(rows['origin'])}){BLANK}+{fillers}\Z"),
        by=re.compile(rf"(?<!\w)(?:{any_of(rows['by'])}){BLANK}+{fillers}\Z"),
        changing=re.compile(rf"(?<!\w)(?:{any_of(table['changing']['stems'])})"),
        month=re.compile(rf"{BLANK}(?:{any_of(rows['months'])})(?!\w)"),
    )


def link_neighbours(text: str, drafts: list[Draft], table: AmountTable) -> None:
    """Give a bare number the unit of its neighbour, and mark ranges and changes; works from the last to the first."""
    joints = load_joints(table.language)
    for at in range(len(drafts) - 2, -1, -1):
        first, second = drafts[at], drafts[at + 1]
        if second.start - first.end > _NEAR or "label" in (first.kind, second.kind):
            continue
        if joints.change.match(text, first.end, second.start) and _preceded(text, first, joints.origin):
            _link_change(text, first, second, joints)
        elif joints.span.match(text, first.end, second.start):
            _link_span(text, first, second, joints)
        elif joints.pair.match(text, first.end, second.start) and _preceded(text, first, joints.between):
            _link_range(first, second)
        elif joints.out_of.match(text, first.end, second.start) and second.kind == "count" and not first.year:
            _share(first, second)  # "elf van de twaalf scholen"
        elif joints.sequence.match(text, first.end, second.start) and first.kind == "bare" and not first.year:
            _take_unit(first, second)


def _preceded(text: str, draft: Draft, pattern: re.Pattern[str]) -> bool:
    return pattern.search(text, max(0, draft.start - _BEFORE), draft.start) is not None


def _link_change(text: str, first: Draft, second: Draft, joints: Joints) -> None:
    """Link `van 17.000 naar 14.000`; without any unit the numbers themselves stay, but days of a month do not."""
    if first.year and second.year:
        return
    _share(first, second)
    if first.kind == second.kind == "money" and second.row != "money.sign":
        _take_scale(first, second)
    if first.kind == second.kind == "bare" and not first.year and not second.year:
        dated = joints.month.match(text, second.end) or joints.month.search(text, max(0, first.start - 16), first.start)
        if not dated:
            first.kind = second.kind = "count"
            first.row = second.row = "joint.change"
    second.relation = "to"


def _link_span(text: str, first: Draft, second: Draft, joints: Joints) -> None:
    """Link `3.000 tot 4.000` as a range, unless something rises or falls `van` or `met` the one `tot` the other."""
    changes = joints.changing.search(text, max(0, first.start - _AROUND), first.start) is not None
    if changes and _preceded(text, first, joints.origin):
        _link_change(text, first, second, joints)
    elif not (changes and _preceded(text, first, joints.by)):
        _link_range(first, second)


def _link_range(first: Draft, second: Draft) -> None:
    if first.year and first.kind == "bare":
        return
    _share(first, second)
    if _short(first, second):
        first.value *= 1000
    if first.kind == second.kind == "money" and first.unit == second.unit:
        _take_scale(first, second)
    if first.kind != "bare" and first.unit == second.unit and first.value < second.value:
        first.qualifier, first.upper, second.qualifier = ">=", second.value, "<="


def _short(first: Draft, second: Draft) -> bool:
    """Tell whether `17 tot 18.000` leaves out the first thousands."""
    return (
        first.said.isdigit()
        and second.said.endswith(("000", "duizend"))
        and second.value / 10 <= first.value * 1000 < second.value
    )


def _share(first: Draft, second: Draft) -> None:
    """Give the unit of the one to the other that has none."""
    if first.kind == "bare" and not first.year:
        _take_unit(first, second)
    elif second.kind == "bare" and not second.year:
        _take_unit(second, first)


def _take_unit(bare: Draft, other: Draft) -> None:
    """Take over the unit, and its scale too where the bare number is small (`2 tot 3 miljard euro`)."""
    if other.kind == "bare":
        return
    bare.kind, bare.unit, bare.row = other.kind, other.unit, other.row
    _take_scale(bare, other)


def _take_scale(bare: Draft, other: Draft) -> None:
    if other.scale > bare.scale == 1 and bare.value < 1000:
        bare.value *= other.scale
        bare.scale = other.scale
