"""The verb `export`: statements, or the links between them, to a file for another program."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import address_option, archive_option, open_archive
from nakomen.cli.dates import now, today
from nakomen.cli.filtering import filters_of, with_filters, with_query
from nakomen.cli.verb import AskingVerb, option, verb
from nakomen.wording import count, say, table

if TYPE_CHECKING:
    from nakomen.exports import Export, Selection

#: What is shown on a screen; other forms are for programs to open.
_READABLE = ("text/", "application/json")


@verb("export", cls=AskingVerb)
@with_query()
@option("--format", "form", metavar="FORMAT", help="format")
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="output")
@option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="set")
@address_option
@option("--list", "show_formats", is_flag=True, help="list-formats")
@with_filters
@archive_option
def command(
    output: Path | None,
    show_formats: bool,
    archive: Place | None,
    **given: Any,  # noqa: ANN401 - the filters, and how to write
) -> None:
    """Write statements, or the links between them."""
    from nakomen.exports import select, write_file
    from nakomen.exports.selection import LINKS
    from nakomen.exports.writing import what_it_writes

    if show_formats:
        _list_formats()
        return
    what, given["query"] = _asked_for(given["query"])
    export = _export_named(given.pop("form"), output, what)
    options = _options(export, given.pop("settings"))
    address = given.pop("address")
    with open_archive(archive) as opened:
        filters = filters_of(given, opened)
        selection = select(opened, filters, filters.on or today(), now())
        selection = replace(selection, what=what, options=options, address=address)
        if output is None:
            export.write(selection, sys.stdout.buffer)
            return
        write_file(export, selection, output)
        written = count(what, _size(selection))
    # A table has a row for each; a briefing is made of them.
    key = "exported" if LINKS in what_it_writes(export) else "export-made"
    click.echo(say(key, rows=written, file=output), err=True)


def _size(selection: Selection) -> int:
    """Return how many statements, or links, are asked for."""
    from nakomen.exports.selection import STATEMENTS
    from nakomen.exports.statement_rows import rows_of

    return len(selection.statements) if selection.what == STATEMENTS else sum(1 for _ in rows_of(selection))


def _list_formats() -> None:
    """Print what there is, with the endings of the files."""
    from nakomen.exports import export_formats

    for name, export in export_formats().items():
        click.echo(f"{name:16}{export.SUFFIX:21}{_about(name, export)}")


def _about(name: str, export: Export) -> str:
    """Return what an export is for; one that the wording table does not know says it in English."""
    return say(f"export-{name}") if f"export-{name}" in table() else (export.__doc__ or "").splitlines()[0]


def _asked_for(query: str) -> tuple[str, str]:
    """Return what is exported and the query: a first word `links` asks for these, `statements` for what goes unsaid."""
    from nakomen.exports.selection import LINKS, STATEMENTS

    first, _, rest = query.partition(" ")
    return (first, rest.strip()) if first in (STATEMENTS, LINKS) else (STATEMENTS, query)


def _export_named(form: str | None, output: Path | None, what: str) -> Export:
    """Return the export that was named, or the only one whose files end like the output's name."""
    from nakomen.exports import export_formats
    from nakomen.exports.writing import formats_of, what_it_writes

    able = {name: export for name, export in export_formats().items() if what in what_it_writes(export)}
    suffix = output.suffix.casefold() if output else ""
    own = suffix.removeprefix(".")
    # A form that is called like its ending is the one that is meant by it.
    found = [form] if form else [own] if own in able else [name for name in formats_of(suffix) if name in able]
    if len(found) != 1 or found[0] not in able:
        value = form or suffix
        # An ending can be that of several forms, and then it is one of these that is meant.
        likely = found if len(found) > 1 else able
        if not (form or suffix):
            raise click.UsageError(say("format-missing", formats=", ".join(able)))
        raise click.UsageError(say("bad-format", value=value, formats=", ".join(likely)))
    if output is None and not able[found[0]].MEDIA_TYPE.startswith(_READABLE) and sys.stdout.isatty():
        raise click.UsageError(say("format-needs-file", value=found[0]))
    return able[found[0]]


def _options(export: Export, settings: tuple[str, ...]) -> dict[str, str]:
    """Return `name=value` as typed; one that the export does not know is refused."""
    from nakomen.exports.writing import options_of

    found = {}
    for pair in settings:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(say("bad-pair", value=pair))
        if name not in options_of(export):
            known = ", ".join(options_of(export)) or "-"
            raise click.UsageError(say("bad-setting", name=name, form=export.NAME, known=known))
        found[name] = value
    return found
