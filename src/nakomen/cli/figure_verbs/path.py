"""The verb `figures path`: what yearly growth reaches a norm by a year."""

from __future__ import annotations

from typing import Any

import click

from nakomen.cli.figure_tables import Column, country, edition_note, figure, show_rows
from nakomen.cli.figure_values import edition_asked_for, edition_option, figure_options, number, share
from nakomen.cli.figure_values import year as year_typed
from nakomen.cli.verb import option, verb
from nakomen.figures.countries import code_of
from nakomen.figures.growth import Aim, course_to, real_gdp_growth
from nakomen.wording import say


@verb("path", of="figures")
@click.argument("name", metavar="COUNTRY")
@option("--norm", "norm", type=share, default="2%", metavar="SHARE", help="figures-norm")
@option("--by", "by", type=year_typed, required=True, metavar="YEAR", help="path-by")
@option("--from", "start", type=year_typed, metavar="YEAR", help="path-from")
@option("--gdp-growth", type=number, metavar="SHARE", help="path-gdp-growth")
@edition_option
@figure_options
def command(name: str, **how: Any) -> None:  # noqa: ANN401 - aim, where and how
    """Print the way."""
    edition, code = edition_asked_for(how), code_of(name)
    start = how["start"] or edition.years("share_gdp")[-1]
    begin, spent = (edition.value(measure, code, start) for measure in ("share_gdp", "expenditure"))
    typed = how["gdp_growth"]
    grown = typed.value if typed else real_gdp_growth(edition, code, start)
    course = course_to(Aim(begin.value, spent.value, start, how["norm"], how["by"]), grown)
    currency = spent.unit.rsplit(" ", 1)[-1]
    rows = [
        {"year": step.year, "share": step.share, "spending": step.spending, "unit": spent.unit, "code": code}
        for step in course.steps
    ]
    told = {"share": figure(course.share_growth, 2), "spending": figure(course.spending_growth, 2)}
    notes = [
        say("path-growth", country=country(code), norm=figure(how["norm"], 2), by=how["by"], **told),
        say("path-gdp-typed" if typed else "path-gdp-measured", growth=figure(course.gdp_growth, 2)),
        say("path-prices", currency=currency, year=start),
        edition_note(edition, prices=begin.prices),
    ]
    notes += [say("gap-estimate", year=start)] if begin.estimate else []
    show_rows(rows, [Column("year"), Column("share", 2), Column("spending", 0)], notes, how)
