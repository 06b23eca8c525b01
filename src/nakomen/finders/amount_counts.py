"""Tells what a number counts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from nakomen.finders.amount_context import load_surroundings
from nakomen.finders.amount_tables import AmountTable, Draft, plain
from nakomen.finders.number_words import BLANK

_WORD = re.compile(rf"[)»”\"’']?{BLANK}{{1,3}}[«“„\"'‘(]?((?:[A-Z]\.){{2,}}|[^\W_](?:[\w’'&/‑-]|\.(?=\w))*)")
_BLANKS = re.compile(rf"{BLANK}{{1,3}}")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}$")
_FAR = 5
_MANY = 1_000_000


class Counted(NamedTuple):
    """A thing that is counted: its end, unit and word, and whether it is listed and right behind the number."""

    end: int
    unit: str
    word: str
    listed: bool
    near: bool
    titled: bool = False


def count_things(text: str, draft: Draft, at: int, table: AmountTable) -> None:
    """Give a number the thing it counts, if one follows; mark it as a label where it is a year or numbers a title."""
    around = load_surroundings(table.language)
    qualified, row = around.qualified_after.match(text, at), ""
    if qualified:  # `2 of meer loketten`
        draft.qualifier, row = around.signs[plain(qualified["said"])]
        at = qualified.end()
    counted = _noun(text, at, draft, table)
    if counted is None or not draft.value:
        return
    if draft.scale >= _MANY and (counted.word in table.counting.money_nouns or not (counted.listed or counted.near)):
        return
    if _numbers_only(text, draft, counted, table):
        draft.kind = "label"
        return
    draft.kind, draft.end, draft.unit = "count", counted.end, counted.unit
    draft.row = ("nouns" if counted.listed else "nouns.unlisted") + (f"+qualifier.{row}" if row else "")


def _numbers_only(text: str, draft: Draft, counted: Counted, table: AmountTable) -> bool:
    """Tell whether a number before a noun is its year or number after all, or a section number (`2.1`)."""
    if table.counting.sloppy.fullmatch(draft.said) or _numbers_a_title(draft, counted, table):
        return True
    return draft.year and not _sure(text, draft, counted, table)


def _numbers_a_title(draft: Draft, counted: Counted, table: AmountTable) -> bool:
    """Tell whether a number stands before a title (`1076 Vragen`, `1 Antwoorden`): Dutch nouns have no capital."""
    if table.rows["context"]["capital_nouns"] or not draft.said.isdigit() or not counted.near:
        return False
    return (counted.listed and counted.titled) or (draft.value == 1 and not counted.listed)


def _sure(text: str, draft: Draft, counted: Counted, table: AmountTable) -> bool:
    """Tell whether what may be a year counts after all: `circa 2050 soldaten`, `2000 soldaten`."""
    if not (counted.near and counted.listed):
        return False
    return (
        not draft.value % 100
        or table.counting.alone_after.search(text, max(0, draft.start - 24), draft.start) is not None
    )


def _phrase(text: str, at: int, table: AmountTable) -> Counted | None:
    """Return a listed expression of more words (`ministers van Defensie`)."""
    blank = _BLANKS.match(text, at)
    match = table.counting.phrases.match(text, blank.end()) if blank else None
    return (
        Counted(match.end(), table.counting.nouns[plain(match[0])], plain(match[0]), listed=True, near=True)
        if match
        else None
    )


def _noun(text: str, at: int, draft: Draft, table: AmountTable) -> Counted | None:
    """Return the first word that can be counted.

    A listed noun decides; otherwise the first word with a plural's ending does. A word that opens another phrase ends
    the search.
    """
    for step in range(_FAR):
        if phrase := _phrase(text, at, table):
            return phrase
        match = _WORD.match(text, at)
        if not match:
            return None
        word = _NOTE_MARK.sub("", match[1])
        folded, end = word.lower(), match.start(1) + len(word)
        unit = table.counting.nouns.get(folded) or (table.counting.singulars.get(folded) if draft.value == 1 else None)
        if unit:
            return Counted(end, unit, folded, listed=True, near=step == 0, titled=word.istitle() and word.isalpha())
        if folded in table.counting.stop or word[0].isdigit():
            return None
        if _is_plural(word, draft, table):
            return Counted(end, word, folded, listed=False, near=step == 0)
        at = match.end()
    return None


def _is_plural(word: str, draft: Draft, table: AmountTable) -> bool:
    """Tell whether an unlisted word looks like a plural; after millions no participle does (`80 miljoen besteden`)."""
    folded = word.lower()
    if (
        not folded.endswith(table.counting.endings)
        or len(word) < 5
        or word.isupper()
        or folded in table.counting.passed
    ):
        return False
    return draft.scale < _MANY or table.counting.participle.fullmatch(folded) is None


def count_alone(text: str, drafts: list[Draft], table: AmountTable) -> list[Draft]:
    """Add ones said with an article in a list (`een radar en drie lanceerinrichtingen`); let some bare numbers count.

    A stressed `één` counts only a listed noun. Bare numbers count after `waarvan`, after a word such as `circa`, where
    they are reckoned over a period (`250 per maand`), and where they are large and written with a mark (`tot 12.500`).
    """
    found: list[Draft] = []
    for draft in drafts:
        many = draft.kind == "count" and draft.value != 1
        if many:
            match = table.counting.lone_before.search(text, max(0, draft.start - 50), draft.start)
            found.extend(_lone(match, table))
        if draft.kind == "count" and draft.value == 1 and draft.row != "nouns" and not draft.said[0].isdigit():
            draft.kind = "bare"
        if draft.kind == "bare" and _stands_alone(text, draft, table):
            draft.kind, draft.row = "count", "number.alone"
        found.append(draft)
        if many:
            found.extend(_lone(table.counting.lone_after.match(text, draft.end, draft.end + 50), table))
    return found


def _stands_alone(text: str, draft: Draft, table: AmountTable) -> bool:
    if draft.value < 2 or draft.year:
        return False
    if table.counting.marked.fullmatch(draft.said):
        return True
    if any(after.match(text, draft.end) for _, _, after in load_surroundings(table.language).rates):
        return True
    return table.counting.alone_after.search(text, max(0, draft.start - 24), draft.start) is not None


def _lone(match: re.Match[str] | None, table: AmountTable) -> list[Draft]:
    """Return the thing that stands with an article beside a counted one, if it can be counted."""
    unit = table.counting.singulars.get(plain(match["noun"])) if match else None
    if not match or not unit:
        return []
    one = Draft(match.start("one"), match.end("noun"), "een", Decimal(1))
    one.kind, one.unit, one.row = "count", unit, "context.lone"
    return [one]
