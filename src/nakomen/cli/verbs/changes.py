"""The verb `changes`: what a report says beside an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path, open_archive
from nakomen.cli.showing import console, indented, print_json, shorten
from nakomen.cli.verb import option, verb
from nakomen.ledger import Ledger
from nakomen.ledger.compared_values import changes_as_values
from nakomen.ledger.known_archive import known_of, title_of, two_documents
from nakomen.wording import count, name_of, say
from nakomen.wording.term_words import term_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from nakomen.tracing.report_changes import Moved, ReportChanges


@verb("changes")
@click.argument("report1", metavar="REPORT1")
@click.argument("report2", metavar="REPORT2")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(report1: str, report2: str, as_json: bool, archive: Place | None) -> None:
    """Print what changed between two reports."""
    from nakomen.tracing.report_changes import changes_between

    where = str(archive_path(archive))
    with open_archive(archive) as opened:
        ledger = Ledger.of(opened)
    first, second = two_documents(ledger, (report1, report2), where)
    changes = changes_between(known_of(ledger), first, second)
    if as_json:
        print_json(changes_as_values(changes, first, second))
        return
    out = console()
    out.print(f"{title_of(ledger, first)}\n→ {title_of(ledger, second)}\n")
    _print(out, ledger, changes)


def _print(out: Console, ledger: Ledger, changes: ReportChanges) -> None:
    for name, group in changes.groups():
        if not group:
            continue
        out.print(say(f"changes-{name}", undertakings=count("undertakings", len(group))), style="bold")
        for moved in group:
            _print_moved(out, ledger, moved)
        out.print()
    for name, themes in (("silent", changes.silent_themes), ("new", changes.new_themes)):
        if themes:
            out.print(say(f"themes-{name}", themes=", ".join(map(name_of, themes))))
    if not any(group for _, group in changes.groups()):
        out.print(say("changes-nothing"))


def _print_moved(out: Console, ledger: Ledger, moved: Moved) -> None:
    room = max(out.width - 12, 40)
    theme = next((name_of(one.theme) for one in (moved.later, moved.earlier) if one and one.theme), say("no-theme"))
    words = " · ".join(filter(None, (theme, _moves(moved))))
    out.print(f"  [{ledger.ids[moved.spoor.id]}] {words}")
    for sign, one in (("-", moved.earlier), ("+", moved.later)):
        if one is not None:
            out.print(indented(f"“{shorten(one.quote, room * 3)}”", out.width, 4, f"{sign} "))


def _moves(moved: Moved) -> str:
    """Return how the term and the status moved."""
    before, after = moved.terms
    parts = []
    if before != after and moved.later is not None:
        old, new = (term_in_words(due) if due else "-" for due in (before, after))
        parts.append(f"{say('field-due')} {old} → {new}" if moved.earlier else f"{say('field-due')} {new}")
    elif after:
        parts.append(f"{say('field-due')} {term_in_words(after)}")
    if moved.before and moved.after and moved.before.status is not moved.after.status:
        parts.append(f"{name_of(moved.before.status)} → {name_of(moved.after.status)}")
    return ", ".join(parts)
