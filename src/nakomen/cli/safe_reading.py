"""What verbs that read a user's files share: their options, the process that reads, and who a file's members are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.dates import day
from nakomen.cli.verb import option
from nakomen.model import Document, ReadingError

if TYPE_CHECKING:
    from nakomen.readers.dispatch import Asked
    from nakomen.readers.members import Outcome
    from nakomen.sandbox import ReadingProcess

_LEAST_MEGABYTES = 256


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What a user asks of the readers, and what a file may take."""

    on: date | None = None
    allow_marking: bool = False
    ocr: bool = False
    seconds: float = 25.0
    memory: int = 1024

    def asked(self) -> Asked:
        """Return what is asked of the readers."""
        from nakomen.readers.dispatch import Asked

        return Asked(self.on, self.allow_marking, self.ocr)

    def process(self) -> ReadingProcess:
        """Return a process that reads within the limits; it is not started yet."""
        from nakomen.sandbox import Limits, ReadingProcess

        return ReadingProcess(Limits(self.seconds, self.memory))


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


def place_of(path: Path, outcome: Outcome) -> Path:
    """Return where a member stands: `letters/letters.zip/letter.pdf`; a file by itself stands where it stands."""
    return path if outcome.name == path.name else path.parent / outcome.name


def document_of(outcome: Outcome) -> Document:
    """Return the document that was read; raises the error with which it was not."""
    if outcome.document is None:
        raise outcome.error or ReadingError("holds no text", where=outcome.name)
    return outcome.document
