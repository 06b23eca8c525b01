"""The verb `archive check`: is the archive whole, from the database's pages up to the quotes."""

from __future__ import annotations

from dataclasses import asdict

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.progress import Counter
from nakomen.cli.showing import print_json
from nakomen.cli.verb import option, verb
from nakomen.wording import count, say
from nakomen.wording.errors_in_words import translate

#: How many faults are told one by one.
_SHOWN = 50
#: The tables whose rows are told.
_TOLD = ("document", "sentence", "statement", "link", "judgement")


@verb("check", of="archive")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(as_json: bool, archive: Place | None) -> int:
    """Print what is wrong; return 1 where anything is."""
    with open_archive(archive) as opened, Counter(patience=1.0) as counter:
        checked = opened.check(counter.step)
    if as_json:
        print_json({"archive": str(opened.path), "ok": not checked.faults, **asdict(checked)})
        return 1 if checked.faults else 0
    for fault in checked.faults[:_SHOWN]:
        click.echo(f"{f'{translate(fault.place)}: ' if fault.place else ''}{translate(fault.what)}")
    faults = count("faults", len(checked.faults))
    if checked.faults:
        click.echo(say("archive-not-whole", archive=opened.path, faults=faults))
        return 1
    told = ", ".join(count(f"{table}s", checked.rows[table]) for table in _TOLD)
    click.echo(say("archive-whole", archive=opened.path, revision=checked.revision, rows=told))
    return 0
