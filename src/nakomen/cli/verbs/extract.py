"""The verb `extract`: the statements of letters, without an archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from nakomen.cli.attempts import attempt, report_failures
from nakomen.cli.dates import day
from nakomen.cli.gathering import gather
from nakomen.cli.showing import console, print_json_lines
from nakomen.cli.statement_table import print_statements, short_ids
from nakomen.cli.verb import option, verb
from nakomen.cli.wording import count, say
from nakomen.model import Document, Statement


@verb("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@option("--json", "as_json", is_flag=True, help="json-lines")
@option("--on", type=day, metavar="DAY", help="on-letter")
@option("--allow-marking", is_flag=True, help="allow-marking")
def command(files: tuple[str, ...], as_json: bool, on: date | None, allow_marking: bool) -> int:
    """Print the statements of letters."""
    from nakomen.extraction import extract
    from nakomen.readers import read_document

    def work(path: Path) -> tuple[Document, list[Statement]]:
        document = read_document(path, on=on, allow_marking=allow_marking)
        return document, extract(document)

    gathered = gather(files)
    failures = gathered.failures
    for path in gathered.files:
        done = attempt(path, work, failures)
        if done is not None and as_json:
            print_json_lines(statement.to_dict() for statement in done[1])
        elif done is not None:
            _print(*done)
    report_failures(failures)
    return 1 if failures else 0


def _print(document: Document, statements: list[Statement]) -> None:
    out = console()
    day_ = document.identity.date
    out.print(f"{document.id} · {day_ or say('undated')} · {count('statements', len(statements))}", style="bold")
    if document.identity.title:
        out.print(document.identity.title)
    if statements:
        print_statements(out, statements, short_ids([one.id for one in statements]), {document.id: day_})
    out.print()
