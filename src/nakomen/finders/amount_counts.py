"""Tells what a number counts, and which numbers count nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from nakomen.finders.amount_tables import AmountTable, Draft, plain
from nakomen.finders.number_words import BLANK

_WORD = re.compile(rf"[)»”\"’']?{BLANK}{{1,3}}[«“„\"'‘(]?([^\W_](?:[\w’'&/‑-]|\.(?=\w))*)")
_BLANKS = re.compile(rf"{BLANK}{{1,3}}")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}$")
_FAR = 5


def count_things(text: str, draft: Draft, at: int, table: AmountTable) -> None:
    """Give a number the thing it counts, if one follows; mark it as a label where it numbers something."""
    if is_label(text, draft, table):
        draft.kind = "label"
    elif phrase := _phrase(text, at, table):
        _count(draft, phrase[0], phrase[1], listed=True)
    elif found := _noun(text, at, table):
        end, unit, near = found
        listed = unit in table.nouns.values()
        if draft.scale >= 1_000_000 and unit in table.money_nouns:
            return
        if draft.year and not (near and listed and draft.value % 100 == 0):
            draft.kind = "label"
        else:
            _count(draft, end, unit, listed=listed)


def _count(draft: Draft, end: int, unit: str, *, listed: bool) -> None:
    draft.kind, draft.end, draft.unit = "count", end, unit
    draft.row = "nouns" if listed else "nouns.unlisted"


def is_label(text: str, draft: Draft, table: AmountTable) -> bool:
    """Tell whether a number names something (`artikel 5`, `vraag 7`), parts a group (`een van de drie`) or is a verb."""
    before = plain(text[max(0, draft.start - 24) : draft.start])
    word = before.rsplit(" ", 1)[-1].lstrip("(«“„‘")
    if word in table.labels or before.endswith(table.parts):
        return True
    return word in table.verbs.get(draft.said.lower(), ())


def _phrase(text: str, at: int, table: AmountTable) -> tuple[int, str] | None:
    """Return the end and unit of a listed expression of more words (`ministers van Defensie`)."""
    blank = _BLANKS.match(text, at)
    match = table.phrases.match(text, blank.end()) if blank else None
    return (match.end(), table.nouns[plain(match[0])]) if match else None


def _noun(text: str, at: int, table: AmountTable) -> tuple[int, str, bool] | None:
    """Return the end and unit of the first word that can be counted, and whether it is the very next word.

    A listed noun decides; otherwise the first word with a plural's ending does. A word that opens another phrase ends
    the search.
    """
    for step in range(_FAR):
        match = _WORD.match(text, at)
        if not match:
            return None
        word = _NOTE_MARK.sub("", match[1])
        folded, end = word.lower(), match.start(1) + len(word)
        if folded in table.nouns:
            return end, table.nouns[folded], step == 0
        if folded in table.stop or word[0].isdigit():
            return None
        if folded.endswith(table.endings) and len(word) > 3 and not word.isupper() and folded not in table.passed:
            return end, word, step == 0
        at = match.end()
    return None


def count_alone(text: str, drafts: list[Draft], table: AmountTable) -> list[Draft]:
    """Add ones said with an article in a list (`een radar en drie lanceerinrichtingen`); drop other bare ones.

    A stressed `één` counts only a listed noun. Bare numbers count in three cases: after `waarvan`, after a word such as
    `circa`, and where they are large and written with a mark (`tot 12.500`).
    """
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind == "count" and draft.value != 1:
            found.extend(_lone(text, table.lone_before, max(0, draft.start - 50), draft.start, table))
        if draft.kind == "count" and draft.value == 1 and draft.row != "nouns" and not draft.said[0].isdigit():
            draft.kind = "bare"
        if draft.kind == "bare" and _stands_alone(text, draft, table):
            draft.kind, draft.row = "count", "number.alone"
        found.append(draft)
        if draft.kind == "count" and draft.value != 1:
            found.extend(_lone(text, table.lone_after, draft.end, draft.end + 50, table))
    return found


def _stands_alone(text: str, draft: Draft, table: AmountTable) -> bool:
    if draft.value < 2 or draft.year:
        return False
    if draft.value >= 1000 and table.rows["number"]["thousands"] in draft.said:
        return True
    return table.alone_after.search(text, max(0, draft.start - 24), draft.start) is not None


def _lone(text: str, pattern: re.Pattern[str], start: int, end: int, table: AmountTable) -> list[Draft]:
    """Return the thing that stands with an article beside a counted one, if it can be counted."""
    match = pattern.match(text, start, end) if pattern is table.lone_after else pattern.search(text, start, end)
    if not match or plain(match["noun"]) not in table.nouns or plain(match["noun"]) in table.rows["context"]["stop"]:
        return []
    one = Draft(match.start("one"), match.end("noun"), "een", Decimal(1))
    one.kind, one.unit, one.row = "count", table.nouns[plain(match["noun"])], "context.lone"
    return [one]
