"""The verb `answer`: all open undertakings that a coming report has to answer, as a checklist to copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.checklist_page import checklist_page
from nakomen.cli.dates import day, today
from nakomen.cli.filtering import theme
from nakomen.cli.meeting_typed import find_meeting
from nakomen.cli.showing import print_json
from nakomen.cli.verb import option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.compared_values import to_answer_as_values
from nakomen.ledger.known_archive import known_of
from nakomen.model import NakomenError
from nakomen.wording import count, say


@verb("answer")
@option("--for", "meeting", metavar="MEETING", required=True, help="for-meeting")
@option("--on", type=day, metavar="DAY", help="on-answer")
@option("--theme", type=theme, metavar="THEME", multiple=True, help="theme")
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.md", help="output-markdown")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(meeting: str, on: date | None, archive: Place | None, **how: Any) -> None:  # noqa: ANN401 - flags
    """Print the checklist."""
    from nakomen.tracing.checklist import to_answer

    with open_archive(archive) as opened:
        ledger = Ledger.of(opened)
        found = find_meeting(opened, ledger, meeting)
    # A meeting of the past is answered with what was known then.
    seen_from = on or min(found.day, today())
    rows = to_answer(known_of(ledger), seen_from, how["theme"])
    if how["as_json"]:
        head = {"meeting": found.name, "day": found.day.isoformat(), "on": seen_from.isoformat()}
        print_json({**head, "open": to_answer_as_values(ledger, rows, found.day)})
        return
    if not rows:
        nothing = say("answer-nothing", meeting=found.name, on=seen_from)
        click.echo(nothing if ledger.statements else say("archive-empty"))
        return
    page = checklist_page(ledger, rows, found, seen_from)
    if how["output"] is None:
        click.echo(page, nl=False)
        return
    _write(how["output"], page)
    click.echo(say("exported", rows=count("undertakings", len(rows)), file=how["output"]), err=True)


def _write(file: Path, page: str) -> None:
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise NakomenError(what, where=str(file), remedy="name another file") from error
