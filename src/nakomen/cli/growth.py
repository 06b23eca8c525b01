"""Fills an archive with letters made of the dossier, and measures what tracing them costs."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

import click

from nakomen.archive.places import Place
from nakomen.cli.progress import progress
from nakomen.demo import dossier_folder
from nakomen.wording import count, say

_MEBI = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of the processor, and the most memory the process has had so far, in MiB."""

    seconds: float
    processor: float
    memory: int


def fill_and_trace(place: Place, documents: int) -> None:
    """Keep so many made letters, trace them all, then add one more and trace what it touches; print what it cost."""
    from nakomen.archive import Archive
    from nakomen.cli.growing import grow
    from nakomen.engines.tracing_run import link_again, tracer
    from nakomen.extraction import extract
    from nakomen.readers import read_document

    read = [read_document(path) for path in sorted(dossier_folder().iterdir())]
    letters = [(document, extract(document)) for document in read]
    with Archive(place) as archive:
        # One more than asked for is made: it comes when the others are traced.
        made = grow(letters, documents + 1)
        with progress(range(documents), str) as numbers:
            for _ in numbers:
                document, statements = next(made)
                archive.keep(document, statements, document.text.encode())
        with archive.tracing(tracer()) as session:
            held = session.count()
        cost = measure(lambda: link_again(archive))
        _print("grown-all", documents=count("documents", held[0]), statements=count("statements", held[1]), cost=cost)
        document, statements = next(made)
        archive.keep(document, statements, document.text.encode())
        cost = measure(lambda: link_again(archive))
        _print("grown-one", statements=count("statements", len(statements)), cost=cost)


def measure(work: Callable[[], object]) -> Cost:
    """Do some work and return what it cost."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    seconds, busy = time.perf_counter() - clock, time.process_time() - processor
    return Cost(seconds, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEBI)


def _print(key: str, cost: Cost, **counts: str) -> None:
    figures = {"seconds": f"{cost.seconds:.2f}", "processor": f"{cost.processor:.2f}", "memory": cost.memory}
    click.echo(say(key, **counts, **figures))
