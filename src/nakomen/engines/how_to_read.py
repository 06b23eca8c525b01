"""What is asked of the readers, and what a file may take; which document a member is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nakomen.model import Document, ReadingError

if TYPE_CHECKING:
    from nakomen.readers.dispatch import Asked
    from nakomen.readers.members import Outcome
    from nakomen.sandbox import ReadingProcess


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What a user asks of the readers, and what a file may take: seconds, and megabytes of memory."""

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


def place_of(path: Path, outcome: Outcome) -> Path:
    """Return where a member stands: `letters/letters.zip/letter.pdf`; a file by itself stands where it stands."""
    return path if outcome.name == path.name else path.parent / outcome.name


def document_of(outcome: Outcome) -> Document:
    """Return the document that was read; raises the error with which it was not."""
    if outcome.document is None:
        raise outcome.error or ReadingError("holds no text", where=outcome.name)
    return outcome.document
