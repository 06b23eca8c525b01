"""What NATO's tables measure, by the headings above their blocks and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nakomen.figures.errors import FiguresError
from nakomen.figures.rows import load_rows

#: The unit that stands for a million of a country's own currency.
OWN_CURRENCY = "million NCU"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is measured; `names` by language, `decimals` as many as the printed tables show."""

    id: str
    names: dict[str, str]
    unit: str
    decimals: int
    heading: str = ""
    column: str = ""


@cache
def measures() -> dict[str, Measure]:
    """Return every measure by its id, in the order of the tables."""
    return {
        row["id"]: Measure(
            row["id"],
            {"nl": row["nl"], "en": row["en"]},
            row["unit"],
            row["decimals"],
            row.get("heading", ""),
            row.get("column", ""),
        )
        for row in load_rows("measures")["measure"]
    }


def measure_named(name: str) -> Measure:
    """Return a measure by its id.

    >>> measure_named("share_gdp").unit
    '% of GDP'
    """
    found = measures().get(name)
    if found is None:
        raise FiguresError(f"there is no measure {name}", remedy=f"choose from {', '.join(measures())}")
    return found


def unit_in(unit: str, language: str) -> str:
    """Return a unit in a language.

    >>> unit_in("% of GDP", "nl"), unit_in("million EUR", "en")
    ('% van het bbp', 'million EUR')
    """
    words: dict[str, str] = load_rows("measures")["unit_words"]
    for english, dutch in words.items() if language == "nl" else ():
        unit = unit.replace(english, dutch)
    return unit


def measure_under(heading: str) -> tuple[Measure, str] | None:
    """Return what the block below a heading measures, with the prices it is told in; None for a block of no measure.

    Prices are the year of constant prices, `current`, or nothing where no prices play a part.

    >>> found = measure_under("Table 3 : Defence expenditure / Based on 2015 prices / Share of real GDP (%)")
    >>> found[0].id, found[1]
    ('share_gdp', '2015')
    """
    for measure in measures().values():
        found = re.search(measure.heading, heading) if measure.heading else None
        if found:
            return measure, found.groupdict().get("base") or ("current" if "Current prices" in found[0] else "")
    return None


def measure_of_column(heading: str) -> tuple[Measure, int, bool] | None:
    """Return what a column measures that stands apart from its block, with its year and whether it is an estimate.

    >>> found = measure_of_column("Real change 2014-2024e (%)")
    >>> found[0].id, found[1:]
    ('real_change_since', (2024, True))
    """
    for measure in measures().values():
        found = re.match(measure.column, heading) if measure.column else None
        if found:
            return measure, int(found["year"]), bool(found["estimate"])
    return None
