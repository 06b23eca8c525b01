"""The verb `register`: the official registers' own rows, as they were fetched, and these beside the letters."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.dates import day, today
from nakomen.cli.register_page import print_comparison
from nakomen.cli.showing import console, print_json, shorten, table
from nakomen.cli.verb import option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.compared_values import register_as_values
from nakomen.ledger.known_archive import known_of
from nakomen.ledger.register_asked import passes
from nakomen.model import RegisterRow
from nakomen.wording import count, say

_OTHER_COLUMNS = 70
_COMPARE = "compare"


@verb("register")
@click.argument("what", type=click.Choice((_COMPARE,)), required=False, metavar="[compare]")
@option("--chamber", type=click.Choice(("TK", "EK"), case_sensitive=False), help="chamber")
@option("--status", metavar="STATUS", help="register-status")
@option("--ministry", metavar="NAME", help="register-ministry")
@option("--on", type=day, metavar="DAY", help="on-register")
@option("--json", "as_json", is_flag=True, help="json")
@option("--csv", "as_csv", is_flag=True, help="csv")
@archive_option
def command(what: str | None, on: date | None, archive: Place | None, **given: Any) -> None:  # noqa: ANN401 - flags
    """Print rows of the registers, or the registers beside the letters."""
    as_json, as_csv = given.pop("as_json"), given.pop("as_csv")
    if what == _COMPARE:
        _compare(archive, on or today(), given, as_json=as_json, as_csv=as_csv)
        return
    if on is not None:
        raise click.UsageError(say("only-with-compare", name="--on"), click.get_current_context())
    if as_json and as_csv:
        raise click.UsageError(say("one-of-both", one="--json", other="--csv"), click.get_current_context())
    with open_archive(archive) as opened:
        rows = opened.register_rows()
    found = [row for row in rows if passes(row, **given)]
    if as_json:
        print_json([row.to_dict() for row in found])
    elif as_csv:
        from nakomen.exports.csv_table import write_rows

        write_rows((row.to_dict() for row in found), sys.stdout)
    elif not rows:
        click.echo(say("register-empty"))
    elif not found:
        words = ", ".join(sorted({row.status for row in rows}))
        click.echo(say("register-left-nothing", rows=count("rows", len(rows)), words=words))
    else:
        _print(found)


def _compare(archive: Place | None, when: date, given: dict[str, Any], *, as_json: bool, as_csv: bool) -> None:
    """Print the registers beside the letters."""
    from nakomen.tracing.register_compare import compare_register

    if as_csv:
        raise click.UsageError(say("not-with-compare", name="--csv"), click.get_current_context())
    with open_archive(archive) as opened:
        rows = opened.register_rows()
        ledger = Ledger.of(opened)
    found = [row for row in rows if passes(row, **given)]
    comparison = compare_register(found, known_of(ledger), when)
    if as_json:
        print_json(register_as_values(comparison, when))
    elif not rows:
        click.echo(say("register-empty"))
    elif not found:
        words = ", ".join(sorted({row.status for row in rows}))
        click.echo(say("register-left-nothing", rows=count("rows", len(rows)), words=words))
    else:
        print_comparison(ledger, comparison, when)


def _print(rows: Sequence[RegisterRow]) -> None:
    out = console()
    room = max(out.width - _OTHER_COLUMNS, 24) * 2
    shown = table(*(say(f"column-{name}") for name in ("number", "made", "due", "status", "by-whom", "words")))
    for column in shown.columns[:2]:
        column.no_wrap = True
    for row in rows:
        day = row.made_on.isoformat() if row.made_on else ""
        who = row.ministry or row.minister or row.office
        shown.add_row(row.number, day, row.due, row.status, shorten(who, 28), shorten(row.text or row.title, room))
    out.print(shown)
    unknown = sum(bool(row.unknown_words) for row in rows)
    click.echo(say("register-foot", rows=count("rows", len(rows)), unknown=unknown))
