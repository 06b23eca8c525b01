"""Amounts as a reader says them: EUR 12.5 million, at least 2% of GDP, 30 battalions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from nakomen.model import AmountMention
from nakomen.wording.speaking import language, say, table

_MILLION, _BILLION = Decimal(1_000_000), Decimal(1_000_000_000)


def amounts_in_words(amounts: Sequence[AmountMention]) -> str:
    """Return amounts in one line, each once.

    >>> money = AmountMention(0, 0, "", "row", Decimal(12_500_000), "EUR", qualifier=">=")
    >>> amounts_in_words([money, AmountMention(0, 0, "", "row", Decimal(2), "%GDP")])
    'at least EUR 12.5 million; 2% of GDP'
    """
    return "; ".join(dict.fromkeys(map(_words, amounts)))


def _words(amount: AmountMention) -> str:
    key = f"qualifier-{amount.qualifier}"
    before = f"{say(key)} " if key in table() else ""
    unit = amount.unit
    if len(unit) == 3 and unit.isupper():
        return f"{before}{unit} {_number(amount.value)}"
    if unit.startswith("%"):
        share = f" {say('of-gdp')}" if unit == "%GDP" else f" {unit[1:]}".rstrip()
        return f"{before}{_number(amount.value)}%{share}"
    return f"{before}{_number(amount.value)} {_counted(unit, one=amount.value == 1)}".strip()


def _counted(unit: str, *, one: bool) -> str:
    """Return what is counted: a canonical unit in the words by which Dutch letters tell it, any other as it is."""
    if language() != "nl":
        return unit
    several, single = _dutch()
    return single.get(unit) or several.get(unit, unit) if one else several.get(unit, unit)


@cache
def _dutch() -> tuple[dict[str, str], dict[str, str]]:
    """Return the Dutch word of each canonical unit, for several and for one: the first that the table lists."""
    from nakomen.languages import load_table

    known = load_table("nl", "amounts")
    several = {row["unit"]: row["words"][min(1, len(row["words"]) - 1)] for row in known["time"]}
    single = {row["unit"]: row["words"][0] for row in known["time"]}
    for words, table_of in ((several, known["nouns"]), (single, known["singulars"])):
        for dutch, unit in table_of.items():
            if isinstance(unit, str):
                words.setdefault(unit, dutch)
    return several, single


def _number(value: Decimal) -> str:
    """Return a number with the signs of the language, in millions or milliards where it is that large."""
    for size, name in ((_BILLION, "billion"), (_MILLION, "million")):
        if abs(value) >= size:
            return f"{in_signs((value / size).normalize())} {say(name)}"
    return in_signs(value.normalize())


def in_signs(value: Decimal) -> str:
    """Return a number with the points and commas of the language that is spoken.

    >>> in_signs(Decimal("21459.68"))
    '21,459.68'
    """
    written = f"{value:,f}"
    return written.translate(str.maketrans(",.", ".,")) if language() == "nl" else written
