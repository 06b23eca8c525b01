"""Compiles a language's table `amounts` and the register of currencies into patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from nakomen.finders.number_words import BLANK, NumberGrammar, any_of, number_grammar
from nakomen.languages import load_table
from nakomen.registers import load_register

_END = r"(?![\w])"
_LEFT = r"(?<![\w.,/@#%&=?+^\\])(?<!\d:)(?<![^\W\d_][-–])"
_RIGHT = r"(?![\w°]|[.,:/]\d|-(?!pro|per)[^\W\d_])"


@dataclass(slots=True)
class Draft:
    """A number on its way to an amount; `kind` is money, percent, time, count or bare, and label for a mere number."""

    start: int
    end: int
    said: str
    value: Decimal
    kind: str = "bare"
    unit: str = ""
    row: str = "number"
    scale: Decimal = Decimal(1)
    qualifier: str = ""
    upper: Decimal | None = None
    relation: str = ""
    rate: str = ""

    @property
    def year(self) -> bool:
        """Whether it may be a year: four plain figures from 1900 to 2100."""
        return len(self.said) == 4 and self.said.isdigit() and 1900 <= int(self.said) <= 2100


@dataclass(frozen=True, slots=True)
class Currencies:
    """Signs, codes and words of currencies; `codes` leads from each of them to the code."""

    codes: dict[str, str]
    minors: dict[str, str]
    sign: str
    money: re.Pattern[str]
    minor: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Counting:
    """What can be counted, and how to tell it from what cannot."""

    nouns: dict[str, str]
    singulars: dict[str, str]
    phrases: re.Pattern[str]
    money_nouns: frozenset[str]
    stop: frozenset[str]
    passed: frozenset[str]
    endings: tuple[str, ...]
    participle: re.Pattern[str]
    lone_before: re.Pattern[str]
    lone_after: re.Pattern[str]
    alone_after: re.Pattern[str]
    sloppy: re.Pattern[str]
    marked: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Labelling:
    """What makes a number a name or a numbering."""

    words: frozenset[str]
    parts: tuple[str, ...]
    verbs: dict[str, list[str]]
    listed: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class AmountTable:
    """All that is known of a language's quantities, compiled; `unit_of` gives (kind, unit, row) of a word."""

    language: str
    numbers: NumberGrammar
    scan: re.Pattern[str]
    currencies: Currencies
    units: re.Pattern[str]
    unit_of: dict[str, tuple[str, str, str]]
    consecutive: re.Pattern[str]
    counting: Counting
    labelling: Labelling
    rows: dict[str, Any]


@cache
def load_currencies() -> list[dict[str, Any]]:
    """Return the rows of the register of currencies."""
    rows: list[dict[str, Any]] = load_register("currencies")["currency"]
    return rows


def plain(said: str) -> str:
    """Return the words as the tables write them: lower case, one blank between."""
    return " ".join(said.lower().split())


@cache
def amount_table(language: str) -> AmountTable:
    """Compile the tables of a language once."""
    table = load_table(language, "amounts")
    context, again = table["context"], table["consecutive"]
    numbers, currencies = number_grammar(language), _currencies(language)
    unit_of = _units(table)
    unit, spanning = any_of(unit_of), any_of(context["spanning"])
    ordinal, successive = any_of(again["ordinals"]), any_of(again["words"])
    return AmountTable(
        language=language,
        numbers=numbers,
        scan=re.compile(rf"{_LEFT}(?:(?P<sign>{currencies.sign}){BLANK}?)?(?P<number>{numbers.pattern}){_RIGHT}"),
        currencies=currencies,
        units=re.compile(rf"(?:{BLANK}(?:{spanning})(?={BLANK}))?{BLANK}?(?P<word>{unit})(?![^\W\d_])"),
        unit_of=unit_of,
        consecutive=re.compile(rf"(?<!\w)(?P<ordinal>{ordinal}){BLANK}+(?:{successive}){BLANK}+(?P<word>{unit}){_END}"),
        counting=_counting(table),
        labelling=_labelling(table),
        rows=table,
    )


def _currencies(language: str) -> Currencies:
    rows = load_currencies()
    signs = {sign: row["code"] for row in rows for sign in [row["code"], *row.get("signs", [])]}
    names = {name: row["code"] for row in rows for name in row[language]}
    minors = {plain(name): row["code"] for row in rows for name in row.get("minor", [])}
    code = "|".join(sorted(set(signs.values())))
    return Currencies(
        codes={**signs, **{plain(name): code for name, code in names.items()}},
        minors=minors,
        sign="|".join(map(re.escape, sorted(signs, key=len, reverse=True))),
        # "in 2024 EUR 3 mln": a sign before a number is that number's.
        money=re.compile(rf"{BLANK}?(?P<name>{any_of(names)}|(?:€|{code})(?!{BLANK}?\d)){_END}"),
        minor=re.compile(rf"{BLANK}(?P<name>{any_of(minors)}){_END}"),
    )


def _counting(table: dict[str, Any]) -> Counting:
    context, point = table["context"], re.escape(table["number"]["thousands"])
    nouns = {plain(word): unit for word, unit in table["nouns"].items()}
    one, things = any_of(context["lone"]), rf"(?:[\w-]+{BLANK}){{0,2}}?(?P<noun>[\w-]+)"
    comma = rf"(?:,|{BLANK}{context['and']}){BLANK}"
    return Counting(
        nouns=nouns,
        singulars={plain(word): unit for word, unit in table["singulars"].items()},
        phrases=re.compile(rf"(?:{any_of(word for word in nouns if ' ' in word)}){_END}", re.IGNORECASE),
        money_nouns=frozenset(table["money"]["nouns"]),
        stop=frozenset(context["stop"]),
        passed=frozenset(context["pass"]),
        endings=tuple(context["ending"]),
        participle=re.compile(context["participle"]),
        lone_before=re.compile(rf"(?<!\w)(?P<one>{one}){BLANK}{things}{comma}\Z"),
        lone_after=re.compile(rf"{comma}(?P<one>{one}){BLANK}{things}{_END}"),
        alone_after=re.compile(rf"(?<!\w)(?:{any_of(context['alone_after'])}){BLANK}\Z"),
        sloppy=re.compile(rf"\d+{point}\d\d?"),
        marked=re.compile(rf"\d{{1,3}}(?:{point}\d{{3}})+"),
    )


def _labelling(table: dict[str, Any]) -> Labelling:
    context, joint = table["context"], table["joint"]
    return Labelling(
        words=frozenset(table["label"]["words"]),
        parts=tuple(context["part"]),
        verbs=context["verb"],
        listed=re.compile(rf"{BLANK}*(?:{any_of([*joint['sequence'], *joint['span']])}){BLANK}*"),
    )


def _units(table: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    """Return (kind, unit, row) of each word for a share or a time."""
    found = {}
    for row in table["percent"]:
        for word in row["after"]:
            found[word] = ("percent", row["unit"], f"percent.{row['name']}")
    for row in table["time"]:
        for word in row["words"]:
            found[word] = ("time", row["unit"], f"time.{row['unit']}")
    return found
