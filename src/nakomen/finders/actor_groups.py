"""Tells a whole group from a part of it by the words around its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nakomen.finders.actor_forms import Candidate, Form
from nakomen.languages import load_table
from nakomen.model import ActorMention

_WINDOW = 60
_LONGEST = 6
_WORD = re.compile(r"\S+")
_FIGURES = re.compile(r"\d[\d.]*")


@dataclass(frozen=True, slots=True)
class _Quantifiers:
    """The words before a group: what they leave of it, counts, what makes a count whole, and words that do neither."""

    leaving: dict[str, str]
    numbers: frozenset[str]
    counted: frozenset[str]
    between: frozenset[str]
    restriction: tuple[str, ...]
    others: frozenset[str]


@cache
def _quantifiers(language: str) -> _Quantifiers:
    table = load_table(language, "actors")["quantifier"]
    return _Quantifiers(
        dict.fromkeys(table["some"], "some") | dict.fromkeys(table["all"], "all"),
        frozenset(table["number"]),
        frozenset(table["counted"]),
        frozenset(table["between"]),
        tuple(f"{words} " for words in table["restriction"]),
        frozenset(table["others"]),
    )


def read_group(text: str, candidate: Candidate, language: str) -> ActorMention:
    """Return the mention of a group, from its quantifier on: the whole, or by its `some` name a part.

    >>> from nakomen.finders.actors import find_actors
    >>> [(actor.text, actor.name) for actor in find_actors("Een aantal bondgenoten en alle partnerlanden kwamen.")]
    [('Een aantal bondgenoten', 'some allies'), ('alle partnerlanden', 'partner countries')]
    """
    form = candidate.form
    start, quantity = _before(text, candidate.start, language)
    if form.singular:
        quantity = quantity or "some"
    elif quantity != "some" and _restricted(text, candidate.end, language):
        quantity = "some"
    if quantity == "some" and form.some and not _merely_others(text[start : candidate.start], form, language):
        name = form.some
    else:
        name = form.name
    words = text[start : candidate.end]
    return ActorMention(start, candidate.end, words, form.row, name, form.type, form.plural)


def _merely_others(words: str, form: Form, language: str) -> bool:
    """Tell whether "andere landen" just sets countries apart: a part of another group it is not."""
    return form.some != f"some {form.name}" and words.strip().lower() in _quantifiers(language).others


def _before(text: str, end: int, language: str) -> tuple[int, str]:
    """Return where the group's quantifier begins and whether it leaves `some` or `all`; nothing where there is none."""
    quantified = _quantifiers(language)
    window = text[max(0, end - _WINDOW) : end].rpartition("\n\n")[2]
    words = [(match.start() + end - len(window), match[0].lower()) for match in _WORD.finditer(window)]
    begin = end
    while words:
        for count in range(min(_LONGEST, len(words)), 0, -1):
            quantity = quantified.leaving.get(" ".join(word for _, word in words[-count:]))
            if quantity:
                return words[-count][0], quantity
        if _FIGURES.fullmatch(words[-1][1]) or words[-1][1] in quantified.numbers:
            whole = len(words) > 1 and words[-2][1] in quantified.counted
            return (words[-2][0], "all") if whole else (words[-1][0], "some")
        if words[-1][1] not in quantified.between:
            break
        begin = words.pop()[0]
    return begin, ""


def _restricted(text: str, end: int, language: str) -> bool:
    following = text[end : end + 20].lstrip(" \n\u00a0")
    return following.startswith(_quantifiers(language).restriction)
