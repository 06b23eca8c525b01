"""The verb `page`: a page of a document as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.verb import option, verb
from nakomen.wording import count, say


@verb("page")
@click.argument("document_id", metavar="DOCUMENT")
@click.argument("number", type=click.IntRange(min=1), metavar="PAGE")
@option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE", help="picture"
)
@option("--mark", is_flag=True, help="mark")
@archive_option
def command(document_id: str, number: int, output: Path, mark: bool, archive: Place | None) -> None:
    """Draw a page."""
    from nakomen.archive import Filters
    from nakomen.cli.page_images import write_page_image

    with open_archive(archive) as opened:
        document = opened.document(document_id)
        statements = opened.statements(Filters(document=document.id)) if mark else []
        marked = write_page_image(opened, document, number, statements, output)
    click.echo(say("drawn", number=number, statements=count("statements", marked), file=output), err=True)
