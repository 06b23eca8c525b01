"""Fills an archive with letters made of the dossier, and measures what tracing them costs."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click

from nakomen.archive.places import Place, place_of
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


@dataclass(frozen=True, slots=True)
class Grown:
    """So many statements, and the seconds of processor that tracing them took."""

    statements: int
    processor: float

    def times_linear(self, smaller: Grown) -> float:
        """Return how many times more a statement costs here than in a smaller archive.

        >>> Grown(300, 6.6).times_linear(Grown(100, 2.0))
        1.1
        """
        return round(self.processor / self.statements / (smaller.processor / smaller.statements), 2)


def measure_growth(sizes: Sequence[int], archive: Place | None) -> None:
    """Fill and trace an archive of each size, and print how the cost grew; the largest is kept where one is named."""
    ordered = sorted(set(sizes))
    with tempfile.TemporaryDirectory(prefix="nakomen-") as folder:
        grown = []
        for size in ordered:
            named = archive if size == ordered[-1] else None
            grown.append(fill_and_trace(place_of(named or Path(folder) / f"grown-{size}.db"), size))
    for smaller, larger in pairwise(grown):
        first, last = (count("statements", one.statements) for one in (smaller, larger))
        click.echo(say("grown-ratio", first=first, last=last, times=f"{larger.times_linear(smaller):.2f}"))


def fill_and_trace(place: Place, documents: int) -> Grown:
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
        grown = Grown(held[1], cost.processor)
        document, statements = next(made)
        archive.keep(document, statements, document.text.encode())
        cost = measure(lambda: link_again(archive))
        _print("grown-one", statements=count("statements", len(statements)), cost=cost)
    return grown


def measure(work: Callable[[], object]) -> Cost:
    """Do some work and return what it cost."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    seconds, busy = time.perf_counter() - clock, time.process_time() - processor
    return Cost(seconds, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEBI)


def _print(key: str, cost: Cost, **counts: str) -> None:
    figures = {"seconds": f"{cost.seconds:.2f}", "processor": f"{cost.processor:.2f}", "memory": cost.memory}
    click.echo(say(key, **counts, **figures))
