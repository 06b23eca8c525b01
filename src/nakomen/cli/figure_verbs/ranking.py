"""The verb `figures ranking`: the allies in the order of what they spend, beside a norm."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import click

from nakomen.cli.figure_tables import Column, country, edition_note, figure, measure_in_words, show_rows
from nakomen.cli.figure_values import edition_asked_for, edition_option, figure_options, share
from nakomen.cli.figure_values import year as year_typed
from nakomen.cli.verb import option, verb
from nakomen.figures.measures import measure_named, measures
from nakomen.figures.ranking import norms_of, ranking
from nakomen.wording import say


@verb("ranking", of="figures")
@click.argument("year", type=year_typed, metavar="YEAR")
@option("--measure", type=click.Choice(list(measures())), default="share_gdp", metavar="NAME", help="measure")
@option("--norm", type=share, metavar="SHARE", help="figures-norm")
@edition_option
@figure_options
def command(year: int, measure: str, norm: Decimal | None, **how: Any) -> None:  # noqa: ANN401 - where and how
    """Print the ranking."""
    edition = edition_asked_for(how)
    agreed = norms_of(measure, year)
    asked = norm or (agreed[0].value if agreed else None)
    places = ranking(edition, measure, year, asked)
    rows = [
        {
            "rank": place.rank,
            "country": country(place.value.country),
            "code": place.value.country,
            "value": place.value.value,
            "unit": place.value.unit,
            "estimate": place.value.estimate,
            "reached": place.reached,
            "norm": asked,
            "year": year,
            "edition": edition.name,
        }
        for place in places
    ]
    decimals = measure_named(measure).decimals
    columns = [Column("rank"), Column("country"), Column("value", decimals), Column("estimate"), Column("reached")]
    notes = [f"{measure_in_words(measure)}, {year}"]
    if asked is not None:
        met = sum(bool(place.reached) for place in places)
        notes.append(say("ranking-reached", reached=met, allies=len(places), norm=figure(asked, 1)))
        doubtful = [country(place.value.country) for place in places if place.doubtful]
        if doubtful:
            notes.append(say("ranking-doubtful", countries=", ".join(doubtful)))
    notes += [edition_note(edition, prices=places[0].value.prices), say("figures-estimates")]
    show_rows(rows, columns, notes, how)
