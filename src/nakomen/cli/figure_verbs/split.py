"""The verb `figures split`: what falls to each ally of a joint pledge."""

from __future__ import annotations

from typing import Any

import click

from nakomen.cli.figure_tables import Column, country, edition_note, figure, show_rows
from nakomen.cli.figure_values import edition_asked_for, edition_option, figure_options, number
from nakomen.cli.figure_values import year as year_typed
from nakomen.cli.verb import option, verb
from nakomen.figures.splitting import KEYS, split
from nakomen.wording import say


@verb("split", of="figures")
@click.argument("words", nargs=-1, required=True, metavar="AMOUNT [CURRENCY]")
@option("--by", type=click.Choice(list(KEYS)), default="gdp", help="split-by")
@option("--year", type=year_typed, metavar="YEAR", help="figures-year")
@option("--european", is_flag=True, help="split-european")
@edition_option
@figure_options
def command(words: tuple[str, ...], by: str, year: int | None, **how: Any) -> None:  # noqa: ANN401 - among whom and how
    """Print the parts."""
    typed = number(" ".join(words)) if len(words) != 2 else number(words[0])
    unit = words[1].upper() if len(words) == 2 and not typed.unit else typed.unit or "EUR"
    if typed.value < 1 or typed.unit == "%":
        raise click.UsageError(say("bad-number", value=" ".join(words)), click.get_current_context())
    edition = edition_asked_for(how)
    when = year or edition.years(KEYS[by])[-1]
    parts = split(edition, typed.value, by, when, european=how["european"])
    rows = [
        {
            "country": country(part.value.country),
            "code": part.value.country,
            "amount": part.amount,
            "unit": unit,
            "percent": part.percent,
            "year": when,
            "edition": edition.name,
        }
        for part in parts
    ]
    total = figure(sum((part.amount for part in parts), typed.value * 0), 0)
    notes = [
        say("split-sum", parts=len(parts), total=total, unit=unit),
        say(f"split-{by}", year=when),
        edition_note(edition, prices=parts[0].value.prices),
    ]
    notes += [say("gap-estimate", year=when)] if parts[0].value.estimate else []
    show_rows(rows, [Column("country"), Column("amount", 0), Column("percent", 2)], notes, how)
