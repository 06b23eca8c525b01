"""The verb `list`: the statements of an archive, narrowed by a query and filters."""

from __future__ import annotations

import sys
from typing import Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.filtering import filters_of, why_empty, with_filters, with_query
from nakomen.cli.showing import console, print_json
from nakomen.cli.statement_table import print_statements
from nakomen.cli.verb import AskingVerb, option, verb
from nakomen.ledger.short_ids import short_ids
from nakomen.wording import count, say


@verb("list", cls=AskingVerb)
@with_query()
@with_filters
@option("--json", "as_json", is_flag=True, help="json")
@option("--csv", "as_csv", is_flag=True, help="csv")
@archive_option
def command(as_json: bool, as_csv: bool, archive: Place | None, **given: Any) -> None:  # noqa: ANN401 - the filters
    """Print statements."""
    from nakomen.review import judged
    from nakomen.review.listing import ids_in_force, judged_rows, judged_statements

    if as_json and as_csv:
        raise click.UsageError(say("one-of-both", one="--json", other="--csv"), click.get_current_context())
    with open_archive(archive) as opened:
        filters = filters_of(given, opened)
        if as_json or as_csv:
            rows = judged_rows(opened, filters)
            if as_json:
                print_json(rows)
                return
            from nakomen.exports.csv_table import write_rows

            write_rows(rows, sys.stdout)
            return
        found = judged(opened) if opened.log.last() else None
        statements = judged_statements(opened, filters, found)
        if not statements:
            click.echo(why_empty(opened, filters))
            return
        ids = short_ids(ids_in_force(opened, found))
        days = {row.id: row.date for row in opened.documents()}
    print_statements(console(), statements, ids, days)
    click.echo(say("list-foot", statements=count("statements", len(statements)), id=ids[statements[0].id]))
