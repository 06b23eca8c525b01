"""The verb `judgements import`: the judgements of another archive, merged with those that are there."""

from __future__ import annotations

from pathlib import Path

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.attempts import report_failures
from nakomen.cli.showing import print_json
from nakomen.cli.verb import option, verb
from nakomen.model import JudgementError
from nakomen.wording import count, say


@verb("import", of="judgements")
@click.argument(
    "files", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE...", nargs=-1, required=True
)
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(files: tuple[Path, ...], as_json: bool, archive: Place | None) -> int:
    """Take in judgements."""
    from nakomen.review import judged
    from nakomen.review.exchange import read_records

    added = known = erased = 0
    refused: list[JudgementError] = []
    with open_archive(archive) as opened:
        for path in files:
            records, damaged = read_records(path)
            done = opened.log.take_in(records)
            added, known, erased = added + done.added, known + done.known, erased + done.erased
            refused += damaged
            refused += [
                JudgementError(one.what, where=f"{path}, line {line}", remedy=one.remedy) for line, one in done.refused
            ]
        found = judged(opened)
    values = {"added": added, "known": known, "erased": erased, "refused": len(refused)}
    if as_json:
        print_json(values | {"conflicts": len(found.conflicts), "orphans": len(found.orphans)})
    else:
        click.echo(say("judgements-imported", added=count("judgements", added), known=known))
        if found.conflicts:
            click.echo(say("conflicts-are", conflicts=count("conflicts", len(found.conflicts))))
        if found.orphans:
            click.echo(say("orphans-are", judgements=count("judgements", len(found.orphans))))
    report_failures(refused, say("judgements-refused", lines=count("lines", len(refused))))
    return 1 if refused else 0
