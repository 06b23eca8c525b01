"""Tries one file after the other: what fails is noted, the others go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from nakomen.model import NakomenError, ReadingError
from nakomen.wording import say

Result = TypeVar("Result")


def quietly() -> None:
    """Do nothing about a mistake of ours but note it."""


def attempt(
    path: Path, work: Callable[[Path], Result], failures: list[NakomenError], broken: Callable[[], None] = quietly
) -> Result | None:
    """Return what the work makes of a file, or None after its error was added to the failures under the file's path.

    `broken` is called while an error is handled that is none of the house.
    """
    try:
        return work(path)
    except NakomenError as error:
        failures.append(type(error)(error.what, where=str(path), remedy=error.remedy))
    except MemoryError:
        failures.append(ReadingError(say("no-memory"), where=str(path), remedy=say("no-memory-remedy")))
    except Exception as error:
        # One letter that breaks the program must not keep the others from being read.
        broken()
        said = say("unexpected-in-file", error=f"{type(error).__name__}: {error}".splitlines()[0])
        failures.append(ReadingError(said, where=str(path), remedy=say("unexpected-remedy")))
    return None
