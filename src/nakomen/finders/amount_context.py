"""Adds to a quantity what stands around it: qualifier, relation, rate, and what a percentage is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.finders.amount_tables import AmountTable, Draft, plain
from nakomen.finders.number_words import BLANK, any_of
from nakomen.languages import load_table

_BEFORE = 70
_FAR = 110
_AFTER = 40
_SENTENCE = 300
_STOP = re.compile(r"[.!?;:](?=\s)|\n\s*\n|•")
_NEVER = r"(?!)"
#: The rows of qualifiers that comparing words add to.
_COMPARISONS = ("at-least", "more-than", "at-most", "less-than")


@dataclass(frozen=True, slots=True)
class Share:
    """What a percentage can be of: `of` right after it, `quoted` in its sentence, `spending` that needs no words."""

    unit: str
    row: str
    words: re.Pattern[str]
    of: re.Pattern[str]
    quoted: re.Pattern[str]
    spending: re.Pattern[str]
    growth: re.Pattern[str]
    growth_before: re.Pattern[str]
    up_to: int


@dataclass(frozen=True, slots=True)
class Relation:
    """How an amount stands to others; `change` says that a rise or fall must be near."""

    name: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    change: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The compiled rows for what stands around a quantity; `signs` leads from words to (sign, row)."""

    signs: dict[str, tuple[str, str]]
    qualified: re.Pattern[str]
    qualified_after: re.Pattern[str]
    relations: list[Relation]
    rates: list[tuple[str, re.Pattern[str], re.Pattern[str]]]
    changing: re.Pattern[str]
    blocked: re.Pattern[str]
    shares: list[Share]


@cache
def load_surroundings(language: str) -> Surroundings:
    """Compile the sections qualifier, relation, rate and share of a language's table `amounts`."""
    table = load_table(language, "amounts")
    rows = [_with_comparisons(row, table["comparing"]) for row in table["qualifier"]]
    signs = {plain(word): (row["sign"], row["name"]) for row in rows for word in [*row["before"], *row["after"]]}
    before = any_of(word for row in rows for word in row["before"])
    after = any_of(word for row in rows for word in row["after"])
    apart = any_of(table["comparing"]["not_after"])
    fill = table["qualifying"]
    fillers = any_of(fill["fillers"])
    norm = rf"(?:(?:[\w’'-]+{BLANK}+){{0,3}}(?:{any_of(fill['measures'])}){BLANK}+)?"
    lead = rf"(?:(?:{fillers}|{before}){BLANK}+)*"
    return Surroundings(
        signs=signs,
        qualified=re.compile(rf"(?<![\w-])(?P<said>{before}){BLANK}*{norm}(?:(?:{fillers}){BLANK}+)*\Z"),
        qualified_after=re.compile(rf"{BLANK}+(?P<said>{after})(?!\w)(?!{BLANK}+(?:{apart})(?!\w))"),
        relations=[_relation(row, lead) for row in table["relation"]],
        rates=[
            (row["name"], _leading(row["before"], 3), re.compile(rf"{BLANK}+(?:{any_of(row['after'])})(?!\w)"))
            for row in table["rate"]
        ],
        changing=stems(table["changing"]["stems"]),
        blocked=stems([stem for row in rows for stem in row.get("unless", ["\0"])]),
        shares=[_share(row, table) for row in table["share"]],
    )


def _with_comparisons(row: dict[str, Any], comparing: dict[str, Any]) -> dict[str, Any]:
    """Add what comparing words make of a sign: hoger dan is >, groter of gelijk aan is >=, of minder is <=."""
    upward = ">" in row["sign"]
    words = {"more": comparing["more" if upward else "less"], "less": comparing["less" if upward else "more"]}
    before = {">": ["than"], "<": ["than"], ">=": ["or_equal", "not_than"], "<=": ["or_equal", "not_than"]}
    compared = row["name"] in _COMPARISONS
    made = [pattern for name in before.get(row["sign"], []) for pattern in comparing[name]] if compared else []
    behind = comparing["after"] if compared and "=" in row["sign"] else []
    return {
        **row,
        "before": list(dict.fromkeys([*row["before"], *_spelled(made, words)])),
        "after": list(dict.fromkeys([*row.get("after", []), *_spelled(behind, words)])),
    }


def _spelled(patterns: list[str], words: dict[str, list[str]]) -> list[str]:
    return [
        pattern.replace("{more}", more).replace("{less}", less)
        for pattern in patterns
        for more in (words["more"] if "{more}" in pattern else [""])
        for less in (words["less"] if "{less}" in pattern else [""])
    ]


def stems(words: list[str]) -> re.Pattern[str]:
    """Return a pattern of words that begin with one of these stems."""
    return re.compile(rf"(?<!\w)(?:{any_of(words)})")


def _leading(words: list[str], reach: int) -> re.Pattern[str]:
    """Return a pattern of words at most `reach` others before the end."""
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?:{BLANK}+[^\s.;:,!?()\d]+){{0,{reach}}}{BLANK}+\Z")


def _relation(row: dict[str, Any], lead: str) -> Relation:
    change = row.get("change", False)
    unless = "".join(f"(?<!{re.escape(word)} )" for word in row.get("unless", []))
    near = re.compile(rf"(?<!\w){unless}(?:{any_of(row['before'])}){BLANK}+{lead}\Z")
    apart = "".join(f"(?<!{BLANK}{re.escape(word)})" for word in row.get("unless_after", []))
    after = rf"{apart}{BLANK}+(?:{any_of(row['after'])})(?!\w)" if row.get("after") else _NEVER
    return Relation(row["name"], near if change else _leading(row["before"], row["reach"]), re.compile(after), change)


def _share(row: dict[str, Any], table: dict[str, Any]) -> Share:
    of = any_of(row["of"])
    words = table["sharing"]
    owners, chain = any_of(words["owners"]), any_of(words["chain"])
    others = rf"(?:{BLANK}*(?:(?:{chain})(?!\w)|[,–%()-]|\d+(?:[.,]\d+)?)){{0,8}}?"
    preposition = any_of(words["prepositions"])
    return Share(
        unit=row["unit"],
        row=f"share.{row['name']}",
        words=re.compile(rf"(?<!\w)(?:{of})"),
        of=re.compile(
            rf"(?P<others>{others}){BLANK}*[-(]?(?:(?:{preposition}){BLANK}+)?(?:(?:{owners}){BLANK}+){{0,3}}(?:{of})(?!\w)"
        ),
        quoted=re.compile(
            rf"(?:{any_of(words['parts'])}){BLANK}+(?:{preposition}){BLANK}+(?:(?:{owners}){BLANK}+){{0,2}}(?:{of})(?!\w)"
        ),
        spending=re.compile(any_of(row["spending"]) if row["spending"] else _NEVER),
        growth=re.compile(rf"{BLANK}*(?:{any_of(words['growth'])})(?!\w)"),
        growth_before=re.compile(rf"(?<!\w)(?:{any_of(words['growth_before'])}){BLANK}+(?:[\w’']+{BLANK}+)?\Z"),
        up_to=row["up_to"],
    )


def add_context(text: str, draft: Draft, table: AmountTable) -> None:
    """Complete a draft from its surroundings."""
    around = load_surroundings(table.language)
    if draft.kind == "percent":
        _add_share(text, draft, around)
    if not draft.relation:
        _add_relation(text, draft, around)
    if not draft.qualifier:
        _add_qualifier(text, draft, around)
    for period, before, after in around.rates:
        if after.match(text, draft.end, draft.end + _AFTER) or before.search(
            text, max(0, draft.start - 40), draft.start
        ):
            draft.rate = period
            draft.row += f"+rate.{period}"
            break


def _add_qualifier(text: str, draft: Draft, around: Surroundings) -> None:
    """Add how exact it is; `tot` after a rise or fall is an outcome (relation `to`), no upper limit."""
    match = around.qualified.search(text, max(0, draft.start - _BEFORE), draft.start)
    match = match or around.qualified_after.match(text, draft.end, draft.end + _AFTER)
    if not match:
        return
    sign, row = around.signs[plain(match["said"])]
    if row == "up-to" and (draft.relation == "to" or not _limits(text, match, draft, around)):
        return
    draft.qualifier = sign
    draft.row += f"+qualifier.{row}"


def _limits(text: str, match: re.Match[str], draft: Draft, around: Surroundings) -> bool:
    """Tell whether `tot` sets a limit: at once before the amount, with no rise, fall or verb that asks for it."""
    if text[match.end("said") : draft.start].strip() or _changes(text, draft, around):
        return False
    return around.blocked.search(text, max(0, draft.start - _AFTER), match.start()) is None


def _changes(text: str, draft: Draft, around: Surroundings) -> bool:
    """Tell whether something rises or falls near an amount, in its own sentence."""
    start = max(0, draft.start - _FAR)
    for stop in _STOP.finditer(text, start, draft.start):
        start = stop.end()
    stopped = _STOP.search(text, draft.end, draft.end + _AFTER)
    return around.changing.search(text, start, stopped.start() if stopped else draft.end + _AFTER) is not None


def _add_relation(text: str, draft: Draft, around: Surroundings) -> None:
    start = max(0, draft.start - _FAR)
    for relation in around.relations:
        found = relation.before.search(text, start, draft.start)
        found = found or relation.after.match(text, draft.end, draft.end + _AFTER)
        found = found or relation.after.search(text, draft.start, draft.end)
        if found and (not relation.change or _changes(text, draft, around)):
            draft.relation = relation.name
            draft.row += f"+relation.{relation.name}"
            return


def _add_share(text: str, draft: Draft, around: Surroundings) -> None:
    """Make a percentage one of the domestic product where the text says so, or speaks of defence spending."""
    start, end = _sentence_around(text, draft)
    for share in around.shares:
        said = share.words.search(text, start, min(end + _AFTER, len(text))) is not None
        of = share.of.match(text, draft.end, draft.end + _FAR) if said else None
        if of and not of["others"]:
            draft.end = of.end()
        if of or _implied(text, draft, share, (start, end, said)):
            draft.unit = share.unit
            draft.row += f"+{share.row}"
            return


def _implied(text: str, draft: Draft, share: Share, sentence: tuple[int, int, bool]) -> bool:
    """Tell whether a share needs no words of its own: `als percentage van het bbp`, or a few percent of defence."""
    start, end, said = sentence
    quoted = said and share.quoted.search(text, start, end) is not None
    spent = draft.value <= share.up_to and share.spending.search(text, start, end) is not None
    if not (quoted or spent) or share.growth.match(text, draft.end, draft.end + _AFTER):
        return False
    return share.growth_before.search(text, max(0, draft.start - _AFTER), draft.start) is None


def _sentence_around(text: str, draft: Draft) -> tuple[int, int]:
    """Return the bounds of the sentence, as full stops before a blank give it, within reach."""
    start = max(0, draft.start - _SENTENCE)
    for stop in _STOP.finditer(text, start, draft.start):
        start = stop.end()
    stopped = _STOP.search(text, draft.end, draft.end + _SENTENCE)
    return start, stopped.start() if stopped else draft.end + _SENTENCE
