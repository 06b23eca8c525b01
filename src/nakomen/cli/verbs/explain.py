"""The verb `explain`: why a statement is what it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.refusals import translate
from nakomen.cli.showing import console, print_json
from nakomen.cli.statement_page import fields_of
from nakomen.cli.table_rows import rows_behind
from nakomen.cli.verb import option, verb
from nakomen.cli.wording import say
from nakomen.model import Document, Reason, Statement

if TYPE_CHECKING:
    from rich.console import Console

    from nakomen.archive import Archive

_EXAMPLES = 2


@verb("explain")
@click.argument("statement_id", metavar="ID")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(statement_id: str, as_json: bool, archive: Path | None) -> None:
    """Print the reasons of a statement."""
    with open_archive(archive) as opened:
        statement = opened.statement(statement_id)
        document = opened.document(statement.document)
        status = _status(opened, statement)
    if as_json:
        print_json(
            [
                {
                    "field": reason.field,
                    "rule": reason.row,
                    "words": reason.words,
                    "rows": [
                        {"file": row.file, "name": row.name, "yes": row.yes, "no": row.no}
                        for row in rows_behind(reason.row)
                    ],
                }
                for reason in (*statement.because, *([status] if status else ()))
            ]
        )
        return
    _print(console(), document, statement)
    if status is not None:
        console().print()
        console().print(f"{say('field-status')}:", style="bold")
        _print_reason(console(), status)


def _status(archive: Archive, statement: Statement) -> Reason | None:
    """Return why the spoor of a statement has its status today: the row of the table of rules, and what was told."""
    from nakomen.cli.dates import today
    from nakomen.tracing import find_sporen, status_on

    statements, links, days = archive.story(statement.id)
    spoor = next((one for one in find_sporen(statements, links, days) if statement.id in one.statements), None)
    found = status_on(spoor, {one.id: one for one in statements}, days, today()) if spoor else None
    return Reason("status", found.rule, translate(found.why)) if found else None


def _print(out: Console, document: Document, statement: Statement) -> None:
    out.print(f"“{statement.quote}”")
    values = dict(fields_of(document, statement))
    told = ""
    for reason in statement.because:
        name = say(f"field-{reason.field}")
        if name != told:
            out.print()
            out.print(f"{name}: {values.get(name, '-')}", style="bold")
            told = name
        _print_reason(out, reason)


def _print_reason(out: Console, reason: Reason) -> None:
    out.print(f"  {reason.row}" + (f" «{reason.words}»" if reason.words else ""))
    for row in rows_behind(reason.row):
        out.print(f"    {say('row-in', file=row.file, name=row.name)}", style="dim")
        for sentence in row.yes[:_EXAMPLES]:
            out.print(f"    {say('row-yes')} {sentence}", style="dim")
        for sentence in row.no[:_EXAMPLES]:
            out.print(f"    {say('row-no')} {sentence}", style="dim")
