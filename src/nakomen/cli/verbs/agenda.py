"""The verb `agenda`: the aims of an annotated agenda beside what the report of the meeting says came of them."""

from __future__ import annotations

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path, open_archive
from nakomen.cli.showing import console, indented, print_json, shorten
from nakomen.cli.verb import option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.compared_values import outcomes_as_values
from nakomen.ledger.known_archive import agenda_and_report, known_of, title_of
from nakomen.wording import count, name_of, say
from nakomen.wording.actor_words import actors_in_words


@verb("agenda")
@click.argument("agenda", metavar="AGENDA")
@click.argument("report", metavar="REPORT")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(agenda: str, report: str, as_json: bool, archive: Place | None) -> None:
    """Print aims and outcomes."""
    from nakomen.tracing.agenda_outcomes import outcomes_of

    where = str(archive_path(archive))
    with open_archive(archive) as opened:
        ledger = Ledger.of(opened)
    first, second = agenda_and_report(ledger, (agenda, report), where)
    found = outcomes_of(known_of(ledger), first, second)
    if as_json:
        print_json(outcomes_as_values(found, first, second))
        return
    out = console()
    out.print(f"{title_of(ledger, first)}\n→ {title_of(ledger, second)}\n")
    room = max(out.width - 10, 40) * 3
    for one in found:
        who = f"{name_of(one.aim.kind)} · {actors_in_words(one.aim.actor)}"
        out.print(f"[{ledger.ids[one.aim.id]}] {who} · {say(f'outcome-{one.outcome}')}", style="bold")
        out.print(indented(f"“{shorten(one.aim.quote, room)}”", out.width, 2))
        for told in one.found:
            out.print(indented(f"[{ledger.ids[told.id]}] “{shorten(told.quote, room)}”", out.width, 2, "→ "))
    words = sum(bool(one.found) for one in found)
    click.echo(say("agenda-foot", aims=count("aims", len(found)), told=words) if found else say("agenda-nothing"))
