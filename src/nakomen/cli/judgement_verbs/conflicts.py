"""The verb `judgements conflicts`: what reviewers disagree on, and how to settle it."""

from __future__ import annotations

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.showing import console, print_json, shorten
from nakomen.cli.verb import option, verb
from nakomen.wording import count, say


@verb("conflicts", of="judgements")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(as_json: bool, archive: Place | None) -> None:
    """Print conflicts."""
    from nakomen.ledger import Ledger
    from nakomen.ledger.judged_words import conflict_in_words, conflict_values

    with open_archive(archive) as opened:
        ledger = Ledger.of(opened)
    conflicts = ledger.judged.conflicts
    if as_json:
        print_json([conflict_values(one) for one in conflicts])
        return
    out = console()
    for one in conflicts:
        touched = ledger.judged.touched.get(one.statement)
        statement = ledger.statements.get(one.statement) or (touched.statement if touched else None)
        quote = shorten(statement.quote, out.width - 16) if statement else ""
        out.print(f"[{ledger.ids.get(one.statement, one.statement)}] {quote}")
        out.print(f"  {conflict_in_words(one)}")
    click.echo(
        say("conflicts-foot", conflicts=count("conflicts", len(conflicts))) if conflicts else say("conflicts-none")
    )
