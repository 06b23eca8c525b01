"""The verb `export`: all statements to a file for another program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.filtering import filters_of, with_filters
from nakomen.cli.verb import option, verb
from nakomen.cli.wording import count, say


@verb("export")
@option("--format", "form", metavar="FORMAT", help="format")
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="output")
@option("--list", "show_formats", is_flag=True, help="list-formats")
@with_filters
@archive_option
def command(
    form: str | None,
    output: Path | None,
    show_formats: bool,
    archive: Path | None,
    **given: Any,  # noqa: ANN401 - the filters
) -> None:
    """Write statements."""
    from nakomen.exports import export_formats, write_file

    formats = export_formats()
    if show_formats:
        for name, export in formats.items():
            click.echo(f"{name:8}{(export.__doc__ or '').splitlines()[0]}")
        return
    name = form or (output.suffix.lstrip(".") if output else "")
    if name not in formats:
        raise click.UsageError(say("bad-format", value=name or "-", formats=", ".join(formats)))
    with open_archive(archive) as opened:
        rows = opened.table(filters_of(given))
    if output is None:
        formats[name].write(rows, sys.stdout)
        return
    write_file(formats[name], rows, output)
    click.echo(say("exported", statements=count("statements", len(rows)), file=output), err=True)
