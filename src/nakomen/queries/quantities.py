"""Numbers in a query: 1000000, 1.000.000, 1,5mln, 40 mld EUR, 2%, compared or as a range."""

from __future__ import annotations

import re
from decimal import Decimal

from nakomen.queries.asked import Numbers
from nakomen.queries.fields import field_table

NUMBERS_FORM = 'a number as in 1000000, 1,5mln, 2%, ">40 mld EUR", <=0.5, 1000..5000'
#: Points and commas before groups of three digits part thousands; any other is a decimal one.
_NUMBER = re.compile(
    r"(?P<before>[^\W\d_]{1,20}|[€$])?\s*"
    r"(?:(?P<grouped>[1-9]\d{0,2}(?:[., ]\d{3}){1,8}(?!\d))|(?P<plain>\d{1,24}(?:[.,]\d{1,12})?))"
    r"\s*(?P<after>[^\d]{0,40})",
    re.ASCII,
)


def numbers_compared(sign: str, typed: str) -> Numbers | None:
    """Return the numbers that compare so with the one typed; None where that is no number.

    >>> numbers_compared(">", "1,5mln")
    Numbers(low=Decimal('1500000.0'), high=None, with_low=False, with_high=True, unit='')
    >>> numbers_compared("", "EUR 200.000").unit
    'EUR'
    """
    read = _number(typed)
    if read is None:
        return None
    number, unit = read
    return Numbers(
        low=None if "<" in sign else number,
        high=None if ">" in sign else number,
        with_low=sign != ">",
        with_high=sign != "<",
        unit=unit,
    )


def numbers_between(first: str, last: str) -> Numbers | None:
    """Return the numbers from the first to the last, each possibly open but not both; the unit may stand at either."""
    low, high = _number(first), _number(last)
    if not (first or last) or (first and low is None) or (last and high is None):
        return None
    units = {one[1] for one in (low, high) if one and one[1]}
    if len(units) > 1:
        return None
    return Numbers(low[0] if low else None, high[0] if high else None, unit=next(iter(units), ""))


def _number(typed: str) -> tuple[Decimal, str] | None:
    """Return a number and its unit; a word such as mln multiplies."""
    match = _NUMBER.fullmatch(typed)
    if match is None:
        return None
    grouped = match["grouped"]
    number = Decimal(re.sub(r"\D", "", grouped) if grouped else match["plain"].replace(",", "."))
    words = [match["before"] or "", *match["after"].split()]
    for at, word in enumerate(words):
        multiple, rest = _multiple(word)
        number *= multiple
        words[at] = rest
    units = [_unit(word) for word in words if word]
    return (number, units[0] if units else "") if len(units) < 2 else None


def _multiple(word: str) -> tuple[Decimal, str]:
    """Return by how much a word multiplies, and what stands glued behind it: `mlnEUR`."""
    table: dict[str, str] = field_table()["multiple"]
    for name in sorted(table, key=len, reverse=True):
        rest = word[len(name) :]
        if word.casefold().startswith(name) and (not rest or len(name) > 2 or rest in ("EUR", "USD")):
            return Decimal(table[name]), rest
    return Decimal(1), word


def _unit(word: str) -> str:
    units: dict[str, str] = field_table()["unit"]
    return units.get(word.casefold(), word.upper() if word.casefold() in ("eur", "usd", "gbp") else word)
