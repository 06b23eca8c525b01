"""Finds cues: groups of words that colour a clause, such as evaluation, condition or honouring."""

from __future__ import annotations

from functools import cache
from typing import Any

from nakomen.languages import load_table


@cache
def _automaton() -> Any:  # noqa: ANN401 - the library is untyped
    import ahocorasick

    automaton = ahocorasick.Automaton()
    entries: dict[str, list[tuple[str, int, bool]]] = {}
    for name, cue in load_table("nl", "cues")["cue"].items():
        for phrase in (part.strip() for group in cue["phrases"] for part in group.split("|")):
            words = phrase.rstrip("*")
            entries.setdefault(words, []).append((name, len(words), phrase.endswith("*")))
    for words, found in entries.items():
        automaton.add_word(words, found)
    automaton.make_automaton()
    return automaton


def find_cues(text: str) -> dict[str, str]:
    """Return the cues of a Dutch clause (lower case, single spaces) with the words that gave each.

    >>> find_cues("conform de motie heeft nederland dit gevraagd")
    {'honouring': 'conform de motie'}
    """
    found: dict[str, str] = {}
    for last, entries in _automaton().iter(text):
        for name, length, open_ended in entries:
            start, end = last + 1 - length, last + 1
            if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
                continue
            if not open_ended and end < len(text) and (text[end].isalnum() or text[end] == "-"):
                continue
            found.setdefault(name, text[start:end])
    return found
