"""Finds ordinals: eenentwintigste, 12e, drieduizendste, and those counted from the end (de laatste)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from nakomen.finders.number_words import BLANK, NumberGrammar, any_of, cut_of, number_grammar
from nakomen.languages import load_table
from nakomen.model import AmountMention


@dataclass(frozen=True, slots=True)
class OrdinalGrammar:
    """How a language writes ordinals: `words` matches one in words, `find` any; `numbers` reads those in words."""

    numbers: NumberGrammar
    words: str
    find: re.Pattern[str]
    relative: dict[str, int]
    counted: re.Pattern[str]
    one: re.Pattern[str]
    part: re.Pattern[str]


def _row(atoms: Iterable[str], number: Mapping[str, Any]) -> str:
    """Return the pattern of number words that are written together before another."""
    return rf"(?:(?:{any_of([*atoms, *number['joined']])})(?:{number['glue']}|))*"


def _below(words: Mapping[str, int], limit: int) -> list[str]:
    return [word for word, value in words.items() if value < limit]


@cache
def ordinal_grammar(language: str) -> OrdinalGrammar:
    """Build the grammar of a language from section `ordinal` of its table `amounts`."""
    table, plain = load_table(language, "amounts"), number_grammar(language)
    rows, number = table["ordinal"], table["number"]
    atoms = {**plain.atoms, **{word: Decimal(value) for word, value in rows["words"].items()}}
    scales = {**plain.scales, **{word: Decimal(value) for word, value in rows["scales"].items()}}
    numbers = replace(plain, atoms=atoms, scales=scales, cut=cut_of([*atoms, *scales]))
    big = any_of(rows["scales"])
    high = (
        rf"(?:{_row(number['atoms'], number)}(?:{any_of(number['joined'])})(?:{number['glue']}|))?"
        if number["joined"]
        else ""
    )
    below = rf"{high}(?:{rows['before_unit']})?(?:{any_of(_below(rows['words'], 20))})"
    tens = rf"{high}(?:{rows['before_ten']})?(?:{any_of(set(rows['words']) - set(_below(rows['words'], 20)))})"
    opened = "|".join(rf"(?<={re.escape(word)}){BLANK}{number['and']}" for word in number["open"])
    lead = rf"(?:{plain.pattern}(?:{opened}))?"
    glued = rf"(?:{_row(number['atoms'], number)})?" if number["joined"] else ""
    words = rf"(?:{lead}(?:{below}|{tens}|{glued}(?:{big}))|{plain.pattern}{BLANK}(?:{big}))"
    point = re.escape(number["thousands"])
    figures = rf"\d{{1,3}}(?:{point}\d{{3}})*{BLANK}?(?:{any_of(rows['endings'], capitals=False)})"
    relative = {word: int(value) for word, value in rows["relative"].items()}
    find = rf"(?<![\w.,-])(?:(?P<relative>{any_of(relative)})|(?P<figures>{figures})|(?P<words>{words}))(?!\w)"
    parts, several = table["fraction"], any_of(word for word, value in number["atoms"].items() if value > 1)
    return OrdinalGrammar(
        numbers,
        words,
        re.compile(find),
        relative,
        counted=re.compile(rf"(?<!\w)(?:\w*(?:{several})|\d+){BLANK}*-?{BLANK}*\Z"),
        one=re.compile(rf"(?<!\w)(?:{'|'.join(parts['one'])}){BLANK}+\Z"),
        part=re.compile(rf"{BLANK}+(?:{any_of(parts['part_after'])})(?!\w)|\Z|[.,;]"),
    )


def _is_denominator(text: str, match: re.Match[str], grammar: OrdinalGrammar) -> bool:
    """Tell whether an ordinal is the part of a fraction: twee derde, een derde van de leden."""
    start = max(0, match.start() - 24)
    if grammar.counted.search(text, start, match.start()):
        return True
    return bool(grammar.one.search(text, start, match.start()) and grammar.part.match(text, match.end()))


def find_ordinals(text: str, language: str = "nl") -> list[AmountMention]:
    """Find every ordinal of a text; one counted from the end is negative, so that the last is -1.

    >>> [str(found.value) for found in find_ordinals("De honderdachtste brief ging over de 3e en de laatste sluis.")]
    ['108', '3', '-1']
    """
    grammar = ordinal_grammar(language)
    found = []
    for match in grammar.find.finditer(text):
        if match["relative"]:
            value = Decimal(grammar.relative[" ".join(match["relative"].lower().split())])
        elif match["figures"]:
            value = Decimal(re.sub(r"\D", "", match["figures"]))
        elif _is_denominator(text, match, grammar):
            continue
        else:
            value = grammar.numbers.value(match["words"])
        found.append(AmountMention(match.start(), match.end(), match[0], "ordinal", value, ""))
    return found
