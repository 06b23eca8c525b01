"""The verb `archive backup`: a checked copy of the archive as it is at one moment."""

from __future__ import annotations

from pathlib import Path

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.progress import Counter
from nakomen.cli.verb import option, verb
from nakomen.wording import count, say


@verb("backup", of="archive")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@option("--force", is_flag=True, help="force-file")
@archive_option
def command(file: Path, force: bool, archive: Place | None) -> None:
    """Write the copy and tell what it holds."""
    from nakomen.archive.copies import back_up

    with open_archive(archive) as opened, Counter(patience=1.0) as counter:
        rows = back_up(opened, file, counter.step, force=force)
    click.echo(
        say("archive-backed-up", file=file, documents=count("documents", rows["document"]), rows=sum(rows.values()))
    )
