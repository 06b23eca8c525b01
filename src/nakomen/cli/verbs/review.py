"""The verb `review`: statement after statement, a key a judgement; or a file of judgements at once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.attempts import report_failures
from nakomen.cli.dates import today
from nakomen.cli.filtering import filters_of, why_empty, with_filters, with_query
from nakomen.cli.showing import console
from nakomen.cli.verb import AskingVerb, option, verb
from nakomen.model import ArchiveError, JudgementError, NakomenError
from nakomen.wording import count, say

if TYPE_CHECKING:
    from nakomen.archive import Archive
    from nakomen.cli.reviewing.keys import Keys
    from nakomen.review.pending import Asked

_OWN = ("reviewer", "blind", "sample", "seed", "conflicts", "batch", "dry_run", "sheet")


@verb("review", cls=AskingVerb)
@with_query()
@with_filters
@option("--reviewer", metavar="NAME", help="review-reviewer")
@option("--blind", is_flag=True, help="review-blind")
@option("--sample", type=click.IntRange(min=1), metavar="N", help="review-sample")
@option("--seed", type=int, default=0, metavar="N", help="review-seed")
@option("--conflicts", is_flag=True, help="review-conflicts")
@option("--batch", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="review-batch")
@option("--dry-run", is_flag=True, help="review-dry-run")
@option("--sheet", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="review-sheet")
@archive_option
def command(archive: Place | None, **given: Any) -> int:  # noqa: ANN401 - the filters
    """Review statements."""
    from nakomen.cli.judging import tell_nearly_known
    from nakomen.cli.reviewing.naming import reviewer_here
    from nakomen.review.pending import Asked

    own = {name: given.pop(name) for name in _OWN}
    _refuse_what_does_not_go_together(own)
    with open_archive(archive) as opened:
        filters = filters_of(given, opened)
        if not opened.size().statements:
            click.echo(why_empty(opened, filters))
            return 0
        own["reviewer"] = reviewer_here(own["reviewer"])
        tell_nearly_known(opened, own["reviewer"])
        sample = (own["sample"], own["seed"]) if own["sample"] else None
        asked = Asked(filters, filters.on or today(), sample)
        if own["batch"]:
            return _batch(opened, own)
        if own["sheet"]:
            return _sheet(opened, asked, own)
        return _conflicts(opened, asked, own) if own["conflicts"] else _review(opened, asked, own)


def _refuse_what_does_not_go_together(own: dict[str, Any]) -> None:
    for one, other in (("batch", "sheet"), ("batch", "conflicts"), ("sheet", "conflicts"), ("blind", "conflicts")):
        if own[one] and own[other]:
            words = say("one-of-both", one=f"--{one}", other=f"--{other}")
            raise click.UsageError(words, click.get_current_context())
    if own["dry_run"] and not own["batch"]:
        raise click.UsageError(say("review-dry-run-of-what"), click.get_current_context())


def _review(archive: Archive, asked: Asked, own: dict[str, Any]) -> int:
    from nakomen.cli.reviewing.keys import keys_here
    from nakomen.cli.reviewing.pages import tell_kept
    from nakomen.cli.reviewing.session import Session
    from nakomen.review.pace import Pace
    from nakomen.review.sitting import Sitting

    sitting = Sitting(archive, own["reviewer"], blind=own["blind"])
    session = Session(sitting, keys_here(), asked, console(), Pace(time.monotonic, time.monotonic()))
    session.load()
    click.echo(say("review-hello-blind" if own["blind"] else "review-hello", reviewer=own["reviewer"]))
    try:
        session.run()
    finally:
        tell_kept(session.pace.made, session.left > 0)
    return _refused(session.refused, session.keys)


def _conflicts(archive: Archive, asked: Asked, own: dict[str, Any]) -> int:
    from nakomen.cli.reviewing.conflicts import Adjudication
    from nakomen.cli.reviewing.keys import keys_here
    from nakomen.cli.reviewing.pages import tell_kept
    from nakomen.review.pace import Pace

    pace = Pace(time.monotonic, time.monotonic())
    adjudication = Adjudication(archive, own["reviewer"], keys_here(), asked.filters, console(), pace)
    click.echo(say("review-hello", reviewer=own["reviewer"]))
    try:
        adjudication.run()
    finally:
        tell_kept(pace.made, False)
    return _refused(adjudication.refused, adjudication.keys)


def _refused(refused: Sequence[NakomenError], keys: Keys) -> int:
    """Tell a program that pipes keys in what was refused; who sits at a terminal saw it, and did what she would."""
    if not refused or not keys.piped:
        return 0
    report_failures(refused, say("review-refused-keys", judgements=count("judgements", len(refused))))
    return 1


def _batch(archive: Archive, own: dict[str, Any]) -> int:
    from nakomen.cli.reviewing.batch import Batch
    from nakomen.review.sheets import read_sheet
    from nakomen.review.sitting import Sitting

    rows, refused = read_sheet(own["batch"])
    batch = Batch(Sitting(archive, own["reviewer"], blind=own["blind"]), own["batch"], dry_run=own["dry_run"])
    report = batch.run(rows, refused)
    click.echo(
        say(
            "review-would-keep" if own["dry_run"] else "review-batch-kept",
            judgements=count("judgements", report.kept),
            known=report.known,
            blank=report.blank,
            refused=len(report.refused),
        )
    )
    report_failures(report.refused, say("review-refused", lines=count("lines", len(report.refused))))
    return 1 if report.refused else 0


def _sheet(archive: Archive, asked: Asked, own: dict[str, Any]) -> int:
    from nakomen.exports.csv_table import write_table
    from nakomen.exports.writing import write_whole
    from nakomen.review.pending import pending
    from nakomen.review.sheets import sheet_rows
    from nakomen.review.sitting import Sitting

    path: Path = own["sheet"]
    if path.exists():
        raise JudgementError(
            "is there already", where=str(path), remedy="name another file, what was filled in is lost"
        )
    sitting = Sitting(archive, own["reviewer"], blind=own["blind"])
    order, _ = pending(sitting, asked)
    if not order:
        click.echo(
            say("review-all-done") if sitting.scope(asked.filters, asked.sample) else why_empty(archive, asked.filters)
        )
        return 0
    looks = [sitting.look(one) for one in order]
    days = {row.id: row.date for row in archive.documents()}
    rows = sheet_rows([one.statement for one in looks], days, looks[0].seen)
    try:
        write_whole(path, lambda stream: write_table(rows, stream))
    except ArchiveError as error:
        remedy = "name a file in a folder that you may write in"
        raise JudgementError(error.what, where=str(path), remedy=remedy) from error
    click.echo(say("review-sheet-written", statements=count("statements", len(order)), file=path))
    return 0
