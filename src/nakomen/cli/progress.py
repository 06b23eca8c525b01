"""Shows on a terminal how far a run is, once it takes longer than a moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from nakomen.cli.showing import console

#: A run that is done sooner needs no progress.
_PATIENCE_SECONDS = 1.0
_LONGEST_NAME = 40

Thing = TypeVar("Thing")


@contextmanager
def progress(things: Sequence[Thing], name_of: Callable[[Thing], str]) -> Iterator[Iterable[Thing]]:
    """Give things to go through, and show which of them is being worked on; nothing where nobody looks."""
    out = console(stderr=True)
    if not out.is_terminal:
        yield things
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = Progress(*columns, console=out, transient=True)

    def watched() -> Iterator[Thing]:
        started = time.monotonic()
        task = shown.add_task("", total=len(things))
        for thing in things:
            if time.monotonic() - started > _PATIENCE_SECONDS:
                shown.start()
            shown.update(task, description=name_of(thing)[:_LONGEST_NAME])
            yield thing
            shown.advance(task)

    try:
        yield watched()
    finally:
        shown.stop()
