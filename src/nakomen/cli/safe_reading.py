"""What verbs that read a user's files share: their options, and a run that shows on the terminal how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.attempts import trace_if_asked
from nakomen.cli.dates import day, now
from nakomen.cli.progress import progress
from nakomen.cli.verb import option

if TYPE_CHECKING:
    from nakomen.engines.reading_run import Run

_LEAST_MEGABYTES = 256


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the options of `HowToRead`."""
    options = (
        option("--on", type=day, metavar="DAY", help="on-letter"),
        option("--allow-marking", is_flag=True, help="allow-marking"),
        option("--ocr", is_flag=True, help="ocr"),
        option("--seconds", type=click.FloatRange(min=1), default=25.0, metavar="NUMBER", help="seconds"),
        option("--memory", type=click.IntRange(min=_LEAST_MEGABYTES), default=1024, metavar="MB", help="memory"),
    )
    for one in reversed(options):
        command = one(command)
    return command


def run_here(**how: Any) -> Run:  # noqa: ANN401 - the options of `HowToRead`
    """Return a reading run that begins now and is watched on the terminal."""
    from nakomen.engines.how_to_read import HowToRead
    from nakomen.engines.reading_run import Run

    return Run(
        now, HowToRead(**how), watch=lambda files: progress(files, lambda path: path.name), broken=trace_if_asked
    )
