"""Finds articles of treaties and laws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from nakomen.finders.number_words import BLANK, any_of
from nakomen.finders.reference_names import Named
from nakomen.languages import load_table
from nakomen.model import ReferenceMention
from nakomen.registers import load_register

_NUMBER = r"(?:\d{1,3}(?:[.:]\d{1,3})*[a-z]?(?:bis|ter|quater|quinquies)?|[IVX]{1,5})(?!\w)"
_NEAR = 1000


@dataclass(frozen=True, slots=True)
class ArticleGrammar:
    """The compiled ways to cite an article."""

    article: re.Pattern[str]
    member: re.Pattern[str]
    members: dict[str, int]
    of: re.Pattern[str]
    law: re.Pattern[str]
    law_stop: frozenset[str]
    compound: dict[str, str]
    owned: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class BareArticles:
    """The articles of a treaty that go without its name near the words for its organisation."""

    treaty: str
    numbers: frozenset[str]
    near: re.Pattern[str]


@cache
def load_articles(language: str) -> ArticleGrammar:
    """Compile section `article` of a language's table `references`."""
    table = load_table(language, "references")["article"]
    words, joined = any_of(table["words"], capitals=False), any_of(table["and"])
    more = rf"(?:(?:,{BLANK}|{BLANK}(?:{joined}){BLANK}){_NUMBER}){{0,5}}"
    members = any_of(table["members"]) if table["members"] else "(?!)"
    return ArticleGrammar(
        article=re.compile(rf"(?<![^\W_])(?:{words})(?:{BLANK}|[-‑])(?P<numbers>{_NUMBER}{more})"),
        member=re.compile(
            rf",?{BLANK}(?:(?P<ordinal>{members})|{table['member']}{BLANK}(?P<figure>\d{{1,2}}))(?!\w),?"
        ),
        members={word: at for at, word in enumerate(table["members"], start=1)},
        of=re.compile(rf"{BLANK}{{1,2}}(?:(?:{any_of(table['of'])}){BLANK}{{1,2}})?"),
        law=re.compile(_law_pattern(table)),
        law_stop=frozenset(table["law_stop"]),
        compound=table["compound"],
        owned=re.compile(rf"{BLANK}{{1,2}}(?:{any_of(table['of'])}){BLANK}"),
    )


def _law_pattern(table: dict[str, Any]) -> str:
    """Return the pattern of a law's name: a fixed word, or a head with up to six words behind it."""
    fixed = any_of(table["law_words"], capitals=False)
    heads = any_of(table["laws"])
    return rf"(?P<fixed>(?:{fixed})(?!\w))|(?P<head>(?:{heads})(?!\w))(?P<tail>(?:{BLANK}[^\W\d_][\w-]*){{0,6}})"


@cache
def _bare_articles() -> tuple[BareArticles, ...]:
    return tuple(
        BareArticles(row["name"], frozenset(row["bare"]), re.compile("|".join(map(re.escape, row["near"]))))
        for row in load_register("treaties")["treaty"]
        if "bare" in row
    )


def find_articles(text: str, language: str, treaties: list[Named]) -> Iterator[ReferenceMention]:
    """Find articles with the treaty or law that they belong to.

    An article alone is one of the Washington Treaty where it is article 5 and the alliance is spoken of.
    """
    grammar = load_articles(language)
    starts = {treaty.start: treaty for treaty in treaties}
    for match in grammar.article.finditer(text):
        numbers = re.findall(_NUMBER, match["numbers"])
        end = match.end()
        member = grammar.member.match(text, end)
        if member:
            numbers[-1] += f".{member['figure'] or grammar.members[member['ordinal'].lower()]}"
            end = member.end()
        source, end = _source(text, end, grammar, starts)
        if not source and (numbers[0] in grammar.compound and text.startswith(("-", "‑"), match.end())):
            yield _mention(text, match.start(), match.end(), grammar.compound[numbers[0]])
        elif source or not grammar.owned.match(text, match.end()):
            for number in numbers:
                if canonical := f"{source}/{number}" if source else _bare(text, match, number):
                    yield _mention(text, match.start(), end, canonical)


def _mention(text: str, start: int, end: int, canonical: str) -> ReferenceMention:
    return ReferenceMention(start, end, text[start:end], "article", canonical)


def _source(text: str, end: int, grammar: ArticleGrammar, starts: dict[int, Named]) -> tuple[str, int]:
    """Return the treaty or law that follows an article, and where its name ends."""
    of = grammar.of.match(text, end)
    if not of:
        return "", end
    if treaty := starts.get(of.end()):
        return f"treaty:{treaty.name}", treaty.end
    law = grammar.law.match(text, of.end())
    if not law:
        return "", end
    if law["fixed"]:
        return f"law:{law['fixed']}", law.end()
    words = []
    for word in law["tail"].split():
        if word in grammar.law_stop:
            break
        words.append(word)
    if not words:
        return "", end
    tail = re.match(rf"(?:{BLANK}[^\W\d_][\w-]*){{{len(words)}}}", law["tail"])
    return f"law:{' '.join([law['head'], *words])}", law.end("head") + (tail.end() if tail else 0)


def _bare(text: str, match: re.Match[str], number: str) -> str:
    for treaty in _bare_articles():
        if number in treaty.numbers and treaty.near.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR):
            return f"treaty:{treaty.treaty}/{number}"
    return ""
