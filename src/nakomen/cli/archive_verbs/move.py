"""The verb `archive move`: the whole archive to another database."""

from __future__ import annotations

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import PlaceType, archive_option, open_archive
from nakomen.cli.progress import Counter
from nakomen.cli.showing import console, table
from nakomen.cli.verb import verb
from nakomen.wording import say


@verb("move", of="archive")
@click.argument("target", type=PlaceType(), metavar="TARGET")
@archive_option
def command(target: Place, archive: Place | None) -> None:
    """Copy every row, compare, and tell how many there are in each table."""
    from nakomen.archive.copies import move

    with open_archive(archive) as opened, Counter(patience=1.0) as counter:
        arrived = move(opened, target, counter.step)
    rows = table(say("column-table"), say("column-rows"))
    for name, number in arrived.items():
        rows.add_row(name, str(number))
    console().print(rows)
    click.echo(say("archive-moved", archive=opened.path, target=target))
