"""The verb `export`: all statements, or the links between them, to a file for another program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.filtering import filters_of, with_filters
from nakomen.cli.verb import option, verb
from nakomen.cli.wording import count, say, table

if TYPE_CHECKING:
    from nakomen.archive import Archive, Filters
    from nakomen.exports.writing import Export

#: What can be exported: statements unless links are named.
_STATEMENTS, _LINKS = "statements", "links"


def _about(name: str, export: Export) -> str:
    """Return what an export is for; one that the wording table does not know says it in English."""
    return say(f"export-{name}") if f"export-{name}" in table() else (export.__doc__ or "").splitlines()[0]


@verb("export")
@click.argument("what", type=click.Choice((_STATEMENTS, _LINKS)), default=_STATEMENTS, metavar="[links]")
@option("--format", "form", metavar="FORMAT", help="format")
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="output")
@option("--list", "show_formats", is_flag=True, help="list-formats")
@with_filters
@archive_option
def command(
    what: str,
    form: str | None,
    output: Path | None,
    show_formats: bool,
    archive: Path | None,
    **given: Any,  # noqa: ANN401 - the filters
) -> None:
    """Write statements, or the links between them."""
    from nakomen.exports import export_formats, write_file

    formats = export_formats()
    if show_formats:
        for name, export in formats.items():
            click.echo(f"{name:8}{_about(name, export)}")
        return
    name = form or (output.suffix.lstrip(".") if output else "")
    if name not in formats:
        raise click.UsageError(say("bad-format", value=name or "-", formats=", ".join(formats)))
    with open_archive(archive) as opened:
        filters = filters_of(given, opened)
        rows = _links(opened, filters) if what == _LINKS else opened.table(filters)
    if output is None:
        formats[name].write(rows, sys.stdout)
        return
    write_file(formats[name], rows, output)
    click.echo(say("exported", rows=count(what, len(rows)), file=output), err=True)


def _links(archive: Archive, filters: Filters) -> list[dict[str, Any]]:
    """Return the links from statements that pass the filters, each with the quotes of both ends."""
    from nakomen.exports.link_rows import link_rows

    statements = {one.id: one for one in archive.statements()}
    wanted = {one.id for one in archive.statements(filters)}
    return link_rows((link for link in archive.links() if link.later in wanted), statements)
