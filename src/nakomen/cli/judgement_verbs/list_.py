"""The verb `judgements list`: the log of what people ruled."""

from __future__ import annotations

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.showing import console, print_json, shorten, table
from nakomen.cli.verb import option, verb
from nakomen.model import Judgement
from nakomen.wording import count, say

_OTHER_COLUMNS = 26


@verb("list", of="judgements")
@option("--reviewer", metavar="NAME", multiple=True, help="by-reviewer")
@option("--statement", metavar="ID", help="by-statement")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(reviewer: tuple[str, ...], statement: str | None, as_json: bool, archive: Place | None) -> None:
    """Print judgements."""
    from nakomen.ledger.judged_words import values_of
    from nakomen.review.names import as_known

    with open_archive(archive) as opened:
        judgements = opened.log.judgements()
    known = {one.reviewer for one in judgements}
    wanted = {as_known(one, known) for one in reviewer}
    found = [
        one
        for one in judgements
        if (not wanted or one.reviewer in wanted)
        and (not statement or any(anchor.statement.startswith(statement) for anchor in one.subjects))
    ]
    if as_json:
        print_json([values_of(one) for one in found])
    elif not found:
        click.echo(say("judgements-none" if not judgements else "judgements-left-none"))
    else:
        _print(found)


def _print(judgements: list[Judgement]) -> None:
    from nakomen.ledger.judged_words import judgement_in_words

    out = console()
    rows = table(say("column-id"), say("column-statement"), say("column-judgement"))
    rows.columns[0].no_wrap = True
    room = max(out.width - _OTHER_COLUMNS, 30)
    for one in judgements:
        words = judgement_in_words(one)
        quote = shorten(one.subjects[0].quote, room) if one.subjects else ", ".join(one.judgements)
        rows.add_row(one.id[:8], one.statement[:8], f"{words}\n{quote}")
    out.print(rows)
    click.echo(say("judgements-foot", judgements=count("judgements", len(judgements))))
