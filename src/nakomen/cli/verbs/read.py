"""The verb `read`: letters into the archive."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, archive_path
from nakomen.cli.attempts import report_failures
from nakomen.cli.dates import now
from nakomen.cli.safe_reading import reading_options, run_here
from nakomen.cli.showing import print_json
from nakomen.cli.verb import option, verb
from nakomen.engines.attempts import attempt
from nakomen.engines.fetching_run import fetched_folder, take_motions_in
from nakomen.engines.gathering import Gathered, gather
from nakomen.engines.reading_run import Run, read_into
from nakomen.model import Kind
from nakomen.wording import count, name_of, say
from nakomen.wording.remarks import remarks_told

_SHOWN = 5


@verb("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
@option("--json", "as_json", is_flag=True, help="json-summary")
@archive_option
def command(paths: tuple[str, ...], as_json: bool, archive: Place | None, **how: Any) -> int:  # noqa: ANN401 - options
    """Read letters into the archive."""
    from nakomen.archive import Archive

    gathered = gather(paths)
    file = archive_path(archive)
    run = run_here(**how)
    if gathered.files:
        with Archive(file) as opened:
            read_into(opened, run, gathered, paths)
            folder = fetched_folder(None, file)
            attempt(folder.root, lambda _: take_motions_in(opened, folder), run.failures)
    else:
        # A misspelt path must not leave an empty archive behind.
        run.failures += gathered.failures
    if as_json:
        print_json(_summary(run, gathered, file))
    elif gathered.files:
        for line in told(run, gathered, file):
            click.echo(line)
    report_failures(run.failures)
    return 1 if run.failures else 0


def _summary(run: Run, gathered: Gathered, file: Place) -> dict[str, Any]:
    kinds = Counter(str(one.kind) for one in run.statements)
    return {
        "archive": str(file),
        "documents": [{"id": one.document, "file": one.source_name, "kept": str(one.kept)} for one in run.read],
        "kept": dict(sorted(run.kept().items())),
        "statements": {str(kind): kinds[str(kind)] for kind in Kind},
        "undertakings": sum(one.binding for one in run.statements),
        "undertakings_with_term": sum(one.binding and bool(one.due) for one in run.statements),
        "links": run.links,
        "remarks": {document: list(words) for document, words in run.remarks.items() if words},
        "undated": run.undated,
        "redated": run.redated,
        "passed_over": gathered.passed_over + run.passed_over,
        "failures": [{"file": one.where, "error": one.what, "remedy": one.remedy} for one in run.failures],
        "seconds": round((now() - run.started_at).total_seconds(), 3),
    }


def told(run: Run, gathered: Gathered, file: Place) -> list[str]:
    """Return the summary of a run, line by line."""
    kept = run.kept()
    kept["redated"] = len(run.redated)
    kept["reread"] -= kept["redated"]
    names = ("new", "unchanged", "changed", "reread", "redated")
    parts = [f"{kept[name]} {name_of(name)}" for name in names if kept[name]]
    lines = [
        f"{say('read-done', documents=count('documents', len(run.read)), archive=file)} {', '.join(parts)}".strip()
    ]
    if run.statements:
        kinds = Counter(one.kind for one in run.statements)
        lines.append(
            say(
                "read-statements",
                statements=count("statements", len(run.statements)),
                undertakings=count("undertakings", sum(one.binding for one in run.statements)),
                terms=sum(one.binding and bool(one.due) for one in run.statements),
                links=count("links", run.links),
            )
        )
        lines.append("  " + " · ".join(count(str(kind), kinds[kind]) for kind in Kind if kinds[kind]))
    changed = [one.document for one in run.read if str(one.kept) == "changed"]
    if changed:
        lines.append(say("read-changed", documents=_some(changed)))
    told_once = remarks_told(run.remarks).items()
    lines += [f"{words[:1].upper()}{words[1:]}: {_some(documents)}" for words, documents in told_once]
    if run.undated:
        lines.append(say("read-undated", documents=_some(run.undated)))
    if passed_over := gathered.passed_over + run.passed_over:
        lines.append(say("read-passed-over", files=count("files", passed_over)))
    return lines


def _some(names: list[str]) -> str:
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" … (+{rest})" if rest > 0 else "")
