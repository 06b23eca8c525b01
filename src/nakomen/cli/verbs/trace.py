"""The verb `trace`: an undertaking from letter to letter."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.dates import day, today
from nakomen.cli.showing import console, print_json
from nakomen.cli.spoor_picture import print_spoor
from nakomen.cli.verb import option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.deeds import Deeds
from nakomen.ledger.spoor_values import spoor_as_values
from nakomen.model import ArchiveError, Spoor
from nakomen.wording import count, name_of, say

if TYPE_CHECKING:
    from nakomen.archive import Archive

_ID = re.compile(r"[0-9a-f]{4,64}")


@verb("trace")
@click.argument("wanted", metavar="ID|QUERY", nargs=-1, required=True)
@option("--on", type=day, metavar="DAY", help="on-status")
@option("--limit", type=click.IntRange(min=1), default=3, metavar="N", help="limit")
@option("--json", "as_json", is_flag=True, help="json")
@option("--why", is_flag=True, help="why")
@archive_option
def command(wanted: tuple[str, ...], on: date | None, archive: Place | None, **how: Any) -> int:  # noqa: ANN401 - flags
    """Print the sporen of a statement or of words."""
    when, limit = on or today(), how["limit"]
    with open_archive(archive) as opened:
        ledger = Ledger.of(opened)
        sporen = _sporen(opened, ledger, " ".join(wanted))
    if how["as_json"]:
        print_json([spoor_as_values(ledger, spoor, when) for spoor in sporen[:limit]])
        return 0
    out = console()
    for spoor in sporen[:limit]:
        print_spoor(out, ledger, spoor, when, why=how["why"])
    if not ledger.statements:
        click.echo(say("archive-empty"))
    elif not sporen:
        click.echo(say("no-spoor", wanted=" ".join(wanted)))
    elif len(sporen) > limit:
        click.echo(say("more-sporen", sporen=count("sporen", len(sporen) - limit), limit=len(sporen)))
    return 0


def _sporen(archive: Archive, ledger: Ledger, wanted: str) -> list[Spoor]:
    """Return the spoor of a statement, those that name a paper, or those with the words of a search, best first."""
    if _ID.fullmatch(wanted):
        statement = Deeds(archive, ledger).statement(wanted)
        spoor = ledger.spoor_of(statement.id)
        if spoor is None:
            remedy = say("not-traced-remedy")
            raise ArchiveError(say("not-traced", kind=name_of(statement.kind)), where=wanted, remedy=remedy)
        return [spoor]
    named = [one.id for one in ledger.statements.values() if wanted.casefold() in one.refs]
    found = dict.fromkeys(named or (one.id for hit in archive.search(wanted) for one in hit.statements))
    sporen = {spoor.id: spoor for one in found if (spoor := ledger.spoor_of(one)) is not None}
    # Those that have a story say more than an undertaking that was never heard of again.
    return sorted(sporen.values(), key=lambda spoor: len(spoor.statements) == 1)
