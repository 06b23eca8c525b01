"""The verb `figures chart`: a drawing as SVG, with its table or its data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from nakomen.cli.archives import open_archive
from nakomen.cli.dates import day, today
from nakomen.cli.figure_tables import print_table_of, write_csv
from nakomen.cli.figure_values import edition_asked_for, edition_option, figure_options, split_years
from nakomen.cli.showing import print_json
from nakomen.cli.verb import option, verb
from nakomen.figures.charts import draw
from nakomen.figures.countries import EUROPE_AND_CANADA, code_of
from nakomen.figures.series import Series, ranking_series, share_series
from nakomen.ledger import Ledger
from nakomen.model import ArchiveError
from nakomen.wording import say


@verb("chart", of="figures")
@click.argument("name", type=click.Choice(["share", "ranking", "contributions", "slippage", "age"]), metavar="CHART")
@click.argument("words", nargs=-1, metavar="[COUNTRY]... [YEARS]")
@option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="output")
@option("--table", "as_table", is_flag=True, help="chart-table")
@option("--currency", default="EUR", metavar="CODE", help="chart-currency")
@option("--on", type=day, metavar="DAY", help="on-status")
@edition_option
@figure_options
def command(name: str, words: tuple[str, ...], **how: Any) -> None:  # noqa: ANN401 - what, where and how
    """Draw the chart."""
    series = _CHARTS[name](words, how)
    if how["as_json"]:
        print_json(series.to_dict())
    elif how["as_csv"]:
        write_csv(series.rows())
    elif how["as_table"]:
        click.echo(series.title)
        print_table_of(series)
        click.echo(series.source)
    elif how["output"] is None:
        click.echo(draw(series), nl=False)
    else:
        _write(draw(series), how["output"])
        click.echo(say("chart-written", file=how["output"], description=series.description))


def _write(svg: str, file: Path) -> None:
    from nakomen.archive.whole_files import whole_file

    try:
        with whole_file(file) as draft:
            draft.write_text(svg, encoding="utf-8")
    except OSError as error:
        remedy = "name another file with --output"
        raise ArchiveError(f"cannot be written: {error.strerror}", where=str(file), remedy=remedy) from error


def _share(words: tuple[str, ...], how: dict[str, Any]) -> Series:
    edition = edition_asked_for(how)
    names, years = split_years(words)
    has = edition.years("share_gdp")
    codes = [code_of(name) for name in names] or ["NLD", EUROPE_AND_CANADA]
    return share_series(edition, codes, years or (has[0], has[-1]))


def _ranking(words: tuple[str, ...], how: dict[str, Any]) -> Series:
    edition = edition_asked_for(how)
    _, years = split_years(words)
    return ranking_series(edition, years[-1] if years else edition.years("share_gdp")[-1])


def _of_archive(make: Callable[[Ledger, date], Series]) -> Callable[[tuple[str, ...], dict[str, Any]], Series]:
    def chart(_: tuple[str, ...], how: dict[str, Any]) -> Series:
        with open_archive(how["archive"]) as opened:
            ledger = Ledger.of(opened)
        return make(ledger, how["on"] or today())

    return chart


def _contributions(_: tuple[str, ...], how: dict[str, Any]) -> Series:
    from nakomen.figures.archive_series import contribution_series

    with open_archive(how["archive"]) as opened:
        ledger = Ledger.of(opened)
    return contribution_series(ledger, how["currency"].upper(), how["on"] or today())


def _slippage(ledger: Ledger, on: date) -> Series:
    from nakomen.figures.archive_series import slippage_series

    return slippage_series(ledger, on)


def _age(ledger: Ledger, on: date) -> Series:
    from nakomen.figures.archive_series import age_series

    return age_series(ledger, on)


_CHARTS: dict[str, Callable[[tuple[str, ...], dict[str, Any]], Series]] = {
    "share": _share,
    "ranking": _ranking,
    "contributions": _contributions,
    "slippage": _of_archive(_slippage),
    "age": _of_archive(_age),
}
