"""The verb `archive verify`: whether the log of judgements is what it was."""

from __future__ import annotations

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.showing import print_json
from nakomen.cli.verb import option, verb
from nakomen.wording import count, say
from nakomen.wording.errors_in_words import translate

#: So many problems are printed; one root too old makes one, a log written anew thousands.
_MOST = 50


@verb("verify", of="archive")
@option("--root", "roots", metavar="SIZE:HASH", multiple=True, help="kept-root")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(roots: tuple[str, ...], as_json: bool, archive: Place | None) -> int:
    """Check the log."""
    from nakomen.archive.judgement_log import LogRoot

    kept = [LogRoot.read(one) for one in roots]
    with open_archive(archive) as opened:
        check = opened.log.check(kept)
    if as_json:
        print_json(
            {
                "root": str(check.root),
                "whole": not check.problems,
                "against": [str(one) for one in kept],
                "erased": check.erased,
                "problems": [{"number": number, "what": what} for number, what in check.problems],
            }
        )
        return bool(check.problems)
    for number, what in check.problems[:_MOST]:
        click.echo(f"{number}: {translate(what)}" if number else translate(what))
    if check.problems:
        click.echo(say("log-changed", problems=count("problems", len(check.problems))))
        return 1
    click.echo(say("log-whole", judgements=count("judgements", check.root.size), erased=check.erased))
    click.echo(say("log-against" if kept else "log-without-root", root=check.root))
    return 0
