"""The verb `publish`: an archive as a site of plain files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.dates import day, days_long, today
from nakomen.cli.progress import Counter
from nakomen.cli.verb import option, verb
from nakomen.wording import count, say

#: Seconds before progress is shown.
_PATIENCE = 1.0


@verb("publish")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@option("--on", type=day, metavar="DAY", help="on-status")
@option("--within", type=days_long, default="90d", metavar="TIME", help="within")
@option("--title", metavar="TEXT", help="site-title")
@option("--force", is_flag=True, help="site-force")
@archive_option
def command(folder: Path, on: date | None, title: str | None, archive: Place | None, **how: int) -> None:
    """Write the site of an archive."""
    from nakomen.publishing import Contents, publish
    from nakomen.publishing.pages import how_many_pages

    with open_archive(archive) as opened, Counter(_PATIENCE) as counter:
        contents = Contents.of(opened, on or today(), title or say("site-title"), how["within"])
        counter.expect(how_many_pages(contents))
        paths = publish(contents, folder, replace=bool(how["force"]), step=counter.step)
    pages = sum(path.endswith(".html") for path in paths)
    click.echo(say("published", pages=count("pages", pages), folder=folder, start=folder / "index.html"), err=True)
