"""The verb `extract`: the statements of letters, without an archive."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.attempts import report_failures, trace_if_asked
from nakomen.cli.safe_reading import reading_options
from nakomen.cli.showing import console, print_json_lines
from nakomen.cli.statement_table import print_statements
from nakomen.cli.verb import option, verb
from nakomen.engines.attempts import attempt
from nakomen.engines.gathering import gather
from nakomen.engines.how_to_read import HowToRead, document_of, place_of
from nakomen.ledger.short_ids import short_ids
from nakomen.model import Document, Statement
from nakomen.wording import count, say

if TYPE_CHECKING:
    from nakomen.readers.members import Outcome


@verb("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@option("--json", "as_json", is_flag=True, help="json-lines")
@reading_options
def command(files: tuple[str, ...], as_json: bool, **how: Any) -> int:  # noqa: ANN401 - the options
    """Print the statements of letters."""
    from nakomen.extraction import extract

    def work(outcome: Outcome, _: Path) -> tuple[Document, list[Statement]]:
        document = document_of(outcome)
        return document, extract(document)

    reading_how = HowToRead(**how)
    gathered = gather(files)
    failures = gathered.failures
    with reading_how.process() as reading:
        for path in gathered.files:
            for outcome in reading.read(path, reading_how.asked()):
                if outcome.document is None and outcome.error is None:
                    continue
                done = attempt(place_of(path, outcome), partial(work, outcome), failures, trace_if_asked)
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
