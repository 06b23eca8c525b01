"""Reads what words say of the course of a motion or an aim, by the rows of the table `outcomes`."""

from __future__ import annotations

import re
from functools import cache

from nakomen.languages import load_table
from nakomen.tracing.cues import LANGUAGES, Cue


@cache
def _rows(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (f"outcomes/{language}/{row['id']}", re.compile(row["words"]))
        for language in LANGUAGES
        for row in load_table(language, "outcomes")["cue"]
        if row["group"] == group
    )


def outcome_cue(text: str, group: str) -> Cue | None:
    """Return the first cue of a group in a text, by the order of the table.

    >>> outcome_cue("Hiermee geeft het kabinet invulling aan de motie Wouda.", "carried_out")
    Cue(row='outcomes/nl/motion-carried-out', words='invulling aan de motie')
    """
    folded = text.casefold()
    for row, pattern in _rows(group):
        match = pattern.search(folded)
        if match:
            return Cue(row, match[0].strip())
    return None
