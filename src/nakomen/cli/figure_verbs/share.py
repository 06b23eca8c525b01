"""The verb `figures share`: what a country spent, year by year."""

from __future__ import annotations

from typing import Any

import click

from nakomen.cli.figure_tables import Column, country, edition_note, measure_in_words, show_rows
from nakomen.cli.figure_values import edition_asked_for, edition_option, figure_options, split_years
from nakomen.cli.verb import option, verb
from nakomen.figures.countries import allies_in, code_of, is_group
from nakomen.figures.measures import measure_named, measures
from nakomen.wording import say


@verb("share", of="figures")
@click.argument("words", nargs=-1, required=True, metavar="COUNTRY... [YEARS]")
@option("--measure", type=click.Choice(list(measures())), default="share_gdp", metavar="NAME", help="measure")
@edition_option
@figure_options
def command(words: tuple[str, ...], measure: str, **how: Any) -> None:  # noqa: ANN401 - where and how
    """Print the years."""
    edition = edition_asked_for(how)
    names, years = split_years(words)
    if not names:
        raise click.UsageError(say("missing", name="COUNTRY"), click.get_current_context())
    has = edition.years(measure)
    first, last = years or (has[0], has[-1])
    found = [edition.value(measure, code_of(name), year) for name in names for year in range(first, last + 1)]
    rows = [
        {
            "country": country(one.country),
            "code": one.country,
            "year": one.year,
            "value": one.value,
            "unit": one.unit,
            "estimate": one.estimate,
            "ally": is_group(one.country) or one.country in allies_in(one.year),
            "edition": one.edition,
        }
        for one in found
    ]
    decimals = measure_named(measure).decimals
    columns = [Column("country"), Column("year"), Column("value", decimals), Column("estimate"), Column("ally")]
    notes = [measure_in_words(measure), edition_note(edition, prices=found[0].prices), say("figures-estimates")]
    notes.append(say("figures-rounding", decimals=decimals))
    show_rows(rows, columns, notes, how)
