"""The verb `demo`: the shipped letters, read and shown as a newcomer understands them."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nakomen.archive.places import Place, place_of
from nakomen.cli.archives import archive_option
from nakomen.cli.attempts import report_failures
from nakomen.cli.safe_reading import run_here
from nakomen.cli.showing import console, shorten, table
from nakomen.cli.spoor_picture import print_spoor
from nakomen.cli.verb import option, verb
from nakomen.cli.verbs.due import print_terms
from nakomen.engines.gathering import gather
from nakomen.engines.reading_run import Run, read_into
from nakomen.ledger import Ledger
from nakomen.ledger.terms_due import terms_on
from nakomen.model import Kind, Spoor, Status, Termijnstand
from nakomen.wording import count, name_of, say

if TYPE_CHECKING:
    from rich.console import Console

#: The day from which the demo looks, where the dossier itself names none.
_DAY = date(2025, 6, 1)
_NEAR_DAYS = 90
_SPOREN = 3
_SHOWN = 8
#: A spoor of more statements says much, but not at first sight.
_LONGEST = 9


@verb("demo")
@option("--grow", type=click.IntRange(min=1), metavar="N", multiple=True, help="grow")
@archive_option
@click.pass_context
def command(ctx: click.Context, grow: tuple[int, ...], archive: Place | None) -> int:
    """Read the shipped letters and show what comes of it."""
    named = archive or ctx.find_root().params.get("archive")
    if grow:
        from nakomen.cli.growth import measure_growth

        measure_growth(grow, named)
        return 0
    if named:
        return _show(place_of(named), kept=True)
    with tempfile.TemporaryDirectory(prefix="nakomen-") as folder:
        return _show(Path(folder) / "demo.db", kept=False)


def _show(file: Place, *, kept: bool) -> int:
    from nakomen import demo
    from nakomen.archive import Archive

    folder = demo.dossier_folder()
    day: date = getattr(demo, "DEMO_DAY", _DAY)
    with Archive(file) as opened:
        run = run_here()
        read_into(opened, run, gather([str(folder)]), ["demo"])
        ledger = Ledger.of(opened)
    out = console()
    _print_read(out, ledger, run)
    _print_kinds(out, ledger)
    out.print(say("demo-due", day=day), style="bold underline")
    out.print()
    terms = terms_on(ledger, day, _NEAR_DAYS)
    terms.running.clear()
    print_terms(out, ledger, terms, day, most_past=_SHOWN)
    out.print()
    out.print(say("demo-sporen", count=_SPOREN), style="bold underline")
    out.print()
    for spoor in (telling := _telling(ledger, day)):
        print_spoor(out, ledger, spoor, day)
    _print_next(out, [ledger.ids[spoor.id] for spoor in telling], folder, file if kept else None)
    report_failures(run.failures)
    return 1 if run.failures else 0


def _print_read(out: Console, ledger: Ledger, run: Run) -> None:
    out.print(say("demo-read", documents=count("documents", len(run.read))), style="bold underline")
    out.print()
    rows = table(*(say(f"column-{name}") for name in ("date", "document", "format", "statements", "undertakings")))
    for row in sorted(ledger.documents.values(), key=lambda row: (row.date or date.min, row.id)):
        form = Path(row.source_name).suffix.lstrip(".")
        title = shorten(row.title or row.id, max(out.width - 60, 30))
        rows.add_row(str(row.date or "-"), title, form, str(row.statements), str(row.undertakings))
    out.print(rows)
    out.print()


def _print_kinds(out: Console, ledger: Ledger) -> None:
    """Print how many statements of each kind there are, with a bar and one example in its own words."""
    out.print(say("demo-kinds", statements=count("statements", len(ledger.statements))), style="bold underline")
    out.print()
    kinds = Counter(one.kind for one in ledger.statements.values())
    most = max(kinds.values(), default=1)
    for kind in Kind:
        bar = "█" * round(20 * kinds[kind] / most)
        out.print(f"  {name_of(kind):12} {kinds[kind]:4}  {bar:20}  {say(f'about-{kind}')}")
    out.print()


def _telling(ledger: Ledger, day: date) -> list[Spoor]:
    """Return the sporen that show most, of three endings: honoured, term moved, past its term; else any of the best."""

    def worth(spoor: Spoor) -> tuple[bool, int, int, str]:
        documents = {ledger.statements[one].document for one in spoor.statements}
        too_long = len(spoor.statements) > _LONGEST
        return too_long, -len(documents), -len({link.relation for link in spoor.links}), spoor.id

    best = sorted(ledger.sporen, key=worth)
    status = {spoor.id: ledger.status(spoor, day) for spoor in best}
    endings = (
        [spoor for spoor in best if (on := status[spoor.id]) and on.status is Status.VOLDAAN],
        [spoor for spoor in best if (on := status[spoor.id]) and len(on.terms) > 1],
        [spoor for spoor in best if (on := status[spoor.id]) and on.termijnstand is Termijnstand.PASSED],
        best,
        best[1:],
        best[2:],
    )
    chosen = {ending[0].id: ending[0] for ending in endings if ending}
    return list(chosen.values())[:_SPOREN]


def _print_next(out: Console, ids: list[str], folder: Path, archive: Place | None) -> None:
    out.print(say("demo-next"), style="bold underline")
    out.print()
    name = archive or "demo.db"
    if archive is None:
        out.print(f"  nakomen read {folder} --archive {name}")
    out.print(f"  nakomen list --kind {name_of(Kind.ASSURANCE)} --archive {name}")
    for identity in ids[:1]:
        out.print(f"  nakomen trace {identity} --archive {name}")
        out.print(f"  nakomen explain {identity} --archive {name}")
    out.print(f"  nakomen read {say('demo-your-letters')}")
