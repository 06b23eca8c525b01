"""Rows of figures as a table with notes, as JSON or as CSV."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import click

from nakomen.cli.showing import console, print_json, table
from nakomen.figures import Edition
from nakomen.figures.countries import country_in
from nakomen.figures.measures import measure_named, unit_in
from nakomen.figures.series import Series
from nakomen.wording import language, say
from nakomen.wording.amount_words import in_signs

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: which value of a row, and with how many decimals; None for words."""

    key: str
    decimals: int | None = None


def figure(value: Decimal, decimals: int) -> str:
    """Return a number with so many decimals and the signs of the language."""
    return in_signs(round(value, decimals))


def country(code: str) -> str:
    """Return a country's name in the language that is spoken."""
    return country_in(code, language())


def measure_in_words(name: str) -> str:
    """Return what is measured, with its unit."""
    measure = measure_named(name)
    return f"{measure.names[language()]} ({unit_in(measure.unit, language())})"


def edition_note(edition: Edition, *, prices: str = "") -> str:
    """Return the line that names the edition, and the prices of its values."""
    priced = {"": "", "current": say("prices-current")}.get(prices, say("prices-of", year=prices))
    return say("figures-edition", edition=edition.name, prices=priced)


def show_rows(rows: Sequence[Row], columns: Sequence[Column], notes: Sequence[str], how: Mapping[str, Any]) -> None:
    """Print rows as was asked for; a table has its notes under it, CSV has none."""
    if how["as_csv"]:
        write_csv(rows)
    elif how["as_json"]:
        print_json({"rows": [plain(row) for row in rows], "notes": list(notes)})
    else:
        print_table(rows, columns)
        for note in notes:
            click.echo(note)


def print_table(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Print rows as a table; numbers stand at the right."""
    made = table(*(say(f"column-{column.key}") for column in columns))
    for at, column in enumerate(columns):
        if column.decimals is not None:
            made.columns[at].justify = "right"
    for row in rows:
        made.add_row(*(_cell(row.get(column.key), column.decimals) for column in columns))
    console().print(made)


def _cell(value: Any, decimals: int | None) -> str:  # noqa: ANN401 - whatever a row holds
    if value is None or value is False:
        return ""
    if value is True:
        return say("mark-yes")
    return figure(value, decimals or 0) if isinstance(value, Decimal) else str(value)


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a row holds
    """Return a value as JSON has it: decimals as numbers.

    >>> plain({"share": Decimal("1.25"), "years": (2014, 2024)})
    {'share': 1.25, 'years': [2014, 2024]}
    """
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def write_csv(rows: Sequence[Row]) -> None:
    """Write rows to standard output as other tables of the program are written."""
    from nakomen.exports import csv_table

    csv_table.write_rows([{name: plain(value) for name, value in row.items()} for row in rows], sys.stdout)


def print_table_of(series: Series) -> None:
    """Print what a chart shows as a table."""
    rows = [
        {**row, "y": row["y"] if isinstance(row["y"], str) else figure(Decimal(str(row["y"])), series.decimals)}
        for row in series.rows()
    ]
    made = table(series.x_label, series.y_label, say("chart-group"), say("column-estimate"))
    made.columns[1].justify = "right"
    for row in rows:
        made.add_row(str(row["x"]), row["y"], row["group"], _cell(row["estimate"], None))
    console().print(made)
