"""The verb `figures import`: NATO's workbook, kept as an edition beside the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option
from nakomen.cli.dates import day
from nakomen.cli.figure_values import figures_folder
from nakomen.cli.showing import print_json
from nakomen.cli.verb import option, verb
from nakomen.figures.editions import keep_edition, open_editions, restated
from nakomen.figures.workbook import counts, read_workbook
from nakomen.wording import say


@verb("import", of="figures")
@click.argument("workbook", type=click.Path(path_type=Path), metavar="FILE")
@option("--edition", type=day, metavar="DAY", help="edition-of-workbook")
@option("--figures", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="figures")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(workbook: Path, figures: Path | None, archive: Place | None, **how: Any) -> None:  # noqa: ANN401 - its day, how
    """Read and keep the workbook."""
    folder = figures_folder(figures, archive)
    edition = read_workbook(workbook, how["edition"].isoformat() if how["edition"] else "")
    place = keep_edition(edition, folder)
    editions = open_editions(folder)
    told = {"edition": edition.name, "values": len(edition.values), "kept": str(place)}
    changed = sum(1 for one in restated(editions) if edition.name in (one.earlier.edition, one.later.edition))
    if how["as_json"]:
        print_json({**told, "measures": counts(edition), "restated": changed})
        return
    click.echo(say("figures-imported", **told))
    for measure, number in counts(edition).items():
        click.echo(f"  {number:5} {measure}")
    if len(editions.all) > 1:
        click.echo(say("figures-beside", editions=len(editions.all), restated=changed))
