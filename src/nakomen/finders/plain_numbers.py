"""Finds every number of a text, whatever it counts, with its fractions: drie en een kwart, twee derde, 1 op de 3."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from nakomen.finders.number_words import BLANK, NumberGrammar, any_of, number_grammar
from nakomen.finders.ordinals import OrdinalGrammar, ordinal_grammar
from nakomen.languages import load_table
from nakomen.model import AmountMention

#: Denominators that a fraction in figures is written with; 9/11 and 24/7 are none.
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24, 25, 32, 50, 64, 100})
_NEAR = 12


@dataclass(frozen=True, slots=True)
class _Plain:
    """A language's numbers with all that can be a part of one."""

    numbers: NumberGrammar
    ordinals: OrdinalGrammar
    find: re.Pattern[str]
    denominators: dict[str, int]
    alone: dict[str, Decimal]
    plural: str
    joined: re.Pattern[str]
    between: re.Pattern[str]
    opening: tuple[str, ...]


@cache
def _plain(language: str) -> _Plain:
    table = load_table(language, "amounts")
    rows, number = table["fraction"], table["number"]
    numbers, ordinals = number_grammar(language), ordinal_grammar(language)
    one, words = "|".join(rows["one"]), any_of(rows["words"], capitals=False)
    plural = rf"{rows['plural']}?"
    atoms = any_of([*number["atoms"], *number["joined"]])
    top = rf"(?:(?:{atoms})(?:{number['glue']}|))*(?:{atoms})"
    gap = rf"{BLANK}*-?{BLANK}*(?<=[ \t\r\n\u00a0-])"
    nth = rf"(?:{ordinals.words}|{words}){plural}"
    single = rf"(?P<top1>{one}){gap}(?P<nth1>{nth})(?!{BLANK}+(?!(?:{any_of(rows['part_after'])})(?!\w))\w)"
    units = any_of(word for word, value in number["atoms"].items() if 1 < value < 10)
    glued = rf"(?P<top3>{units})(?P<nth3>{any_of(rows['glued'], capitals=False) or '(?!)'})"
    fraction = rf"(?:{single}|(?!(?:{one})(?!\w))(?P<top2>{top}){gap}(?P<nth2>{nth})|{glued})"
    whole = rf"(?:{numbers.pattern}|(?:{one})(?!\w))"
    figures = rf"(?:\d{{1,3}}{BLANK}+)?\d{{1,3}}/\d{{1,3}}(?![\d/])"
    ratio = rf"(?P<part>{whole}){BLANK}+(?:{any_of(rows['ratio'])}){BLANK}+(?P<all>{whole})"
    minus = rf"(?P<minus>[-−]|{table['context']['minus']}){BLANK}*"
    begun = rf"(?<!\S)(?P<begun>{re.escape(number['decimal'])}\d+)"
    parts = rf"(?P<ratio>{ratio})|(?P<figures>{figures})|(?P<fraction>{fraction})|{begun}"
    lone = rf"(?P<lone>(?<=min )(?:{one})(?!\w)|(?:{one})(?={BLANK}+{rows['and']}{BLANK}+(?:{one}){gap}{nth}))"
    alone = rf"(?P<alone>{any_of(rows['alone'])})"
    return _Plain(
        numbers,
        ordinals,
        re.compile(
            rf"(?<![\w.,/])(?:{minus})?(?:{parts}|{lone}|{alone}|(?P<number>{numbers.pattern}))(?![\w^]|[.,/]\d)"
        ),
        rows["words"],
        {word: Decimal(str(value)) for word, value in rows["alone"].items()},
        rows["plural"],
        re.compile(rf"{BLANK}+(?:{rows['and']}){BLANK}+"),
        re.compile(rf"(?<!\w)(?:{any_of(rows['between'])}){BLANK}+\Z"),
        tuple(rows["joins_after"]),
    )


def find_numbers(text: str, language: str = "nl") -> list[AmountMention]:
    """Find every number of a text, whatever it counts; the unit is empty, and a minus makes it negative.

    >>> [str(found.value) for found in find_numbers("Zaal 12 telt tweehonderdtwintig stoelen bij -3 graden.")]
    ['12', '220', '-3']
    >>> [str(found.value) for found in find_numbers("Een vierde deel kost 2 1/2 of drie en een kwart euro.")]
    ['0.25', '2.5', '3.25']
    """
    plain = _plain(language)
    found = []
    for match in plain.find.finditer(text):
        value = _value(match, plain)
        if value is not None:
            signed = -value if match["minus"] else value
            found.append(AmountMention(match.start(), match.end(), match[0], _row(match), signed, ""))
    return list(_joined(text, found, plain))


def _row(match: re.Match[str]) -> str:
    return "number.fraction" if match["fraction"] or match["figures"] or match["alone"] else "number"


def _value(match: re.Match[str], plain: _Plain) -> Decimal | None:
    """Return the value of a number or of its parts; None for what is no number after all."""
    if match["ratio"]:
        part, whole = (_whole(match[name], plain) for name in ("part", "all"))
        return part / whole if 0 < part < whole else None
    if match["figures"]:
        return _of_figures(match["figures"])
    if match["fraction"]:
        return _of_words(match, plain)
    if match["alone"]:
        return plain.alone[" ".join(match["alone"].lower().split())]
    if match["begun"]:
        return Decimal(f"0.{match['begun'][1:]}")
    return _whole(match["lone"] or match["number"], plain)


def _whole(said: str, plain: _Plain) -> Decimal:
    return plain.numbers.value(said)


def _of_figures(said: str) -> Decimal | None:
    """Read 3/4 and 2 1/4; of 9/11 and 24/7 no fraction is made."""
    *whole, parts = said.split()
    top, bottom = (int(number) for number in parts.split("/"))
    if bottom not in _DENOMINATORS or not 0 < top < bottom:
        return None
    return Decimal(whole[0] if whole else 0) + Decimal(top) / bottom


def _of_words(match: re.Match[str], plain: _Plain) -> Decimal | None:
    """Read a numerator with the ordinal or noun that it counts; two halves are said otherwise."""
    top, nth = next((match[f"top{at}"], match[f"nth{at}"].lower()) for at in (1, 2, 3) if match[f"nth{at}"])
    noun = plain.denominators.get(nth) or plain.denominators.get(nth.removesuffix(plain.plural))
    bottom = Decimal(noun) if noun else plain.ordinals.numbers.value(nth)
    return _whole(top, plain) / bottom if noun or bottom > 2 else None


def _joined(text: str, found: Iterable[AmountMention], plain: _Plain) -> Iterable[AmountMention]:
    """Yield numbers, a whole joined with its fraction (drie en een kwart) or its rest (duizend en een)."""
    last: AmountMention | None = None
    for mention in found:
        if last is not None and _goes_on(text, last, mention, plain):
            sign = -1 if last.value < 0 else 1
            value = last.value + sign * mention.value
            last = replace(last, end=mention.end, text=text[last.start : mention.end], value=value)
            continue
        if last is not None:
            yield last
        last = mention
    if last is not None:
        yield last


def _goes_on(text: str, first: AmountMention, second: AmountMention, plain: _Plain) -> bool:
    if not plain.joined.fullmatch(text, first.end, second.start) or first.row == "number.fraction":
        return False
    if second.row == "number.fraction":
        return second.value < 1 or first.text.endswith(plain.opening)
    between = plain.between.search(text, max(0, first.start - _NEAR), first.start)
    small = second.text.isalpha() and second.value < 100
    return between is None and small and first.text.endswith(plain.opening)
