"""The verb `figures restated`: values that a later edition gives differently."""

from __future__ import annotations

from typing import Any

import click

from nakomen.cli.figure_tables import Column, country, show_rows
from nakomen.cli.figure_values import editions_at_hand, figure_options
from nakomen.cli.verb import option, verb
from nakomen.figures.countries import code_of
from nakomen.figures.editions import restated
from nakomen.figures.measures import measures
from nakomen.wording import say


@verb("restated", of="figures")
@click.argument("names", nargs=-1, metavar="[COUNTRY]...")
@option("--measure", type=click.Choice(list(measures())), metavar="NAME", help="measure")
@figure_options
def command(names: tuple[str, ...], measure: str | None, **how: Any) -> None:  # noqa: ANN401 - where and how
    """Print what was restated."""
    editions = editions_at_hand(how)
    found = list(restated(editions, countries=frozenset(map(code_of, names)), measure=measure or ""))
    rows = [
        {
            "measure": one.later.measure,
            "country": country(one.later.country),
            "code": one.later.country,
            "year": one.later.year,
            "earlier": one.earlier.value,
            "earlier_edition": one.earlier.edition,
            "later": one.later.value,
            "later_edition": one.later.edition,
            "difference": one.later.shown - one.earlier.shown,
            "unit": one.later.unit,
        }
        for one in found
    ]
    printed = [
        {**row, "earlier": one.earlier.shown, "later": one.later.shown} for row, one in zip(rows, found, strict=True)
    ]
    numbers = [Column("earlier", 2), Column("later", 2), Column("difference", 2)]
    columns = [Column("measure"), Column("country"), Column("year"), *numbers]
    notes = [say("figures-restated", editions=len(editions.all), restated=len(rows))]
    show_rows(rows if how["as_json"] or how["as_csv"] else printed, columns, notes, how)
