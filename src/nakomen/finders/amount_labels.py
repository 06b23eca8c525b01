"""Tells which numbers are names, numberings and parts of a group, and so no quantity."""

from __future__ import annotations

import re

from nakomen.finders.amount_tables import AmountTable, Draft, plain
from nakomen.finders.number_words import BLANK

_BEFORE = 24
_PLAIN_RUN = re.compile(r"0\d+|\d{5,}")
_POSTCODE = re.compile(rf"{BLANK}?[A-Z]{{2}}(?!\w)")
_OPENING = re.compile(rf"(?:\A|[.!?:;•|]{BLANK}+|\n{BLANK}*)\Z")
_CAPITAL = re.compile(rf"{BLANK}+([A-Z][^\W\d_]+)(?![\w-])")
_ACRONYM = re.compile(rf"(?<![\w-])[A-Z]{{2,5}}{BLANK}\Z")


def is_label(text: str, draft: Draft, before: Draft | None, table: AmountTable) -> bool:
    """Tell whether a number without a unit names or numbers something, or is no number at all.

    `artikel 5`, `vragen 3, 4 en 5`, `een van de drie`, `ik acht`, `2511 DP`, `070 426 86 42`, and the digit that opens
    a note or an item.
    """
    if _named(text, draft, table) or (before is not None and _continues(text, before, draft, table)):
        return True
    if not draft.said.isdigit():
        return False
    if _PLAIN_RUN.fullmatch(draft.said) and (draft.said[0] == "0" or draft.value % 100):
        return True
    if len(draft.said) >= 4 and _ACRONYM.search(text, max(0, draft.start - 8), draft.start):
        return True
    if len(draft.said) == 4 and _POSTCODE.match(text, draft.end):
        return True
    return _opens_note(text, draft, table)


def _opens_note(text: str, draft: Draft, table: AmountTable) -> bool:
    """Tell whether figures open a sentence before a capital that is no adjective (`4 Richtlijn`, not `4 Deense`)."""
    context = table.rows["context"]
    capital = None if context["capital_nouns"] else _CAPITAL.match(text, draft.end)
    if not capital or capital[1].endswith(context["capital_adjective"]):
        return False
    return _OPENING.search(text, max(0, draft.start - 4), draft.start) is not None


def _named(text: str, draft: Draft, table: AmountTable) -> bool:
    before = plain(text[max(0, draft.start - _BEFORE) : draft.start])
    word = before.rsplit(" ", 1)[-1].lstrip("(«“„‘[")
    context = table.rows["context"]
    if word in context["base_after"] or (draft.year and word in context["year_after"]):
        return True
    if before.endswith(table.labelling.parts) or word in table.labelling.verbs.get(draft.said.lower(), ()):
        return True
    return (
        word in table.labelling.words and draft.value < 10_000 and table.rows["number"]["thousands"] not in draft.said
    )


def _continues(text: str, before: Draft, draft: Draft, table: AmountTable) -> bool:
    """Tell whether a number goes on with a list of labels, or with a number cut by blanks (a telephone number)."""
    if draft.start - before.end > 16:
        return False
    between = text[before.end : draft.start]
    if before.kind == "label":
        return not before.year and draft.scale == 1 and table.labelling.listed.fullmatch(between) is not None
    if before.kind == "bare" and plain(between) in table.rows["context"]["ratio"]:
        return True
    return (
        before.kind == "bare"
        and not before.year
        and before.said.isdigit()
        and not between.strip()
        and draft.said.isdigit()
    )
