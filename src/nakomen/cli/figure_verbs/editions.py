"""The verb `figures editions`: which editions of the tables are at hand."""

from __future__ import annotations

from typing import Any

from nakomen.cli.figure_tables import Column, show_rows
from nakomen.cli.figure_values import editions_at_hand, figure_options
from nakomen.cli.verb import verb
from nakomen.figures import Edition


@verb("editions", of="figures")
@figure_options
def command(**how: Any) -> None:  # noqa: ANN401 - where and how
    """Print the editions."""
    rows = [
        {
            "edition": one.name,
            "values": len(one.values),
            "years": _years(one),
            "estimates": len({value.year for value in one.values.values() if value.estimate}),
        }
        for one in editions_at_hand(how).all
    ]
    columns = [Column("edition"), Column("years"), Column("values"), Column("estimates")]
    show_rows(rows, columns, [], how)


def _years(edition: Edition) -> str:
    years = edition.years("share_gdp")
    return f"{years[0]}-{years[-1]}" if years else ""
