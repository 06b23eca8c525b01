"""The verb `judgements erase`: a person is forgotten, what she ruled stays."""

from __future__ import annotations

import secrets

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.dates import now
from nakomen.cli.verb import option, verb
from nakomen.model import JudgementError
from nakomen.wording import count, say


@verb("erase", of="judgements")
@click.argument("wanted", metavar="NAME|ID...", nargs=-1, required=True)
@option("--notes-only", is_flag=True, help="notes-only")
@option("--by", "--reviewer", "by", metavar="NAME", help="erased-by")
@option("--yes", is_flag=True, help="yes")
@archive_option
def command(wanted: tuple[str, ...], notes_only: bool, by: str | None, yes: bool, archive: Place | None) -> int:
    """Erase the words about persons."""
    from nakomen.cli.judging import reviewer_of
    from nakomen.review.names import as_known

    with open_archive(archive) as opened:
        judgements = opened.log.judgements()
        known = {one.reviewer for one in judgements}
        names = {as_known(one, known) for one in wanted}
        ids = [one.id for one in judgements if one.reviewer in names or one.id in wanted]
        if not ids:
            remedy = "nakomen judgements list shows both"
            raise JudgementError(f"there is no reviewer or judgement {' '.join(wanted)}", remedy=remedy)
        if not yes and not click.confirm(say("erase-sure", judgements=count("judgements", len(ids))), err=True):
            return 1
        opened.log.erase(ids, by=reviewer_of(by), at=now(), secret=secrets.token_bytes(32), notes_only=notes_only)
        root = opened.log.root()
    click.echo(say("erased", judgements=count("judgements", len(ids)), root=root))
    return 0
