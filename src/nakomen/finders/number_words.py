"""Reads numbers written in figures or in words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from nakomen.languages import load_table

#: Blanks inside the numbers and phrases of official texts: space, line end, no-break, thin and narrow no-break space.
BLANK = "[ \t\r\n\u00a0\u2009\u202f]"
_THIN = "[ \u00a0\u2009\u202f]"
_VULGAR = {
    sign: Decimal(top) / bottom
    for bottom, row in {2: "½1", 3: "⅓1⅔2", 4: "¼1¾3", 5: "⅕1⅖2⅗3⅘4", 6: "⅙1⅚5", 8: "⅛1⅜3⅝5⅞7"}.items()
    for sign, top in zip(row[::2], row[1::2], strict=True)
}
_SIGNS = "".join(_VULGAR)


def any_of(words: Iterable[str], *, capitals: bool = True) -> str:
    """Return an alternation of words, longest first, blanks loosened, with either case of the first letter.

    >>> any_of(["ten minste", "ruim"]).startswith("[Tt]en[ ")
    True
    """
    parts = []
    for word in sorted(words, key=len, reverse=True):
        loose = f"{BLANK}+".join(re.escape(piece) for piece in word.split(" "))
        first = word[0]
        if capitals and first.isalpha() and first.islower():
            loose = f"[{first.upper()}{first}]{loose[1:]}"
        parts.append(loose)
    return "|".join(parts)


@dataclass(frozen=True, slots=True)
class NumberGrammar:
    """How a language writes numbers: `pattern` finds one, `value` reads it; `scale` finds a word such as `miljoen`."""

    decimal: str
    thousands: str
    pattern: str
    scale: str
    atoms: dict[str, Decimal]
    scales: dict[str, Decimal]
    cut: re.Pattern[str]

    def value(self, said: str) -> Decimal:
        """Return the value of what `pattern` matched.

        >>> str(number_grammar("nl").value("1.234,5")), str(number_grammar("en").value("two hundred and six"))
        ('1234.5', '206')
        """
        done, current = Decimal(0), Decimal(0)
        for match in self.cut.finditer(said.lower()):
            piece = " ".join(match[0].split())
            if piece in self.scales:
                done, current = _raised(self.scales[piece], done, current)
            else:
                current += self.atoms[piece] if piece in self.atoms else self._figures(piece)
        return done + current

    def _figures(self, said: str) -> Decimal:
        """Read figures: `1.234,5`, `40 000`, `2½`, and a sloppy `2.5` where points should part thousands."""
        tail = _VULGAR.get(said[-1], Decimal(0))
        plain = re.sub(_THIN, "", said[:-1] if tail else said)
        if re.fullmatch(rf"\d+\{self.thousands}(?:\d\d?|\d{{4,}})", plain):
            return Decimal(plain.replace(self.thousands, ".")) + tail
        plain = plain.replace(self.thousands, "").replace(self.decimal, ".")
        return Decimal(plain or "0") + tail


def _raised(scale: Decimal, done: Decimal, current: Decimal) -> tuple[Decimal, Decimal]:
    """Apply a scale word; what is already done counts under a larger one (`honderdduizend miljoen`)."""
    if scale <= 100:  # stays open: `tweehonderd` can still get its `duizend`
        return done, (current or Decimal(1)) * scale
    if done and done < scale:
        done, current = Decimal(0), done + current
    return done + (current or Decimal(1)) * scale, Decimal(0)


def cut_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what cuts a number into figures and words; a short word such as `a` or `bn` is none inside another."""
    given = list(words)
    short, long = (any_of((word for word in given if (len(word) < 3) is few), capitals=False) for few in (True, False))
    figures = rf"\d(?:[.,]?{_THIN}?\d)*[{_SIGNS}]?|[{_SIGNS}]"
    return re.compile(rf"{figures}|{long}|(?<![^\W\d_])(?:{short or '(?!)'})(?![^\W\d_])")


@cache
def number_grammar(language: str) -> NumberGrammar:
    """Build the grammar of a language from section `number` of its table `amounts`."""
    table = load_table(language, "amounts")["number"]
    atoms = {word: Decimal(str(value)) for part in ("atoms", "heads", "tails") for word, value in table[part].items()}
    scales = {word: Decimal(value) for word, value in table["scales"].items()}
    cut = cut_of([*atoms, *scales])
    scale = rf"(?:{any_of(scales, capitals=False)})(?!\w)"
    pattern = rf"(?:{_figure_pattern(table)}(?:{BLANK}?{scale})*|{_word_pattern(table, scale)})"
    return NumberGrammar(table["decimal"], table["thousands"], pattern, scale, atoms, scales, cut)


def _figure_pattern(table: dict[str, Any]) -> str:
    """Return the pattern of a number in figures; the wrong decimal mark is let in where it cannot part thousands."""
    point, comma = re.escape(table["thousands"]), re.escape(table["decimal"])
    grouped = rf"\d{{1,3}}(?:(?:{point}\d{{3}}){{1,5}}|(?:{_THIN}\d{{3}}){{1,5}})(?!\d)(?:{comma}\d{{1,9}})?"
    return rf"(?:(?:{grouped}|\d{{1,15}}(?!\d)(?:{comma}\d{{1,9}}|{point}\d\d?(?!\d))?)[{_SIGNS}]?|[{_SIGNS}])"


def _word_pattern(table: dict[str, Any], scale: str) -> str:
    """Return the pattern of a number in words: one word, scales after it, and what the scales let follow."""
    joined = table["joined"]
    atom = any_of([*table["atoms"], *joined])
    group = rf"(?:{table['group']})?" if table["group"] else ""
    word = rf"(?:(?:{atom})(?:{table['glue']}))*(?:{atom}){group}(?!\w)"
    run = rf"(?:{BLANK}{scale})*"
    after = "|".join(f"(?<={re.escape(big)})" for big in table["open"])
    more = rf"(?:(?:{after}){BLANK}{table['and']}{word}{run}){{0,3}}"
    tail = rf"(?:{BLANK}(?:{any_of(table['tails'], capitals=False)})(?!\w))?"
    head = rf"(?:{any_of(table['heads'])}){BLANK}{scale}{run}{more}|(?:{any_of(table['alone'])})(?!\w)"
    article = "".join(f"(?!(?:{one})(?!\\w))" for one in table["article"])
    return rf"(?:{head}|{article}{word}{tail}{run}{more})"
