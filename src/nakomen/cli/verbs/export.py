"""The verb `export`: all statements, or the links between them, to a file for another program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.filtering import filters_of, with_filters, with_query
from nakomen.cli.verb import AskingVerb, option, verb
from nakomen.wording import count, say, table

if TYPE_CHECKING:
    from nakomen.archive import Archive, Filters
    from nakomen.exports.writing import Export

#: What can be exported: statements unless links are named.
_STATEMENTS, _LINKS = "statements", "links"


def _about(name: str, export: Export) -> str:
    """Return what an export is for; one that the wording table does not know says it in English."""
    return say(f"export-{name}") if f"export-{name}" in table() else (export.__doc__ or "").splitlines()[0]


@verb("export", cls=AskingVerb)
@with_query()
@option("--format", "form", metavar="FORMAT", help="format")
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="output")
@option("--list", "show_formats", is_flag=True, help="list-formats")
@with_filters
@archive_option
def command(
    form: str | None,
    output: Path | None,
    show_formats: bool,
    archive: Place | None,
    **given: Any,  # noqa: ANN401 - the filters
) -> None:
    """Write statements, or the links between them."""
    from nakomen.exports import export_formats, write_file
    from nakomen.review.listing import judged_rows

    what, given["query"] = _asked_for(given["query"])
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
        rows = _links(opened, filters) if what == _LINKS else judged_rows(opened, filters)
    if output is None:
        formats[name].write(rows, sys.stdout)
        return
    write_file(formats[name], rows, output)
    click.echo(say("exported", rows=count(what, len(rows)), file=output), err=True)


def _asked_for(query: str) -> tuple[str, str]:
    """Return what is exported and the query: a first word `links` asks for these, `statements` for what goes unsaid."""
    first, _, rest = query.partition(" ")
    return (first, rest.strip()) if first in (_STATEMENTS, _LINKS) else (_STATEMENTS, query)


def _links(archive: Archive, filters: Filters) -> list[dict[str, Any]]:
    """Return the links from statements that pass the filters, each with the quotes of both ends."""
    from nakomen.exports.link_rows import link_rows
    from nakomen.review import judged
    from nakomen.review.listing import judged_statements

    found = judged(archive)
    wanted = {one.id for one in judged_statements(archive, filters, found)}
    statements = {one.id: one for one in found.statements}
    return link_rows((link for link in found.links if link.later in wanted), statements)
