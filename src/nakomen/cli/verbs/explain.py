"""The verb `explain`: why a statement is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.showing import console, print_json
from nakomen.cli.verb import option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.deeds import Deeds
from nakomen.ledger.statement_page import fields_of
from nakomen.ledger.table_rows import rows_behind
from nakomen.model import Document, Reason, Statement
from nakomen.wording import say
from nakomen.wording.errors_in_words import translate
from nakomen.wording.reasons_in_words import reason_in_words, words_of

if TYPE_CHECKING:
    from rich.console import Console


_EXAMPLES = 2


@verb("explain")
@click.argument("statement_id", metavar="ID")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(statement_id: str, as_json: bool, archive: Place | None) -> None:
    """Print the reasons of a statement."""
    with open_archive(archive) as opened:
        ledger = Ledger.of(opened)
        statement = Deeds(opened, ledger).statement(statement_id)
        document = opened.document(statement.document)
        status = _status(ledger, statement)
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
    print_reasons(console(), document, statement)
    if status is not None:
        console().print()
        console().print(f"{say('field-status')}:", style="bold")
        _print_reason(console(), status)


def _status(ledger: Ledger, statement: Statement) -> Reason | None:
    """Return why the spoor of a statement has its status today: the row of the table of rules, and what was told."""
    from nakomen.cli.dates import today

    spoor = ledger.spoor_of(statement.id)
    found = ledger.status(spoor, today()) if spoor else None
    return Reason("status", found.rule, translate(found.why)) if found else None


def print_reasons(out: Console, document: Document, statement: Statement) -> None:
    """Print the words of a statement, and behind each field the rules and rows that made it."""
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
    words = words_of(reason)
    out.print(f"  {reason_in_words(reason.row)}" + (f" «{words}»" if words else ""))
    for row in rows_behind(reason.row):
        out.print(f"    {say('row-in', file=row.file, name=row.name)}", style="dim")
        for sentence in row.yes[:_EXAMPLES]:
            out.print(f"    {say('row-yes')} {sentence}", style="dim")
        for sentence in row.no[:_EXAMPLES]:
            out.print(f"    {say('row-no')} {sentence}", style="dim")
