"""Finds bodies that no register lists, by how their names end, and leads a short name back to the full one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nakomen.languages import load_table
from nakomen.model import ActorMention


@cache
def _unlisted(language: str) -> re.Pattern[str]:
    table = load_table(language, "actors")["unlisted"]
    articles, endings = "|".join(table["articles"]), "|".join(table["endings"])
    named = rf"[A-ZÀ-ÖØ-Þ][\w-]{{1,30}}\s+(?:{endings.title()})" if table["spaced"] else r"(?!)"
    return re.compile(
        rf"\b(?:{articles})\s+({named}|(?:{endings.title()})|[A-ZÀ-ÖØ-Þ][\w-]{{1,30}}(?:{endings}))(?![\w-])"
    )


def find_unlisted(text: str, listed: Sequence[ActorMention], language: str) -> list[ActorMention]:
    """Return the bodies named with an article and a capital that lie outside the mentions found already.

    A name of one word ("de Commissie") takes the name of the last body that ends with it, where there is one.

    >>> [(body.text, body.name) for body in find_unlisted("Dit is gemeld aan de Havenraad.", [], "nl")]
    [('Havenraad', 'Havenraad')]
    """
    found: list[ActorMention] = []
    at = 0
    for match in _unlisted(language).finditer(text):
        start, end = match.span(1)
        while at < len(listed) and listed[at].end <= start:
            at += 1
        if at < len(listed) and listed[at].start < end:
            continue
        name = full_name(match[1], (*listed[max(0, at - 60) : at], *found[-20:]))
        found.append(ActorMention(start, end, match[1], f"{language}:unlisted body", name, "body"))
    return found


@cache
def _acronym(language: str) -> re.Pattern[str] | None:
    """Return the pattern of an acronym without an article that stands before or behind a verb of acting."""
    table = load_table(language, "actors").get("acronym")
    if table is None:
        return None
    verbs, letters = "|".join(table["verbs"]), r"([A-Z][A-Z&-]{1,6}[A-Z])"
    before = "|".join((*table["verbs"], *table["after"]))
    return re.compile(rf"(?<![\w-])(?:(?:{before})\s+{letters}(?![\w-])|{letters}\s+(?:{verbs})\b)")


def find_acronyms(text: str, listed: Sequence[ActorMention], language: str) -> list[ActorMention]:
    """Return the bodies known by an acronym only, which acts somewhere in the text; with an article it may be a law.

    >>> text = "Vorig jaar heeft HVBA de dijken gekeurd. De eisen van HVBA staan in de WXYZ."
    >>> [(body.text, body.start) for body in find_acronyms(text, [], "nl")]
    [('HVBA', 17), ('HVBA', 54)]
    """
    pattern = _acronym(language)
    if pattern is None:
        return []
    taken = [(mention.start, mention.end) for mention in listed]
    known = {mention.text for mention in listed} | set(load_table(language, "actors")["acronym"]["never"])
    names = {match[1] or match[2] for match in pattern.finditer(text)} - known
    if not names:
        return []
    anywhere = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(names))})(?![\w-])")
    articles = tuple(f"{article} " for article in ("de", "het", "een", "De", "Het", "Een"))
    return [
        ActorMention(found.start(), found.end(), found[0], f"{language}:acronym", found[0], "body")
        for found in anywhere.finditer(text)
        if not text.endswith(articles, 0, found.start())
        and not any(a < found.end() and found.start() < b for a, b in taken)
    ]


def full_name(word: str, earlier: Sequence[ActorMention], otherwise: str = "") -> str:
    """Return the name of the last earlier actor whose words end with this word, or another name, or the word itself."""
    ending = f" {word.lower()}"
    named = [actor for actor in earlier if actor.text.lower().endswith(ending)]
    return max(named, key=lambda actor: actor.start).name if named else otherwise or word
