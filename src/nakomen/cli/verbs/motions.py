"""The verb `motions`: each motion that the letters tell of, and which letter says how it was carried out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path, open_archive
from nakomen.cli.dates import day, today
from nakomen.cli.showing import console, indented, print_json, shorten
from nakomen.cli.verb import option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.known_archive import known_of
from nakomen.ledger.motion_values import motion_as_values
from nakomen.model import Status
from nakomen.wording import count, name_of, say

if TYPE_CHECKING:
    from rich.console import Console

    from nakomen.tracing.motions import Motion

_DONE = (Status.VOLDAAN, Status.VERVALLEN)


@verb("motions")
@option("--on", type=day, metavar="DAY", help="on-status")
@option("--member", metavar="NAME", help="member")
@option("--open", "only_open", is_flag=True, help="open-motions")
@option("--into", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="fetched-folder")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(on: date | None, member: str | None, archive: Place | None, **how: Any) -> None:  # noqa: ANN401 - flags
    """Print motions."""
    from nakomen.engines.fetching_run import fetched_folder, motions_apart
    from nakomen.tracing.motions import find_motions

    when = on or today()
    folder = fetched_folder(how["into"], archive_path(archive))
    with open_archive(archive) as opened:
        records = [*opened.motions(), *motions_apart(opened, folder)]
        ledger = Ledger.of(opened)
    motions = find_motions(known_of(ledger), when, [record.to_dict() for record in records])
    shown = [one for one in motions if _is_wanted(one, member, only_open=how["only_open"])]
    if how["as_json"]:
        print_json([motion_as_values(ledger, motion) for motion in shown])
    elif not ledger.statements:
        click.echo(say("archive-empty"))
    elif not shown:
        click.echo(say("no-motions", motions=count("motions", len(motions)), on=when))
    else:
        out = console()
        for motion in shown:
            _print(out, ledger, motion)
        click.echo(say("motions-foot", motions=count("motions", len(shown)), on=when))


def _is_wanted(motion: Motion, member: str | None, *, only_open: bool) -> bool:
    if member and not any(member.casefold() in name.casefold() for name in motion.members):
        return False
    done = motion.told_done if motion.status is None else motion.status.status in _DONE
    return not (only_open and done)


def _print(out: Console, ledger: Ledger, motion: Motion) -> None:
    parts = (motion.paper or motion.id, ", ".join(motion.members), _status(motion))
    out.print(" · ".join(filter(None, parts)), style="bold")
    for line in _course(motion):
        out.print(f"  {line}")
    for mention in motion.mentions:
        row = ledger.documents[mention.document]
        told = f"{row.number or row.id} · [{ledger.ids[mention.statement]}]"
        out.print(f"  {row.date or '-'}  {say(f'stage-{mention.stage}'):13} {told}")
        quote = shorten(ledger.statements[mention.statement].quote, max(out.width - 10, 40) * 3)
        out.print(indented(f"“{quote}”", out.width, 6))
    out.print()


def _status(motion: Motion) -> str:
    if motion.status is None:
        return say("motion-told-done" if motion.told_done else "motion-without-status")
    words = name_of(motion.status.status)
    return words if motion.status.status is Status.OPENSTAAND else f"{words} ({name_of(motion.status.standing)})"


def _course(motion: Motion) -> Iterator[str]:
    """Yield when it was moved and adopted, and what the register says of appreciation and vote."""
    if motion.filed_on:
        yield say("motion-filed", on=motion.filed_on)
    if motion.adopted_on:
        yield say("motion-adopted", on=motion.adopted_on)
    if motion.record is not None:
        seats = motion.record.get("seats") or {}
        votes = say("motion-votes", ayes=seats.get("for", 0), noes=seats.get("against", 0))
        parts = (motion.record.get("outcome_said"), motion.record.get("appreciation"), votes)
        yield say("motion-register", words=" · ".join(str(part) for part in parts if part))
