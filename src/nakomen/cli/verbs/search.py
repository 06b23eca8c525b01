"""The verb `search`: sentences that hold words, in any of their forms."""

from __future__ import annotations

from typing import Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.filtering import filters_of, with_filters, with_query
from nakomen.cli.showing import console, marked, print_json
from nakomen.cli.verb import AskingVerb, option, verb
from nakomen.ledger.short_ids import short_ids
from nakomen.wording import count, name_of, say
from nakomen.wording.actor_words import actors_in_words


@verb("search", cls=AskingVerb)
@with_query(required=True)
@with_filters
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(query: str, as_json: bool, archive: Place | None, **given: Any) -> None:  # noqa: ANN401 - the filters
    """Print the sentences that are found."""
    from nakomen.review.hits import judged_hits
    from nakomen.review.listing import ids_in_force

    with open_archive(archive) as opened:
        hits = judged_hits(opened, query, filters_of({**given, "limit": given["limit"] or 20}, opened))
        ids = short_ids(ids_in_force(opened))
        empty = not opened.size().documents
    if as_json:
        print_json(
            [
                {
                    "document": hit.document,
                    "date": str(hit.date or ""),
                    "title": hit.title,
                    "start": hit.start,
                    "end": hit.end,
                    "text": hit.text,
                    "marks": [[mark.start, mark.end] for mark in hit.marks],
                    "statements": [one.to_dict() for one in hit.statements],
                }
                for hit in hits
            ]
        )
        return
    if not hits:
        click.echo(say("archive-empty") if empty else say("search-nothing", query=query))
        return
    out = console()
    colour = out.is_terminal and not out.no_color
    for hit in hits:
        out.print(f"{hit.date or say('undated')} · {hit.document}", style="bold")
        out.print(marked(hit.text, [(mark.start, mark.end) for mark in hit.marks], colour=colour))
        for one in hit.statements:
            out.print(f"  → {name_of(one.kind)} · {actors_in_words(one.actor)} · [{ids[one.id]}]", style="cyan")
        out.print()
    click.echo(say("search-foot", sentences=count("sentences", len(hits))))
