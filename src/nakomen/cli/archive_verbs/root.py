"""The verb `archive root`: what to keep elsewhere, so that any change of the log can be shown."""

from __future__ import annotations

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.showing import print_json
from nakomen.cli.verb import option, verb


@verb("root", of="archive")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(as_json: bool, archive: Place | None) -> None:
    """Print the root of the log."""
    with open_archive(archive) as opened:
        root = opened.log.root()
    if as_json:
        print_json({"size": root.size, "hash": root.hash, "root": str(root)})
    else:
        click.echo(str(root))
