"""Shows on a terminal how far a run is, once it takes longer than a moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from nakomen.cli.showing import console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

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
    shown = _bar(out)

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


class Counter:
    """Counts what comes in on a terminal, for as long as nobody knows how much there is; a context manager.

    With `patience` it shows nothing before so many seconds are over.
    """

    def __init__(self, patience: float = 0.0) -> None:
        self._quiet_until = time.monotonic() + patience
        out = console(stderr=True)
        self._shown = _bar(out) if out.is_terminal else None
        self._task = self._shown.add_task("", total=None) if self._shown else None
        self._total = 0

    def __enter__(self) -> Self:
        self._show()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown.stop()

    def _show(self) -> None:
        if self._shown and time.monotonic() >= self._quiet_until:
            self._shown.start()

    def expect(self, more: int) -> None:
        """Say that so many are still to come."""
        self._total += more
        if self._shown and self._task is not None:
            self._shown.update(self._task, total=self._total)

    def step(self, name: str) -> None:
        """Say that one came in, or is being worked on."""
        self._show()
        if self._shown and self._task is not None:
            self._shown.update(self._task, description=name[:_LONGEST_NAME], advance=1)


def _bar(out: Console) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=out, transient=True)
