"""The verb `archive restore`: the archive again from a backup that is whole."""

from __future__ import annotations

from pathlib import Path

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path
from nakomen.cli.progress import Counter
from nakomen.cli.verb import option, verb
from nakomen.wording import count, say


@verb("restore", of="archive")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@option("--force", is_flag=True, help="force-archive")
@archive_option
def command(file: Path, force: bool, archive: Place | None) -> None:
    """Put a backup in the archive's place and tell what it holds."""
    from nakomen.archive.copies import restore

    place = archive_path(archive)
    with Counter(patience=1.0) as counter:
        rows = restore(file, place, counter.step, force=force)
    documents = count("documents", rows["document"])
    click.echo(say("archive-restored", archive=place, documents=documents, rows=sum(rows.values())))
