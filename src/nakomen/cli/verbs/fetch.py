"""The verb `fetch`: official papers and register rows from the sources, into a folder and the archive."""

from __future__ import annotations

from collections import Counter as Counts
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path
from nakomen.cli.attempts import report_failures
from nakomen.cli.dates import first_day, last_day, now
from nakomen.cli.progress import Counter
from nakomen.cli.safe_reading import run_here
from nakomen.cli.showing import console, print_json, table
from nakomen.cli.verb import option, verb
from nakomen.cli.verbs.read import told
from nakomen.engines.fetching_run import (
    Fetching,
    fetch_all,
    fetched_folder,
    keep_motions,
    keep_motions_apart,
    keep_rows,
    keeping_fetcher,
    note_stamps,
    read_papers,
)
from nakomen.engines.gathering import Gathered
from nakomen.model import FetchError, RegisterRow
from nakomen.wording import count, name_of, say

if TYPE_CHECKING:
    from nakomen.engines.reading_run import Run
    from nakomen.model.motion_records import MotionRecord
    from nakomen.sources.fetched_folder import FetchedFolder
    from nakomen.sources.stamps import Question, Stamps


@verb("fetch")
@click.argument("words", nargs=-1, required=True, metavar="WHAT...")
@option("--since", type=first_day, metavar="DAY", help="fetch-since")
@option("--until", type=last_day, metavar="DAY", help="fetch-until")
@option("--ministry", metavar="NAME", default="", help="fetch-ministry")
@option("--status", metavar="STATUS", default="", help="fetch-status")
@option("--into", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="into")
@option("--only-fetch", is_flag=True, help="only-fetch")
@option("--offline", is_flag=True, help="offline")
@option("--json", "as_json", is_flag=True, help="json-summary")
@archive_option
def command(words: tuple[str, ...], as_json: bool, archive: Place | None, **given: Any) -> int:  # noqa: ANN401 - options
    """Fetch papers and rows, and read them."""
    from nakomen.sources.stamps import Stamps

    file = archive_path(archive)
    folder = fetched_folder(given["into"], file)
    if words == ("list",):
        _show_list(folder, as_json=as_json)
        return 0
    stamps = Stamps(folder.root / "stamps.json")
    questions = _questions(words, given, stamps)
    fetching = Fetching()
    fetcher = keeping_fetcher(folder, now, offline=given["offline"])
    try:
        with fetcher, Counter() as counter:
            fetch_all(fetching, fetcher, questions, counter)
    except KeyboardInterrupt:
        _keep(fetching, folder, file, only_fetch=given["only_fetch"])
        click.echo(say("fetch-interrupted", papers=count("papers", len(fetching.papers)), folder=folder.root), err=True)
        raise
    _keep(fetching, folder, file, only_fetch=given["only_fetch"])
    if not given["offline"]:
        note_stamps(fetching, stamps, rows_kept=not given["only_fetch"])
    run, gathered = _read(fetching, file, words, only_fetch=given["only_fetch"])
    if as_json:
        print_json(_summary(fetching, run, folder, file))
    else:
        for line in _told(fetching, fetcher.new, folder, words):
            click.echo(line)
        if gathered.files:
            for line in told(run, gathered, file):
                click.echo(line)
    report_failures(fetching.failures, say("not-fetched", number=len(fetching.failures)))
    report_failures(run.failures)
    return 1 if fetching.failures or run.failures else 0


def _questions(words: tuple[str, ...], given: dict[str, Any], stamps: Stamps) -> list[Question]:
    """Return what to ask: what was typed, or all that was asked before."""
    from nakomen.sources import questions_of
    from nakomen.sources.asking import Request
    from nakomen.sources.stamps import Question

    if words == ("update",):
        before = stamps.continued()
        if not before:
            remedy = "fetch something first: nakomen fetch dossier 28676"
            raise FetchError("nothing was fetched before", where=str(stamps.path.parent), remedy=remedy)
        return before
    request = Request(words, given["since"], given["until"], given["ministry"], given["status"])
    return [Question(source.NAME, one) for source, one in questions_of(request)]


def _keep(fetching: Fetching, folder: FetchedFolder, file: Place, *, only_fetch: bool) -> None:
    from nakomen.archive import Archive

    if only_fetch:
        if fetching.motions:
            keep_motions_apart(fetching, folder)
    elif fetching.rows or fetching.motions:
        with Archive(file) as opened:
            keep_rows(fetching, opened, now())
            keep_motions(fetching, opened, folder, now())


def _read(fetching: Fetching, file: Place, words: tuple[str, ...], *, only_fetch: bool) -> tuple[Run, Gathered]:
    from nakomen.archive import Archive

    run = run_here()
    if only_fetch or not fetching.papers:
        return run, Gathered()
    with Archive(file) as opened:
        return run, read_papers(fetching, opened, run, words)


def _told(fetching: Fetching, new: int, folder: FetchedFolder, words: tuple[str, ...]) -> list[str]:
    """Return the summary of what was fetched, line by line."""
    if not fetching.came:
        return [] if fetching.failures else [say("fetch-nothing", what=" ".join(words))]
    lines = [say("fetch-done", papers=count("papers", len(fetching.papers)), folder=folder.root, new=new)]
    if fetching.rows:
        parts = _parts(Counts(str(one) for one in fetching.row_results))
        lines.append(say("fetch-rows", rows=count("rows", len(fetching.rows)), kept=parts or say("not-kept")))
    if fetching.motions:
        parts = _parts(fetching.motion_results)
        lines.append(say("fetch-motions", motions=count("motions", len(fetching.motions)), kept=parts))
    unknown = Counts(_unknown_words(fetching))
    lines += [say("fetch-unknown", word=word, rows=count("rows", number)) for word, number in unknown.items()]
    return lines


def _unknown_words(fetching: Fetching) -> list[str]:
    """Return the words of the registers that nakomen does not know, one for each row that uses it."""
    rows: list[RegisterRow | MotionRecord] = [*fetching.rows, *fetching.motions]
    return [word for row in rows for word in row.unknown_words]


def _parts(kept: Mapping[str, int]) -> str:
    return ", ".join(f"{kept[name]} {name_of(name)}" for name in ("new", "changed", "unchanged") if kept.get(name))


def _summary(fetching: Fetching, run: Run, folder: FetchedFolder, file: Place) -> dict[str, Any]:
    failures = [*fetching.failures, *run.failures]
    return {
        "folder": str(folder.root),
        "archive": str(file),
        "papers": [{"number": paper.publication.number, "file": str(paper.path)} for paper in fetching.papers],
        "register_rows": dict(sorted(Counts(str(one) for one in fetching.row_results).items())),
        "motions": dict(sorted(fetching.motion_results.items())),
        "unknown_words": sorted(set(_unknown_words(fetching))),
        "documents": [{"id": one.document, "file": one.source_name, "kept": str(one.kept)} for one in run.read],
        "statements": len(run.statements),
        "failures": [{"where": one.where, "error": one.what, "remedy": one.remedy} for one in failures],
    }


def _show_list(folder: FetchedFolder, *, as_json: bool) -> None:
    """Print all that was fetched, oldest first."""
    rows = folder.rows()
    if as_json:
        print_json([row.to_dict() for row in rows])
        return
    if not rows:
        click.echo(say("fetched-nothing", folder=folder.root))
        return
    shown = table(*(say(f"column-{name}") for name in ("fetched", "bytes", "type", "sha256", "address")))
    for row in rows:
        shown.add_row(row.at[:19], str(row.bytes), row.media_type, row.digest[:12], row.address)
    console().print(shown)
    click.echo(say("fetched-foot", rows=count("fetched", len(rows)), folder=folder.root))
