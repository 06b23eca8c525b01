"""Finds quantities: money, shares, times and counted things, with what qualifies them."""

from __future__ import annotations

import re
from decimal import Decimal

from nakomen.finders.amount_context import add_context
from nakomen.finders.amount_counts import count_alone, count_things
from nakomen.finders.amount_labels import is_label
from nakomen.finders.amount_links import link_neighbours
from nakomen.finders.amount_tables import AmountTable, Draft, amount_table, plain
from nakomen.model import AmountMention

_CLOSED = re.compile(r"\s*(?:[.,;:)!?](?!\d)|\Z)")
_NEXT = re.compile(r"\s+(\w+)")


def find_amounts(text: str, language: str = "nl") -> list[AmountMention]:
    """Find the quantities of a text, in reading order.

    A range gives two mentions, the lower (`>=`) with the upper as `upper`, then the upper (`<=`). Years, dates, numbers
    of papers and articles are no quantities.

    >>> [str(found) for found in find_amounts("De gemeente trekt ten minste EUR 4,5 mln. uit voor drie scholen.")]
    ['>=4500000 EUR', '3 schools']
    """
    table = amount_table(language)
    drafts = _drafts(text, table)
    link_neighbours(text, drafts, table)
    drafts = [draft for draft in count_alone(text, drafts, table) if draft.kind not in ("bare", "label")]
    for draft in drafts:
        add_context(text, draft, table)
    found = [_mention(text, draft) for draft in drafts] + _consecutive(text, table)
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _consecutive(text: str, table: AmountTable) -> list[AmountMention]:
    """Read `het vierde achtereenvolgende jaar` as four years."""
    ordinals = table.rows["consecutive"]["ordinals"]
    return [
        AmountMention(
            match.start(),
            match.end(),
            match[0],
            "consecutive",
            Decimal(ordinals[plain(match["ordinal"])]),
            table.unit_of[plain(match["word"])][1],
        )
        for match in table.consecutive.finditer(text)
    ]


def _drafts(text: str, table: AmountTable) -> list[Draft]:
    """Return every number with the unit that stands with it, or none."""
    drafts: list[Draft] = []
    for match in table.scan.finditer(text):
        said = match["number"]
        draft = Draft(match.start(), match.end(), said, table.numbers.value(said))
        draft.scale = _scale(said, table)
        draft.qualifier = _group_sign(draft, table)
        if match["sign"]:
            _mark(draft, "money", table.currencies.codes[match["sign"]], "money.sign")
            draft.end = _after_sign(text, draft, table)
        else:
            _add_unit(text, draft, drafts[-1] if drafts else None, table)
        drafts.append(draft)
    _add_default_currency(text, drafts, table)
    return drafts


def _group_sign(draft: Draft, table: AmountTable) -> str:
    """Return that a round group word is no exact number: `een twintigtal`, but not `een vijftal`."""
    numbers = table.rows["number"]
    grouped = numbers["group"] and draft.said.endswith(numbers["group"])
    return "~" if grouped and not draft.value % numbers["group_about"] else ""


def _mark(draft: Draft, kind: str, unit: str, row: str) -> None:
    draft.kind, draft.unit, draft.row = kind, unit, row


def _scale(said: str, table: AmountTable) -> Decimal:
    """Return what the last word of a number multiplies by: a million for `2 miljoen`."""
    return table.numbers.scales.get(plain(said).split(" ")[-1].lstrip("0123456789.,"), Decimal(1))


def _after_sign(text: str, draft: Draft, table: AmountTable) -> int:
    """Return the end of money whose currency stood first: `€ 24,-`, `EUR 3 euro`."""
    end = draft.end
    if text.startswith((",-", ",–"), end):
        return end + 2
    named = table.currencies.money.match(text, end)
    return named.end() if named and table.currencies.codes[plain_code(named["name"])] == draft.unit else end


def plain_code(name: str) -> str:
    """Return a currency's word as the table's key: codes stay in capitals, words go to lower case."""
    return name if name.isupper() else plain(name)


def _add_unit(text: str, draft: Draft, before: Draft | None, table: AmountTable) -> None:
    """Give a number the unit that follows it, or mark it as a label."""
    short = draft.said.endswith(tuple(table.rows["number"]["short"])) and text.startswith(".", draft.end)
    at = draft.end + 1 if short else draft.end
    unit = table.units.match(text, at)
    kind, name, row = table.unit_of[plain(unit["word"])] if unit else ("", "", "")
    if money := table.currencies.money.match(text, at):
        _mark(draft, "money", table.currencies.codes[plain_code(money["name"])], "money.name")
        draft.end = money.end()
    elif minor := table.currencies.minor.match(text, at):
        _mark(draft, "money", table.currencies.minors[plain(minor["name"])], "money.minor")
        draft.value, draft.end = draft.value / 100, minor.end()
        _join_minor(text, draft, before, table)
    elif unit and kind == "percent":
        _mark(draft, kind, name, row)
        draft.end = unit.end()
    elif is_label(text, draft, before, table) or (unit and _is_date(text, draft, unit.end(), table)):
        draft.kind = "label"
    elif unit:
        _mark(draft, kind, name, row)
        draft.end = unit.end()
    elif _of_percentage(text, draft, table):
        _mark(draft, "percent", "%", "percent.percent")
    else:
        count_things(text, draft, at, table)
        if draft.kind == "bare" and before and _is_change(text, draft, before, table):
            _mark(draft, "money", before.unit, "money.minor")
            draft.value = draft.value / 100
            _join_minor(text, draft, before, table)


def _of_percentage(text: str, draft: Draft, table: AmountTable) -> bool:
    """Tell whether the words before a bare number say that it is a percentage: `een percentage van 40`."""
    before = plain(text[max(0, draft.start - 24) : draft.start])
    return not draft.year and before.endswith(tuple(table.rows["context"]["percent_before"]))


def _is_change(text: str, draft: Draft, before: Draft, table: AmountTable) -> bool:
    """Tell whether a bare number behind a sum is its hundredths: `vijf euro vijftig`, `15 dollar en 15.`."""
    if before.row != "money.name" or before.scale > 1 or before.value % 1 or not 10 <= draft.value < 100:
        return False
    between = text[before.end : draft.start].strip()
    if between:
        return between == table.rows["context"]["and"] and _CLOSED.match(text, draft.end) is not None
    return bool(text[before.end : draft.start])


def _join_minor(text: str, draft: Draft, before: Draft | None, table: AmountTable) -> None:
    """Read `3 euro en 50 cent` as one sum; the first draft is then no more than its beginning."""
    between = text[before.end : draft.start].strip() if before else ""
    if before and before.unit == draft.unit and between in ("", table.rows["context"]["and"]):
        draft.value, draft.start = draft.value + before.value, before.start
        before.kind = "label"


def _is_date(text: str, draft: Draft, end: int, table: AmountTable) -> bool:
    """Tell a date (`twee weken geleden`) or a clock time (`om 8 uur`) from a length of time."""
    context = table.rows["context"]
    after = _NEXT.match(text, end)
    if draft.year or (after and after[1] in context["ago"]):
        return True
    if plain(text[draft.end : end]).strip() not in table.rows["time"][0]["words"]:
        return False
    before = plain(text[max(0, draft.start - 16) : draft.start]).rsplit(" ", 1)[-1]
    return "." in draft.said or (before in context["clock"] and draft.value <= 24)


def _add_default_currency(text: str, drafts: list[Draft], table: AmountTable) -> None:
    """Read `40 miljard extra` as money: in its sentence's currency, else in the language's own."""
    default = table.rows["money"]["default"]
    for at, draft in enumerate(drafts):
        if draft.kind == "bare" and draft.scale >= 1_000_000:
            near = [
                other.unit
                for other in drafts[max(0, at - 4) : at + 4]
                if other.kind == "money" and other.row != "money.default" and _same_sentence(text, draft, other)
            ]
            unit = near[0] if near else default
            if unit:
                _mark(draft, "money", unit, "money.default")


def _same_sentence(text: str, one: Draft, other: Draft) -> bool:
    first, second = (one, other) if one.start < other.start else (other, one)
    return not re.search(r"[.!?]\s+[A-Z]|\n\s*\n", text[first.end : second.start])


def _mention(text: str, draft: Draft) -> AmountMention:
    return AmountMention(
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        row=draft.row,
        value=draft.value,
        unit=draft.unit,
        qualifier=draft.qualifier,
        upper=draft.upper,
        relation=draft.relation,
        rate=draft.rate,
    )
