"""Tells a whole group from a part of it by the words around its name."""

from __future__ import annotations

import re
from functools import cache

from nakomen.finders.actor_forms import Candidate
from nakomen.languages import load_table
from nakomen.model import ActorMention

_WINDOW = 60
_LONGEST = 6
_WORD = re.compile(r"\S+")
_FIGURES = re.compile(r"\d[\d.]*")


@cache
def _quantifiers(language: str) -> tuple[dict[str, str], frozenset[str], tuple[str, ...]]:
    table = load_table(language, "actors")["quantifier"]
    parts = dict.fromkeys((*table["some"], *table["number"]), "some")
    wholes = dict.fromkeys(table["all"], "all")
    return parts | wholes, frozenset(table["between"]), tuple(table["restriction"])


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
    name = form.some if quantity == "some" and form.some else form.name
    words = text[start : candidate.end]
    return ActorMention(start, candidate.end, words, form.row, name, form.type, form.plural)


def _before(text: str, end: int, language: str) -> tuple[int, str]:
    """Return where the group's quantifier begins and whether it leaves `some` or `all`; nothing where there is none."""
    quantifiers, between, _ = _quantifiers(language)
    window = text[max(0, end - _WINDOW) : end]
    words = [(match.start() + end - len(window), match[0].lower()) for match in _WORD.finditer(window)]
    begin = end
    while words:
        for count in range(min(_LONGEST, len(words)), 0, -1):
            quantity = quantifiers.get(" ".join(word for _, word in words[-count:]))
            if quantity:
                return words[-count][0], quantity
        if _FIGURES.fullmatch(words[-1][1]):
            return words[-1][0], "some"
        if words[-1][1] not in between:
            break
        begin = words.pop()[0]
    return begin, ""


def _restricted(text: str, end: int, language: str) -> bool:
    following = text[end : end + 20].lstrip(" \n\u00a0")
    return any(following.startswith(f"{words} ") for words in _quantifiers(language)[2])
