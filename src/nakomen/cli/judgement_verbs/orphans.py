"""The verb `judgements orphans`: judgements whose words are found no more, with what is most like them."""

from __future__ import annotations

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.showing import console, print_json
from nakomen.cli.verb import option, verb
from nakomen.wording import count, say


@verb("orphans", of="judgements")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(as_json: bool, archive: Place | None) -> None:
    """Print orphans."""
    from nakomen.ledger.judged_words import judgement_in_words, values_of
    from nakomen.review import judged

    with open_archive(archive) as opened:
        orphans = judged(opened).orphans
    if as_json:
        print_json(
            [
                {
                    "judgement": values_of(one.judgement),
                    "quote": one.quote,
                    "document": one.document,
                    "nearest": one.passage,
                    "start": one.start,
                    "likeness": round(one.likeness, 3),
                }
                for one in orphans
            ]
        )
        return
    out = console()
    for one in orphans:
        out.print(f"[{one.judgement.id[:8]}] {judgement_in_words(one.judgement)}", style="bold")
        out.print(f"  {say('orphan-quote', document=one.document)} “{one.quote}”")
        if one.passage:
            out.print(f"  {say('orphan-nearest', likeness=round(100 * one.likeness))} “{one.passage}”")
        else:
            out.print(f"  {say('orphan-nothing')}")
    click.echo(say("orphans-foot", judgements=count("judgements", len(orphans))) if orphans else say("orphans-none"))
