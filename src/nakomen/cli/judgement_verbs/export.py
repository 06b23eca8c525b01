"""The verb `judgements export`: the log as JSON Lines for another archive, or as gold."""

from __future__ import annotations

from pathlib import Path

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.showing import print_json_lines
from nakomen.cli.verb import option, verb
from nakomen.wording import count, say


@verb("export", of="judgements")
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="output")
@option("--force", is_flag=True, help="force-file")
@option("--gold", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="judgements-gold")
@option("--reviewer", metavar="NAME", help="gold-reviewer")
@archive_option
def command(output: Path | None, force: bool, gold: Path | None, reviewer: str | None, archive: Place | None) -> None:
    """Write judgements."""
    if output and gold:
        raise click.UsageError(say("one-of-both", one="--output", other="--gold"), click.get_current_context())
    from nakomen.review.names import as_known

    with open_archive(archive) as opened:
        reviewer = as_known(reviewer, opened.log.reviewers()) if reviewer else None
        if gold:
            from nakomen.review.gold import write_gold

            written = write_gold(opened, gold, reviewer)
            words = {
                "statements": count("statements", written.statements),
                "files": count("documents", written.documents),
            }
            click.echo(say("gold-written", folder=gold, **words), err=True)
            for name, number in written.left_out:
                click.echo(say("gold-left-out", document=name, number=number), err=True)
            return
        records = opened.log.records()
    if reviewer:
        records = [one for one in records if one.judgement.reviewer == reviewer]
    if output is None:
        print_json_lines(one.to_dict() for one in records)
        return
    from nakomen.review.exchange import write_records

    write_records(records, output, force=force)
    click.echo(say("judgements-exported", judgements=count("judgements", len(records)), file=output), err=True)
